"""What may be chosen for a field: things by their names, words that the register uses already."""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from dash import Dash
from flask import Response, jsonify, request

from dashboard.components.words import option, said
from dashboard.context import Context
from dashboard.hidden_names import NAMES, of_reader
from dashboard.sending import asked_language
from graph.fields import LIST_MARK, LIST_MARKS, Field, FieldType
from graph.model import BY_TABLE, KIND_OF_TABLE
from graph.projections import Network, name_of, nodes_of_kind
from graph.search import search
from graph.spelling import fold
from graph.tables import Register
from graph.texts import Translator
from graph.vocabulary import holds_words

_MOST = 50
JOINED = "; "  # between the items of a list in a form


def uses_words(field: Field) -> bool:
    """Whether a field holds one of a few words, which can be offered."""
    return holds_words(field) and field.type is FieldType.TEXT and not field.choices


def words(
    register: Register, table: str, field: str, text: str = "", translate: Translator | None = None
) -> list[str]:
    """Words that a column holds already, the most frequent first; found as a reader says them."""
    column = register.tables[table][field].drop_nulls()
    counted = column.value_counts(sort=True)[field].to_list() if len(column) else []
    wanted = fold(text)

    def has(word: str) -> bool:
        shown = said(BY_TABLE[table].field(field), word, translate) if translate else word
        return wanted in fold(word) or wanted in fold(shown)

    return list(islice(filter(has, counted), _MOST))


def offered(register: Register, table: str, field: Field, translate: Translator) -> list[str]:
    """Words that a column holds already as the reader says them, the most frequent first."""
    found = (said(field, each, translate) for each in words(register, table, field.name))
    return list(dict.fromkeys(found))


def as_held(
    register: Register, table: str, values: Mapping[str, Any], translate: Translator
) -> dict[str, Any]:
    """Values of a form in which words of the reader's language are those that the table holds."""
    held = dict(values)
    for field in BY_TABLE[table].fields:
        typed = values.get(field.name)
        if isinstance(typed, str) and holds_words(field) and not field.choices:
            listed = re.split(f"[{LIST_MARKS}]", typed) if field.type is FieldType.LIST else [typed]
            parts = (part.strip() for part in listed)
            found = (meant(register, table, field, part, translate) for part in parts if part)
            held[field.name] = JOINED.join(found)
    return held


def meant(register: Register, table: str, field: Field, typed: str, translate: Translator) -> str:
    """The word that the column holds already for what a reader has typed, else what was typed.

    So that a register that says ``project`` gets no second word for it when 專案 is chosen.
    """
    held = _held(register, table, field)
    if typed in held:
        return typed
    return next((each for each in held if said(field, each, translate) == typed), typed)


def _held(register: Register, table: str, field: Field) -> list[str]:
    column = register.tables[table][field.name].drop_nulls()
    if field.type is not FieldType.LIST:
        return column.unique(maintain_order=True).to_list()
    return list(dict.fromkeys(word for each in column for word in each.split(LIST_MARK)))


def things(
    network: Network, field: Field, translate: Translator, text: str = ""
) -> list[dict[str, str]]:
    """Things that a field may name, as references with ``name (id)``; the best matches first."""
    kinds = [KIND_OF_TABLE[each] for each in field.references]
    if text.strip():
        nodes = search(network, text, _MOST, kinds)
    else:
        nodes = nodes_of_kind(network, *kinds)[:_MOST]
    return [thing(network, each, translate) for each in nodes]


def thing(network: Network, node: str, translate: Translator) -> dict[str, str]:
    """One thing as an option; what is not in the register is said by its id."""
    if node not in network:
        return {"value": node, "label": node.partition(":")[2]}
    name, identifier = name_of(network, node, translate), network.nodes[node]["id"]
    return {"value": node, "label": translate.named(name, identifier)}


def offer_choices(app: Dash, context: Context) -> None:
    """Add ``/choices?table=…&field=…&text=…``: what a cell may hold, for its editor."""

    @app.server.get("/choices")
    def choices() -> Response | tuple[Response, int]:
        table, name = request.args.get("table", ""), request.args.get("field", "")
        text = request.args.get("text", "")[:100]
        if table not in BY_TABLE or name not in BY_TABLE[table].columns:
            return jsonify(choices=[]), 404
        # Whoever looks at a page without names is offered none: by its address or by the request's.
        shown = of_reader(context).at({NAMES: request.args.get(NAMES, "")})
        return jsonify(choices=_choices(shown, table, name, text))


def _choices(context: Context, table: str, name: str, text: str) -> list[dict[str, Any]]:
    field, translate = BY_TABLE[table].field(name), context.translator(asked_language())
    if field.references:
        found = things(context.network(), field, translate, text)
        return [
            {"value": each["value"].partition(":")[2], "label": each["label"]} for each in found
        ]
    if field.type is FieldType.TEXT:
        return [
            option(field, each, translate)
            for each in words(context.register(), table, name, text, translate)
        ]
    return []


def node_of(field: Field, record: dict[str, Any]) -> str | None:
    """Reference of what a record names in a field; None where it names nothing."""
    identifier = record.get(field.name)
    if identifier is None:
        return None
    kind = record.get(field.kind_field) if field.kind_field else None
    return f"{kind or KIND_OF_TABLE[field.references[0]]}:{identifier}"
