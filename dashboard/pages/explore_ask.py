"""Asking on Explore: a phrase with completion, ways between sets, and the answer in words."""

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids as shell_ids
from dashboard.context import Context
from dashboard.pages import explore_ids as ids
from dashboard.pages._base import View
from dashboard.pages.explore_answer import answered
from dashboard.pages.explore_picks import picks_bar
from dashboard.shown_network import network_shown
from dashboard.views.exploration import PATH, Exploration, read_search
from dashboard.views.exploration import read_query as read_exploration
from graph.analyses._sentences import RELATIONS
from graph.asking.complete import complete
from graph.asking.examples import examples
from graph.projections import Network, name_of
from graph.search import search
from graph.texts import Translator

PHRASE, ASK, ANSWER, SHOWN = "explore-ask", "explore-ask-go", "explore-answer", "explore-asked"
FROM, TO, AVOID = ENDS = ("explore-from", "explore-to", "explore-avoid")
_NAMES = {FROM: "from", TO: "to", AVOID: "avoid"}
_FOUND = 20


def ask_fields(view: View) -> list[Component]:
    """Field of the phrase, and the choice of two sets."""
    translate, exploration = view.translate, read_exploration(view.query)
    phrase = _phrase(view.network, exploration, translate)
    return [
        html.Div([phrase, _button(translate)], className="explore-ask", role="search"),
        _ways(view.network, exploration, translate),
    ]


def answer_part(view: View) -> Component:
    """The answer, and what is picked."""
    translate, exploration = view.translate, read_exploration(view.query)
    return html.Section(
        [
            html.Div(
                answered(view.network, exploration, translate),
                id=ANSWER,
                className="explore-answer",
                **{"aria-live": "polite"},
            ),
            dcc.Store(id=SHOWN, data=exploration.asked.pairs),
            picks_bar(translate),
        ],
        className="explore-asking",
        **{"aria-label": translate("explore.ask")},
    )


def _phrase(network: Network, exploration: Exploration, translate: Translator) -> Component:
    phrase = exploration.asked.phrase or ""
    return dmc.Autocomplete(
        id=PHRASE,
        value=phrase,
        data=[] if phrase else _examples(network, translate),
        placeholder=translate("explore.ask.placeholder"),
        filter={"function": "keepAll"},
        limit=12,
        debounce=150,
        **{"aria-label": translate("explore.ask")},
    )


def _button(translate: Translator) -> Component:
    return dmc.Button(translate("explore.ask.go"), id=ASK, variant="light")


def _ways(network: Network, exploration: Exploration, translate: Translator) -> Component:
    asked = exploration.asked
    chosen = {FROM: asked.start, TO: asked.end, AVOID: asked.avoided}
    fields = [
        dmc.MultiSelect(
            id=each,
            label=translate(f"explore.ways.{_NAMES[each]}"),
            name=_NAMES[each],
            value=list(chosen[each]),
            data=_options(network, chosen[each], translate, with_relations=each == AVOID),
            searchable=True,
            selectFirstOptionOnChange=True,
            clearable=True,
            filter={"function": "keepAll"},
            nothingFoundMessage=translate("shell.search.nothing"),
            limit=_FOUND,
            placeholder=translate("explore.ways.from.else") if each == FROM else None,
        )
        for each in ENDS
    ]
    turn = html.Button(
        translate("explore.ways.turn"), id="explore-turn", type="button", className="button-link"
    )
    return html.Details(
        [
            html.Summary(translate("explore.ways.title")),
            html.Div([*fields, turn], className="explore-ways"),
        ],
        open=bool(asked.start or asked.end),
        className="explore-ways-part",
    )


def _options(
    network: Network, nodes: tuple[str, ...], translate: Translator, *, with_relations: bool
) -> list[dict[str, str]]:
    options = [{"value": each, "label": _label(network, each, translate)} for each in nodes]
    if with_relations:
        known = {each["value"] for each in options}
        options += [
            {"value": each, "label": _label(network, each, translate)}
            for each in RELATIONS
            if each not in known
        ]
    return options


