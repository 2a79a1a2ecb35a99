"""In which respects an earlier matter resembles another, in words."""

import unicodedata
from collections.abc import Sequence

from graph.analyses._consult_history import History
from graph.analyses._consult_matter import Matter, as_written, split_topics
from graph.fields import LANGUAGES, header_key, localised_name
from graph.messages import Message, PerLanguage, message
from graph.projections import Network, Record
from graph.texts import known_word

_TOLD = 4  # words that are told


def likeness(
    network: Network, history: History, matter: Matter, issue: str
) -> tuple[Message | PerLanguage, ...]:
    """In which respects an earlier matter resembles this one."""
    other = history.matters[issue]
    said: list[Message | PerLanguage] = []
    if issue in matter.links:
        said.append(message("consult.like.linked"))
    if set(other.leads) & set(matter.leads):
        said.append(message("consult.like.lead"))
    if set(other.authors) & set(matter.authors):
        said.append(message("consult.like.author"))
    record = network.nodes[issue]["record"]
    if shared := _shared_topics(record, matter):
        said.append(message("consult.like.topics", topics=shared))
    common = sorted(other.words & matter.words, key=lambda word: (-history.rarity(word), word))
    if common:
        said.append(_words(record, common))
    if not said:
        drafted = {part.party for part in history.parts[issue]} & set(matter.authors)
        said.append(message("consult.like.author_part" if drafted else "consult.like.near"))
    return tuple(said)


def _shared_topics(record: Record, matter: Matter) -> tuple[Message | str, ...]:
    """Topics of an earlier matter that this one has too, as they were written there."""
    found = {header_key(each): each.strip() for each in split_topics(record.get("topics"))}
    return tuple(known_word(found[key]) for key in sorted(found) if key in matter.topics)


def _words(record: Record, common: Sequence[str]) -> PerLanguage:
    """Words in common as the title of the reader's language has them, rarest first."""
    written = [as_written(record, word) for word in common]
    return PerLanguage({each: _words_in(record, written, each) for each in LANGUAGES})


def _words_in(record: Record, written: Sequence[str], language: str) -> Message:
    own = record.get(localised_name("title", language))
    title = unicodedata.normalize("NFKC", str(own or "")).casefold()
    there = [word for word in written if word in title] if own else written
    key = "consult.like.words" if there else "consult.like.words_elsewhere"
    return message(key, words=tuple(map(known_word, (there or written)[:_TOLD])))
