"""Controls that choose what a page answers about; the choice goes into the address."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from dashboard import ids
from dashboard.view import View
from graph.projections import name_of, nodes_of_kind
from graph.spelling import sound_keys

# A choice draws the page anew and the field has the focus again: its list must not open by that.
CLOSED = {"openOnFocus": False}


def choose(
    identifier: str, label: str, options: Sequence[tuple[str, str]], **more: Any
) -> Component:
    """Drop-down of ``(value, label)`` options that can be searched by typing."""
    data = [{"value": value, "label": text} for value, text in options]
    first = {"selectFirstOptionOnChange": True, "data-takes-first": ""}
    settings = {"data": data} | first | CLOSED | more
    return dmc.Select(**settings, id=identifier, label=label, searchable=True)


def named(options: Sequence[tuple[str, str]], view: View) -> dict[str, Any]:
    """Options that are names: in the order they are read in, found by pinyin and initials too."""
    data = [{"value": value, "label": text, "keys": sound_keys(text)} for value, text in options]
    order = {"function": "byReading", "options": {"language": view.language}}
    return {"data": data, "filter": order}


def issue_options(view: View, issues: Sequence[str] | None = None) -> list[tuple[str, str]]:
    """Issues to choose from, as ``(node, "title (id)")`` in the order of their titles."""
    network = view.network
    nodes = nodes_of_kind(network, "issue") if issues is None else issues
    named = ((name_of(network, node, view.translate), network.nodes[node]["id"]) for node in nodes)
    options = [
        (node, view.translate.named(name, identifier))
        for node, (name, identifier) in zip(nodes, named, strict=True)
    ]
    return sorted(options, key=lambda option: option[1].casefold())


def parameter(name: str, unsaid: str = "") -> str:
    """Attribute ``name`` of a control that writes into the address.

    Parameters
    ----------
    name
        Name of the address's parameter.
    unsaid
        Value that the control shows when the address does not name the parameter.
    """
    return f"{name}={unsaid}"


def into_address(app: Dash, identifier: str) -> None:
    """Let a control write its value into the address, from which the page is drawn anew.

    The control's attribute ``name`` is made by :func:`parameter`.
    """
    app.clientside_callback(
        ClientsideFunction("choices", "intoAddress"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input(identifier, "value"),
        State(ids.LOCATION, "search"),
        State(identifier, "name"),
        prevent_initial_call=True,
    )
