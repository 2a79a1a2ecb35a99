"""Load over time: what comes due when, how it has grown, how long work waits."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.choices import parameter
from dashboard.components.explained import Heading, explained
from dashboard.components.hints import first_rows
from dashboard.components.notices import empty, warnings
from dashboard.components.picture import picture
from dashboard.components.references import issue_link, reference_link
from dashboard.components.sheets import Sheet, Value
from dashboard.components.tables import Cell, card, plain_table
from dashboard.components.words import after_stop
from dashboard.figures.over_time import Flow, Line, flow, heat, lines
from dashboard.pages._base import View
from dashboard.pages._workload_asked import Asked, one_of, party_of
from graph.analyses._base import Result, Row
from graph.percent import said_percent
from graph.projections import name_of

STEP, SPREAD, HEAT = "workload-step", "workload-spread", "workload-heat"
BASIS = "workload-basis"
STEPS, SPREADS = ("month", "week"), ("even", "due")
BASES = ("register", "dates")
CONTROLS = (STEP, SPREAD, BASIS)
_COUNT = {"month": 6, "week": 13}
_HEAT, _LINES, _QUEUES = 24, 6, 15


def layout(view: View, asked: Asked) -> Component:
    """Forecast, trend and waiting."""
    return html.Div(
        [_forecast(view, asked), _trend(view, asked), _queue(view, asked)], className="stack"
    )


def ahead_of(view: View) -> dict[str, Any]:
    """Parameters of the forecast that the address gives."""
    step = one_of(view.query.get("step"), STEPS, STEPS[0])
    spread = one_of(view.query.get("spread"), SPREADS, SPREADS[0])
    return {"step": step, "spread": spread, "count": _COUNT[step]}


def basis_of(view: View) -> str:
    """What the address wants the trend to rest on."""
    return one_of(view.query.get("basis"), BASES, BASES[0])


def _forecast(view: View, asked: Asked) -> Component:
    translate = view.translate
    ahead = ahead_of(view)
    step, spread = ahead["step"], ahead["spread"]
    result = view.context.answers.answer("forecast", **ahead, **asked.parameters("months"))
    controls = dmc.Group(
        [
            dmc.SegmentedControl(
                id=identifier,
                name=parameter(name, values[0]),
                value=value,
                data=[
                    {"value": each, "label": translate(f"view.workload.{name}.{each}")}
                    for each in values
                ],
            )
            for identifier, name, values, value in (
                (STEP, "step", STEPS, step),
                (SPREAD, "spread", SPREADS, spread),
            )
        ],
        className="spaced",
    )
    return card(
        translate("view.workload.forecast"),
        controls,
        warnings(result.warnings, translate),
        *_placed(view, result),
        hint=translate("view.workload.forecast.hint"),
    )


def _placed(view: View, result: Result) -> list[Component | None]:
    translate = view.translate
    placed = [row for row in result.rows if row.facts["load"]]
    rows = placed[:_HEAT]
    if not rows:
        return [empty(translate("view.workload.forecast.none"))]
    periods = result.summary["periods"]
    said = [view.day(each) for each in periods]
    names = [name_of(view.network, row.ref, translate) for row in rows]
    cells = [[row.facts["periods"][each] for each in periods] for row in rows]
    figure = heat(
        names,
        [row.ref for row in rows],
        periods,
        [[each["load"] for each in line] for line in cells],
        [[each["utilisation"] for each in line] for line in cells],
        view.scheme,
        translate("view.workload.person_days"),
        said,
    )
    table = [
        [
            reference_link(view, row.ref),
            *(_cell(each["load"], each["utilisation"]) for each in line),
            f"{row.facts['undated']:,.1f}",
        ]
        for row, line in zip(rows, cells, strict=True)
    ]
    headers: list[Heading] = [
        translate("view.column.name"),
        *said,
        explained(translate, "undated"),
    ]
    below = html.Details(
        [
            html.Summary(translate("view.workload.as_table")),
            plain_table(None, headers, table, figures=True),
        ]
    )
    sheet = _forecast_sheet(view, placed, periods)
    drawn = picture(view, "workload/forecast", figure, sheet, identifier=HEAT)
    cut = first_rows(translate, "view.workload.first.below", rows, placed)
    return [drawn, cut, *_behind(view, result), below]


def _forecast_sheet(view: View, rows: Sequence[Row], periods: Sequence[str]) -> Sheet:
    """A row a party and period, so that it can be filtered; what has no due date at the end."""
    translate, found = view.translate, list[list[Value]]()
    for row in rows:
        name = name_of(view.network, row.ref, translate)
        for period in periods:
            told = row.facts["periods"][period]
            found.append([name, period, told["load"], told["capacity"], _share(told)])
        found.append([name, translate("view.workload.undated"), row.facts["undated"], None, None])
    headers = [
        translate("view.column.name"),
        translate("view.workload.period"),
        translate("view.workload.person_days"),
        translate("view.workload.column.capacity"),
        translate("view.workload.share"),
    ]
    return Sheet(translate("view.workload.forecast"), headers, found)


def _share(told: Mapping[str, Any]) -> float | None:
    share = told["utilisation"]
    return None if share is None else round(100 * share, 1)


def _cell(load: float, utilisation: float | None) -> str:
    return f"{load:,.0f}" if utilisation is None else f"{load:,.0f} ({said_percent(utilisation)})"


def _behind(view: View, result: Result) -> list[Component]:
    """The issues behind one cell, when the address names it."""
    party, period = party_of(view), view.query.get("period", "")
    row = next((each for each in result.rows if each.ref == party), None)
    if row is None or period not in row.facts["periods"]:
        return []
    translate, told = view.translate, row.facts["periods"][period]
    rows: list[list[Cell]] = [
        [issue_link(view, issue), f"{days:,.1f}"] for issue, days in told["issues"].items()
    ]
    caption = translate(
        "view.workload.behind",
        party=name_of(view.network, row.ref, translate),
        period=view.day(period),
        load=told["load"],
        capacity=translate("unknown") if told["capacity"] is None else told["capacity"],
    )
    headers = [translate(f"view.workload.issue.{each}") for each in ("issue", "days")]
    return [plain_table(caption, headers, rows)]


def _trend(view: View, asked: Asked) -> Component:
    translate = view.translate
    basis = basis_of(view)
    result = view.context.answers.answer("trend", basis=basis, **asked.parameters())
    moments = result.summary["moments"]
    passed = Flow(
        moments=_months(view, moments),
        open=[result.summary["open"][each] for each in moments],
        came_in=[result.summary["came_in"].get(each, 0) for each in moments],
        closed=[result.summary["closed"].get(each, 0) for each in moments],
    )
    labels = tuple(
        translate(f"view.workload.trend.{each}") for each in ("open", "came_in", "closed")
    )
    title, counts = translate("view.workload.trend"), translate("table.issues")
    counted = list(zip(moments, passed.open, passed.came_in, passed.closed, strict=True))
    headers = [translate("view.workload.period"), *labels]
    sheet = Sheet(title, headers, counted)
    table = plain_table(None, headers, [[view.day(day), *map(str, rest)] for day, *rest in counted])
    return card(
        title,
        dmc.SegmentedControl(
            id=BASIS,
            name=parameter("basis", BASES[0]),
            value=basis,
            data=[
                {"value": each, "label": translate(f"view.workload.trend.basis.{each}")}
                for each in BASES
            ],
            className="spaced",
        ),
        warnings(result.warnings, translate),
        picture(view, "workload/trend", flow(passed, labels, counts, view.scheme), sheet),
        html.Details([html.Summary(translate("view.workload.as_table")), table]),
        *_grown(view, asked, result, moments),
        hint=translate("view.workload.trend.hint"),
    )


def _grown(view: View, asked: Asked, result: Result, moments: list[str]) -> list[Component | None]:
    """Loads of one party where the address names it, else of those that have grown most."""
    translate, party = view.translate, party_of(view)
    shown = [row for row in result.rows if row.ref == party] or list(result.rows[:_LINES])
    if not shown or not any(row.facts["load"] or row.facts["load_before"] for row in shown):
        return [empty(translate("view.workload.trend.none"))]
    drawn = [
        Line(
            name_of(view.network, row.ref, translate),
            [row.facts["series"][each]["load"] for each in moments],
        )
        for row in shown
    ]
    months = _months(view, moments)
    figure = lines(drawn, months, translate("view.workload.person_days"), view.scheme)
    rows = [
        [
            reference_link(view, row.ref),
            *(f"{row.facts['series'][m]['load']:,.0f}" for m in moments),
        ]
        for row in shown
    ]
    table = plain_table(None, [translate("view.column.name"), *months], rows, figures=True)
    below = html.Details([html.Summary(translate("view.workload.as_table")), table])
    title = translate("view.workload.trend.loads")
    kind = translate(f"view.workload.kind.{asked.kind}")
    hints = [translate("view.workload.trend.loads.hint", months=asked.months)]
    if len(shown) > 1:
        hints.append(translate("view.workload.trend.loads.most", count=len(shown), kind=kind))
    hint = html.P(after_stop(view.language).join(hints), className="hint")
    head = [html.H3(title, className="group-title"), hint]
    sheet = Sheet(
        title,
        [translate("view.column.name"), *moments],
        [[line.name, *line.loads] for line in drawn],
    )
    return [*head, picture(view, "workload/loads", figure, sheet), below]


def _months(view: View, moments: Sequence[str]) -> list[str]:
    """The months that moments are the ends of; the last is the one that is not over yet."""
    return [view.day(each[:7]) for each in moments]


def _queue(view: View, asked: Asked) -> Component:
    translate = view.translate
    result = view.context.answers.answer("queue", **asked.parameters("months"))
    rows = [_queued(view, row) for row in result.rows[:_QUEUES]]
    names = ("arrivals", "effort", "servers", "offered", "occupancy", "waits", "wait_days")
    headers: list[Heading] = [
        translate("view.column.name"),
        *(explained(translate, each, translate(f"view.workload.queue.{each}")) for each in names),
    ]
    title, hint = translate("view.workload.queue"), translate("view.workload.queue.hint")
    table = (
        plain_table(title, headers, rows, hidden=True, figures=True)
        if rows
        else empty(
            translate("view.workload.queue.none", kind=translate(f"view.workload.of.{asked.kind}"))
        )
    )
    cut = first_rows(translate, "view.workload.first.file", rows, result.rows)
    return card(title, warnings(result.warnings, translate), cut, table, hint=hint)


def _queued(view: View, row: Row) -> list[Cell]:
    facts = row.facts
    unbounded = view.translate("view.workload.queue.unbounded")
    return [
        reference_link(view, row.ref),
        f"{facts['arrivals']:.2f}",
        f"{facts['effort']:,.1f}",
        str(facts["servers"]),
        f"{facts['offered']:.2f}",
        f"{facts['utilisation']:.0%}",
        unbounded if facts["waits"] is None else f"{facts['waits']:.0%}",
        unbounded if facts["wait_days"] is None else f"{facts['wait_days']:,.1f}",
    ]
