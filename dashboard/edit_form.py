"""A record as a form, made from the model: labels, help, choices, what has to be there."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.words import option, said
from dashboard.context import Context
from dashboard.edit_choices import JOINED, node_of, offered, thing, things, uses_words
from graph.editing.edits import CellProblem
from graph.editing.ids import next_id
from graph.fields import LIST_MARK, Field, FieldType, localised_name
from graph.model import BY_TABLE, RecordType, Shape
from graph.texts import Translator
from graph.vocabulary import holds_words

FIELD, REFERENCE = "edit-field", "edit-reference"
_NAMES = ("name", "title")
_LONG = ("note", "answer_text", "changes", "what")
YES, NO = "true", "false"


def form(
    context: Context,
    table: str,
    record: Mapping[str, Any],
    problems: Sequence[CellProblem],
    translate: Translator,
    *,
    is_new: bool,
) -> Component:
    """Inputs of every field: what has to be there and what is known first, the rest folded.

    Parameters
    ----------
    record
        Values as the register holds them, or as they were written where they cannot be read.
    problems
        What is said at the fields.
    """
    record_type = BY_TABLE[table]
    wrong: dict[str | None, CellProblem] = {each.field: each for each in problems if each.field}
    first, rest = list[Component](), list[Component]()
    for field in _shown(record_type):
        control = _control(context, table, field, record, wrong, translate, is_new=is_new)
        is_needed = field.required or field.name in wrong
        is_wanted = field.name in _main(record_type) or record.get(field.name) is not None
        is_first = is_needed or (
            is_wanted and not _in_other_words(record_type, field, record, translate.language)
        )
        (first if is_first else rest).append(control)
    more = html.Details(
        [
            html.Summary(translate("editing.form.more", count=len(rest))),
            html.Div(rest, className="edit-fields"),
        ],
        className="edit-more",
    )
    return html.Div([html.Div(first, className="edit-fields"), more if rest else None])


def _shown(record_type: RecordType) -> list[Field]:
    """Fields without those that say a kind, which goes with what is chosen; the id last."""
    kinds = {field.kind_field for field in record_type.fields}
    shown = [field for field in record_type.fields if field.name not in kinds]
    return sorted(shown, key=lambda field: field.name == "id")


def _in_other_words(
    record_type: RecordType, field: Field, record: Mapping[str, Any], language: str
) -> bool:
    """Whether the field says in another language what stands in the reader's own; names stay."""
    base = record_type.translations.get(field.name, field.name)
    own = localised_name(base, language)
    if base in _NAMES or field.name == own:
        return False
    return field.name != base or record.get(own) is not None


def _main(record_type: RecordType) -> tuple[str, ...]:
    if record_type.shape is Shape.THING:
        return (
            "id",
            "name",
            "title",
            "kind",
            "parent",
            "owner",
            "capacity",
            "topics",
            "due",
            "party",
        )
    return (
        "role",
        "kind",
        "strength",
        "position",
        "salience",
        "since",
        "until",
        "share",
        "evidence",
    )


