"""What a field of a record type is: type, key, reference, range, the words it is known by.

``graph.model`` declares the records with these; everything that follows from a field (table
column, database property, check, form, template, documentation) reads the :class:`Field`.
"""

import dataclasses
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LANGUAGES = ("en", "zh-Hant", "zh-Hans")


class FieldType(StrEnum):
    """What a known value of the field is; every value may also be unknown (None)."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"  # ISO 8601 text, reduced precision allowed: 2025, 2025-03, 2025-03-09
    BOOLEAN = "boolean"
    LIST = "list"  # one text, its items joined by LIST_MARK; in files split by any of LIST_MARKS


LIST_MARK = "|"
LIST_MARKS = "|、；;"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record type.

    Parameters
    ----------
    name
        Column name in tables and property name in the database.
    type
        Type of a known value.
    required
        A row without it is refused.
    key
        Part of the record's business key; a key field that is not required reads "" when unknown.
    references
        Tables of which one must hold the value as an id.
    kind_field
        The column that says which of several ``references`` is meant.
    outside
        The value may name something outside the register, marked by one of ``OUTSIDE_MARKS``.
    minimum, maximum
        Closed range of a number.
    choices
        The only values allowed, where any are given.
    synonyms
        Further headers that mean this field, in any language, compared by :func:`header_key`.
    localised
        Three further fields ``name_<language>`` hold the text in the product's languages.
    expected
        A name that a thing should have: where no language has it, a load warns and a person who
        edits is asked for it.
    lenient
        An unreadable value becomes unknown with a warning and its text is kept among the extra
        columns; elsewhere it makes the row an error.
    unit
        Unit of a number.
    """

    name: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    key: bool = False
    references: tuple[str, ...] = ()
    kind_field: str | None = None
    outside: bool = False
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    localised: bool = False
    expected: bool = False
    lenient: bool = False
    unit: str | None = None


def localised_name(name: str, language: str) -> str:
    """Column that holds ``name`` in one language: ``("name", "zh-Hant")`` -> ``name_zh_hant``."""
    return f"{name}_{language.lower().replace('-', '_')}"


def with_languages(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Put behind every localised field its fields in each language of the product."""
    return tuple(
        each
        for field in fields
        for each in (field, *(_in_language(field, language) for language in LANGUAGES))
        if field.localised or each is field
    )


def _in_language(field: Field, language: str) -> Field:
    name = localised_name(field.name, language)
    return dataclasses.replace(
        field,
        name=name,
        localised=False,
        expected=False,
        key=False,
        required=False,
        synonyms=(),
    )


@lru_cache(maxsize=8192)  # asked of every row, and a register has few words of its own
def header_key(header: str) -> str:
    """Fold a header so that width, case, spaces and punctuation do not tell two apart."""
    folded = unicodedata.normalize("NFKC", header).casefold()
    return "".join(character for character in folded if character.isalnum())
