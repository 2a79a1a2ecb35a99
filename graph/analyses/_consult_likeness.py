"""In which respects an earlier matter resembles another, in words."""

import unicodedata
from collections.abc import Iterator, Sequence

from graph.analyses._consult_history import History
from graph.analyses._consult_matter import Matter, as_written, split_topics
from graph.fields import LANGUAGES, header_key, localised_name
from graph.messages import Message, PerLanguage, message
from graph.projections import Network, Record
from graph.texts import known_word

_TOLD = 4  # words that are told


def likeness(network: Network, history: History, matter: Matter, issue: str) -> PerLanguage:
    """In which respects an earlier matter resembles this one, a tuple for each language.

    Words in common are told as the title of the reader's language has them; that
    titles share words in another language only where nothing else is to be told.
    """
    other, record = history.matters[issue], network.nodes[issue]["record"]
    said = tuple(_alike(other, matter, record, linked=issue in matter.links))
    common = sorted(other.words & matter.words, key=lambda word: (-history.rarity(word), word))
    if not common and not said:
        drafted = {part.party for part in history.parts[issue]} & set(matter.authors)
        said = (message("consult.like.author_part" if drafted else "consult.like.near"),)
    written = [as_written(record, word) for word in common]
    return PerLanguage({each: (*said, *_words(record, written, each, said)) for each in LANGUAGES})


def _alike(other: Matter, matter: Matter, record: Record, *, linked: bool) -> Iterator[Message]:
    if linked:
        yield message("consult.like.linked")
    if set(other.leads) & set(matter.leads):
        yield message("consult.like.lead")
    if set(other.authors) & set(matter.authors):
        yield message("consult.like.author")
    if shared := _shared_topics(record, matter):
        yield message("consult.like.topics", topics=shared)


def _shared_topics(record: Record, matter: Matter) -> tuple[Message | str, ...]:
    """Topics of an earlier matter that this one has too, as they were written there."""
    found = {header_key(each): each.strip() for each in split_topics(record.get("topics"))}
    return tuple(known_word(found[key]) for key in sorted(found) if key in matter.topics)


def _words(
    record: Record, written: Sequence[str], language: str, said: tuple[Message, ...]
) -> Iterator[Message]:
    """Words in common, rarest first."""
    own = record.get(localised_name("title", language))
    title = unicodedata.normalize("NFKC", str(own or "")).casefold()
    if there := tuple(word for word in written if word in title or not own):
        yield message("consult.like.words", words=there[:_TOLD])
    elif written and not said:
        yield message("consult.like.words_elsewhere")
