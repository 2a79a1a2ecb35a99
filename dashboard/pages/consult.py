"""Who must be consulted: list, order, fewest, who decides, round; for an issue or a draft."""

from collections.abc import Callable, Mapping
from typing import Any

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.heading import heading
from dashboard.components.notices import empty
from dashboard.context import Context
from dashboard.pages import (
    _consult_choice,
    _consult_decides,
    _consult_fewest,
    _consult_list,
    _consult_mark,
    _consult_order,
    _consult_quality,
    _consult_round,
    _consult_why,
)
from dashboard.pages._base import Page, View
from dashboard.views.matter import asked_about, kept

Asked = dict[str, Any]
# Parts of the answer by their place in the address; each is given what is asked about.
_PARTS: Mapping[str, Callable[[View, Asked], Component]] = {
    "list": _consult_list.layout,
    "order": _consult_order.layout,
    "fewest": _consult_fewest.layout,
    "decides": _consult_decides.layout,
    "round": _consult_round.layout,
}


def layout(view: View) -> Component:
    """Choice of the matter, and the part of the answer that the address names."""
    asked = asked_about(view.query)
    return html.Div(
        [
            heading(view, "consult"),
            _consult_choice.choice(view),
            _answer(view, asked) if asked else empty(view.translate("view.consult.empty")),
        ],
        className="stack",
    )


def _answer(view: View, asked: Asked) -> Component:
    part = view.query.get("part", "")
    part = part if part in _PARTS else "list"
    links = [
        dcc.Link(
            view.translate(f"view.consult.part.{each}"),
            href=view.address("/consult", **kept(view.query), part=each),
            className="part part-shown" if each == part else "part",
        )
        for each in _PARTS
    ]
    label = view.translate("page.consult")
    parts = html.Nav(links, className="parts", **{"aria-label": label})
    return html.Div([parts, _PARTS[part](view, asked)], className="stack")


def register(app: Dash, context: Context) -> None:
    """Follow the choice of the matter, and write marks of the round."""
    _consult_choice.register(app)
    _consult_mark.register(app, context)
    _consult_quality.register(app, context)
    _consult_why.register(app, context)


def _every_part(view: View) -> Component:
    return html.Div(
        [
            layout(view),
            _consult_mark.every_part(view),
            _consult_quality.section(view),
            _consult_why.asked_store(view),
        ]
    )


PAGE = Page(
    id="consult",
    path="/consult",
    icon="consult",
    layout=layout,
    register=register,
    needs_data=True,
    every_part=_every_part,
)
