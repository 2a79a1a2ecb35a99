"""In which order to ask: a Gantt in working days, and the same as a table."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.explained import Heading, explained
from dashboard.components.notices import empty, warnings
from dashboard.components.picture import picture
from dashboard.components.reasons import reason_list
from dashboard.components.references import reference_link
from dashboard.components.sheets import Sheet, Value
from dashboard.components.tables import ABSENT, card, plain_table
from dashboard.components.words import after_stop
from dashboard.figures.gantt import Span, gantt
from dashboard.pages._base import View
from graph.analyses._base import Result, Row
from graph.projections import name_of
from graph.texts import Translator


def layout(view: View, asked: dict[str, Any]) -> Component:
    """Figure, table and what is assumed."""
    result, translate = view.context.answers.answer("order", **asked), view.translate
    if not result.rows:
        return empty(translate("view.consult.order.nobody"))
    summary = result.summary
    said = translate(
        "view.consult.order.said",
        steps=summary["steps"],
        days=summary["days"],
        last=summary["last"],
    )
    figure = gantt(
        [_span(view, row) for row in result.rows if not row.facts["answered"]],
        translate("view.consult.order.axis", today=summary["today"]),
        view.scheme,
        {name: translate(f"view.consult.order.{name}") for name in ("critical", "other")},
    )
    headers = ("party", "step", "what", "from", "by", "days", "slack", "why")
    apart = {row.ref for row in result.rows if row.facts["about"]}
    table = plain_table(
        translate("view.consult.part.order"),
        [_header(translate, each) for each in headers],
        [_cells(view, summary["issue"], row, apart) for row in result.rows],
        hidden=True,
        entries=True,
    )
    return html.Div(
        [
            warnings(result.warnings, translate),
            card(
                translate("view.consult.part.order"),
                html.P(said),
                picture(view, "consult/order", figure, _sheet(view, result), label=said),
                table,
                hint=translate("view.consult.order.hint"),
            ),
        ],
        className="stack",
    )


def _header(translate: Translator, column: str) -> Heading:
    title = translate(f"view.consult.order.column.{column}")
    measure = {"step": "step", "by": "deadline", "slack": "slack"}.get(column)
    return explained(translate, measure, title) if measure else title


def _sheet(view: View, result: Result) -> Sheet:
    """The tasks with their figures; who answers about what stands in columns of its own."""
    translate = view.translate
    rows: list[list[Value]] = []
    for row in result.rows:
        facts = row.facts
        about = name_of(view.network, facts["about"], translate) if facts["about"] else None
        said = (translate.say(each.text) for each in row.reasons)
        why = after_stop(translate.language).join(said)
        task = _step_taken(translate, row)
        named = [name_of(view.network, row.ref, translate), facts["step"], task, about]
        days = (facts[each] for each in ("start", "end", "days", "slack"))
        rows.append([*named, facts["joint"], *days, why])
    columns = ("party", "step", "what", "about", "together", "from", "by", "days", "slack", "why")
    issue = result.summary["issue"]
    title = translate("view.consult.part.order")
    if issue:
        name = name_of(view.network, issue, translate)
        title = translate("view.consult.order.about", party=title, issue=name)
    return Sheet(title, [translate(f"view.consult.order.column.{e}") for e in columns], rows)


def _span(view: View, row: Row) -> Span:
    facts = row.facts
    name = name_of(view.network, row.ref, view.translate)
    if facts["about"] and facts["about"] != row.ref:
        name = view.translate(
            "view.consult.order.about",
            party=name,
            issue=name_of(view.network, facts["about"], view.translate),
        )
    return Span(
        name=name,
        start=facts["offset"],
        days=facts["days"],
        is_critical=facts["critical"],
        text=view.translate(
            "view.consult.order.bar",
            start=facts["start"] or view.translate("cli.unknown"),
            end=facts["end"] or view.translate("cli.unknown"),
            days=facts["days"],
        ),
    )


def _cells(view: View, issue: str | None, row: Row, apart: set[str]) -> list[Any]:
    """Cells of one task; ``apart`` are those who are asked about a prior matter too, or alone."""
    facts, translate = row.facts, view.translate
    what = [html.Div(_step_taken(translate, row))]
    if facts["about"]:
        what.append(html.Div(reference_link(view, facts["about"], "/consult", "issue")))
    elif row.ref in apart and facts["task"] != "itself":
        what.append(html.Div(translate("view.consult.order.itself"), className="hint"))
    if facts["joint"]:
        badge = dmc.Badge(translate("view.consult.order.joint", number=facts["joint"]))
        what.append(badge)
    if facts["answered"]:
        what.append(html.Div(translate(f"state.{facts['state']}"), className="hint"))
    known = [each for each in (issue, row.ref, facts["about"]) if each]
    return [
        reference_link(view, row.ref),
        str(facts["step"]) if facts["step"] else ABSENT,
        html.Div(what),
        *_when(view, facts),
        _slack(translate, row),
        reason_list(view, row.reasons, known=known, folded=True),
    ]


def _when(view: View, facts: Mapping[str, Any]) -> list[str]:
    """First day, last day and working days; none where nothing is waited for any more."""
    if facts["days"] is None:
        return [ABSENT] * 3
    return [view.day(facts["start"]), view.day(facts["end"]), f"{facts['days']:g}"]


def _step_taken(translate: Translator, row: Row) -> str:
    """What is done, in the words that the list has for it."""
    form = row.facts["manner"]
    return translate(f"manner.{form}" if form else f"task.{row.facts['task']}")


def _slack(translate: Translator, row: Row) -> str:
    facts = row.facts
    if facts["slack"] is None:
        return ABSENT
    return translate("view.consult.order.critical") if facts["critical"] else f"{facts['slack']:g}"
