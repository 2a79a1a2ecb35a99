"""Results in words: summary, table of rows with reasons, warnings."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.analyses._base import Analysis, Matrix, Result, Row
from graph.cli.columns import REASON_INDENT, clipped, fitting, plain, table, wrapped
from graph.cli.saying import NUMBERS, Words
from graph.cli.summary import summary_lines
from graph.projections import Network
from graph.texts import Translator

CELL = 32  # columns a cell takes at most, but for names
_ALWAYS = 3  # number, name and kind of a row stand in the table, however narrow the terminal
MATRIX_MOST = 12  # a larger square table does not fit a terminal; --json has it


def result_lines(
    analysis: Analysis,
    network: Network,
    result: Result,
    translate: Translator,
    columns: int | None = None,
) -> Iterator[str]:
    """Lines of a whole result.

    Parameters
    ----------
    columns
        Width of the terminal; None when the output is no terminal.
    """
    say = Words(network, translate)
    yield plain(translate(f"analysis.{analysis.id}"))
    yield from summary_lines(analysis, result, say)
    if result.rows:
        yield ""
        yield from _rows(analysis, result.rows, say, columns)
    for name, matrix in result.matrices.items():
        if not matrix.labels:
            continue
        yield ""
        yield say.label(f"matrix.{name}", name)
        yield from _matrix(matrix, say)
    if result.warnings:
        yield ""
        yield translate("cli.warnings")
        for warning in result.warnings:
            yield from wrapped(plain(translate.say(warning)), columns, "  ! ")


def _rows(
    analysis: Analysis, rows: tuple[Row, ...], say: Words, columns: int | None
) -> Iterator[str]:
    header, cells, right = _cells(analysis, rows, say)
    shown = fitting([header, *cells], _ALWAYS, columns)
    beneath = [at for at in range(len(header)) if at not in shown]
    beside = [[row[at] for at in shown] for row in (header, *cells)]
    lines = table(beside[0], beside[1:], [right[at] for at in shown])
    yield next(lines)
    yield next(lines)
    for row, line, told in zip(rows, lines, cells, strict=True):
        yield line
        yield from _beneath([(header[at], told[at]) for at in beneath], say, columns)
        for reason in row.reasons:
            text = plain(say.translate.say(reason.text))
            first, *more = wrapped(text, columns, REASON_INDENT + "  ")
            yield REASON_INDENT + "- " + first.lstrip()
            yield from more


def _cells(
    analysis: Analysis, rows: tuple[Row, ...], say: Words
) -> tuple[list[str], list[list[str]], list[bool]]:
    """Header, cells of every row, and which columns stand to the right."""
    names = _columns(rows)
    has_scores = any(row.score is not None for row in rows)
    header = ["#", say.label("column.name", "name"), say.label("column.kind_of", "kind")]
    header += [
        say.label(f"column.{analysis.id}.{name}", say.label(f"column.{name}", name))
        for name in names
    ]
    right = [True, False, False, *(_is_number(rows, name) for name in names)]
    score = f"{analysis.id}.score"
    if has_scores:
        header.append(say.label(f"column.{score}", say.label("column.score", "score")))
        right.append(True)
    cells = []
    for at, row in enumerate(rows, start=1):
        kind = row.kind or say.network.nodes[row.ref]["kind"]
        told = [str(at), say.node(row.ref), say.label(f"kind.{kind}", kind)]
        told += [clipped(say.value(row.facts.get(name), name), CELL) for name in names]
        cells.append([*told, say.value(row.score, score)] if has_scores else told)
    return header, cells, right


def _beneath(facts: Iterable[tuple[str, str]], say: Words, columns: int | None) -> Iterator[str]:
    """Known facts of a row for which the terminal has no room in the table."""
    unknown = say.translate("cli.unknown")
    known = [
        say.translate("change.fact", field=field, value=value)
        for field, value in facts
        if value != unknown
    ]
    if known:
        yield from wrapped(" · ".join(known), columns, REASON_INDENT)


def _columns(rows: tuple[Row, ...]) -> list[str]:
    """Facts that stand in the table: those of single values or short lists that any row knows."""
    names = dict.fromkeys(name for row in rows for name in row.facts)
    return [
        name
        for name in names
        if any(row.facts.get(name) not in (None, False, [], (), {}) for row in rows)
        and not any(_is_long(row.facts.get(name)) for row in rows)
    ]


def _is_long(value: Any) -> bool:
    """Whether a fact holds more than a cell does; its reasons tell it, and ``--json`` has it."""
    if isinstance(value, list | tuple):
        return any(isinstance(each, str) and ":" in each for each in value)
    return isinstance(value, Mapping)


def _is_number(rows: tuple[Row, ...], name: str) -> bool:
    values = [value for row in rows if (value := row.facts.get(name)) is not None]
    return all(isinstance(each, NUMBERS) and not isinstance(each, bool) for each in values)


def _matrix(matrix: Matrix, say: Words) -> Iterator[str]:
    if len(matrix.labels) > MATRIX_MOST:
        yield "  " + say.translate("cli.matrix", count=len(matrix.labels))
        return
    numbers = [str(at) for at in range(1, len(matrix.labels) + 1)]
    rows = [
        [f"{at} {say.node(label)}", *(say.value(value) for value in values)]
        for at, label, values in zip(numbers, matrix.labels, matrix.values, strict=True)
    ]
    yield from table(["", *numbers], rows, [False, *(True for _ in numbers)])
