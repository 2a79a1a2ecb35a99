"""Positions: what all agree on, the scale of one issue or the list of all, and how they moved."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.explained import Heading, explained, explained_line
from dashboard.components.hints import first_rows
from dashboard.components.picture import picture
from dashboard.components.sheets import Sheet, Value
from dashboard.components.tables import card, plain_table
from dashboard.figures.history import history
from dashboard.figures.positions import Stand, positions
from dashboard.pages._nego_asked import Asked, scale_ends, shown
from graph.digits import decimals
from graph.model import POSITION
from graph.projections import name_of, records

_ROWS = 60
_NEAR = 10.0
_FIGURES = ("position", "salience", "power", "confidence", "bottom_line")


def parts(asked: Asked) -> list[Component | None]:
    """Common ground first; then the scale with everybody on it, or the issues."""
    if asked.issue:
        return [_ground(asked), _scale(asked), _table(asked), _moves(asked)]
    return [_ground(asked), _outcomes(asked)]


def _ground(asked: Asked) -> Component:
    """What all agree on stands first."""
    translate, summary = asked.view.translate, asked.summary
    items: list[Any] = []
    if summary["common_ground"] and not asked.issue:
        links = [asked.link(i, "/negotiate", "issue") for i in summary["common_ground"]]
        items.append([translate("view.negotiate.ground.issues"), *_joined(links)])
    for identifier, room in summary["zones"].items():
        issue = f"issue:{identifier}"
        if room[0] <= room[1] and (room[0] > 0 or room[1] < 100):
            low, high = scale_ends(asked, issue)
            said = {"low": room[0], "high": room[1], "zero": low, "hundred": high}
            text = translate("view.negotiate.ground.room", issue=asked.name(issue), **said)
            items.append(text)
    if asked.issue:
        near = [
            each["party"]
            for each in summary["stands"]
            if each["distance"] is not None and each["distance"] <= _NEAR
        ]
        if len(near) > 1:
            items.append([translate("view.negotiate.ground.near"), *asked.links(near)])
    listed = (
        html.Ul([html.Li(item) for item in items], className="plain-list")
        if items
        else html.P(translate("view.negotiate.ground.none"))
    )
    hint = translate("view.negotiate.ground.hint")
    return card(translate("view.negotiate.ground"), listed, hint=hint)


def _joined(links: Sequence[Component]) -> list[Component | str]:
    return [each for link in links for each in (", ", link)][1:]


def _scale(asked: Asked) -> Component:
    summary, translate = asked.summary, asked.view.translate
    assert asked.issue is not None
    identifier = asked.view.network.nodes[asked.issue]["id"]
    drawn = summary["ranges"].get(identifier)
    marks = [
        (translate(f"view.negotiate.{name}"), value)
        for name, key in (("outcome", "outcomes"), ("median", "medians"))
        if (value := summary[key].get(identifier)) is not None
    ]
    known = [each for each in summary["stands"] if each["position"] is not None]
    figure = positions(
        [_stand(asked, each) for each in known],
        scale_ends(asked, asked.issue),
        marks,
        asked.view.scheme,
        (drawn["low"], drawn["high"]) if drawn else None,
        [
            (asked.name(each["party"]), translate("unknown"))
            for each in summary["stands"]
            if each["position"] is None
        ],
    )
    return card(
        name_of(asked.view.network, asked.issue, translate),
        picture(
            asked.view,
            "negotiate/scale",
            figure,
            _sheet(asked),
            label=translate("view.negotiate.scale"),
        ),
        _said(asked, identifier),
        _unknown(asked),
        _links(asked),
        hint=translate("view.negotiate.scale.hint"),
    )


def _sheet(asked: Asked) -> Sheet:
    translate, keys = asked.view.translate, (*_FIGURES, "distance")
    assert asked.issue is not None
    rows: list[list[Value]] = [
        [
            asked.name(each["party"]),
            *(each[key] for key in keys),
            each["as_of"],
            translate.fact(each["evidence"]),
            translate("explore.yes") if each["confidential"] else None,
        ]
        for each in asked.summary["stands"]
    ]
    headers = [
        translate("view.column.party"),
        *(translate(f"view.negotiate.column.{key}") for key in keys),
        translate("field.positions.as_of"),
        translate("view.negotiate.column.source"),
        translate("view.negotiate.confidential"),
    ]
    title = name_of(asked.view.network, asked.issue, translate)
    return Sheet(title, headers, rows, asked.notes)


def _said(asked: Asked, identifier: str) -> Component | None:
    """The outcome in a sentence, never without its range."""
    translate, summary = asked.view.translate, asked.summary
    outcome, drawn = summary["outcomes"].get(identifier), summary["ranges"].get(identifier)
    if outcome is None or drawn is None:
        return None
    places = {"outcome": outcome, "low": drawn["low"], "high": drawn["high"]}
    values = {name: shown(asked, value, 1) for name, value in places.items()}
    spread = summary["contested"].get(identifier)
    said = translate("view.negotiate.outcome.said", **values, spread=spread)
    marks = explained_line(translate, ("outcome", "range", "median", "contested"))
    return html.Div([html.P(said), marks])


def _unknown(asked: Asked) -> Component | None:
    unknown = [each["party"] for each in asked.summary["stands"] if each["position"] is None]
    if not unknown:
        return None
    return html.P(
        [asked.view.translate("view.negotiate.unknown"), *asked.links(dict.fromkeys(unknown))]
    )


def _links(asked: Asked) -> Component:
    translate = asked.view.translate
    consult = dcc.Link(
        translate("view.negotiate.to_consult"),
        href=asked.view.address("/consult", issue=asked.issue),
        className="button-link",
    )
    enter = dcc.Link(
        translate("view.negotiate.part.entry"),
        href=asked.here(part="entry"),
        className="button-link",
    )
    return html.Div([consult, enter], className="buttons")


def _stand(asked: Asked, told: Mapping[str, Any]) -> Stand:
    name = asked.name(told["party"])
    lines = [name] + [
        asked.view.translate(
            "explore.told",
            relation=asked.view.translate(f"view.negotiate.column.{key}"),
            text=shown(asked, told[key]),
        )
        for key in _FIGURES
    ]
    return Stand(
        name=name,
        position=told["position"],
        weight=told["weight"],
        bottom_line=told["bottom_line"],
        hover="<br>".join(lines),
    )


def _table(asked: Asked) -> Component:
    translate = asked.view.translate
    keys = (*_FIGURES, "distance")
    headers: list[Heading] = [
        translate("view.column.party"),
        *(explained(translate, key) for key in keys),
        translate("view.negotiate.column.source"),
    ]
    found = asked.summary["stands"]
    stands = found[:_ROWS]
    digits = {key: decimals(each[key] for each in stands) for key in _FIGURES} | {"distance": 1}
    rows = [
        [
            _party(asked, each),
            *(shown(asked, each[key], places) for key, places in digits.items()),
            _source(asked, each),
        ]
        for each in stands
    ]
    title = translate("view.negotiate.stands")
    table = plain_table(title, headers, rows, hidden=True, figures=True)
    hint = translate("view.negotiate.stands.all")
    cut = first_rows(translate, "view.negotiate.first", stands, found)
    return card(title, cut, html.Div(table, className="dense"), hint=hint)


def _source(asked: Asked, told: Mapping[str, Any]) -> Component:
    evidence = asked.view.translate.fact(told["evidence"])
    said = " · ".join(filter(None, (asked.view.day(told["as_of"]), evidence)))
    return html.Div(said or asked.view.translate("unknown"), className="source-cell")


def _party(asked: Asked, told: Mapping[str, Any]) -> Component:
    translate = asked.view.translate
    marks = [
        dmc.Badge(translate(f"view.negotiate.{key}"), color=colour, size="xs", variant=kind)
        for key, colour, kind, is_so in (
            ("confidential", "red", "filled", told["confidential"]),
            ("beyond", "red", "light", told["beyond_bottom_line"]),
        )
        if is_so
    ]
    link = asked.link(told["party"])
    link.children = asked.name(told["party"])
    is_recorded = told["position"] is not None or told["as_of"]
    change = dcc.Link(
        translate(f"view.negotiate.entry.{'change' if is_recorded else 'add'}"),
        href=asked.here(part="entry", party=told["party"]),
        className="reference beneath",
    )
    apart = [part for mark in marks for part in (" ", mark)]
    return html.Div([link, *apart, change])


def _moves(asked: Asked) -> Component | None:
    """History of the positions of one issue, of parties that have held more than one."""
    moves: dict[str, list[tuple[str, float]]] = {}
    table = asked.view.context.register().tables[POSITION.table]
    identifier = str(asked.issue).partition(":")[2]
    day = asked.view.today.isoformat()
    dated = table.filter(
        (pl.col("issue") == identifier)
        & pl.col("as_of").is_not_null()
        & (pl.col("as_of") <= day)
        & pl.col("position").is_not_null()
    ).sort("as_of")
    with_secrets = asked.view.query.get("confidential") != "0"
    for row in records(dated):
        if with_secrets or not row.get("confidential"):
            party = f"{row['party_kind']}:{row['party']}"
            moves.setdefault(asked.name(party), []).append((row["as_of"], row["position"]))
    moved = {name: points for name, points in moves.items() if len(points) > 1}
    if not moved:
        return None
    translate = asked.view.translate
    title = translate("view.negotiate.column.position")
    figure = history(moved, title, asked.view.scheme, translate("figure.days"))
    rows = [
        [name, " → ".join(f"{position:g} ({asked.view.day(day)})" for day, position in points)]
        for name, points in moved.items()
    ]
    headers = [translate("view.column.party"), translate("view.negotiate.column.position")]
    table_of = plain_table(translate("view.negotiate.moved"), headers, rows, hidden=True)
    label = translate("view.negotiate.moved")
    points: list[list[Value]] = [[name, *each] for name, line in moved.items() for each in line]
    titles = [headers[0], translate("field.positions.as_of"), headers[1]]
    drawn = picture(
        asked.view, "negotiate/moved", figure, Sheet(label, titles, points, asked.notes)
    )
    return card(label, drawn, table_of, hint=translate("view.negotiate.moved.hint"))


def _outcomes(asked: Asked) -> Component:
    """Issues with their compromise and its range, most contested first."""
    summary, translate = asked.summary, asked.view.translate
    order = sorted(summary["outcomes"], key=lambda issue: -(summary["contested"].get(issue) or 0))
    digits = decimals(summary["medians"][issue] for issue in order)
    rows = [
        [
            asked.link(f"issue:{issue}", "/negotiate", "issue"),
            shown(asked, summary["outcomes"][issue], 1),
            _between(asked, summary["ranges"].get(issue)),
            shown(asked, summary["medians"][issue], digits),
            shown(asked, summary["contested"][issue], 2),
        ]
        for issue in order
    ]
    names_of = ("outcome", "range", "median", "contested")
    headers: list[Heading] = [
        translate("view.negotiate.issue"),
        *(explained(translate, each) for each in names_of),
    ]
    title = translate("view.negotiate.outcomes")
    table = plain_table(title, headers, rows, hidden=True, figures=True)
    hint = translate("view.negotiate.outcomes.hint")
    return card(title, table, hint=hint)


def _between(asked: Asked, drawn: Mapping[str, float] | None) -> str:
    return f"{drawn['low']:.0f} – {drawn['high']:.0f}" if drawn else asked.view.translate("unknown")
