"""A load's report on the page: counts that add up, changed values, problems with their places."""

from collections.abc import Iterator, Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.tables import plain_table
from dashboard.jobs import Job
from graph.messages import Cancelled, Problem, Severity
from graph.report import CellChange, LoadReport, TableCount
from graph.texts import Translator

_COUNTS = ("read", "created", "updated", "unchanged", "rejected")
_SHOWN = 100
LOAD_BACK = "edit-load-back"  # type of the button beside what was loaded that undoes it
COUNT = "import-count"  # type of the buttons that open the rows of a count


def report_view(
    report: LoadReport, dry_run: bool, translate: Translator, copy: Component | None = None
) -> Component:
    """Outcome of a load or of its dry run; ``copy`` is the way to the marked copy, if any."""
    told: dict[Severity, list[Problem]] = {severity: [] for severity in Severity}
    for each in report.problems:
        told[each.severity].append(each)
    return html.Div(
        [
            _notes(report, translate),
            _verdict(report, dry_run, translate),
            _counts(report, translate),
            copy,
            _changes(report.changes, translate),
            _problems("view.report.errors", told[Severity.ERROR], translate),
            _problems("view.report.warnings", told[Severity.WARNING], translate),
            _problems("view.report.values", told[Severity.NOTE], translate, opened=False),
            _skipped(report, translate),
        ],
        className="stack",
    )


def _verdict(report: LoadReport, dry_run: bool, translate: Translator) -> Component:
    changed = any(each.created or each.updated for each in report.counts.values())
    if report.open_questions:
        key, colour = "view.report.asked", "blue"
    elif report.errors and not report.written:
        key, colour = "view.report.refused", "red"
    elif not changed:
        key, colour = "view.report.nothing", "blue"
    elif dry_run:
        key, colour = "view.report.would", "blue"
    else:
        key, colour = "view.report.done", "teal"
    hint = translate(f"{key}.hint", errors=len(report.errors), count=len(report.open_questions))
    said = html.Div([html.Span(hint), *_way_back(report, translate)], className="loaded-said")
    return dmc.Alert(said, title=translate(key), color=colour, variant="light")


def _way_back(report: LoadReport, translate: Translator) -> Iterator[Component]:
    """Button that undoes what was loaded."""
    if report.revision is not None:
        # A type of its own: the frame's message may offer to undo the same revision.
        identifier = {"type": LOAD_BACK, "do": "undo", "number": report.revision}
        label = translate("view.report.undo")
        yield html.Button(label, id=identifier, type="button", className="edit-back")


def _notes(report: LoadReport, translate: Translator) -> Component | None:
    if not report.notes:
        return None
    items = [html.Li(translate.say(each)) for each in report.notes]
    return html.Div(
        [html.Strong(translate("view.report.notes")), html.Ul(items, className="plain-list")]
    )


def _counts(report: LoadReport, translate: Translator) -> Component:
    rows = [
        [translate(f"table.{table}"), *(_count(report, table, each, name) for name in _COUNTS)]
        for table, each in report.counts.items()
    ]
    headers = [
        translate("view.report.table"),
        *(translate(f"view.report.{name}") for name in _COUNTS),
    ]
    return plain_table(translate("view.report.counts"), headers, rows)


def _count(report: LoadReport, table: str, counts: TableCount, name: str) -> str | Component:
    """A number; where its rows can be looked at, a button that opens them."""
    said = f"{getattr(counts, name):,}"
    if (table, name) not in report.rows:
        return said
    return html.Button(
        said, id={"type": COUNT, "table": table, "count": name}, className="count-button"
    )


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


def _problems(
    key: str, problems: Sequence[Problem], translate: Translator, *, opened: bool = True
) -> Component | None:
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
    return html.Details([html.Summary(caption), table], open=opened)


def _skipped(report: LoadReport, translate: Translator) -> Component | None:
    if not report.skipped:
        return None
    items = [html.Li(translate.say(each)) for each in report.skipped]
    return html.Div([html.Strong(translate("view.report.skipped")), html.Ul(items)])


def progress_view(job: Job, translate: Translator) -> Component:
    """How far a running load is."""
    share = 100 * job.done / job.total if job.total else 0
    bar = dmc.Progress(value=share or 100, animated=True, striped=True)
    stage = translate("view.import.stopping" if job.cancelled else f"progress.{job.stage}")
    return html.Div([html.P(stage), bar])


def cancelled_view(error: Cancelled, translate: Translator) -> Component:
    """That a load was stopped as asked, and that nothing has changed."""
    said, title = translate.say(error.remedy), translate.say(error.reason)
    return dmc.Alert(said, title=title, color="gray", variant="light")