def _label(network: Network, value: str, translate: Translator) -> str:
    if value in RELATIONS:
        return translate("explore.ways.relation", relation=translate(f"relation.{value}"))
    if value not in network:
        return value
    return translate.named(name_of(network, value, translate), network.nodes[value]["id"])


def register_ask(app: Dash, context: Context) -> None:
    """Complete what is typed; let the address follow what is asked, and the answer the address."""
    _register_answer(app, context)
    _register_completion(app, context)
    for each in ENDS:
        _register_end(app, each)
        _register_finding(app, context, each)
    app.clientside_callback(
        ClientsideFunction("asking", "ask"),
        Output(shell_ids.LOCATION, "search", allow_duplicate=True),
        Input(ASK, "n_clicks"),
        Input("explore-turn", "n_clicks"),
        State(PHRASE, "value"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )


def _examples(network: Network, translate: Translator) -> list[str]:
    """What an empty field offers: phrases that find something in this register."""
    return [translate.say(each) for each in examples(network)]


def _register_answer(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ANSWER, "children"),
        Output(PHRASE, "value"),
        *(Output(each, name) for each in ENDS for name in ("value", "data")),
        Output(SHOWN, "data"),
        Input(shell_ids.VIEWED, "data"),
        State(shell_ids.LOCATION, "pathname"),
        State(ids.READER, "data"),
        State(SHOWN, "data"),
        prevent_initial_call=True,
    )
    def draw_answer(
        address: str | None, path: str, language: str, shown: list[list[str]]
    ) -> tuple[object, ...]:
        exploration = read_search(address)
        asked, network = exploration.asked, network_shown(context, address)
        if path != PATH or network is None or [tuple(e) for e in shown] == asked.pairs:
            return (no_update,) * 9
        translate = context.translator(language)
        chosen = (asked.start, asked.end, asked.avoided)
        fields = [
            part
            for each, nodes in zip(ENDS, chosen, strict=True)
            for part in (
                list(nodes),
                _options(network, nodes, translate, with_relations=each == AVOID),
            )
        ]
        answer = answered(network, exploration, translate)
        return (answer, asked.phrase or "", *fields, asked.pairs)


def _register_end(app: Dash, field: str) -> None:
    app.clientside_callback(
        ClientsideFunction("asking", "chooseEnds"),
        Output(shell_ids.LOCATION, "search", allow_duplicate=True),
        Input(field, "value"),
        State(shell_ids.LOCATION, "search"),
        State(field, "name"),
        prevent_initial_call=True,
    )


def _register_completion(app: Dash, context: Context) -> None:
    @app.callback(
        Output(PHRASE, "data"),
        Input(PHRASE, "value"),
        State(shell_ids.LOCATION, "search"),
        State(ids.READER, "data"),
        prevent_initial_call=True,
    )
    def offer(text: str | None, address: str | None, language: str) -> list[str]:
        network = network_shown(context, address)
        if network is None:
            return []
        translate = context.translator(language)
        return complete(network, text, translate) if text else _examples(network, translate)


def _register_finding(app: Dash, context: Context, field: str) -> None:
    @app.callback(
        Output(field, "data", allow_duplicate=True),
        Input(field, "searchValue"),
        State(field, "value"),
        State(shell_ids.LOCATION, "search"),
        State(ids.READER, "data"),
        prevent_initial_call=True,
    )
    def find(text: str | None, value: list[str] | None, address: str | None, language: str) -> Any:
        network = network_shown(context, address)
        if network is None or not text:
            return no_update
        translate = context.translator(language)
        found = tuple(dict.fromkeys([*(value or ()), *search(network, text, _FOUND)]))
        relations = tuple(
            each
            for each in RELATIONS
            if field == AVOID and text in translate(f"relation.{each}") and each not in found
        )
        return _options(network, (*relations, *found), translate, with_relations=False)
