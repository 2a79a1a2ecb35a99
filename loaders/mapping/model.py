"""What a mapping is: a signature that a source is known by, and rules that make tables of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum

from graph.messages import Message


class Kind(StrEnum):
    """What a mapped source is made of."""

    SHEETS = "sheets"
    DOCUMENTS = "documents"


CLAUSES = "clauses"  # in the place of marks: units and roles as Chinese work divisions say them
ITEM, POSITION, ROLE, KEY = ".", "$position", "$role", "$key"
FILE, NAME, FOLDER, SHEET_NAME, ROW_NUMBER = "$file", "$name", "$folder", "$sheet", "$row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a source is known by: columns of sheets, or paths of documents, that it must have."""

    kind: Kind
    has: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One way to make a field's value; the steps are taken in the order of the parameters.

    Parameters
    ----------
    sources
        Columns or paths, the first one with a text counts.
    value
        A constant instead.
    template
        Text with ``{column}`` in it instead; unknown when one of them is.
    first, others
        Constants instead: of the first item of a cell or list, and of the following ones.
    split, take
        Marks that part a cell (each character is one, or ``clauses``), and which part counts:
        ``first``, ``last``, ``rest``, ``all`` or, of clauses, a role.
    until
        What stands before this text.
    pattern
        What a regular expression finds: its groups, else the whole; else unknown.
    strip
        Characters to take off both ends.
    case
        ``lower`` or ``upper``.
    words, otherwise
        Word to word, compared without regard to case; what any other word becomes, "" for unknown.
    before, after
        Texts to put before and after.
    date
        ``day-first`` or ``month-first`` for dates such as 03/04/2025.
    known
        Unknown unless this table has the value as an id.
    mentions
        Table of things that come to be by being named here.
    """

    sources: tuple[str, ...] = ()
    value: str | None = None
    template: str | None = None
    first: str | None = None
    others: str | None = None
    split: str | None = None
    take: str | None = None
    until: str | None = None
    pattern: str | None = None
    strip: str | None = None
    case: str | None = None
    words: tuple[tuple[str, str], ...] = ()
    otherwise: str | None = None
    before: str | None = None
    after: str | None = None
    date: str | None = None
    known: str | None = None
    mentions: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Which records are left out: where a column is one of some texts, fits a pattern, is empty."""

    source: str
    texts: tuple[str, ...] = ()
    pattern: str | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Rows of one table.

    Parameters
    ----------
    table
        Name of the table.
    fields
        For each field the ways to make its value; the first that gives one counts.
    files, sheet
        Patterns of names (``*``, ``**``, ``?``) of the files and sheets it is for; empty: all.
    each
        Column or path with several items: one row an item.
    split, inherit
        How a cell of ``each`` is parted; of clauses, whether a list's prefix holds for its later
        units: 省科技厅、财政厅.
    fill_down
        Columns whose empty cells mean what stands above.
    skip
        Records that are left out.
    further
        Whether columns that no rule uses are kept with the row; None: in the first rule for them.
    once
        The first row of a key counts; later ones say only that the thing exists.
    """

    table: str
    fields: tuple[tuple[str, tuple[Value, ...]], ...]
    files: tuple[str, ...] = ()
    sheet: tuple[str, ...] = ()
    each: str | None = None
    split: str | None = None
    inherit: bool = False
    fill_down: tuple[str, ...] = ()
    skip: tuple[Skip, ...] = ()
    further: bool | None = None
    once: bool = False

    def values(self) -> Iterator[Value]:
        """All ways in which its fields are made."""
        return (value for _, values in self.fields for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """A whole mapping.

    Parameters
    ----------
    ignore
        Columns that are dropped although nothing uses them.
    named
        Values that several rules read as ``$name``, each with the ways to make it.
    skip
        Records that are left out of every rule.
    said
        What the report says of it: that it was given, or remembered.
    """

    name: str
    signature: Signature
    rules: tuple[Rule, ...]
    ignore: tuple[str, ...] = ()
    named: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    skip: tuple[Skip, ...] = ()
    note: str | None = None
    said: Message | None = field(default=None, compare=False)


VALUE_KEYS = tuple(each.name for each in fields(Value))
