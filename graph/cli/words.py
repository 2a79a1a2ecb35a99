"""Results in words: summary, table of rows with reasons, warnings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.analyses._base import Analysis, Matrix, Result, Row
from graph.change_rows import field_title, field_words, in_one_language
from graph.cli.columns import REASON_INDENT, clipped, plain, table, wrapped
from graph.digits import said_figure
from graph.model import RECORD_TYPES, TABLE_OF_KIND
from graph.projections import Network, name_of
from graph.texts import Translator, counting
from graph.vocabulary import WORD_FIELDS

MATRIX_MOST = 12  # a larger square table does not fit a terminal; --json has it
# Facts whose words stand among the texts of another.
ROOMS = {"recorded_as": "role", "roles": "role", "kinds": "kind"}
# Facts that hold a word of the data.
WORDS = frozenset((*WORD_FIELDS, "recorded_as", "roles", "zero", "open_ends"))
CELL = 32  # columns a cell takes at most, but for names
LISTED = 6  # values of a list that are named; --json has all
_GROUPS = " | "  # between lists, such as the camps, whose members commas part
NUMBERS = (int, float)


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
    yield from _summary(analysis, result, say)
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


class Marked:
    """A value of a sentence that knows whether the sentence says it."""

    def __init__(self, text: str) -> None:
        self.text, self.is_said = text, False

    def __str__(self) -> str:
        self.is_said = True
        return self.text

    def __format__(self, spec: str) -> str:
        return format(counting(str(self)), spec)


class Words:
    """Values of results in the reader's words."""

    def __init__(self, network: Network, translate: Translator) -> None:
        self.network, self.translate = network, translate

    def label(self, key: str, otherwise: str) -> str:
        """Text of a key, the name itself where there is none."""
        return self.translate(key) if self.translate.has(key) else otherwise.replace("_", " ")

    def value(self, value: Any, name: str = "") -> str:
        """A value as people read it: references by name, unknown as a dash."""
        value = self.translate.fact(value)
        if value is None:
            return self.translate("cli.unknown")
        if isinstance(value, bool):
            return self.translate("cli.yes" if value else "cli.no")
        if isinstance(value, float):
            return said_figure(value, ",.2f").rstrip("0").rstrip(".")
        if isinstance(value, list | tuple):
            return self.listing(value, name)
        if isinstance(value, Mapping):
            if value and all(_is_figures(each) for each in value.values()):
                value = {each: "–".join(map(self.value, f.values())) for each, f in value.items()}
            if any(isinstance(each, Mapping) for each in value.values()):
                return self.translate("cli.entries", count=len(value))
            said = [
                f"{self.member(each)} {self.value(inner, each)}" for each, inner in value.items()
            ]
            return self.first(said)
        key = f"{ROOMS.get(name, name)}.{value}"
        if self.translate.has(key):
            return self.translate(key)
        is_word = name in WORDS and value not in self.network
        return self.translate.word(value) if is_word else self.node(str(value))

    def listing(self, values: Sequence[Any], name: str) -> str:
        """Values of a list, the first few by name; records in it are only counted."""
        if any(isinstance(each, Mapping) for each in values):
            return self.translate("cli.entries", count=len(values))
        if values and all(isinstance(each, list | tuple) for each in values):
            return self.first([self.value(each, name) for each in values], _GROUPS)
        return self.first(list(dict.fromkeys(self.value(each, name) for each in values)))

    def first(self, said: list[str], mark: str | None = None) -> str:
        """The first few of a list, and how many more there are."""
        more = len(said) - LISTED
        shown = (mark or self.translate("list.mark")).join(said[:LISTED])
        return self.translate("cli.more", shown=shown, count=more) if more > 0 else shown

    def member(self, name: str) -> str:
        """Name of a member of a mapping: of a tier, a relation, a column, or a reference."""
        rooms = ("tier", "role", "relation", "direction", "column", "member", "finding")
        tables = (f"field.{each.table}" for each in RECORD_TYPES)
        keys = (f"{room}.{name}" for room in (*rooms, *tables))
        return next((self.translate(k) for k in keys if self.translate.has(k)), self.node(name))

    def record(self, kind: str, record: Mapping[str, Any]) -> Iterator[str]:
        """A line for each known field of a record, texts in the reader's language."""
        table = TABLE_OF_KIND[kind]
        for column, value in in_one_language(table, record, self.translate).items():
            field = field_title(table, column, self.translate)
            said = field_words(table, column, value, self.translate)
            yield f"    {plain(self.translate('change.fact', field=field, value=said))}"

    def node(self, text: str) -> str:
        """Name and id of a reference, any other text as it is."""
        if text not in self.network:
            return plain(text)
        name = name_of(self.network, text, self.translate)
        identifier = self.network.nodes[text]["id"]
        return plain(self.translate.named(name, identifier))


