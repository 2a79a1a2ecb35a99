"""Linking in the picture: the other end is clicked or searched for, then the way to link chosen."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids as shell_ids
from dashboard.context import Context
from dashboard.edit_choices import thing
from dashboard.edit_drawer import OPEN
from dashboard.edit_form import REFERENCE
from dashboard.pages import explore_ids as ids
from dashboard.shown_network import network_shown
from graph.editing.linking import Link, links_between
from graph.fields import LIST_MARK
from graph.model import BY_TABLE, DEPARTMENTS, ISSUES, KIND_OF_TABLE, PEOPLE
from graph.projections import Network, name_of, nodes_of_kind
from graph.texts import Translator

LINKING = "explore-linking"  # from which node a link is being made, while it is
_AREA, _MET, _PAIR = "explore-link-area", "explore-met", "explore-pair"
_LINK_AS = "explore-link-as"  # type of the buttons
_ENDS = (DEPARTMENTS, PEOPLE, ISSUES)
_OFFERED = 50  # other ends listed before anything is typed
_CANCEL = -1  # number of the button that links nothing
_TARGET = {
    "type": REFERENCE,
    "name": "_target",
    "of": LIST_MARK.join(_ENDS),
}


def stores() -> list[Component]:
    """What the page remembers while a link is being made."""
    return [dcc.Store(id=LINKING), dcc.Store(id=_MET), dcc.Store(id=_PAIR)]


def area() -> Component:
    """Place where it is asked for the other end, and for the way to link."""
    return html.Div(id=_AREA, className="explore-link-area", role="status")


def register(app: Dash, context: Context) -> None:
    """Follow the choice of the other end and of the way to link."""
    _register_asked(app, context)
    _register_met(app, context)
    _register_picked(app, context)


def _register_asked(app: Dash, context: Context) -> None:
    # Only while a link is being made does a click on a node ask the server for it.
    app.clientside_callback(
        ClientsideFunction("edit", "met"),
        Output(_MET, "data"),
        Input(ids.CANVAS.event, "data"),
        State(LINKING, "data"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(_AREA, "children"),
        Input(LINKING, "data"),
        State(ids.READER, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def ask(linking: dict[str, Any] | None, language: str, search: str | None) -> Any:
        network = network_shown(context, search)
        if not linking or network is None:
            return None
        return _asking(network, linking["source"], context.translator(language))


def _register_met(app: Dash, context: Context) -> None:
    @app.callback(
        Output(_AREA, "children", allow_duplicate=True),
        Output(_PAIR, "data"),
        Output(LINKING, "data", allow_duplicate=True),
        Output(OPEN, "data", allow_duplicate=True),
        Input(_MET, "data"),
        Input(_TARGET, "value", allow_optional=True),
        State(LINKING, "data"),
        State(ids.READER, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def meet(
        event: dict[str, Any] | None,
        searched: str | None,
        linking: dict[str, Any] | None,
        language: str,
        search: str | None,
    ) -> tuple[Any, ...]:
        network = network_shown(context, search)
        if network is None or not linking:
            return (no_update,) * 4
        by_event = ctx.triggered_id == _MET
        if by_event and event and event["type"] == "clear":
            return None, None, None, no_update
        target = (event or {}).get("id") if by_event else searched
        if not target or target == linking["source"] or target not in network:
            return (no_update,) * 4
        pair = [linking["source"], target]
        links = _links(network, pair)
        if len(links) == 1:
            return None, None, None, {**_asked(links[0], pair), "n": linking["n"]}
        ways = _offered(network, pair, links, context.translator(language))
        return ways, pair, no_update, no_update


def _register_picked(app: Dash, context: Context) -> None:
    @app.callback(
        Output(LINKING, "data", allow_duplicate=True),
        Output(OPEN, "data", allow_duplicate=True),
        Input({"type": _LINK_AS, "n": ALL}, "n_clicks"),
        State(_PAIR, "data"),
        State(LINKING, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def pick(
        clicks: list[int | None],
        pair: list[str] | None,
        linking: dict[str, Any] | None,
        search: str | None,
    ) -> tuple[Any, Any]:
        button: Any = ctx.triggered_id
        network = network_shown(context, search)
        if not button or not any(clicks) or network is None or not linking:
            return no_update, no_update
        if button["n"] == _CANCEL or pair is None:
            return None, no_update
        return None, {**_asked(_links(network, pair)[button["n"]], pair), "n": linking["n"]}


def _asking(network: Network, source: str, translate: Translator) -> Component:
    """What to do next: choose the other node in the picture, or search for it."""
    kinds = [KIND_OF_TABLE[each] for each in _ENDS]
    others = [each for each in nodes_of_kind(network, *kinds) if each != source]
    other = dmc.Select(
        id=_TARGET,
        data=[thing(network, each, translate) for each in others[:_OFFERED]],
        searchable=True,
        selectFirstOptionOnChange=True,
        placeholder=translate("editing.form.search"),
        nothingFoundMessage=translate("shell.search.nothing"),
        filter={"function": "keepAll"},
        w=260,
        size="xs",
        **{"aria-label": translate("explore.edit.link.search")},
    )
    words = translate("explore.edit.link.choose", name=name_of(network, source, translate))
    return _choice(html.Span(words), other, _as(_CANCEL, translate("editing.button.close")))


def _offered(
    network: Network, pair: Sequence[str], links: Sequence[Link], translate: Translator
) -> Component:
    """The ways to link the two."""
    first, second = (name_of(network, each, translate) for each in pair)
    key = "explore.edit.link.as" if links else "explore.edit.link.none"
    buttons = [_as(number, _said_link(each, translate)) for number, each in enumerate(links)]
    lead = html.Span(translate(key, first=first, second=second))
    return _choice(lead, *buttons, _as(_CANCEL, translate("editing.button.close")))


def _choice(*parts: Component) -> Component:
    return html.Div(list(parts), className="explore-link-choice", tabIndex="-1")


def _as(number: int, words: str) -> Component:
    identifier = {"type": _LINK_AS, "n": number}
    return html.Button(words, id=identifier, type="button", className="edit-back")


def _links(network: Network, pair: Sequence[str]) -> tuple[Link, ...]:
    first, second = (network.nodes[each]["kind"] for each in pair)
    return links_between(first, second)


def _said_link(link: Link, translate: Translator) -> str:
    """A way to link in words: what the first is to the second."""
    return translate(f"explore.ties.{link.relation}.{'out' if link.leads_out else 'in'}")


def _asked(link: Link, pair: Sequence[str]) -> dict[str, Any]:
    """What the drawer is asked for: a new relation with both ends, or a field of a thing."""
    first, second = (each.partition(":") for each in pair)
    values: dict[str, Any] = {}
    for name, (kind, _, identifier) in ((link.first, first), (link.second, second)):
        if name is None:
            continue
        values[name] = identifier
        kind_field = BY_TABLE[link.table].field(name).kind_field
        values |= {kind_field: kind} if kind_field else {}
    if BY_TABLE[link.table].ends is not None:
        return {"do": "add", "table": link.table, "values": values}
    holder = first if link.first is None else second
    return {"do": "change", "table": link.table, "key": [holder[2]], "values": values}
