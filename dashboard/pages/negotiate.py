"""How to prepare a negotiation: from what all agree on to the paper for the meeting."""

from collections.abc import Callable, Mapping

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.choices import (
    CLOSED,
    into_address,
    issue_options,
    named,
    parameter,
)
from dashboard.components.heading import heading
from dashboard.components.meant import refusal
from dashboard.components.notices import empty, warnings
from dashboard.context import Context
from dashboard.pages import (
    _nego_brief,
    _nego_deals,
    _nego_entry,
    _nego_positions,
    _nego_relations,
    _nego_talks,
    _nego_voting,
    _nego_whatif,
)
from dashboard.pages._base import Page, View
from dashboard.pages._nego_asked import Asked, issues_said
from graph.analyses._stands import issues_with_positions
from graph.messages import UserError
from graph.reading import resolve

ISSUE, CONFIDENTIAL = "negotiate-issue", "negotiate-confidential"

_PARTS: Mapping[str, Callable[[Asked], list[Component | None]]] = {
    "positions": _nego_positions.parts,
    "relations": _nego_relations.parts,
    "deals": _nego_deals.parts,
    "talks": _nego_talks.parts,
    "whatif": _nego_whatif.parts,
    "brief": _nego_brief.parts,
    "entry": _nego_entry.parts,
}


def layout(view: View) -> Component:
    """The part that the address names, of one issue or of all, under links to all parts."""
    head = [heading(view, "negotiate"), _choices(view)]
    try:
        asked = Asked.of(view)
    except UserError as error:
        return html.Div([*head, refusal(view, "/negotiate", error), _anew(view)], className="stack")
    part = view.query.get("part", "")
    part = part if part in _PARTS else "positions"
    nothing = not asked.summary["stands"]
    if nothing and part != "entry":
        text, hint = (
            view.translate(f"view.negotiate.no_positions{each}") for each in ("", ".hint")
        )
        link = dcc.Link(
            view.translate("view.negotiate.part.entry"),
            href=asked.here(part="entry"),
            className="button-link",
        )
        return html.Div([*head, empty(text, html.Div([html.P(hint), link]))], className="stack")
    shown = _PARTS[part](asked)
    said = None if part == "entry" else warnings(asked.result.warnings, view.translate)
    return html.Div([*head, _navigation(asked, part), said, *shown], className="stack")


def _anew(view: View) -> Component:
    title = view.translate("page.anew", page=view.translate("page.negotiate"))
    back = dcc.Link(title, href=view.address("/negotiate"), className="button-link")
    return html.Div(back, className="buttons")


def _choices(view: View) -> Component:
    translate = view.translate
    chosen = _chosen(view)
    # A first position may be entered on any issue.
    is_entry = view.query.get("part") == "entry"
    known = list(dict.fromkeys([*issues_with_positions(view.network), *chosen]))
    options = issue_options(view, None if is_entry else known)
    issue = dmc.MultiSelect(
        id=ISSUE,
        label=translate("view.negotiate.issues"),
        **named(options, view),
        **CLOSED,
        value=chosen,
        name=parameter("issue"),
        searchable=True,
        clearable=True,
        hidePickedOptions=True,
        placeholder=None if chosen else translate("view.negotiate.issue.placeholder"),
        nothingFoundMessage=translate("shell.search.nothing"),
        w="min(620px, calc(100vw - 2rem))",
    )
    secret = dmc.Select(
        id=CONFIDENTIAL,
        label=translate("view.negotiate.confidential.choice"),
        data=[
            {"value": value, "label": translate(f"view.negotiate.confidential.{value}")}
            for value in ("1", "0")
        ],
        name=parameter("confidential", "1"),
        value="0" if view.query.get("confidential") == "0" else "1",
        allowDeselect=False,
        **CLOSED,
        w=220,
    )
    return dmc.Group([issue, secret], align="flex-end")


def _chosen(view: View) -> list[str]:
    """Issues that the address names; what names none is told by the answer."""
    found = []
    for said in issues_said(view.query):
        try:
            found.append(resolve(view.network, said, "issue"))
        except UserError:
            continue
    return list(dict.fromkeys(found))


def _navigation(asked: Asked, shown: str) -> Component:
    translate = asked.view.translate
    links = [
        dcc.Link(
            translate(f"view.negotiate.part.{part}"),
            href=asked.here(part=part),
            className="part part-shown" if part == shown else "part",
        )
        for part in _PARTS
    ]
    return html.Nav(links, className="parts", **{"aria-label": translate("page.negotiate")})


def register(app: Dash, context: Context) -> None:
    """Follow the choices, the entry of a position, the making of a what-if."""
    into_address(app, ISSUE)
    into_address(app, CONFIDENTIAL)
    _nego_relations.register(app)
    _nego_deals.register(app)
    _nego_voting.register(app, context)
    _nego_whatif.register(app, context)
    _nego_entry.register(app, context)


def _every_part(view: View) -> Component:
    asked = Asked.of(view)
    shown = [part for each in _PARTS.values() for part in each(asked)]
    # The choice stands on the page only where influence is known.
    return html.Div([_choices(view), _nego_relations.variant(asked), *shown])


PAGE = Page(
    id="negotiate",
    path="/negotiate",
    icon="negotiate",
    layout=layout,
    register=register,
    needs_data=True,
    every_part=_every_part,
)
