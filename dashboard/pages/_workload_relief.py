"""Suggested relief: what to hand to whom, cost and gain of each, or why nothing helps."""

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.choices import parameter
from dashboard.components.explained import Heading, explained, help_mark
from dashboard.components.notices import empty
from dashboard.components.references import issue_link, names, reference_link
from dashboard.components.tables import Cell, card, plain_table
from dashboard.pages._base import View
from dashboard.pages._workload_asked import Asked, here
from graph.analyses._base import Result, Row
from graph.messages import UserError, message
from graph.percent import said_percent
from graph.scenarios.changes import Move, joined

MOVES, LIMIT, HANDOVER = "relief-moves", "relief-limit", "relief-handover"
CONTROLS = (MOVES, LIMIT, HANDOVER)
_MOVES, _LIMIT, _HANDOVER = "5", "100", "10"
_MEASURES = {"peak_before": "peak", "peak_after": "peak", "cost": "handing"}
_NONE = 0.0005


def layout(view: View, asked: Asked) -> Component:
    """Limits, what is reached, the moves, and what stands against more."""
    translate = view.translate
    limits = limits_of(view)
    result = view.context.answers.answer("relief", **limits, **asked.parameters())
    return card(
        translate("view.workload.relief"),
        _controls(view, limits),
        _reached(view, result),
        *_moves(view, result),
        _against(view, result),
        hint=translate("view.workload.relief.hint"),
    )


def _whole(view: View, name: str, default: str, least: int, most: int) -> int:
    text = view.query.get(name, default)
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        values = {"value": text, "least": least, "most": most}
        raise UserError(
            message("view.workload.whole", **values),
            message("view.workload.whole.remedy", **values),
        )
    return int(text)


def limits_of(view: View) -> dict[str, int | float]:
    """Parameters of the relief that the address gives; UserError where one is no such number."""
    return {
        "moves": _whole(view, "moves", _MOVES, 1, 50),
        "limit": _whole(view, "limit", _LIMIT, 0, 500) / 100,
        "handover": _whole(view, "handover", _HANDOVER, 0, 100) / 100,
    }


def _controls(view: View, limits: Mapping[str, int | float]) -> Component:
    fields = [
        dmc.NumberInput(
            id=identifier,
            label=view.translate(f"view.workload.relief.{name}"),
            name=parameter(name, default),
            value=str(value),
            min=0,
            debounce=600,
            w=260,
        )
        for identifier, name, default, value in (
            (MOVES, "moves", _MOVES, limits["moves"]),
            (LIMIT, "limit", _LIMIT, round(100 * limits["limit"])),
            (HANDOVER, "handover", _HANDOVER, round(100 * limits["handover"])),
        )
    ]
    return dmc.Group(fields, align="flex-end", className="spaced")


def _reached(view: View, result: Result) -> Component | None:
    summary, translate = result.summary, view.translate
    if summary["peak_before"] is None:
        return None
    tiles = (
        ("peak_before", said_percent(summary["peak_before"])),
        ("peak_after", said_percent(summary["peak_after"])),
        ("days", f"{summary['days']:,.0f}"),
        ("cost", f"{summary['cost']:,.1f}"),
    )
    return html.Div(
        [
            html.Div(
                [
                    html.Div(value, className="tile-value"),
                    html.Div(
                        [
                            translate(f"view.workload.relief.{name}", percent=_percent(result)),
                            help_mark(translate, _MEASURES[name]) if name in _MEASURES else None,
                        ],
                        className="hint",
                    ),
                ],
                className="tile",
            )
            for name, value in tiles
        ],
        className="tiles spaced",
    )


def _moves(view: View, result: Result) -> list[Component]:
    translate = view.translate
    if not result.rows:
        return [empty(translate("view.workload.relief.none"))]
    titles = ("issue", "from", "to", "part", "gain", "handing", "why")
    headers: list[Heading] = [
        explained(translate, each)
        if each in ("gain", "handing")
        else translate(f"view.workload.relief.{each}")
        for each in titles
    ]
    table = plain_table(
        translate("view.workload.relief.moves_made"),
        headers,
        [_move(view, row) for row in result.rows],
        hidden=True,
    )
    changes = [
        Move(row.ref, row.facts["from"], row.facts["to"], row.facts["role"]) for row in result.rows
    ]
    link = dcc.Link(
        translate("view.workload.relief.think"),
        href=here(view, tab="whatif", do=joined(changes)),
        className="button-link",
    )
    return [table, html.Div(link, className="buttons")]


def _percent(result: Result) -> int:
    return int(100 * result.summary["handover"] + 0.5)


def _move(view: View, row: Row) -> list[Cell]:
    facts = row.facts
    before, after = said_percent(facts["from_before"]), said_percent(facts["from_after"])
    then, now = said_percent(facts["to_before"]), said_percent(facts["to_after"])
    role = view.translate(f"role.{facts['role']}")
    return [
        issue_link(view, row.ref),
        html.Div(
            [
                reference_link(view, facts["from"]),
                html.Div(f"{before} → {after}", className="nowrap"),
            ]
        ),
        html.Div(
            [reference_link(view, facts["to"]), html.Div(f"{then} → {now}", className="nowrap")]
        ),
        view.translate("view.workload.relief.as", role=role, days=round(facts["days"], 1)),
        _gain(view, row),
        f"{facts['cost']:,.1f}",
        _why(view, row),
    ]


def _why(view: View, row: Row) -> Component:
    """What the taker has worked on, by links, and what to think of before."""
    _, skill, _, *cautions = row.reasons
    # By topic or by kind: the answer's own sentence knows.
    known = f"view.workload.relief.known.{skill.text.key.rpartition('.')[2]}"
    counts = {"count": row.facts["familiarity"], "open": row.facts["still_open"]}
    return html.Div(
        [
            html.Div([view.translate(known, **counts), *names(view, skill.records[:3])]),
            *(html.Div(view.translate.say(each.text), className="hint") for each in cautions),
        ]
    )


def _gain(view: View, row: Row) -> str:
    """Points of the peak; a move of none makes room for another one."""
    if row.facts["gain"] < _NONE and row.facts["makes_room"]:
        return view.translate("view.workload.relief.room")
    return view.translate("view.workload.relief.points", points=100 * row.facts["gain"])


def _against(view: View, result: Result) -> Component | None:
    if not result.warnings:
        return None
    first, *rest = (view.translate.say(each) for each in result.warnings)
    return html.Div(
        [html.Strong(first), html.Ul([html.Li(each) for each in rest], className="plain-list")],
        className="warnings spaced",
        role="note",
    )
