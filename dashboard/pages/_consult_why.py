"""Why a party stands on the list: the strongest reasons at once, the others when asked for.

Hundreds of reasons are a page of megabytes that hardly anybody opens; so the page holds how many
more there are, and opening fetches them.
"""

from collections.abc import Mapping
from typing import Any

from dash import MATCH, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.components.reasons import SHOWN, folded_reasons, reason_list, reasons_of
from dashboard.context import Context
from dashboard.pages._base import View
from dashboard.views.matter import asked_about
from graph.analyses._base import Row

OPENED, REST, ASKED = "consult-why-opened", "consult-why-rest", "consult-why-asked"


def why(view: View, row: Row, issue: str | None, *, folded: bool = False) -> Component:
    """First reasons of a row, and the way to the rest; ``folded``: on a phone all when asked."""
    parts = _parts(view, row, issue)
    return folded_reasons(view, len(row.reasons), parts) if folded else html.Div(parts)


def _parts(view: View, row: Row, issue: str | None) -> list[Component]:
    shown = reason_list(view, row.reasons[:SHOWN], known=_known(row.ref, issue))
    count = len(row.reasons) - SHOWN
    if count <= 0:
        return [shown]
    summary = view.translate("reason.more", count=count)
    rest = html.Div(
        html.P(view.translate("view.consult.why.wait"), className="hint"),
        id={"type": REST, "row": row.ref},
    )
    more = html.Details(
        [html.Summary(summary, id={"type": OPENED, "row": row.ref}, n_clicks=0), rest]
    )
    return [shown, more]


def _known(party: str, issue: str | None) -> list[str]:
    return [each for each in (issue, party) if each]


def asked_store(view: View) -> Component:
    """What the list answers, for fetching more of it."""
    return dcc.Store(id=ASKED, data={"language": view.language, "query": dict(view.query)})


def register(app: Dash, context: Context) -> None:
    """Fetch the rest of a row's reasons the first time that it is opened."""

    @app.callback(
        Output({"type": REST, "row": MATCH}, "children"),
        Input({"type": OPENED, "row": MATCH}, "n_clicks"),
        State({"type": OPENED, "row": MATCH}, "id"),
        State(ASKED, "data"),
        prevent_initial_call=True,
    )
    def fetch(clicks: int, opened: Mapping[str, str], asked: Mapping[str, Any]) -> Any:
        if clicks != 1 or not asked:
            return no_update
        query = asked["query"]
        view = View(
            translate=context.translator(asked["language"]),
            query=query,
            scheme="light",
            context=context.at(query),
        )
        return rest_of(view, opened["row"])


def rest_of(view: View, party: str) -> Component:
    """Reasons of a party that the page did not show at once."""
    result = view.context.answers.answer("consult", **(asked_about(view.query) or {}))
    row = next((each for each in result.rows if each.ref == party), None)
    if row is None:  # the register has changed since the page was drawn
        return html.P(view.translate("view.consult.why.gone"))
    known = _known(party, result.summary["issue"])
    return reasons_of(view, row.reasons[SHOWN:], known=known)
