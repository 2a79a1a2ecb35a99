"""The fewest that must be asked, beside the full list, and what they give up."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.explained import help_mark
from dashboard.components.hints import small_hint
from dashboard.components.notices import warnings
from dashboard.components.reasons import reason_list
from dashboard.components.references import names, reference_link
from dashboard.components.tables import ABSENT, card, plain_table
from dashboard.measures import TITLES
from dashboard.pages._base import View
from graph.analyses._base import Result, Row
from graph.analyses.fewest import LEFT_OUT
from graph.rounds import ANSWERED, WAIVED
from graph.texts import Translator


def layout(view: View, asked: dict[str, Any]) -> Component:
    """Chosen and left out as two tables, and what is lost."""
    result, translate = view.context.answers.answer("fewest", **asked), view.translate
    chosen = [row for row in result.rows if row.facts["chosen"]]
    left = [row for row in result.rows if not row.facts["chosen"]]
    without = [each for each in result.warnings if each.key == LEFT_OUT]
    return html.Div(
        [
            card(
                translate("view.consult.part.fewest"),
                html.P(_said(view, result)),
                _settled(translate, chosen),
                *(html.P(html.Strong(translate.say(each))) for each in without),
                _lost(view, result),
                hint=translate("view.consult.fewest.hint"),
            ),
            warnings([each for each in result.warnings if each not in without], translate),
            _part(view, result, "chosen", chosen),
            _part(view, result, "left", left),
        ],
        className="stack",
    )


def _said(view: View, result: Result) -> str:
    summary = result.summary
    return view.translate(
        "view.consult.fewest.said",
        fewest=summary["fewest"],
        full=summary["full"],
        units=summary["units"],
    )


def _settled(translate: Translator, chosen: list[Row]) -> Component | None:
    """How many of those chosen need not be asked any more; nothing where all are to be asked."""
    count = sum(row.facts["state"] in (ANSWERED, WAIVED) for row in chosen)
    return html.P(translate("view.consult.fewest.settled", count=count)) if count else None


def _lost(view: View, result: Result) -> Component:
    summary, translate = result.summary, view.translate
    none = translate("none")
    points = translate(
        "view.consult.fewest.points",
        lost=summary["points_given_up"],
        whole=summary["points"],
    )
    facts: list[tuple[str, Any]] = [
        ("indirect", names(view, summary["indirect"]) or none),
        ("lost", points),
        ("uncovered", names(view, summary["uncovered"]) or none),
    ]
    return html.Dl(
        [part for name, value in facts for part in (_term(translate, name), html.Dd(value))]
    )


def _term(translate: Translator, name: str) -> Component:
    mark = help_mark(translate, name) if name in TITLES else None
    return html.Dt([translate(f"view.consult.fewest.{name}"), mark])


def _part(view: View, result: Result, name: str, rows: list[Row]) -> Component:
    translate = view.translate
    title = translate(f"view.consult.fewest.{name}.title", count=len(rows))
    if not rows:
        return card(title, html.P(translate("none")))
    covers = "covers" if name == "chosen" else "covered_by"
    headers = ("party", "role", covers, "why")
    table = plain_table(
        title,
        [translate(f"view.consult.fewest.column.{each}") for each in headers],
        [_cells(view, result, row, covers) for row in rows],
        hidden=True,
        entries=True,
    )
    return card(title, table)


def _cells(view: View, result: Result, row: Row, covers: str) -> list[Any]:
    known = [each for each in (result.summary["issue"], row.ref) if each]
    role = html.Div(view.translate(f"manner.{row.facts['manner']}"))
    tier = small_hint(view.translate(f"view.consult.{row.facts['tier']}"))
    state = row.facts["state"]
    said = small_hint(view.translate(f"state.{state}")) if state else None
    return [
        html.Div([reference_link(view, row.ref), said]),
        html.Div([role, tier]),
        html.Div(found) if (found := names(view, row.facts[covers])) else ABSENT,
        reason_list(view, row.reasons, known=known, folded=True),
    ]
