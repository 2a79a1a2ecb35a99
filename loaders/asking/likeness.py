"""How alike two names are: the same but for width, case and blanks, or but for one letter."""

import re
from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from graph.spelling import differing
from loaders.dates import plain_text

SHORTEST = 5
_LONGEST = 100  # letters; what is longer is a text and no name
# Letters that tell things of one kind apart: 第一科 and 第二科 are two.
_COUNTING = frozenset(
    "0123456789一二三四五六七八九十甲乙丙丁戊己庚辛東东西南北中上下左右前後后內内外大小正副男女"
)
_TOKEN = re.compile(r"[^\W_]+")


def folded(text: pl.Expr) -> pl.Expr:
    """Name without what people do not mean by it: width, case, blanks; 臺 and 台 are one."""
    return plain_text(text).str.replace_all(r"\s+", "").str.replace_all("臺", "台")


def _is_compared(fold: str, shortest: int) -> bool:
    """Whether one letter can be a slip in it: codes differ in one on purpose."""
    return shortest <= len(fold) <= _LONGEST and not any(each.isdecimal() for each in fold)


def one_letter_apart(
    names: Mapping[str, str], among: Iterable[tuple[str, str]], shortest: int = SHORTEST
) -> Iterator[tuple[str, str]]:
    """Pairs of a folded name and one of ``among`` that a slip of one letter would explain.

    Parameters
    ----------
    names
        Folded name -> name as written.
    among
        The same of the names to compare with.
    shortest
        Letters that a name needs: of shorter ones far too many differ in one on purpose.
    """
    around: dict[str, set[str]] = {}
    for fold in (each for each in names if _is_compared(each, shortest)):
        for part in _shortened(fold):
            around.setdefault(part, set()).add(fold)
    for other, written in among:
        if not _is_compared(other, shortest):
            continue
        near = {fold for part in _shortened(other) for fold in around.get(part, ())}
        for fold in sorted(near - {other}):
            if _is_slip(fold, other) and not _counts(names[fold], written):
                yield fold, other


def _shortened(fold: str) -> Iterator[str]:
    yield fold
    for at in range(len(fold)):
        yield fold[:at] + fold[at + 1 :]


def _is_slip(one: str, other: str) -> bool:
    """One letter more, less, another, or two neighbours swapped; none that counts things."""
    left, right = differing(one, other)
    if len(left) == len(right) == 2:
        return left == right[::-1]
    return max(len(left), len(right)) == 1 and not (set(left) | set(right)) & _COUNTING


def _counts(one: str, other: str) -> bool:
    """Whether the names differ in a letter that stands alone: Unit A and Unit B are two."""
    differ = set(_TOKEN.findall(one)) ^ set(_TOKEN.findall(other))
    return bool(differ) and all(len(each) == 1 for each in differ)
