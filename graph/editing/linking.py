"""Which relations can stand between two things, by what they are."""

from dataclasses import dataclass

from graph.model import KIND_OF_TABLE, RECORD_TYPES, TABLE_OF_KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One way to link a first thing with a second.

    Parameters
    ----------
    table
        Table of the relation, or of the thing that holds the link as a field.
    relation
        Name of the relation as networks have it.
    first, second
        Fields that name the two; of a link that a thing holds, only the other one's is given.
    leads_out
        Whether the relation leads from the first to the second.
    """

    table: str
    relation: str
    first: str | None
    second: str | None
    leads_out: bool


def links_between(first: str, second: str) -> tuple[Link, ...]:
    """Every way to link a thing of one kind (``person``) with one of another kind.

    Relations that lead from the first to the second stand before those that lead back.
    """
    found = [*_relations(first, second, leads_out=True), *_fields(first, second, leads_out=True)]
    found += [*_relations(second, first, leads_out=False), *_fields(second, first, leads_out=False)]
    return tuple(found)


def _relations(source: str, target: str, *, leads_out: bool) -> list[Link]:
    found = []
    for each in RECORD_TYPES:
        if each.ends is None:
            continue
        start, end = (each.field(name) for name in each.ends)
        kinds = [{KIND_OF_TABLE[table] for table in field.references} for field in (start, end)]
        if source in kinds[0] and target in kinds[1]:
            names = (start.name, end.name) if leads_out else (end.name, start.name)
            relation = each.label.lower()
            found.append(
                Link(
                    table=each.table,
                    relation=relation,
                    first=names[0],
                    second=names[1],
                    leads_out=leads_out,
                )
            )
    return found


def _fields(holder: str, other: str, *, leads_out: bool) -> list[Link]:
    """Links that a thing holds in a field, such as the unit that a unit is part of."""
    table = TABLE_OF_KIND.get(holder)
    found = []
    for each in RECORD_TYPES:
        for name, relation in each.links if each.table == table else ():
            if other in {KIND_OF_TABLE[target] for target in each.field(name).references}:
                fields = (None, name) if leads_out else (name, None)
                found.append(
                    Link(
                        table=each.table,
                        relation=relation.lower(),
                        first=fields[0],
                        second=fields[1],
                        leads_out=leads_out,
                    )
                )
    return found
