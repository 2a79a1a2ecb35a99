"""What a pasted block would do, before anything is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.tables import plain_table
from dashboard.pasted import Pasted, column_names
from graph.change_rows import field_title, field_words
from graph.messages import Place
from graph.model import BY_TABLE
from graph.report import CountedRow, LoadReport
from graph.tables import EXTRA
from graph.texts import Translator

_COUNTS = ("created", "updated", "rejected", "unchanged")
_SHOWN = 30  # rows shown of each kind


def preview(pasted: Pasted, report: LoadReport, table: str, translate: Translator) -> Component:
    """Return which columns were taken for which fields, and the rows by what becomes of them."""
    parts = [
        _columns(pasted, table, translate),
        _asks(report, translate),
        *_parts(report, table, translate),
    ]
    return html.Div(parts, className="stack")


def _columns(pasted: Pasted, table: str, translate: Translator) -> Component:
    """Which column was taken for which field, and by what."""
    key = "paste.columns.header" if pasted.headers else "paste.columns.order"
    names = [
        field_title(table, field, translate) if field else translate("paste.further", name=name)
        for field, name in zip(pasted.fields, column_names(pasted), strict=True)
    ]
    return html.P(translate(key, names=translate("list.mark").join(names)))


def _asks(report: LoadReport, translate: Translator) -> Component | None:
    if not report.open_questions:
        return None
    return dmc.Alert(translate("paste.asks"), color="yellow", variant="light")


def _parts(report: LoadReport, table: str, translate: Translator) -> list[Component]:
    parts: list[Component] = []
    why = _why(report, table, translate)
    for name in _COUNTS:
        count = getattr(report.counts[table], name) if table in report.counts else 0
        title = translate("paste.count", state=translate(f"view.report.{name}"), count=count)
        rows = report.rows.get((table, name), ())[:_SHOWN]
        if not rows:
            parts.append(html.Div(title))
            continue
        is_open = name != "unchanged"
        parts.append(
            html.Details([html.Summary(title), _rows(rows, table, why, translate)], open=is_open)
        )
    problems = [each for each in report.problems if each.table != table]
    said = [html.Li(translate.advice(each)) for each in problems]
    return [*parts, html.Ul(said, className="plain-list")] if said else parts


def _rows(
    rows: Sequence[CountedRow], table: str, why: Mapping[int | None, str], translate: Translator
) -> Component:
    """Rows of one kind: of changed ones what changes, of refused ones why and what to do."""
    keys = BY_TABLE[table].key
    told = {
        name
        for row in rows
        for name in (*row.values, *row.before)
        if not row.before or name in keys or name in row.before
    }
    names = [name for name in (*BY_TABLE[table].columns, EXTRA) if name in told]
    has_reasons = any(row.place.row in why for row in rows)
    headers = [translate("view.report.problem.reason")] if has_reasons else []
    headers += [field_title(table, name, translate) for name in names]
    cells = [
        [
            *([why.get(row.place.row, "")] if has_reasons else []),
            *(_cell(table, row, name, translate) for name in names),
        ]
        for row in rows
    ]
    return plain_table(None, headers, cells)


def _why(report: LoadReport, table: str, translate: Translator) -> dict[int | None, str]:
    """By row what is wrong or odd with it, the value it is about, and the remedy."""
    found = dict[int | None, list[str]]()
    for each in (*report.errors, *report.warnings):
        if each.table in (table, None):
            about = replace(each, place=Place(value=each.place.value))
            found.setdefault(each.place.row, []).append(translate.problem(about))
    return {row: "\n".join(said) for row, said in found.items()}


def _cell(table: str, row: CountedRow, name: str, translate: Translator) -> str:
    said = field_words(table, name, row.values.get(name), translate)
    if name in row.before:
        return f"{field_words(table, name, row.before[name], translate)} → {said}"
    return "" if row.values.get(name) is None else said
