"""A load's report on the page: counts that add up, changed values, problems with their places."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.tables import plain_table
from graph.messages import Problem
from graph.report import CellChange, LoadReport
from graph.texts import Translator

_COUNTS = ("read", "created", "updated", "unchanged", "rejected")
_SHOWN = 100


def report_view(report: LoadReport, dry_run: bool, translate: Translator) -> Component:
    """Outcome of a load or of its dry run."""
    warned = [each for each in report.problems if each not in report.errors]
    return html.Div(
        [
            _verdict(report, dry_run, translate),
            _counts(report, translate),
            _changes(report.changes, translate),
            _problems("view.report.errors", report.errors, translate),
            _problems("view.report.warnings", warned, translate),
            _skipped(report, translate),
        ],
        className="stack",
    )


def _verdict(report: LoadReport, dry_run: bool, translate: Translator) -> Component:
    changed = any(each.created or each.updated for each in report.counts.values())
    if report.errors and not report.written:
        key, colour = "view.report.refused", "red"
    elif not changed:
        key, colour = "view.report.nothing", "blue"
    elif dry_run:
        key, colour = "view.report.would", "blue"
    else:
        key, colour = "view.report.done", "teal"
    hint = translate(f"{key}.hint", errors=len(report.errors))
    return dmc.Alert(hint, title=translate(key), color=colour, variant="light")


def _counts(report: LoadReport, translate: Translator) -> Component:
    rows = [
        [translate(f"table.{table}"), *(f"{getattr(each, name):,}" for name in _COUNTS)]
        for table, each in report.counts.items()
    ]
    headers = [
        translate("view.report.table"),
        *(translate(f"view.report.{name}") for name in _COUNTS),
    ]
    return plain_table(translate("view.report.counts"), headers, rows)


def _changes(changes: Sequence[CellChange], translate: Translator) -> Component | None:
    if not changes:
        return None
    rows = [
        [
            translate(f"table.{each.table}"),
            " · ".join(part for part in each.key if part),
            _field(each, translate),
            _value(each.before, translate),
            _value(each.after, translate),
        ]
        for each in changes[:_SHOWN]
    ]
    headers = [
        translate(f"view.report.change.{name}") for name in ("table", "key", "field", "old", "new")
    ]
    part = "" if len(rows) == len(changes) else ".part"
    caption = translate(f"view.report.changes{part}", shown=len(rows), count=len(changes))
    return html.Details([html.Summary(caption), plain_table(None, headers, rows)])


def _field(change: CellChange, translate: Translator) -> str:
    key = f"field.{change.table}.{change.column}"
    return translate(key) if translate.has(key) else change.column


def _value(value: object, translate: Translator) -> str:
    return translate("unknown") if value is None else str(value)


def _problems(key: str, problems: Sequence[Problem], translate: Translator) -> Component | None:
    if not problems:
        return None
    parts = ("file", "sheet", "row", "column", "value")
    rows = [
        [
            *(str(getattr(each.place, part) or "–")[:80] for part in parts),
            translate.say(each.reason),
            translate.say(each.remedy),
        ]
        for each in problems[:_SHOWN]
    ]
    headers = [translate(f"view.report.problem.{name}") for name in (*parts, "reason", "remedy")]
    part = "" if len(rows) == len(problems) else ".part"
    caption = translate(f"{key}{part}", shown=len(rows), count=len(problems))
    table = plain_table(None, headers, rows)
    return html.Details([html.Summary(caption), table], open=True)


def _skipped(report: LoadReport, translate: Translator) -> Component | None:
    if not report.skipped:
        return None
    items = [html.Li(translate.say(each)) for each in report.skipped]
    return html.Div([html.Strong(translate("view.report.skipped")), html.Ul(items)])
