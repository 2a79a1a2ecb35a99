"""The form that adds a change: somebody leaves, an issue moves, a capacity, a merger."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.choices import issue_options, named
from dashboard.components.notices import failure
from dashboard.context import Context
from dashboard.i18n import address, read_query
from dashboard.pages._base import View
from graph.fields import LIST_MARK
from graph.messages import UserError
from graph.projections import Network, name_of, nodes_of_kind
from graph.reading import is_open
from graph.scenarios import changes as of
from graph.scenarios.changes import Change, written
from graph.vocabulary import is_gone

ADD, PART, PROBLEM = "whatif-add", "whatif-part", "whatif-problem"
# Verb -> the parts that are asked for, in the order of its text.
VERBS: Mapping[str, tuple[str, ...]] = {
    "move": ("issue", "source", "target"),
    "remove": ("party",),
    "capacity": ("party", "days"),
    "merge": ("unit", "into"),
}
_MAKERS: Mapping[str, Any] = {
    "move": of.move,
    "remove": of.remove,
    "capacity": of.capacity,
    "merge": of.merge,
}
_LISTED = 60  # choices that a list shows before one types


def layout(view: View) -> Component:
    """One line a verb: what it asks for, and the button that adds it."""
    units, everybody = _parties(view, "department"), _parties(view, "department", "person")
    network, today = view.network, view.today
    issues = issue_options(
        view, [each for each in nodes_of_kind(network, "issue") if is_open(network, each, today)]
    )
    options = {"issue": issues, "unit": units, "into": units}
    lines = [
        html.Div(
            [
                html.Strong(view.translate(f"view.whatif.verb.{verb}"), className="verb"),
                *(_field(view, verb, part, options.get(part, everybody)) for part in parts),
                dmc.Button(
                    view.translate("view.whatif.add"),
                    id={"type": ADD, "verb": verb},
                    variant="default",
                    **{"aria-label": view.translate(f"view.whatif.add.{verb}")},
                ),
            ],
            className="buttons",
        )
        for verb, parts in VERBS.items()
    ]
    return html.Div([*lines, html.Div(id=PROBLEM, role="status")])


def _parties(view: View, *kinds: str) -> list[tuple[str, str]]:
    network, translate = view.network, view.translate
    nodes = [
        node
        for node in nodes_of_kind(network, *kinds)
        if not is_gone(network.nodes[node]["record"].get("status"))
    ]
    return [
        (node, translate.named(name_of(network, node, translate), network.nodes[node]["id"]))
        for node in nodes
    ]


def _field(view: View, verb: str, part: str, options: list[tuple[str, str]]) -> Component:
    identifier = {"type": PART, "verb": verb, "part": part}
    label = view.translate(f"view.whatif.part.{part}")
    if part == "days":
        return dmc.NumberInput(id=identifier, label=label, min=0, w=150)
    return dmc.Select(
        **named(options, view),
        id=identifier,
        label=label,
        searchable=True,
        limit=_LISTED,
        clearable=True,
        w=230,
    )


def register(app: Dash, context: Context) -> None:
    """Button → change → the address, from which all is drawn anew."""

    @app.callback(
        Output(PROBLEM, "children"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input({"type": ADD, "verb": ALL}, "n_clicks"),
        State({"type": PART, "verb": ALL, "part": ALL}, "value"),
        State({"type": PART, "verb": ALL, "part": ALL}, "id"),
        State(ids.LOCATION, "search"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def add(
        clicks: list[int | None],
        values: list[Any],
        names: list[dict[str, str]],
        search: str | None,
        language: str,
    ) -> Any:
        pressed: Any = ctx.triggered_id
        if not pressed or not any(clicks):
            return no_update, no_update
        verb = pressed["verb"]
        given = {
            name["part"]: value
            for name, value in zip(names, values, strict=True)
            if name["verb"] == verb
        }
        translate, query = context.translator(language), read_query(search)
        if any(given.get(part) in (None, "") for part in VERBS[verb]):
            return html.P(translate("view.whatif.incomplete"), className="hint"), no_update
        try:
            network = context.at(query).network()
            change = made(network, verb, [str(given[part]) for part in VERBS[verb]])
        except UserError as error:
            return failure(error, translate), no_update
        done = [each for each in query.get("do", "").split(LIST_MARK) if each]
        kept = {key: value for key, value in query.items() if key not in ("lang", "done")}
        kept |= {"do": LIST_MARK.join([*done, written(change)])}
        return None, address("/workload", language, **kept).removeprefix("/workload")


def made(network: Network, verb: str, parts: list[str]) -> Change:
    """Change of a verb and its parts; UserError as :func:`graph.scenarios.changes.read_changes`."""
    change: Change = _MAKERS[verb](network, *parts)
    return change
