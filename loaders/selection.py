"""A part of a register: what lies within some steps of one thing."""

from collections import defaultdict
from collections.abc import Collection

import polars as pl

from graph.model import BY_TABLE, KIND_OF_TABLE, RecordType, things
from graph.projections import project, records, reference
from graph.reading import resolve
from graph.tables import Register, Tables
from loaders.exports._network import links


def part_of(register: Register, nodes: Collection[str]) -> Register:
    """Things of a set, what they refer to, and what links any two of these."""
    chosen = _referred(set(nodes), register.tables)
    tables = {table: _part(table, frame, chosen) for table, frame in register.tables.items()}
    return Register(register.version, tables)


def around(register: Register, focus: str, depth: int) -> Register:
    """Things within ``depth`` steps of one, whichever way the relations run, and what links them.

    What a selected record refers to, such as a department's parent, comes along, so that the part
    can be loaded by itself.

    Raises
    ------
    UserError
        The focus means nothing or more than one thing.
    """
    start = resolve(project(register), focus)
    return part_of(register, _near(register.tables, start, depth))


def _near(tables: Tables, start: str, depth: int) -> set[str]:
    neighbours: dict[str, set[str]] = defaultdict(set)
    for link in links(tables):
        neighbours[link.source].add(link.target)
        neighbours[link.target].add(link.source)
    found, edge = {start}, {start}
    for _ in range(depth):
        edge = {other for ref in edge for other in neighbours[ref]} - found
        if not edge:
            break
        found |= edge
    return found


def _referred(chosen: set[str], tables: Tables) -> set[str]:
    """The chosen things and all that they refer to, and these in turn."""
    refers = {ref: to for record_type in things() for ref, to in _references(record_type, tables)}
    found, new = set(chosen), set(chosen)
    while new:
        new = {to for ref in new for to in refers.get(ref, ())} - found
        found |= new
    return found


def _references(record_type: RecordType, tables: Tables) -> list[tuple[str, list[str]]]:
    kind, fields = KIND_OF_TABLE[record_type.table], record_type.fields
    return [
        (
            reference(kind, record["id"]),
            [
                reference(
                    record[field.kind_field]
                    if field.kind_field
                    else KIND_OF_TABLE[field.references[0]],
                    record[field.name],
                )
                for field in fields
                if field.references and field.name in record
            ],
        )
        for record in records(tables[record_type.table])
    ]


def _part(table: str, frame: pl.DataFrame, chosen: set[str]) -> pl.DataFrame:
    record_type = BY_TABLE[table]
    refs = pl.Series(sorted(chosen), dtype=pl.String).implode()
    if record_type.ends is None:
        kind = pl.lit(KIND_OF_TABLE[table])
        return frame.filter(pl.concat_str(kind, pl.lit(":"), "id").is_in(refs))
    for name in record_type.ends:
        field = record_type.field(name)
        kind = (
            pl.col(field.kind_field)
            if field.kind_field
            else pl.lit(KIND_OF_TABLE[field.references[0]])
        )
        frame = frame.filter(pl.concat_str(kind, pl.lit(":"), name).is_in(refs))
    return frame
