"""Bottlenecks: what was found, why each matters here, and its picture."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.explained import Heading, explained
from dashboard.components.notices import empty, warnings
from dashboard.components.picture import picture
from dashboard.components.reasons import reason_list
from dashboard.components.references import issue_link, reference_link
from dashboard.components.sheets import Sheet
from dashboard.components.tables import card, plain_table
from dashboard.figures.small_network import small_network
from dashboard.pages._base import View
from dashboard.pages._workload_asked import Asked, here
from graph.analyses._base import Row
from graph.analyses.bottlenecks import links_among
from graph.projections import name_of

_DRAWN = 40  # nodes of a picture; more cannot be told apart
_OPEN = 5  # findings of a kind shown at once
_MEASURED = 15
# Ties of common work have no direction: a representative is a gatekeeper, counted as one.
_BETWEEN = ("coordinator", "itinerant", "gatekeeper", "liaison")


def layout(view: View, asked: Asked) -> Component:
    """The picture of the finding that the address names, findings by kind, measures."""
    result = view.context.answers.answer("bottlenecks", kind="both")
    if not result.rows:
        return empty(view.translate("view.workload.findings.none"))
    shown = _named(view, result.rows)
    groups = [
        _group(view, kind, list(rows), shown)
        for kind, rows in groupby(result.rows, key=lambda row: row.facts["finding"])
    ]
    return html.Div(
        [
            warnings(result.warnings, view.translate),
            _picture(view, shown),
            *groups,
            _measures(view, asked),
        ],
        className="stack",
    )


def _mark(row: Row) -> str:
    return f"{row.facts['finding']}*{row.ref}"


def _about(row: Row) -> Collection[str]:
    """Of a circle every member, of a bridge both ends; otherwise the one that is named."""
    is_shared = row.facts["finding"] in ("cycle", "bridge")
    return row.reasons[0].records if is_shared else (row.ref,)


def _named(view: View, rows: Sequence[Row]) -> Row:
    asked = view.query.get("show")
    return next((row for row in rows if _mark(row) == asked), rows[0])


def _picture(view: View, row: Row) -> Component:
    translate, network = view.translate, view.network
    nodes = [each for each in row.facts["shown"] if each in network]
    left = len(nodes) - _DRAWN
    drawn = nodes[:_DRAWN]
    named = {
        each: (network.nodes[each]["kind"], name_of(network, each, translate)) for each in drawn
    }
    kind = translate(f"finding.{row.facts['finding']}")
    title = translate(
        "view.workload.picture", finding=kind, name=name_of(network, row.ref, translate)
    )
    links = links_among(network, drawn)
    figure = small_network(named, links, _about(row), view.scheme)
    sheet = _sheet(view, title, named, links)
    table = plain_table(None, sheet.headers, [list(map(str, line)) for line in sheet.rows])
    away = html.P(translate("view.workload.picture.more", count=left), className="hint")
    return card(
        title,
        reason_list(view, row.reasons),
        picture(view, "workload/finding", figure, sheet),
        html.Details([html.Summary(translate("view.workload.as_table")), table]),
        away if left > 0 else None,
        dcc.Link(
            translate("view.workload.explore"),
            href=view.address("/explore", focus=row.ref),
            className="button-link",
        ),
        hint=translate("view.workload.picture.hint"),
    )


def _sheet(
    view: View,
    title: str,
    named: Mapping[str, tuple[str, str]],
    links: Sequence[tuple[str, str, bool]],
) -> Sheet:
    """A row a node: what it waits for, and what it is joined to otherwise."""
    translate = view.translate
    waits: dict[str, list[str]] = {node: [] for node in named}
    joined: dict[str, list[str]] = {node: [] for node in named}
    for one, other, directed in links:
        (waits if directed else joined)[one].append(named[other][1])
        if not directed:
            joined[other].append(named[one][1])
    mark = translate("list.mark")
    rows = [
        [name, translate(f"kind.{kind}"), mark.join(waits[node]), mark.join(joined[node])]
        for node, (kind, name) in named.items()
    ]
    columns = ("waits", "joined")
    headers = [translate("view.column.name"), translate("explore.column.kind")]
    headers += [translate(f"view.workload.picture.{each}") for each in columns]
    return Sheet(title, headers, rows)


def _group(view: View, kind: str, rows: Sequence[Row], shown: Row) -> Component:
    items = [_finding(view, row, shown) for row in rows]
    rest = html.Details(
        [
            html.Summary(view.translate("view.overview.more", count=len(items) - _OPEN)),
            html.Ul(items[_OPEN:], className="findings"),
        ]
    )
    return card(
        view.translate(f"finding.{kind}"),
        html.Ul(items[:_OPEN], className="findings"),
        rest if len(items) > _OPEN else None,
        hint=view.translate(f"view.workload.means.{kind}"),
    )


def _finding(view: View, row: Row, shown: Row) -> Component:
    is_issue = view.network.nodes[row.ref]["kind"] == "issue"
    link = issue_link(view, row.ref) if is_issue else reference_link(view, row.ref)
    picture = dcc.Link(
        view.translate("view.workload.show"),
        href=here(view, tab="stuck", show=_mark(row)),
        className="reference",
    )
    text = view.translate.say(row.reasons[0].text)
    return html.Li(
        [link, html.Div(text), None if row is shown else html.Div(picture, className="hint")]
    )


def _measures(view: View, asked: Asked) -> Component:
    """The measures behind the findings, for those who stand most between others."""
    translate = view.translate
    result = view.context.answers.answer("structure", kind=asked.kind)
    names = ("betweenness", "contacts", "constraint", "effective_size", *_BETWEEN)
    headers: list[Heading] = [
        translate("view.column.name"),
        *(explained(translate, each) for each in names),
    ]
    rows = [
        [
            reference_link(view, row.ref),
            f"{row.score:.3f}",
            str(row.facts["contacts"]),
            _number(view, row.facts["constraint"], 3),
            _number(view, row.facts["effective_size"], 1),
            *(_number(view, row.facts[role], 0) for role in _BETWEEN),
        ]
        for row in result.rows[:_MEASURED]
    ]
    said = result.summary["betweenness"]
    how = translate(
        "view.workload.measures.exact" if said["exact"] else "view.workload.measures.estimated",
        parties=result.summary["parties"],
        sources=said["sources"],
    )
    hint = translate("view.workload.measures.hint", shown=len(rows), count=len(result.rows))
    table = plain_table(how, headers, rows, figures=True)
    return card(translate("view.workload.measures"), html.Div(table, className="dense"), hint=hint)


def _number(view: View, value: float | None, digits: int) -> str:
    return view.translate("unknown") if value is None else f"{value:,.{digits}f}"
