"""Who must be consulted on an issue: must, should, inform, each with its reasons."""

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.choices import choose, into_address, issue_options, parameter
from dashboard.components.heading import heading
from dashboard.components.notices import empty, warnings
from dashboard.components.reasons import reason_list
from dashboard.components.references import names, reference_link
from dashboard.components.tables import card, plain_table
from dashboard.context import Context
from dashboard.pages._base import Page, View
from graph.analyses._base import Result, Row
from graph.reading import resolve

ISSUE = "consult-issue"
TIERS = ("must", "should", "inform")
_ANSWERS = {"agree": "teal", "approved": "teal", "comments": "yellow", "object": "red"}
_COLOURS = {"must": "red", "should": "indigo", "inform": "gray"}


def layout(view: View) -> Component:
    """Choice of the issue, and the answer for the one the address names."""
    issue = view.query.get("issue")
    chosen = resolve(view.network, issue) if issue else None
    return html.Div(
        [
            heading(view, "consult"),
            _choice(view, chosen),
            _answer(view, chosen) if chosen else _invitation(view),
        ]
    )


def _choice(view: View, chosen: str | None) -> Component:
    return choose(
        ISSUE,
        view.translate("view.consult.issue"),
        issue_options(view),
        name=parameter("issue"),
        value=chosen,
        placeholder=view.translate("view.consult.issue.placeholder"),
        nothingFoundMessage=view.translate("shell.search.nothing"),
        maw=680,
        mb="md",
    )


def _invitation(view: View) -> Component:
    return empty(view.translate("view.consult.empty"))


def _answer(view: View, issue: str) -> Component:
    result = view.context.answers.answer("consult", issue=issue)
    tiers = {tier: [row for row in result.rows if row.facts["tier"] == tier] for tier in TIERS}
    return html.Div(
        [
            _about(view, issue, result),
            warnings(result.warnings, view.translate),
            *(_tier(view, issue, tier, tiers[tier]) for tier in TIERS),
        ],
        className="stack",
    )


def _about(view: View, issue: str, result: Result) -> Component:
    summary, translate = result.summary, view.translate
    facts = [
        (translate("view.consult.lead"), _lead(view, summary["lead"])),
        (
            translate("view.consult.missing"),
            names(view, summary["missing_from_list"]) or translate("none"),
        ),
        (
            translate("view.consult.without_reason"),
            names(view, summary["without_reason"]) or translate("none"),
        ),
    ]
    links = dmc.Group(
        [
            reference_link_button(view, issue, "/explore", "focus", "view.consult.to_explore"),
            reference_link_button(view, issue, "/negotiate", "issue", "view.consult.to_negotiate"),
        ],
        gap="xs",
    )
    listed = html.Dl([part for term, value in facts for part in (html.Dt(term), html.Dd(value))])
    return card(None, reference_link(view, issue), listed, links)


def _lead(view: View, lead: str | None) -> Component | str:
    return reference_link(view, lead) if lead else view.translate("view.consult.no_lead")


def reference_link_button(view: View, node: str, path: str, key: str, text: str) -> Component:
    """Button that leads to another page about the same node."""
    href = view.address(path, **{key: node})
    return dcc.Link(view.translate(text), href=href, className="button-link")


def _tier(view: View, issue: str, tier: str, rows: list[Row]) -> Component:
    translate = view.translate
    title = dmc.Group(
        [
            dmc.Badge(
                str(len(rows)), color=_COLOURS[tier], variant="filled", circle=len(rows) < 10
            ),
            dmc.Title(translate(f"view.consult.{tier}"), order=2, className="card-title"),
        ],
        gap="xs",
    )
    hint = dmc.Text(translate(f"view.consult.{tier}.hint"), size="sm", className="hint")
    if not rows:
        return dmc.Paper([title, hint, html.P(translate("none"))], withBorder=True, p="md")
    headers = ("party", "role", "state", "deadline", "why")
    table = plain_table(
        translate(f"view.consult.{tier}"),
        [translate(f"view.consult.column.{each}") for each in headers],
        [_cells(view, issue, row) for row in rows],
        hidden=True,
    )
    return dmc.Paper([title, hint, table], withBorder=True, p="md", className="card")


def _cells(view: View, issue: str, row: Row) -> list[Component | str]:
    translate, facts = view.translate, row.facts
    role = translate(f"role.{facts['role']}") if facts["role"] else translate("unknown")
    return [
        html.Div([reference_link(view, row.ref), _kind(view, row.ref)]),
        role,
        _state(view, row),
        facts["deadline"] or "–",
        reason_list(view, row.reasons, known=(issue, row.ref)),
    ]


def _kind(view: View, node: str) -> Component:
    kind = view.network.nodes[node]["kind"]
    return dmc.Text(view.translate(f"kind.{kind}"), size="xs", className="hint")


def _state(view: View, row: Row) -> Component:
    """Whether the party is on the issue's list, and what it has answered."""
    if answer := row.facts["answer"]:
        key = f"answer.{answer}"
        said = view.translate(key) if view.translate.has(key) else answer
        return dmc.Badge(said, color=_ANSWERS.get(answer, "gray"), variant="light")
    recorded = row.facts["recorded"]
    text = view.translate("view.consult.recorded" if recorded else "view.consult.not_recorded")
    return dmc.Badge(text, color="gray" if recorded else "orange", variant="light")


def register(app: Dash, context: Context) -> None:
    """Follow the choice of the issue."""
    into_address(app, ISSUE)


PAGE = Page(id="consult", path="/consult", icon="consult", layout=layout, register=register)
