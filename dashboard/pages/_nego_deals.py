"""Deals: who could trade what with whom, whom that touches, and the package of two parties."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import Dash, html
from dash.development.base_component import Component
from dash_mantine_components import Badge, Group

from dashboard.components.choices import choose, into_address, named, parameter
from dashboard.components.explained import Heading, explained
from dashboard.components.notices import empty
from dashboard.components.picture import picture
from dashboard.components.sheets import Sheet, Value
from dashboard.components.tables import ABSENT, card, plain_table
from dashboard.figures.plane import Point, plane
from dashboard.pages._nego_asked import Asked, shown
from graph.analyses._base import Row
from graph.digits import decimals

_TRADES = 8
FIRST, SECOND, BOUNDED = "negotiate-first", "negotiate-second", "negotiate-bottom-lines"


def parts(asked: Asked) -> list[Component | None]:
    """Trades, the package of two, issues worth putting together, bottom lines."""
    return [_trades(asked), _between(asked), _logrolling(asked), _needs(asked)]


def _trades(asked: Asked) -> Component:
    translate, rows = asked.view.translate, asked.result.rows
    title = translate("view.negotiate.trades")
    said = html.P(translate("view.negotiate.pairs.count", count=asked.summary["candidate_pairs"]))
    bounded = _bounded(asked)
    if not rows:
        return card(title, bounded, said, empty(translate("view.negotiate.trades.none")))
    headers: list[Heading] = [
        explained(translate, "trade_gain")
        if each == "gain"
        else translate(f"view.negotiate.trade.{each}")
        for each in ("i", "gives", "j", "gives", "gain", "better", "worse")
    ]
    cells = [_trade(asked, row) for row in rows]
    table = plain_table(title, headers, cells[:_TRADES], hidden=True)
    more = _more(asked, headers, cells[_TRADES:])
    key = "one" if asked.issue else "sequence"
    hint = translate(f"view.negotiate.trades.hint.{key}")
    return card(title, bounded, said, table, more, hint=hint)


def _bounded(asked: Asked) -> Component:
    """Whether bottom lines bind; what a party may agree to is recorded as its bottom line."""
    translate = asked.view.translate
    bound = "0" if asked.view.query.get("bottom_lines") == "0" else "1"
    field = choose(
        BOUNDED,
        translate("view.negotiate.bottom_lines"),
        [(value, translate(f"view.negotiate.bottom_lines.{value}")) for value in ("1", "0")],
        name=parameter("bottom_lines", "1"),
        value=bound,
        description=translate("view.negotiate.bottom_lines.hint"),
        allowDeselect=False,
        w="min(560px, calc(100vw - 4rem))",
    )
    return html.Div(field, className="spaced")


def _more(asked: Asked, headers: Sequence[Heading], cells: Sequence[list[Any]]) -> Component | None:
    """Further rows behind a summary that counts them."""
    if not cells:
        return None
    summary = html.Summary(asked.view.translate("notice.more", count=len(cells)))
    return html.Details([summary, plain_table(None, headers, cells)])


def _trade(asked: Asked, row: Row) -> list[Any]:
    view, facts = asked.view, row.facts
    cells: list[Any] = []
    for side in ("i", "j"):
        issue = asked.link(facts[f"{side}_gives"], "/negotiate", "issue")
        move = f" {facts[f'{side}_from']:.0f} → {facts[f'{side}_to']:.0f}"
        cells += [_partner(asked, facts, side), html.Span([issue, move])]
    broken = facts["breaks_bottom_line"]
    worse: list[Any] = [*asked.links(facts["worse"])]
    if broken:
        text = view.translate("view.negotiate.trade.breaks")
        worse.append(html.Div([text, *asked.links(broken)], className="hint"))
    better = asked.links(facts["better"])
    return [*cells, shown(asked, facts["gain"], 1), better or ABSENT, worse or ABSENT]


def _partner(asked: Asked, facts: Mapping[str, Any], side: str) -> Component:
    link = asked.link(facts[side])
    if not facts["confidential"]:
        return link
    text = asked.view.translate("view.negotiate.confidential")
    return html.Div([link, Badge(text, color="red", size="xs")])


def _between(asked: Asked) -> Component | None:
    """The package of the two, with its front; the reader may choose the two."""
    translate, package = asked.view.translate, asked.summary["package"]
    choice = _pair(asked, package)
    title = translate("view.negotiate.package")
    if not package or not package["issues"]:
        text = empty(translate("view.negotiate.package.none"))
        return card(title, choice, text)
    hint = translate("view.negotiate.package.hint")
    if not package["solutions"]:
        return card(title, choice, empty(translate("view.negotiate.package.worse")), hint=hint)
    return card(title, choice, _front(asked, package), _solutions(asked, package), hint=hint)


def _pair(asked: Asked, package: Mapping[str, Any] | None) -> Component:
    """Choice of the two; whoever is not chosen is the one most divided from the other."""
    query = asked.view.query
    pair = list(package["parties"]) if package else ["", ""]
    if query.get("second") and not query.get("first"):
        pair.reverse()
    parties = dict.fromkeys(each["party"] for each in asked.summary["stands"])
    options = asked.options(parties)
    fields = [
        choose(
            identifier,
            asked.view.translate(f"view.negotiate.between.{name}"),
            options,
            **named(options, asked.view),
            name=parameter(name, "" if query.get(name) else chosen),
            value=chosen or None,
            allowDeselect=False,
            w=300,
        )
        for identifier, name, chosen in zip((FIRST, SECOND), ("first", "second"), pair, strict=True)
    ]
    return Group(fields, align="flex-end")


def _solutions(asked: Asked, package: Mapping[str, Any]) -> Component:
    translate = asked.view.translate
    solutions = package["solutions"]
    headers: list[Heading] = [
        translate("view.negotiate.issue"),
        *(
            explained(translate, name, translate(f"view.negotiate.solution.{name}.short"))
            for name in solutions
        ),
    ]
    rows: list[list[Any]] = [
        [
            asked.link(issue, "/negotiate", "issue"),
            *(shown(asked, each["points"][issue], 1) for each in solutions.values()),
        ]
        for issue in package["issues"]
    ]
    for at, party in enumerate(package["parties"]):
        text = translate("view.negotiate.gain_of", party=asked.name(party))
        rows.append([text, *(shown(asked, each["gains"][at], 1) for each in solutions.values())])
    caption = translate("view.negotiate.package")
    closed = package["without_agreement"]
    note = (
        html.P([translate("view.negotiate.package.closed"), *asked.links(closed)])
        if closed
        else None
    )
    meaning = html.Ul(
        [html.Li(translate(f"view.negotiate.solution.{name}")) for name in solutions],
        className="plain-list hint",
    )
    table = plain_table(caption, headers, rows, hidden=True, figures=True)
    return html.Div([table, meaning, note])


def _front(asked: Asked, package: Mapping[str, Any]) -> Component | None:
    if len(package["front"]) < 2:
        return None
    translate = asked.view.translate
    at: dict[tuple[float, float], list[str]] = {}
    for name, each in package["solutions"].items():
        place = (each["gains"][0], each["gains"][1])
        at.setdefault(place, []).append(translate(f"view.negotiate.solution.{name}.short"))
    points = [
        Point(" = ".join(said), x, y, f"{' = '.join(said)}<br>{x:.1f} / {y:.1f}", marked=True)
        for (x, y), said in at.items()
    ]
    titles = tuple(
        translate("view.negotiate.gain_of", party=asked.name(party)) for party in package["parties"]
    )
    line = [(x, y) for x, y in package["front"]]
    figure = plane(points, (titles[0], titles[1]), asked.view.scheme, line=line)
    label = translate("view.negotiate.front", count=package["front_size"])
    named: list[list[Value]] = [[" = ".join(said), x, y] for (x, y), said in at.items()]
    headers = [translate("view.negotiate.solution"), *titles]
    rows = [*named, *([None, x, y] for x, y in line if (x, y) not in at)]
    drawn = picture(asked.view, "negotiate/front", figure, Sheet(label, headers, rows, asked.notes))
    cells = [[row[0], *(shown(asked, each, 1) for each in row[1:])] for row in rows]
    summary = html.Summary(translate("view.workload.as_table"))
    hint = html.P(translate("view.negotiate.package.front"), className="hint")
    return html.Div([hint, drawn, html.Details([summary, plain_table(None, headers, cells)])])


def _logrolling(asked: Asked) -> Component | None:
    package = asked.summary["package"]
    if not package or not package["logrolling"]:
        return None
    translate = asked.view.translate
    first, second = (asked.name(party) for party in package["parties"])
    digits = decimals(each["advantage"] for each in package["logrolling"])
    rows = [
        [
            asked.link(each["first_wins"], "/negotiate", "issue"),
            asked.link(each["second_wins"], "/negotiate", "issue"),
            shown(asked, each["advantage"], digits),
        ]
        for each in package["logrolling"]
    ]
    headers: list[Heading] = [
        translate("view.negotiate.logrolling.wins", party=first),
        translate("view.negotiate.logrolling.wins", party=second),
        explained(translate, "advantage"),
    ]
    title = translate("view.negotiate.logrolling")
    table = plain_table(title, headers, rows, hidden=True)
    return card(title, table, hint=translate("view.negotiate.logrolling.hint"))


def _needs(asked: Asked) -> Component | None:
    """What would have to change for a party to accept."""
    if not asked.summary["needs"]:
        return None
    translate = asked.view.translate
    digits = decimals(each["bottom_line"] for each in asked.summary["needs"])
    rows = [
        [
            asked.link(each["party"]),
            asked.link(each["issue"], "/negotiate", "issue"),
            shown(asked, each["bottom_line"], digits),
            shown(asked, each["outcome"], 1),
            _menders(asked, each["menders"]),
        ]
        for each in asked.summary["needs"]
    ]
    headers: list[Heading] = [
        translate("view.column.party"),
        translate("view.negotiate.issue"),
        translate("view.negotiate.column.bottom_line"),
        translate("view.negotiate.outcome"),
        translate("view.negotiate.needs.menders"),
    ]
    title = translate("view.negotiate.needs")
    table = plain_table(title, headers, rows[:_TRADES], hidden=True)
    more = _more(asked, headers, rows[_TRADES:])
    return card(title, table, more, hint=translate("view.negotiate.needs.hint"))


def _menders(asked: Asked, menders: list[dict[str, Any]]) -> Component:
    if not menders:
        return html.Span(asked.view.translate("view.negotiate.needs.nobody"))
    items = [
        html.Li([asked.link(m["party"]), f" {m['from']:.0f} → {m['to']:.0f}"]) for m in menders
    ]
    return html.Ul(items, className="plain-list")


def register(app: Dash) -> None:
    """Let the choice of the two write into the address."""
    for identifier in (FIRST, SECOND, BOUNDED):
        into_address(app, identifier)
