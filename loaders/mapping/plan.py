"""A plan: for each column of a file the one use that it has. What the screen shows and changes.

A plan says less than a mapping may say; :func:`mapping_of` writes it out as one.
"""

from dataclasses import dataclass
from typing import Any

from graph.fields import FieldType
from graph.model import BY_TABLE, DEPARTMENTS, ISSUES, PEOPLE
from loaders.mapping.model import (
    CLAUSES,
    ITEM,
    ROLE,
    Kind,
    Mapping,
    Rule,
    Signature,
    Value,
)

KEEP, IGNORE = "keep", "ignore"
FIELD, PARTY, LINK, MEMBER, MANAGER = "field", "party", "link", "member", "manager"
FIRST_LEADS = "first"  # in the place of a role: the first leads, the others support
ROLES = ("lead", "co-lead", "support", "consult", "approve", "inform", "author")
LINKS = ("depends on", "see also", "replaces")
MARKS = ("、，,；;", "、，；", ";", "|", ",", "\n", "/", " ", CLAUSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column or path and its use.

    Parameters
    ----------
    name
        Header or path.
    use
        ``keep``, ``ignore``, ``field:<name>`` of the block's table, ``party:<role>:<table>``
        (those named have the role on the issue), ``link:<kind>`` (issues named there), ``member``
        (a person's units), ``manager`` (whom a person reports to).
    split
        Marks between several in one cell, or ``clauses``; "" for none.
    words
        Words of the file and what they become.
    samples
        Some of its texts.
    filled, of
        How many of how many records have a text.
    """

    name: str
    use: str = KEEP
    split: str = ""
    words: tuple[tuple[str, str], ...] = ()
    samples: tuple[str, ...] = ()
    filled: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What is read together: a sheet, or documents of one shape.

    ``each`` is the list in a document whose items are the records; None where a file is one.
    """

    name: str
    table: str
    columns: tuple[Column, ...]
    sheet: str | None = None
    files: str | None = None
    each: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All blocks of a source; a block whose table is "" is left out."""

    name: str
    kind: Kind
    blocks: tuple[Block, ...]


def uses(table: str) -> tuple[str, ...]:
    """Uses that a column can have where a record is a row of a table."""
    record_type = BY_TABLE[table]
    kinds = {field.kind_field for field in record_type.fields}
    fields = [f"{FIELD}:{field.name}" for field in record_type.fields if field.name not in kinds]
    more: list[str] = []
    if table == ISSUES:
        roles = (*ROLES, FIRST_LEADS)
        more += [f"{PARTY}:{role}:{each}" for each in (DEPARTMENTS, PEOPLE) for role in roles]
        more += [f"{LINK}:{kind}" for kind in LINKS]
    if table == PEOPLE:
        more += [MEMBER, MANAGER]
    return (*fields, *more, KEEP, IGNORE)


def mapping_of(plan: Plan) -> Mapping:
    """The mapping that a plan means."""
    blocks = [each for each in plan.blocks if each.table]
    has = [column.name for block in blocks for column in block.columns]
    real = dict.fromkeys(name for name in has if not name.startswith("$"))
    if plan.kind is Kind.DOCUMENTS:
        # Many paths stand in some of the files only.
        always = [c.name for b in blocks for c in b.columns if c.filled == c.of and c.of]
        real = dict.fromkeys(name for name in always if not name.startswith("$")) or real
    ignored = [c.name for b in blocks for c in b.columns if c.use == IGNORE and c.name[:1] != "$"]
    return Mapping(
        name=plan.name,
        signature=Signature(kind=plan.kind, has=tuple(real)),
        rules=tuple(rule for block in blocks for rule in _rules(block)),
        ignore=tuple(dict.fromkeys(ignored)),
    )


def _rules(block: Block) -> list[Rule]:
    ids = _identity(block)
    rules = [_main(block, ids)]
    for column in block.columns:
        what, _, rest = column.use.partition(":")
        if what == PARTY:
            role, _, table = rest.rpartition(":")
            rules.append(_involvements(block, ids, column, role, table))
        elif what == LINK:
            rules.append(_links(block, ids, column, rest))
        elif what == MEMBER:
            rules.append(_people(block, ids, column, "memberships", "department", DEPARTMENTS))
        elif what == MANAGER:
            rules.append(_people(block, ids, column, "reporting", "manager", PEOPLE))
    return rules


def _identity(block: Block) -> tuple[Value, ...]:
    """How a record's id is made: its own column, else its name, else its file."""
    for wanted in ("id", "title", "name"):
        for column in block.columns:
            if column.use == f"{FIELD}:{wanted}":
                return (Value(sources=(column.name,), words=column.words),)
    return (Value(sources=("$name",)),)


def _main(block: Block, ids: tuple[Value, ...]) -> Rule:
    record_type = BY_TABLE[block.table]
    fields: dict[str, tuple[Value, ...]] = {}
    if "id" in record_type.columns:
        fields["id"] = ids
    for column in block.columns:
        what, _, name = column.use.partition(":")
        if what == FIELD and name in record_type.columns and name not in fields:
            fields[name] = (_value(block.table, name, column),)
    if block.table == ISSUES and "owner" not in fields:
        leading = next((each for each in block.columns if _leads(each)), None)
        if leading:
            fields["owner"] = (_owner(leading),)
    for field in record_type.fields:
        # What no column says is said empty, so that the mapping is whole and can be filled in.
        if field.required and field.name not in fields and field.name not in _kinds(block.table):
            fields[field.name] = (Value(value=""),)
    return Rule(table=block.table, fields=tuple(fields.items()), **_where(block, block.each))


def _kinds(table: str) -> set[str | None]:
    return {field.kind_field for field in BY_TABLE[table].fields}


def _where(block: Block, each: str | None) -> dict[str, Any]:
    where: dict[str, Any] = {}
    if block.sheet is not None:
        where["sheet"] = (block.sheet,)
    if block.files is not None:
        where["files"] = (block.files,)
    if each is not None:
        where["each"] = each
    return where


def _value(table: str, name: str, column: Column) -> Value:
    field = BY_TABLE[table].field(name)
    mentions = None
    if len(field.references) == 1 or (field.references and field.kind_field):
        mentions = field.references[0] if field.references[0] in (DEPARTMENTS, PEOPLE) else None
    split = column.split or None
    take = None
    if split is not None:
        single = field.type is not FieldType.LIST
        take = "lead" if split == CLAUSES and single else "first" if single else "all"
    return Value(
        sources=(column.name,), split=split, take=take, words=column.words, mentions=mentions
    )


def _leads(column: Column) -> bool:
    what, _, rest = column.use.partition(":")
    role, _, table = rest.rpartition(":")
    return what == PARTY and table == DEPARTMENTS and role in ("lead", FIRST_LEADS)


def _owner(column: Column) -> Value:
    take = {"": None, CLAUSES: "lead"}.get(column.split, "first")
    return Value(
        sources=(column.name,), split=column.split or None, take=take, mentions=DEPARTMENTS
    )


def _each(block: Block, column: Column) -> dict[str, Any]:
    where = _where(block, column.name)
    if column.split:
        where["split"] = column.split
    if column.split == CLAUSES:
        where["inherit"] = True
    return where


def _party(column: Column, table: str) -> tuple[Value, ...]:
    handle = any(each.startswith("@") for each in column.samples)
    strip = "@" if handle and table == PEOPLE else None
    return (Value(sources=(ITEM,), strip=strip, words=column.words, mentions=table),)


def _role(column: Column, role: str) -> tuple[Value, ...]:
    if role == FIRST_LEADS and column.split != CLAUSES:
        return (Value(first="lead", others="support"),)
    plain = Value(value="lead" if role == FIRST_LEADS else role)
    if column.split != CLAUSES:
        return (plain,)
    words = (("shared", "support"), ("joint", "co-lead"))
    return (Value(sources=(ROLE,), words=words), plain)


def _involvements(
    block: Block, ids: tuple[Value, ...], column: Column, role: str, table: str
) -> Rule:
    fields = {"issue": ids, "party": _party(column, table), "role": _role(column, role)}
    return Rule(table="involvements", fields=tuple(fields.items()), **_each(block, column))


def _links(block: Block, ids: tuple[Value, ...], column: Column, kind: str) -> Rule:
    # What is no issue here is kept and reported as leading outside.
    target = (
        Value(sources=(ITEM,), words=column.words, known=ISSUES),
        Value(sources=(ITEM,), pattern="^https?://.*", before="ext:"),
        Value(sources=(ITEM,), before="missing:"),
    )
    fields = {"source": ids, "target": target, "kind": (Value(value=kind),)}
    return Rule(table="dependencies", fields=tuple(fields.items()), **_each(block, column))


def _people(
    block: Block, ids: tuple[Value, ...], column: Column, table: str, end: str, mentions: str
) -> Rule:
    named = (Value(sources=(ITEM,), words=column.words, mentions=mentions),)
    fields = {"person": ids, end: named}
    return Rule(table=table, fields=tuple(fields.items()), **_each(block, column))
