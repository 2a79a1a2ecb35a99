"""What an unknown id was probably meant to be: a name, another spelling, a slip of one letter."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import polars as pl

from graph.fields import header_key
from graph.model import BY_TABLE
from graph.tables import Tables

# Comparing letters is slow; whoever has more unknown ids than this has another problem.
_COMPARED = 200
_LIKE = 0.75
# Comparing with each of more words than this takes minutes; then one slip of the pen counts.
_MANY = 2_000

Lengths: TypeAlias = Mapping[tuple[str, int], Sequence[str]]


def nearest(
    unknown: pl.Series, tables: Sequence[str], incoming: Mapping[str, pl.DataFrame], stored: Tables
) -> dict[str, str]:
    """Likely ids for unknown ones; those that resemble nothing are left out."""
    known = _known_words(tables, incoming, stored)
    lengths: dict[tuple[str, int], list[str]] = {}
    for word in known:
        lengths.setdefault((word[:1], len(word)), []).append(word)
    letters = "".join({letter for word in known for letter in word})
    meant: dict[str, str] = {}
    for value in unknown.head(_COMPARED):
        exact = known.get(header_key(value))
        candidate = exact or _similar(header_key(value), known, lengths, letters)
        if candidate is not None:
            meant[value] = candidate
    return meant


def _known_words(
    tables: Sequence[str], incoming: Mapping[str, pl.DataFrame], stored: Tables
) -> dict[str, str]:
    """Folded names and ids -> id; an id counts before a name."""
    words: dict[str, str] = {}
    frames = [
        (table, rows)
        for table in tables
        for rows in (incoming.get(table), stored[table])
        if rows is not None
    ]
    for names_too in (False, True):
        for table, rows in frames:
            columns = [
                name for name in BY_TABLE[table].columns if name.startswith(("name", "title"))
            ]
            for name in columns if names_too else ("id",):
                pairs = rows.select(pl.col(name), pl.col("id").alias("_id")).drop_nulls()
                for word, identifier in pairs.iter_rows():
                    words.setdefault(header_key(word), identifier)
    words.pop("", None)
    return words


def _similar(folded: str, known: Mapping[str, str], lengths: Lengths, letters: str) -> str | None:
    """Id whose letters are most like these, among those of about the same length."""
    about = range(len(folded) - 2, len(folded) + 3)
    close = [word for size in about for word in lengths.get((folded[:1], size), ())]
    if len(close) > _MANY:
        close = [word for word in _one_letter_apart(folded, letters) if word in known]
    found = difflib.get_close_matches(folded, close, n=1, cutoff=_LIKE)
    return known[found[0]] if found else None


def _one_letter_apart(word: str, letters: str) -> Iterator[str]:
    """Words with one letter more, fewer or another, or with two neighbours exchanged."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        for letter in letters:
            yield f"{before}{letter}{after}"
            yield f"{before}{letter}{after[1:]}"
        yield f"{before}{after[1:]}"
        yield f"{before}{after[1:2]}{after[:1]}{after[2:]}"