def _summary(analysis: Analysis, result: Result, say: Words) -> Iterator[str]:
    """The sentence of the analysis where it has one, then what the sentence does not say."""
    key = f"analysis.{analysis.id}.answer"
    said: set[str] = set()
    if say.translate.has(key):
        values = {name: Marked(say.value(value, name)) for name, value in result.summary.items()}
        yield plain(say.translate(key, **values))
        said = {name for name, value in values.items() if value.is_said}
    for name, value in result.summary.items():
        if name == "record" and value:
            yield f"  {say.label(f'summary.{analysis.id}.{name}', name)}:"
            yield from say.record(result.summary["kind"], value)
        elif name not in said and not _says_nothing(value):
            label = say.label(f"summary.{analysis.id}.{name}", name)
            if _is_table(value):
                yield f"  {label}:"
                for each, inner in value.items():
                    yield f"    {say.member(each)}: {say.value(inner, each)}"
            else:
                yield f"  {label}: {say.value(value, name)}"


def _is_table(value: Any) -> bool:
    """Whether a figure is several for each of several names, which takes a line each."""
    return isinstance(value, Mapping) and any(isinstance(each, Mapping) for each in value.values())


def _says_nothing(value: Any) -> bool:
    """Whether a line of the summary would only fill the screen: nothing set, found or left out."""
    if isinstance(value, Mapping):
        return not any(value.values())
    return value is None or value in ([], ())


def _rows(
    analysis: Analysis, rows: tuple[Row, ...], say: Words, columns: int | None
) -> Iterator[str]:
    names = _columns(rows)
    has_scores = any(row.score is not None for row in rows)
    header = ["#", say.label("column.name", "name"), say.label("column.kind_of", "kind")]
    header += [
        say.label(f"column.{analysis.id}.{name}", say.label(f"column.{name}", name))
        for name in names
    ]
    right = [True, False, False, *(_is_number(rows, name) for name in names)]
    if has_scores:
        header.append(say.label("column.score", "score"))
        right.append(True)
    cells = []
    for at, row in enumerate(rows, start=1):
        node = say.network.nodes[row.ref]
        kind = row.kind or node["kind"]
        line = [str(at), say.node(row.ref), say.label(f"kind.{kind}", kind)]
        line += [clipped(say.value(row.facts.get(name), name), CELL) for name in names]
        cells.append([*line, say.value(row.score)] if has_scores else line)
    lines = table(header, cells, right)
    yield next(lines)
    yield next(lines)
    for row, cells_of_row in zip(rows, lines, strict=True):
        yield cells_of_row
        for reason in row.reasons:
            text = plain(say.translate.say(reason.text))
            first, *more = wrapped(text, columns, REASON_INDENT + "  ")
            yield REASON_INDENT + "- " + first.lstrip()
            yield from more


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


def _is_figures(value: Any) -> bool:
    """Whether a value is a few named numbers, such as the ends of a range."""
    return isinstance(value, Mapping) and all(isinstance(each, NUMBERS) for each in value.values())


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
