"""Columns that a mapping names, and patterns of the names of files and sheets."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph.fields import header_key
from loaders.formats._layout import Layout, layout_at
from loaders.limits import HEADER_ROWS
from loaders.mapping.model import Mapping, Rule, Value
from loaders.source import Sheet

OWN = "$"  # names of what no column says begin with it
OWN_NAMES = ("position", "role", "key", "file", "name", "folder", "sheet", "row")
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def named_in(value: Value) -> tuple[str, ...]:
    """Columns or paths that a way to make a value reads."""
    return (*value.sources, *(_PLACEHOLDER.findall(value.template) if value.template else ()))


def used_by(rule: Rule, mapping: Mapping) -> tuple[str, ...]:
    """Columns or paths that a rule reads, in the values with names too."""
    each = (rule.each,) if rule.each else ()
    named = [name for value in rule.values() for name in named_in(value)]
    named += [skip.source for skip in (*rule.skip, *mapping.skip)]
    named += [
        name
        for own, values in mapping.named
        if f"{OWN}{own}" in named
        for value in values
        for name in named_in(value)
    ]
    plain = (name for name in (*each, *named) if not name.startswith(OWN) and name != ".")
    return tuple(dict.fromkeys(plain))


def used(mapping: Mapping) -> tuple[str, ...]:
    """Columns or paths that any rule reads, those that go on from the rows' path in full."""
    found = (
        f"{rule.each or ''}{name}" if name.startswith(".") else name
        for rule in mapping.rules
        for name in used_by(rule, mapping)
    )
    return tuple(dict.fromkeys(found))


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    words = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(words.get(each, re.escape(each)) for each in parts), re.IGNORECASE)


def fits(name: str, globs: Sequence[str]) -> bool:
    """Whether a name fits one of some patterns; without patterns it does."""
    return not globs or any(_pattern(each).fullmatch(name) for each in globs)


def position_of(layout: Layout, name: str) -> int | None:
    """Column of a sheet that a mapping means: as written, else as headers are compared."""
    if name in layout.names:
        return layout.names.index(name)
    found = layout.at.get(header_key(name))
    return found[0] if found else None


def headers_near_top(sheet: Sheet) -> Iterator[Layout]:
    """The rows in which the header may stand."""
    for position in range(min(HEADER_ROWS, sheet.cells.height)):
        yield layout_at(sheet, position)


def header_of(sheet: Sheet, mapping: Mapping) -> Layout | None:
    """The first row with the most of the columns that a mapping names; None where none has any."""
    names = (*mapping.signature.has, *used(mapping))
    best, most = None, 0
    for layout in headers_near_top(sheet):
        count = sum(position_of(layout, name) is not None for name in names)
        if count > most:
            best, most = layout, count
    return best
