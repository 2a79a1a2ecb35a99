"""Parties of one kind that may be one: names or e-mail addresses that are the same or nearly so."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.fields import LANGUAGES, header_key, localised_name
from graph.tables import Tables

NAME, EMAIL, LETTER = "name", "email", "letter"
_NAMES = ("name", *(localised_name("name", each) for each in LANGUAGES))
# In shorter names one letter tells two people apart: 王小明 is not 王小華.
_SHORTEST = {True: 4, False: 6}  # of names in Chinese characters, of others
_CROWD = 20  # a name or address that more share, such as "manager", tells nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two parties of one table that may be one, and why: ``name``, ``email`` or ``letter``."""

    table: str
    first: str
    second: str
    why: str
    said: str


def duplicates(tables: Tables, table: str) -> list[Pair]:
    """Pairs that may be one, the surest first: same name, same e-mail, one letter apart.

    Names are the same when they differ in nothing but width, case, blanks and punctuation, in
    whichever language. Only a person can tell; nothing is merged by this.
    """
    rows = tables[table]
    named = _grouped(
        (identifier, said, header_key(said))
        for column in _NAMES
        for identifier, said in rows.select("id", column).drop_nulls().iter_rows()
    )
    found = [*_alike(table, named, NAME)]
    if "email" in rows.columns:
        addresses = rows.select("id", "email").drop_nulls().iter_rows()
        mailed = _grouped((each, said, said.strip().casefold()) for each, said in addresses)
        found += _alike(table, mailed, EMAIL)
    found += _one_letter(table, named)
    once: dict[tuple[str, str], Pair] = {}
    for pair in found:
        once.setdefault((pair.first, pair.second), pair)
    return list(once.values())


def _grouped(said: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    """Folded text -> ids that have it, each with the text as it stands."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for identifier, text, folded in said:
        if folded:
            groups[folded].setdefault(identifier, text)
    return groups


def _alike(table: str, groups: dict[str, dict[str, str]], why: str) -> Iterator[Pair]:
    for group in groups.values():
        if 1 < len(group) <= _CROWD:
            first, *others = sorted(group)
            for other in others:
                yield Pair(table=table, first=first, second=other, why=why, said=group[other])


def _one_letter(table: str, named: dict[str, dict[str, str]]) -> Iterator[Pair]:
    """Names of which one becomes the other by a letter more, less or another."""
    without: dict[str, list[str]] = defaultdict(list)
    for folded in named:
        if len(folded) >= _SHORTEST[_is_chinese(folded)]:
            for each in {folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))}:
                without[each].append(folded)
    told = set()
    for texts in without.values():
        if 1 < len(texts) <= _CROWD:
            for at, one in enumerate(texts):
                for other in texts[at + 1 :]:
                    if (one, other) not in told and _is_slip(one, other):
                        told.add((one, other))
                        yield from _pairs(table, named[one], named[other])


def _pairs(table: str, ones: dict[str, str], others: dict[str, str]) -> Iterator[Pair]:
    for one in ones:
        for other, said in others.items():
            if one != other:
                first, second = sorted((one, other))
                yield Pair(table=table, first=first, second=second, why=LETTER, said=said)


def _is_slip(one: str, other: str) -> bool:
    """Whether a single letter tells the two apart, and no digit: 1st and 2nd are two."""
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    at = min(len(one), len(other)) if at is None else at
    longer = max(one, other, key=len)
    if longer[at : at + 1].isdigit() or min(one, other, key=len)[at : at + 1].isdigit():
        return False
    more, less = one[at + 1 :], other[at + 1 :]
    return more == less or more == other[at:] or one[at:] == less


def _is_chinese(text: str) -> bool:
    return any("CJK" in unicodedata.name(each, "") for each in text)
