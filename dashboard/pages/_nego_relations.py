"""Who stands with whom: heat maps, influence and dependence, camps and what does not fit."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
import plotly.graph_objects as go
from dash import Dash, html
from dash.development.base_component import Component

from dashboard.components.choices import choose, into_address, parameter
from dashboard.components.explained import Heading, explained, explained_line, help_mark
from dashboard.components.hints import first_rows
from dashboard.components.picture import picture
from dashboard.components.sheets import Sheet, Value
from dashboard.components.tables import card, plain_table
from dashboard.figures._style import chart
from dashboard.figures.divergence import divergence
from dashboard.figures.plane import Point, plane
from dashboard.pages._nego_asked import Asked, shown
from graph.analyses._base import Matrix
from graph.digits import decimals
from graph.measures.mactor import VARIANTS

VARIANT = "negotiate-variant"
_PARTIES, _PAIRS = 40, 12
_PHONE = 12  # parties of a heat map that a phone has room for
_CLEARLY = 0.8  # of what one camp fewer breaks


def parts(asked: Asked) -> list[Component | None]:
    """Agreement before disagreement."""
    matrices = asked.result.matrices
    return [
        _camps(asked),
        _heat(asked, "convergence", matrices["convergence"]),
        _heat(asked, "divergence", matrices["divergence"]),
        _plane(asked),
        _actors(asked),
    ]


def _camps(asked: Asked) -> Component | None:
    found = asked.summary["camps"]
    if not found["camps"]:
        return None
    translate = asked.view.translate
    broken: float = found["frustration_share"]
    rows = [_division(asked, "2", found["camps"], broken, exact=found["exact"])]
    for k, each in asked.summary["balance"]["camps"].items():
        # More camps are told only where they fit clearly better.
        if len(each["camps"]) > 2 and each["broken_share"] <= broken * _CLEARLY:
            broken = each["broken_share"]
            rows.append(_division(asked, k, each["camps"], broken, exact=each["exact"]))
    headers: list[Heading] = [
        *(translate(f"view.negotiate.camps.{name}") for name in ("count", "who")),
        explained(translate, "camps", translate("view.negotiate.camps.broken")),
    ]
    table = plain_table(translate("view.negotiate.camps"), headers, rows, hidden=True)
    outside = found["uncommitted"]
    rest = (
        html.P([translate("view.negotiate.camps.outside"), *asked.links(outside)])
        if outside
        else None
    )
    balance = asked.summary["balance"]
    said = (
        html.P(
            [
                translate(
                    "view.negotiate.balance",
                    balanced=balance["balanced_triangles"],
                    triangles=balance["triangles"],
                    walk=balance["walk_balance"],
                ),
                help_mark(translate, "balance"),
            ],
            className="hint",
        )
        if balance["triangles"]
        else None
    )
    hint = translate("view.negotiate.camps.hint", frustration=found["frustration"])
    return card(translate("view.negotiate.camps"), table, rest, said, hint=hint)


def _division(
    asked: Asked, count: str, camps: Sequence[Sequence[str]], broken: float, *, exact: bool
) -> list[Component | str]:
    groups = [
        html.Div(
            [dmc.Badge(str(at), circle=True), html.Span(asked.links(camp))],
            className="camp",
        )
        for at, camp in enumerate(camps, start=1)
        if camp
    ]
    key = "exact" if exact else "searched"
    share = asked.view.translate(f"view.negotiate.camps.{key}", share=f"{broken:.1%}")
    return [count, html.Div(groups), share]


def _heat(asked: Asked, name: str, matrix: Matrix) -> Component | None:
    """Heat map with the largest pairs as a table beside it."""
    if len(matrix.labels) < 2:
        return None
    translate = asked.view.translate
    labels = [asked.name(node) for node in matrix.labels[:_PARTIES]]
    values = [row[:_PARTIES] for row in matrix.values[:_PARTIES]]
    figure = divergence(labels, values, translate(f"view.negotiate.{name}"), asked.view.scheme)
    ranked = sorted(
        (
            (value, one, two)
            for one, row in enumerate(matrix.values)
            for two, value in enumerate(row[:one])
            if value
        ),
        reverse=True,
    )
    rows = [
        [
            asked.link(matrix.labels[one]),
            asked.link(matrix.labels[two]),
            shown(asked, value, 2),
        ]
        for value, one, two in ranked[:_PAIRS]
    ]
    headers: list[Heading] = [
        *(translate("view.column.party"), translate("view.negotiate.other")),
        explained(translate, name),
    ]
    title = translate(f"view.negotiate.heat.{name}")
    table = plain_table(title, headers, rows, hidden=True) if rows else None
    hint = translate(
        f"view.negotiate.heat.{name}.hint", shown=len(labels), count=len(matrix.labels)
    )
    full: list[list[Value]] = [
        [asked.name(matrix.labels[one]), asked.name(matrix.labels[two]), value]
        for one, row in enumerate(matrix.values)
        for two, value in enumerate(row[:one])
        if value is not None
    ]
    columns = [each if isinstance(each, str) else each.title for each in headers]
    sheet = Sheet(title, columns, full, asked.notes)
    is_wide = len(labels) > _PHONE
    drawn = picture(asked.view, f"negotiate/{name}", figure, sheet, is_wide=is_wide)
    cut = first_rows(translate, "view.negotiate.heat.first", rows, ranked)
    return card(title, drawn, cut, table, hint=hint)


def _plane(asked: Asked) -> Component | None:
    actors = asked.summary["actors"]
    if not _is_influence_known(actors):
        return None
    translate = asked.view.translate
    points = [
        Point(
            asked.name(each["party"]),
            each["dependence"],
            each["influence"],
            "<br>".join(
                [asked.name(each["party"])]
                + [
                    translate(
                        "explore.told",
                        relation=translate(f"view.negotiate.actor.{key}"),
                        text=shown(asked, each[key]),
                    )
                    for key in ("influence", "dependence", "strength", "net_influence")
                ]
            ),
        )
        for each in actors
    ]
    middle = (
        sum(point.x for point in points) / len(points),
        sum(point.y for point in points) / len(points),
    )
    titles = (
        translate("view.negotiate.actor.dependence"),
        translate("view.negotiate.actor.influence"),
    )
    figure = plane(points, titles, asked.view.scheme, middle=middle)
    title = translate("view.negotiate.plane")
    marks = explained_line(translate, ("influence", "dependence"))
    keys = ("influence", "dependence", "strength", "net_influence")
    rows = [[asked.name(each["party"]), *(each[key] for key in keys)] for each in actors]
    headers = [translate("view.column.party")]
    headers += [translate(f"view.negotiate.actor.{key}") for key in keys]
    sheet = Sheet(title, headers, rows, asked.notes)
    numbered = plane(points, titles, asked.view.scheme, middle=middle, numbered=True)
    drawn = picture(
        asked.view, "negotiate/plane", figure, sheet, narrow=_keyed(numbered, points, title)
    )
    return card(title, drawn, marks, hint=translate("view.negotiate.plane.hint"))


def _keyed(numbered: go.Figure, points: Sequence[Point], title: str) -> Component:
    """The plane as a phone has room for it: numbers at the points, names below."""
    names = html.Ol([html.Li(point.name) for point in points], className="point-key")
    return html.Div([chart(numbered, title), names])


def _is_influence_known(actors: Sequence[Mapping[str, Any]]) -> bool:
    return len(actors) > 1 and any(each["influence"] for each in actors)


def variant(asked: Asked) -> Component:
    """Choice of the reading of MACTOR's relations of force."""
    translate = asked.view.translate
    return choose(
        VARIANT,
        translate("view.negotiate.variant"),
        [(name, translate(f"view.negotiate.variant.{name}")) for name in VARIANTS],
        description=translate("view.negotiate.variant.hint"),
        name=parameter("variant", VARIANTS[0]),
        value=asked.view.query.get("variant") or VARIANTS[0],
        allowDeselect=False,
        w="min(460px, calc(100vw - 4rem))",
    )


def _actors(asked: Asked) -> Component | None:
    actors = asked.summary["actors"]
    if len(actors) < 2:
        return None
    translate = asked.view.translate
    keys = (
        *("influence", "dependence", "strength", "net_influence"),
        *("mobilisation", "ambivalence"),
    )
    digits = {key: decimals(each[key] for each in actors) for key in keys}
    ordered = sorted(actors, key=lambda each: (-each["strength"], -each["mobilisation"]))
    rows = [
        [asked.link(each["party"]), *(shown(asked, each[key], digits[key]) for key in keys)]
        for each in ordered
    ]
    headers: list[Heading] = [
        translate("view.column.party"),
        *(explained(translate, key) for key in keys),
    ]
    title = translate("view.negotiate.actors")
    table = plain_table(title, headers, rows, hidden=True, figures=True)
    # Without recorded influence every reading gives the same.
    choice = variant(asked) if _is_influence_known(actors) else None
    return card(title, choice, table, hint=translate("view.negotiate.actors.hint"))


def register(app: Dash) -> None:
    """Let the reading write into the address."""
    into_address(app, VARIANT)
