"""What a type of record is, and how one is declared; the types stand in :mod:`graph.model`."""

from dataclasses import dataclass
from enum import StrEnum

from graph.fields import LANGUAGES, Field, localised_name, with_languages


class Shape(StrEnum):
    """Whether a record stands by itself or between two others."""

    THING = "thing"
    RELATION = "relation"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """One kind of record: its table, its place in the graph, its fields.

    Parameters
    ----------
    table
        Name of the table, sheet or CSV file.
    label
        Node label of a thing, relationship type of a relation.
    fields
        All fields, those in further languages included.
    ends
        For a relation, names of the two fields that hold its ends, in the relationship's direction.
    links
        For a thing, fields that also stand in the graph as relationships: field -> type.
    is_studied
        Whether networks and analyses see it; what is only kept with the register they do not.
    """

    table: str
    label: str
    shape: Shape
    fields: tuple[Field, ...]
    ends: tuple[str, str] | None = None
    links: tuple[tuple[str, str], ...] = ()
    is_studied: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the fields that together are the business key."""
        return tuple(field.name for field in self.fields if field.key)

    @property
    def columns(self) -> tuple[str, ...]:
        """Column names in order, without the extra columns."""
        return tuple(field.name for field in self.fields)

    @property
    def translations(self) -> dict[str, str]:
        """Columns that hold a text in one language -> the field they belong to."""
        return {
            localised_name(field.name, language): field.name
            for field in self.fields
            if field.localised
            for language in LANGUAGES
        }

    def field(self, name: str) -> Field:
        """Return the field of that name; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def thing(
    table: str,
    label: str,
    *fields: Field,
    links: tuple[tuple[str, str], ...] = (),
    is_studied: bool = True,
) -> RecordType:
    """Type of records that stand by themselves, known by their ``id``."""
    key = Field(
        name="id",
        key=True,
        required=True,
        synonyms=("ID", "編號", "编号", "代碼", "代码", "代號", "代号"),
    )
    return RecordType(
        table=table,
        label=label,
        shape=Shape.THING,
        fields=with_languages((key, *fields)),
        links=links,
        is_studied=is_studied,
    )


def relation(table: str, label: str, ends: tuple[str, str], *fields: Field) -> RecordType:
    """Type of records that lead from one of two ``ends`` to the other."""
    return RecordType(
        table=table, label=label, shape=Shape.RELATION, fields=with_languages(fields), ends=ends
    )


def name(name: str, *synonyms: str) -> Field:
    """A text that may stand in several languages."""
    return Field(name=name, localised=True, synonyms=synonyms)


def end(
    name: str, tables: tuple[str, ...], *synonyms: str, outside: bool = False, key: bool = True
) -> Field:
    """What a record names by its id; ``outside`` when it may stand outside the register."""
    kind_field = f"{name}_kind" if len(tables) > 1 else None
    return Field(
        name=name,
        key=key,
        required=True,
        references=tables,
        kind_field=kind_field,
        outside=outside,
        synonyms=synonyms,
    )
