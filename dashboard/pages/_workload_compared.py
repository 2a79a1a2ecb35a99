"""Before and after, side by side: what a what-if would change."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.explained import Heading, explained, help_mark
from dashboard.components.notices import empty, warnings
from dashboard.components.references import issue_link, reference_link
from dashboard.components.tables import Cell, card, plain_table
from dashboard.components.words import after_stop
from dashboard.pages._base import View
from graph.analyses._base import Result, Row
from graph.digits import MINUS, said_figure
from graph.percent import said_percent

_ROWS = 40


def compared(view: View, result: Result) -> Component:
    """Peak, who is over capacity, what is left without somebody, party by party."""
    translate = view.translate
    return card(
        translate("view.whatif.compared"),
        _tiles(view, result.summary),
        _issues(view, result.summary, "without_approver"),
        _issues(view, result.summary, "without_lead"),
        _table(view, result),
        _stuck(view, result.summary["findings"], len(result.summary["without_approver"])),
        warnings(result.warnings, translate),
        hint=translate("view.whatif.compared.hint"),
    )


def _tiles(view: View, summary: Mapping[str, Any]) -> Component:
    def percent(value: float | None) -> str:
        return view.translate("unknown") if value is None else said_percent(value)

    pairs = [
        ("peak", percent(summary["peak_before"]), percent(summary["peak_after"])),
        *(
            (name, len(summary[f"{name}_before"]), len(summary[f"{name}_after"]))
            for name in ("over_capacity", "without_lead")
        ),
    ]
    return html.Div(
        [
            html.Div(
                [
                    html.Div(f"{before} → {after}", className="tile-value nowrap"),
                    html.Div(
                        [
                            view.translate(f"view.whatif.{name}"),
                            help_mark(view.translate, name) if name == "peak" else None,
                        ],
                        className="hint",
                    ),
                ],
                className="tile",
            )
            for name, before, after in pairs
        ],
        className="tiles spaced",
    )


def _issues(view: View, summary: Mapping[str, Any], name: str) -> Component | None:
    """Issues that would be left without somebody, newly."""
    if name == "without_lead":
        before = set(summary["without_lead_before"])
        found = [each for each in summary["without_lead_after"] if each not in before]
    else:
        found = summary[name]
    if not found:
        return None
    mark = ", " if view.language == "en" else "、"
    links = [part for each in found for part in (mark, issue_link(view, each))][1:]
    title = view.translate(f"view.whatif.{name}.new", count=len(found))
    return html.P([html.Strong(title), after_stop(view.language), *links])


def _table(view: View, result: Result) -> Component:
    translate = view.translate
    if not result.rows:
        return empty(translate("view.whatif.same"))
    headers: list[Heading] = [
        translate("view.column.name"),
        explained(translate, "load", translate("view.whatif.column.load")),
        translate("view.whatif.column.difference"),
        *(
            explained(translate, each, translate(f"view.whatif.column.{each}"))
            for each in ("utilisation", "open_issues")
        ),
    ]
    rows = [_row(view, row) for row in result.rows[:_ROWS]]
    kinds = {view.network.nodes[row.ref]["kind"] for row in result.rows}
    kind = kinds.pop() if len(kinds) == 1 else "both"
    listed = translate(f"parties.{kind}", count=len(result.rows))
    caption = translate("view.whatif.shown", shown=len(rows), listed=listed)
    return plain_table(caption, headers, rows)


def _row(view: View, row: Row) -> list[Cell]:
    facts, unknown = row.facts, view.translate("unknown")

    def pair(name: str, form: str) -> str:
        values = (facts[f"{name}_before"], facts[f"{name}_after"])
        return " → ".join(unknown if each is None else format(each, form) for each in values)

    change = "" if row.score is None else _points(view, row.score)
    over = " ⚠" if facts["over_after"] else ""
    return [
        reference_link(view, row.ref),
        pair("load", ",.1f"),
        said_figure(facts["load_change"], "+,.1f"),
        pair("utilisation", ".0%") + change + over,
        pair("open_issues", "d"),
    ]


def _points(view: View, change: float) -> str:
    """How far a utilisation moves: percentage points, for it is no part of what it was."""
    points = round(100 * change)
    sign = MINUS if points < 0 else "+"
    said = view.translate("view.whatif.change", sign=sign, points=abs(points))
    return f" {said}" if view.language == "en" else said


def _stuck(
    view: View, findings: Mapping[str, Sequence[int]], without_approver: int
) -> Component | None:
    if not findings:
        return None
    translate = view.translate
    rows: list[list[Cell]] = [
        [_meant(view, kind, without_approver), str(before), str(after)]
        for kind, (before, after) in findings.items()
    ]
    headers = [translate(f"view.whatif.{each}") for each in ("bottleneck", "before", "after")]
    return plain_table(translate("view.whatif.bottlenecks"), headers, rows)


def _meant(view: View, kind: str, without_approver: int) -> Component:
    """A kind of bottleneck with what it means below."""
    meaning = html.Div(view.translate(f"view.workload.means.{kind}"), className="hint")
    said = [view.translate(f"finding.{kind}"), meaning]
    if kind == "sole_approver" and without_approver:
        said.append(html.Div(view.translate("view.whatif.nobody", count=without_approver)))
    return html.Div(said)
