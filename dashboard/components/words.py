"""Well-known words of the data in a table's cells: shown in the reader's language, kept as written.

What is edited, saved and exported stays the word that was written.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.fields import LIST_MARK, Field, FieldType
from graph.texts import Translator
from graph.vocabulary import holds_words

_HOLE = "\x00"
_YES_NO = {"true": "explore.yes", "false": "explore.no"}


def around(translate: Translator, key: str, place: str, **values: object) -> tuple[str, str]:
    """A text before and behind one of its places, where something other than text goes."""
    before, _, after = translate(key, **{place: _HOLE}, **values).partition(_HOLE)
    return before, after


def said(field: Field, written: str, translate: Translator) -> str:
    """One word of a field in the reader's language; as written where it has none."""
    if field.type is FieldType.BOOLEAN and written in _YES_NO:
        return translate(_YES_NO[written])
    if field.choices and translate.has(f"kind.{written}"):
        return translate(f"kind.{written}")
    return translate.word(written) if holds_words(field) else written


def is_shown_in_words(field: Field) -> bool:
    """Whether a field's values are shown in the reader's words: yes and no are too."""
    return field.type in (FieldType.BOOLEAN, FieldType.LIST) or holds_words(field)


def option(field: Field, written: str, translate: Translator) -> dict[str, str]:
    """A word as something to choose."""
    return {"value": written, "label": said(field, written, translate)}


def in_cells(field: Field, values: Iterable[object], translate: Translator) -> dict[str, Any]:
    """What a column of a grid needs to show and filter the words among these values.

    Empty where every word is shown as it was written; lists always part their words.
    """
    if not is_shown_in_words(field):
        return {}
    found = {
        word
        for value in values
        if value is not None
        for word in (str(value).lower() if isinstance(value, bool) else str(value)).split(LIST_MARK)
    }
    words = {each: said(field, each, translate) for each in sorted({*found, *field.choices})}
    words = {written: shown for written, shown in words.items() if shown != written}
    if not words and field.type is not FieldType.LIST:
        return {}
    return shown_as(words | {LIST_MARK: translate("explore.list")})


def shown_as(words: Mapping[str, str]) -> dict[str, Any]:
    """What a column of a grid needs to show and filter by other words than those that are kept."""
    return {
        "refData": dict(words),
        "valueFormatter": {"function": "inWords(params.value, params.colDef)"},
        "filterValueGetter": {
            "function": "inWords(params.data[params.colDef.field], params.colDef)"
        },
    }


def after_stop(language: str) -> str:
    """What stands after a full stop or a colon; Chinese stops bring their own room."""
    return " " if language == "en" else ""
