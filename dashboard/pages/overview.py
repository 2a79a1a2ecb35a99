"""What the register holds, what needs attention, and the way to the three answers."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.explained import help_mark
from dashboard.components.heading import heading
from dashboard.components.icons import icon
from dashboard.components.notices import empty
from dashboard.components.references import issue_link, reference_link
from dashboard.components.tables import card
from dashboard.context import Context
from dashboard.measures import TITLES
from dashboard.pages import _news as _since
from dashboard.pages._base import Page, View
from dashboard.pages._first_steps import first_steps, is_empty
from dashboard.pages._tour_offer import offer
from graph.analyses._base import Row
from graph.moments import minute_of
from graph.percent import said_percent
from graph.reasons import said_reason
from graph.rounds import Asking, overdue_askings
from graph.tables import counts

_QUESTIONS = (("consult", "/consult"), ("workload", "/workload"), ("negotiate", "/negotiate"))
_COUNTED = ("departments", "people", "issues", "dependencies", "involvements", "positions")
_SHOWN = 5
_ASKED = 10
_GAP = "\u2002"  # before what is said of a link: nothing is left of it where the line breaks


def layout(view: View) -> Component:
    """Counts, attention list, questions, latest changes."""
    if is_empty(view):
        return first_steps(view, "overview")
    parts = [
        heading(view, "overview"),
        offer(view),
        _questions(view),
        _tiles(view),
        *([] if view.moment else [_since.layout(view)]),
        _attention(view),
        _news(view),
    ]
    return html.Div(parts, className="stack")


def _questions(view: View) -> Component:
    cards = [
        dcc.Link(
            [
                icon(page, 28),
                html.Strong(view.translate(f"view.overview.{page}")),
                html.Span(view.translate(f"view.overview.{page}.hint"), className="hint"),
            ],
            href=view.address(path),
            className="question",
        )
        for page, path in _QUESTIONS
    ]
    return html.Div(cards, className="questions")


def _tiles(view: View) -> Component:
    numbers = counts(view.context.register().tables)
    tiles = [
        dcc.Link(
            [
                html.Div(f"{numbers[table]:,}", className="tile-value"),
                html.Div(view.translate(f"table.{table}"), className="hint"),
            ],
            href=view.address("/data", table=table),
            className="tile",
        )
        for table in _COUNTED
    ]
    return html.Div(tiles, className="tiles")


def _attention(view: View) -> Component:
    groups = [group for group in _groups(view) if group[1]]
    translate = view.translate
    if not groups:
        return card(
            translate("view.overview.attention"), empty(translate("view.overview.attention.none"))
        )
    parts = [_group(view, name, links) for name, links in groups]
    hint = translate("view.overview.attention.hint")
    return card(
        translate("view.overview.attention"), html.Div(parts, className="groups"), hint=hint
    )


def _groups(view: View) -> list[tuple[str, Sequence[Component | str]]]:
    """Return what the analyses found for somebody to act on, as links into the answers."""
    result = view.context.answers.answer("workload")
    work = result.summary
    used = {row.ref: row.facts["utilisation"] for row in result.rows}
    # With no change it is the very answer that the page on negotiation shows.
    conflicts = view.context.answers.answer("negotiate", change=()).summary
    growing = view.context.answers.answer("growing").rows
    return [
        ("over_capacity", [_above(view, used, node) for node in work["over_capacity"]]),
        ("overdue", [_late(view, node) for node in work["overdue"]]),
        (
            "unanswered",
            [_unanswered(view, *each) for each in overdue_askings(view.network, view.today)],
        ),
        ("without_lead", [issue_link(view, node) for node in work["without_lead"]]),
        ("cycles", [_cycle(view, cycle) for cycle in work["cycles"]]),
        ("sole_approvers", [_loaded(view, node) for node in work["sole_approvers"]]),
        ("brokers", [reference_link(view, node) for node in work["brokers"]]),
        ("growing", [_growth(view, row) for row in growing]),
        ("contested", [_dispute(view, issue) for issue in _most_contested(conflicts)]),
        ("ask_first", [_question(view, each) for each in conflicts["ask_first"][:_ASKED]]),
        ("unjudged", _unjudged(view, result.rows, conflicts)),
    ]


def _with_hint(link: Component, words: str) -> Component:
    return html.Span([link, _GAP, html.Span(words, className="hint nowrap")])


def _above(view: View, used: Mapping[str, float | None], node: str) -> Component:
    utilisation = used.get(node)
    link = _loaded(view, node)
    return link if utilisation is None else _with_hint(link, said_percent(utilisation))


def _late(view: View, issue: str) -> Component:
    due = view.network.nodes[issue]["record"].get("due")
    return _with_hint(issue_link(view, issue), view.translate("view.overview.due", day=due))


def _unanswered(view: View, issue: str, asked: Asking) -> Component:
    """Who has not answered in time, with the way to the round that reminds."""
    round_of = reference_link(view, issue, "/consult", "issue")
    round_of.href += "&part=round"
    parts = [reference_link(view, asked.party), " · ", round_of]
    return _with_hint(html.Span(parts), view.translate("view.overview.due", day=asked.due))


def _growth(view: View, row: Row) -> Component:
    """An issue on which a conflict grows, with its first sign."""
    link = reference_link(view, row.ref, "/negotiate", "issue")
    sign = view.translate.say(row.reasons[0].text)
    return html.Span([link, _GAP, html.Span(sign, className="hint")])


def _unjudged(
    view: View, rows: Sequence[Row], conflicts: Mapping[str, Any]
) -> list[Component | str]:
    """Return what the register is silent about: nothing found there means nothing."""
    judged = {
        "load": any(row.facts["utilisation"] is not None for row in rows),
        "conflict": bool(conflicts["outcomes"]),
    }
    return [
        view.translate(f"view.overview.unjudged.{name}")
        for name, is_judged in judged.items()
        if not is_judged
    ]


def _loaded(view: View, node: str) -> Component:
    kind = view.network.nodes[node]["kind"]
    link = reference_link(view, node, "/workload", "party")
    link.href += f"&kind={kind}"
    return link


def _cycle(view: View, cycle: Sequence[str]) -> Component:
    parts: list[Component | str] = []
    for node in (*cycle, cycle[0]):
        parts += [" → ", issue_link(view, node)] if parts else [issue_link(view, node)]
    return html.Span(parts)


def _dispute(view: View, issue: str) -> Component:
    return reference_link(view, f"issue:{issue}", "/negotiate", "issue")


def _question(view: View, asked: Mapping[str, Any]) -> Component:
    return html.Span(
        [
            reference_link(view, asked["party"]),
            " · ",
            reference_link(view, asked["issue"], "/negotiate", "issue"),
        ]
    )


def _most_contested(conflicts: Mapping[str, Any]) -> list[str]:
    contested = {issue: value for issue, value in conflicts["contested"].items() if value}
    return sorted(contested, key=lambda issue: -contested[issue])[:_SHOWN]


def _group(view: View, name: str, links: Sequence[Component | str]) -> Component:
    items = [html.Li(link) for link in links[:_SHOWN]]
    rest = [
        html.Details(
            [
                html.Summary(view.translate("view.overview.more", count=len(links) - _SHOWN)),
                html.Ul([html.Li(link) for link in links[_SHOWN:]], className="plain-list"),
            ]
        )
    ]
    measure = f"attention_{name}"
    title = [
        view.translate(f"view.overview.{name}"),
        help_mark(view.translate, measure) if measure in TITLES else None,
        dmc.Badge(str(len(links)), variant="light"),
    ]
    return html.Section(
        [
            html.H3(title, className="group-title"),
            html.Ul(items, className="plain-list"),
            *(rest if len(links) > _SHOWN else []),
        ]
    )


def _news(view: View) -> Component:
    """Return what was changed last, and on whose word."""
    translate = view.translate
    revisions = view.revisions()[:_SHOWN]
    items = [
        html.Li(
            translate(
                "view.overview.revision",
                number=each.number,
                time=minute_of(each.time),
                who=translate.word(each.who),
                why=said_reason(each.why, translate),
            )
        )
        for each in revisions
    ]
    return card(translate("view.overview.news"), html.Ul(items, className="plain-list"))


def every_part(view: View) -> Component:
    """All components that the page may ever show."""
    return html.Div([layout(view), _since.layout(view)])


def register(app: Dash, context: Context) -> None:
    """Say what is new to the reader."""
    _since.register(app, context)


PAGE = Page(
    id="overview",
    path="/",
    icon="overview",
    layout=layout,
    register=register,
    every_part=every_part,
)