def _control(
    context: Context,
    table: str,
    field: Field,
    record: Mapping[str, Any],
    wrong: Mapping[str | None, CellProblem],
    translate: Translator,
    *,
    is_new: bool,
) -> Component:
    problem = wrong.get(field.name) or wrong.get(field.kind_field)
    said = translate.advice(problem) if problem else None
    common: dict[str, Any] = {
        "label": translate(f"field.{table}.{field.name}"),
        "description": _meaning(table, field, translate),
        "error": said,
        "withAsterisk": (field.required or field.expected) and not (is_new and field.name == "id"),
        "size": "sm",
    }
    value = record.get(field.name)
    if field.references:
        return _reference(context, field, record, common, translate)
    identifier = {"type": FIELD, "name": field.name}
    if field.type is FieldType.BOOLEAN:
        options = [(YES, "cli.yes"), (NO, "cli.no")]
        chosen = {True: YES, False: NO}.get(value) if isinstance(value, bool) else value
        data = [{"value": each, "label": translate(key)} for each, key in options]
        return dmc.Select(
            id=identifier, data=data, value=chosen, clearable=True, **_near(), **common
        )
    if field.choices:
        return dmc.Select(
            id=identifier,
            data=[option(field, each, translate) for each in field.choices],
            value=value,
            clearable=True,
            **_near(),
            **common,
        )
    text = _text(field, value, translate)
    if uses_words(field):
        known = offered(context.register(), table, field, translate)
        return dmc.Autocomplete(
            id=identifier, data=known, value=text, limit=30, **_near(), **common
        )
    if BY_TABLE[table].translations.get(field.name, field.name) in _LONG:
        return dmc.Textarea(id=identifier, value=text, autosize=True, minRows=2, **common)
    if field.name == "id" and is_new:
        unused = next_id(context.register().tables, table)
        common["placeholder"] = translate("form.example", value=unused)
    if field.type is FieldType.DATE:
        common["placeholder"] = translate("form.example.day")
    return dmc.TextInput(id=identifier, value=text, **common)


def _near() -> dict[str, Any]:
    # Inside the drawer, so that its focus stays there.
    return {"comboboxProps": {"withinPortal": False}}


def _reference(
    context: Context,
    field: Field,
    record: Mapping[str, Any],
    common: dict[str, Any],
    translate: Translator,
) -> Component:
    network = context.network()
    node = node_of(field, dict(record))
    data = things(network, field, translate)
    if node and node not in {each["value"] for each in data}:
        data = [thing(network, node, translate), *data]
    return dmc.Select(
        id={"type": REFERENCE, "name": field.name, "of": LIST_MARK.join(field.references)},
        data=data,
        value=node,
        searchable=True,
        clearable=True,
        selectFirstOptionOnChange=True,
        placeholder=translate("editing.form.search"),
        nothingFoundMessage=translate("shell.search.nothing"),
        # The server has matched already, in every language; the list shows one of them only.
        filter={"function": "keepAll"},
        **_near(),
        **common,
    )


def _meaning(table: str, field: Field, translate: Translator) -> str | None:
    keys = (f"meaning.{table}.{field.name}", f"meaning.{field.name}")
    found = next((translate(key) for key in keys if translate.has(key)), None)
    if field.unit and found is None:
        return None
    return found


def _text(field: Field, value: Any, translate: Translator) -> str:
    """A value as it is shown for changing: words in the reader's language."""
    if value is None:
        return ""
    if isinstance(value, str) and (field.type is FieldType.LIST or holds_words(field)):
        listed = value.split(LIST_MARK) if field.type is FieldType.LIST else [value]
        return JOINED.join(said(field, each, translate) for each in listed)
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def read_form(table: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a record from the form's inputs: ids and kinds for what was chosen."""
    values: dict[str, Any] = {}
    for field in BY_TABLE[table].fields:
        if field.name not in shown:
            continue
        value = shown[field.name]
        if field.references:
            kind, _, identifier = (value or "").partition(":")
            values[field.name] = identifier or None
            if field.kind_field:
                values[field.kind_field] = kind or None
        else:
            values[field.name] = value
    return values


def shown_values(table: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a record as :func:`read_form` gives them where nothing was changed."""
    values: dict[str, Any] = {}
    for field in BY_TABLE[table].fields:
        value = record.get(field.name)
        if field.type is FieldType.BOOLEAN and isinstance(value, bool):
            values[field.name] = YES if value else NO
        elif field.references or field.choices:
            values[field.name] = value
        elif field.type is FieldType.LIST and isinstance(value, str):
            values[field.name] = JOINED.join(value.split(LIST_MARK))
        else:
            # A whole number comes back from the browser without its point.
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            values[field.name] = f"{value:.15g}" if is_number else value
    return values
