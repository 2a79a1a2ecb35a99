"""What consultation looks at in an issue: kind, topics, words, leads, authors, links, date.

A :class:`Matter` is made from an issue of the register; a draft that is not in the register yet is
one too, made by hand.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from graph.dates import earliest, latest
from graph.fields import LANGUAGES, LIST_MARKS, header_key, localised_name
from graph.projections import Network, Record, edges
from graph.reading import compared, leads, parties_in_role

_LATIN = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_SPLIT = re.compile(f"[{re.escape(LIST_MARKS)}]")
# Words that stand in titles of every subject: that two have one in common is no likeness.
_COMMON = """
    a about all also an and any are as at be been before but by can do each for from had has have
    how if in into is it its may more most no not of on one or other our out over own per shall
    should so some such than that the their them then there these they this those through to two
    under up upon via was we were what when where which while who whose will with within without
    would your
"""
_STOP = frozenset(_COMMON.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """An issue as consultation compares it.

    Parameters
    ----------
    ref
        Its node; None for a draft.
    day
        Day it was opened, in the issue's favour where the date is vague; None when unknown.
    links
        Issues it depends on, that depend on it, or that it refers to.
    needs
        Issues and departments of which a draft says that it depends on them; those of an issue of
        the register stand in the network.
    priority
        Priority as it was written; None when unknown.
    title
        Title of a draft as it was typed; those of an issue stand in its record.
    named
        Parties that stand on it already, beside whom others are looked for.
    """

    ref: str | None = None
    kind: str | None = None
    topics: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    leads: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    links: frozenset[str] = field(default_factory=frozenset)
    day: date | None = None
    needs: tuple[str, ...] = ()
    priority: str | None = None
    title: str = ""
    named: tuple[str, ...] = ()


def matter_of(network: Network, issue: str) -> Matter:
    """An issue of the register as a matter."""
    record: Record = network.nodes[issue]["record"]
    created = record.get("created")
    return Matter(
        ref=issue,
        kind=folded(record.get("kind")),
        topics=topics(record.get("topics")),
        words=frozenset(title_words(compared(network, issue))),
        leads=tuple(leads(network, issue)),
        authors=tuple(parties_in_role(network, issue, "author")),
        links=frozenset(linked_issues(network, issue)),
        day=None if created is None else latest(created),
        priority=record.get("priority"),
    )


def linked_issues(network: Network, issue: str, day: date | None = None) -> Iterator[str]:
    """Issues joined to an issue by a dependency or reference of any kind, in either direction.

    With a day, without those links that are known to be later.
    """
    for incoming in (False, True):
        for other, record in edges(network, issue, "depends_on", incoming=incoming):
            if other == issue or network.nodes[other]["kind"] != "issue":
                continue
            since = record.get("since")
            if day is None or since is None or earliest(since) <= day:
                yield other


def folded(word: str | None) -> str | None:
    """A word of free spelling as it is compared; None when there is none."""
    return header_key(word) or None if word else None


def topics(text: str | None) -> frozenset[str]:
    """Topics of a list field, as they are compared."""
    return frozenset(key for part in split_topics(text) if (key := header_key(part)))


def split_topics(text: str | None) -> list[str]:
    """Topics of a list field, as they are written."""
    return _SPLIT.split(text) if text else []


def title_words(record: Record) -> Iterator[str]:
    """Words of an issue's title in every language it is known in."""
    for title in titles(record):
        yield from words(title)


def titles(record: Record) -> tuple[str, ...]:
    """An issue's title and those of each language, empty where there is none."""
    columns = ("title", *(localised_name("title", language) for language in LANGUAGES))
    return tuple(str(record.get(column, "")) for column in columns)


def is_chinese(word: str) -> bool:
    """Whether a word of :func:`words` is of Chinese characters."""
    return _HAN.match(word) is not None


def words(text: str) -> Iterator[str]:
    """Words of a text: Latin ones without plural s, no common ones; pairs of Chinese characters."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    for run in _HAN.findall(plain):
        yield from (run[at : at + 2] for at in range(max(1, len(run) - 1)))
    for word in _LATIN.findall(_HAN.sub(" ", plain)):
        if len(word) > 1 and word not in _STOP:
            yield _singular(word)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word


def as_written(record: Record, word: str) -> str:
    """A word of :func:`title_words` as the title writes it: “status”, where “statu” is compared."""
    for title in titles(record):
        plain = unicodedata.normalize("NFKC", title).casefold()
        for each in map(str, _LATIN.findall(_HAN.sub(" ", plain))):
            if _singular(each) == word:
                return each
    return word
