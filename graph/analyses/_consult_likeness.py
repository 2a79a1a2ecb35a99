"""In which respects another matter resembles the one that is asked about, in words."""

import unicodedata
from collections.abc import Iterator, Sequence

from graph.analyses._consult_alike import ENOUGH, terms
from graph.analyses._consult_ground import Ground
from graph.analyses._consult_matter import Matter, as_written, is_chinese, split_topics
from graph.fields import LANGUAGES, header_key, localised_name
from graph.messages import Message, PerLanguage, message
from graph.projections import Record
from graph.reading import compared
from graph.texts import known_word

TOLD = 4  # words that are told
HIDDEN = "consult.like.hidden"  # said of words in common that stand in hidden names
# How words are told that only a title in another language has.
ONE, SEVERAL, IN_BRACKETS = (
    "consult.like.word_in",
    "consult.like.words_in",
    "consult.field.words_in",
)


def likeness(ground: Ground, issue: str, party: str) -> PerLanguage:
    """In which respects another matter resembles this one, a tuple for each language.

    Words in common are told as the title of the reader's language has them, else with the language
    in which they are, where nothing else is to be told. That it is one word only is said. Where
    they resemble in nothing, it is told who else of this matter was on the other one.
    """
    other, record = ground.history.matters[issue], ground.network.nodes[issue]["record"]
    said = tuple(_alike(other, ground.matter, record, linked=issue in ground.matter.links))
    common = common_words(ground, other.words)
    if not common and not said:
        said = (_met(ground, issue, party),)
    is_all = not said and terms(compared(ground.network, issue), common) < ENOUGH
    if said or not common:
        return PerLanguage(
            {each: (*said, *_words(record, common, each, ground.titles)) for each in LANGUAGES}
        )
    return PerLanguage(
        {each: (_in_common(record, common, each, ground.titles, is_all),) for each in LANGUAGES}
    )


def common_words(ground: Ground, words: frozenset[str]) -> list[str]:
    """Words that the title of this matter has too, rarest first."""
    rarity = ground.history.rarity
    return sorted(words & ground.matter.words, key=lambda word: (-rarity(word), word))


def readable(
    record: Record, words: Sequence[str], language: str, beside: Sequence[str]
) -> tuple[str, ...]:
    """Those of some words of a title that it has in a language, else as it was written.

    Pairs of Chinese characters that overlap are told as the run that they make up, where that
    stands in one of the texts ``beside``, with which the title has them in common.
    """
    own = record.get(localised_name("title", language)) or record.get("title")
    title = _plain(str(own or ""))
    texts = [_plain(text) for text in beside]
    written = (
        _run(title, word, texts) if is_chinese(word) else as_written(record, word) for word in words
    )
    return tuple(dict.fromkeys(word for word in written if word in title))[:TOLD]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _run(title: str, pair: str, texts: Sequence[str]) -> str:
    """Longest part of a title around a pair of Chinese characters that stands in a text."""
    first = title.find(pair)
    if first < 0:
        return pair
    last = first + len(pair)
    while first and is_chinese(title[first - 1]) and _is_in(texts, title[first - 1 : last]):
        first -= 1
    while is_chinese(title[last : last + 1]) and _is_in(texts, title[first : last + 1]):
        last += 1
    return title[first:last]


def _is_in(texts: Sequence[str], part: str) -> bool:
    return any(part in text for text in texts)


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
    """Topics of another matter that this one has too, as they were written there."""
    found = {header_key(each): each.strip() for each in split_topics(record.get("topics"))}
    return tuple(known_word(found[key]) for key in sorted(found) if key in matter.topics)


def _met(ground: Ground, issue: str, party: str) -> Message:
    """Who of this matter, a party itself left out, was on another one.

    On this one are all who stand on it: those who are to be informed, too.
    """
    matter = ground.matter
    on_it = {part.party for part in ground.history.parts[issue]}
    if on_it & set(matter.authors) - {party}:
        return message("consult.like.author_part")
    own = {part.party for part in ground.history.parts.get(matter.ref or "", ())}
    others = {*matter.leads, *matter.authors, *ground.beside, *own} - {party}
    if others & on_it:
        return message("consult.like.near", count=len(others & on_it), total=len(others))
    return message("consult.like.apart")


def _words(
    record: Record, common: Sequence[str], language: str, own: Sequence[str]
) -> Iterator[Message]:
    """Words in common beside what else is, where the reader's language has them."""
    if there := readable(record, common, language, own):
        yield message("consult.like.words", words=there)


def _in_common(
    record: Record, common: Sequence[str], language: str, own: Sequence[str], is_one: bool
) -> Message:
    """Words that are all that is in common, rarest first; that it is one only is said."""
    there = readable(record, common, language, own)
    if not there:
        return elsewhere(record, common, ONE if is_one else SEVERAL, own)
    if is_one:
        return message("consult.like.word", word=there[0])
    return message("consult.like.words", words=there)


def elsewhere(record: Record, common: Sequence[str], key: str, beside: Sequence[str]) -> Message:
    """Words that no title in the reader's language has, with the language that has them.

    Where none of a language has them they are told as the title was written, if it has them still:
    what stands in a name that is hidden is not told.
    """
    for language in LANGUAGES:
        if localised_name("title", language) in record and (
            there := readable(record, common, language, beside)
        ):
            name = message(f"consult.in.{language}")
            return message(key, language=name, words=there[:1] if key == ONE else there)
    if there := readable({"title": record.get("title")}, common, LANGUAGES[0], beside):
        return message("consult.like.words", words=there)
    return message(HIDDEN)
