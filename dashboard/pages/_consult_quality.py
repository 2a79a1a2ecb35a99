"""How good is this list? Measured on the office's own past, in plain words.

Measuring takes seconds on a large register, so it begins when a reader opens this part; the answer
is kept for the data version.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.components.explained import explained_line
from dashboard.components.notices import warnings
from dashboard.components.tables import plain_table
from dashboard.components.words import after_stop
from dashboard.context import Context
from dashboard.pages._base import View
from graph.analyses._base import Result
from graph.messages import UserError
from graph.texts import Translator

_ID = "consult-quality-"
OPENED, ASKED, ANSWER = (f"{_ID}{name}" for name in ("opened", "asked", "answer"))
_CUTS = (3, 5, 10, 20)
_SAID = 5  # how much of a list is told in words; the table has the others
_BASELINES = ("popularity", "leads_of_owner", "past_partners", "personalised_pagerank")


def section(view: View) -> Component:
    """Place of the answer, closed until somebody asks."""
    asked = {name: view.query[name] for name in ("as_of", "known") if name in view.query}
    waiting = html.Div(html.P(view.translate("view.quality.wait"), role="status"), id=ANSWER)
    return html.Details(
        [
            html.Summary(view.translate("view.quality.title"), id=OPENED, n_clicks=0),
            explained_line(view.translate, ("recall",)),
            dcc.Store(id=ASKED, data={"language": view.language, "query": asked}),
            waiting,
        ]
    )


def register(app: Dash, context: Context) -> None:
    """Answer once it is opened; closing and opening again asks nothing."""

    @app.callback(
        Output(ANSWER, "children"),
        Input(OPENED, "n_clicks"),
        State(ASKED, "data"),
        prevent_initial_call=True,
    )
    def answer(clicks: int, asked: Mapping[str, Any]) -> Any:
        if clicks != 1:
            return no_update
        translate = context.translator(asked["language"])
        try:
            result = context.at(asked["query"]).answers.answer("evaluate", what="consult")
        except UserError as failure:
            said = [translate("view.quality.none"), translate.advice(failure)]
            return html.P(after_stop(translate.language).join(said))
        return told(result, translate)


def told(result: Result, translate: Translator) -> Component:
    """The figures in sentences, beside those of simple lists, with what they rest on."""
    summary = result.summary
    parties = {
        party: {name: _of(result, party, name) for name in ("model", *_BASELINES)}
        for party, measured in summary["by_party"].items()
        if measured["cases"]
    }
    return html.Div(
        [
            *(html.P(each) for each in _sentences(parties, translate)),
            html.P(
                translate("view.quality.how", cases=summary["cases"], since=summary["since"]),
                className="hint",
            ),
            html.Details(
                [
                    html.Summary(translate("view.quality.more")),
                    *(_table(party, lists, translate) for party, lists in parties.items()),
                    html.P(
                        translate("view.quality.known", share=_percent(summary["known_before"])),
                        className="hint",
                    ),
                    html.P(
                        translate("view.quality.learned", **summary["learned_from"]),
                        className="hint",
                    ),
                    warnings(result.warnings, translate),
                ]
            ),
        ]
    )


def _of(result: Result, party: str, name: str) -> Mapping[str, Any]:
    measured: Mapping[str, Any] = result.summary["by_party"][party]
    return measured if name == "model" else measured["baselines"][name]


def _sentences(
    parties: Mapping[str, Mapping[str, Mapping[str, Any]]], translate: Translator
) -> Iterator[str]:
    for party, lists in parties.items():
        found = {name: lists[name][f"recall@{_SAID}"] for name in lists}
        best = max(_BASELINES, key=lambda name: found[name])
        yield translate(
            f"view.quality.{party}",
            count=_SAID,
            ours=_percent(found["model"]),
            simple=translate(f"column.{best}"),
            best=_percent(found[best]),
        )
        if found[best] > found["model"]:
            yield translate("view.quality.behind")


def _table(party: str, lists: Mapping[str, Mapping[str, Any]], translate: Translator) -> Component:
    headers = [translate(f"view.quality.list.{party}")]
    headers += [translate("view.quality.first", count=cut) for cut in _CUTS]
    rows = [
        [
            translate("view.quality.ours" if name == "model" else f"column.{name}"),
            *(_percent(measured[f"recall@{cut}"]) for cut in _CUTS),
        ]
        for name, measured in lists.items()
    ]
    return plain_table(headers[0], headers, [list(row) for row in rows], hidden=True)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}"
