"""The list of a consultation in three tiers, each entry with role, deadline, state and reasons."""

from collections.abc import Iterator
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.explained import Heading, explained, help_mark
from dashboard.components.folds import folded_on_phone
from dashboard.components.hints import small_hint
from dashboard.components.notices import warnings
from dashboard.components.references import names, reference_link
from dashboard.components.tables import ABSENT, card, plain_table
from dashboard.pages._base import View
from dashboard.pages._consult_quality import section
from dashboard.pages._consult_state import deadline, state
from dashboard.pages._consult_unheard import unheard_card
from dashboard.pages._consult_why import asked_store, why
from dashboard.views.matter import kept
from graph.analyses._base import Result, Row
from graph.projections import name_of
from graph.texts import Translator

TIERS = ("must", "should", "inform")
_TIER_COLOURS = {"must": "red", "should": "indigo", "inform": "gray"}
_FORMS = ("xlsx", "zip", "ics")
# Weak evidence would fill the screen: the strongest are shown, the rest unfolds.
_OPEN = 8


def layout(view: View, asked: dict[str, Any]) -> Component:
    """What is asked about, what is odd about it, then the tiers."""
    result = view.context.answers.answer("consult", **asked)
    tiers = {tier: [row for row in result.rows if row.facts["tier"] == tier] for tier in TIERS}
    return html.Div(
        [
            _about(view, result),
            warnings(result.warnings, view.translate),
            *(_tier(view, result, tier, tiers[tier]) for tier in TIERS),
            unheard_card(view, asked),
            _legend(view, result),
            section(view),
            asked_store(view),
        ],
        className="stack",
    )


def _about(view: View, result: Result) -> Component:
    summary, translate = result.summary, view.translate
    none = translate("none")
    lead = summary["lead"]
    facts: list[tuple[str, Any]] = [
        ("lead", reference_link(view, lead) if lead else translate("view.consult.no_lead")),
    ]
    if summary["issue"]:
        facts += [(name, names(view, found) or none) for name, found in _missing(result).items()]
        facts.append(("without_reason", names(view, summary["without_reason"]) or none))
    facts.append(("not_yet_heard", names(view, summary["not_yet_heard"]) or none))
    parts = [
        part
        for name, value in facts
        for part in (html.Dt(translate(f"view.consult.{name}")), html.Dd(value))
    ]
    title = (
        reference_link(view, summary["issue"])
        if summary["issue"]
        else html.Strong(summary["draft"] or translate("draft.untitled"))
    )
    return card(None, title, html.Dl(parts), _links(view, summary["issue"]), _files(view))


def _missing(result: Result) -> dict[str, list[str]]:
    """Who must be asked and is not on the list, or only to be informed; the last where any."""
    missing, informed = (result.summary[name] for name in ("missing_from_list", "only_informed"))
    finished = [row.ref for row in result.rows if row.facts["only_finished"]]
    found = {
        "missing": [each for each in missing if each not in finished],
        "missing_finished": [each for each in missing if each in finished],
        "only_informed": informed,
    }
    return {name: parties for name, parties in found.items() if parties or name == "missing"}


def _links(view: View, issue: str | None) -> Component | None:
    if not issue:
        return None
    return html.Div(
        [
            dcc.Link(
                view.translate(f"view.consult.to_{name}"),
                href=view.address(f"/{name}", **{key: issue}),
                className="button-link",
            )
            for name, key in (("explore", "focus"), ("negotiate", "issue"))
        ],
        className="buttons",
    )


def _files(view: View) -> Component:
    """Links to the papers: plain ones, so that the browser saves what the server streams."""
    links = [
        html.A(
            view.translate(f"view.consult.file.{form}"),
            href=view.address(f"/download/consult.{form}", **kept(view.query)),
            className="button-link",
            download="",
        )
        for form in _FORMS
    ]
    hint = html.Span(view.translate("view.consult.files"), className="hint")
    return html.Div([hint, *links], className="buttons")


def _tier(view: View, result: Result, tier: str, rows: list[Row]) -> Component:
    translate = view.translate
    title = dmc.Group(
        [
            dmc.Badge(
                str(len(rows)), color=_TIER_COLOURS[tier], variant="filled", circle=len(rows) < 10
            ),
            dmc.Title(translate(f"view.consult.{tier}"), order=2, className="card-title"),
        ],
        gap="xs",
    )
    hint = dmc.Text(translate(f"view.consult.{tier}.hint"), size="sm", className="hint")
    if not rows:
        return dmc.Paper([title, hint, html.P(translate("none"))], withBorder=True, p="md")
    parts = _musts(view, result, rows) if tier == "must" else _strongest(view, result, tier, rows)
    return dmc.Paper([title, hint, *parts], withBorder=True, p="md", className="card")


def _musts(view: View, result: Result, rows: list[Row]) -> Iterator[Component]:
    """All of them; those called by finished work alone stand last, under a title of their own."""
    finished = [row for row in rows if row.facts["only_finished"]]
    awaited = rows[: len(rows) - len(finished)]
    if awaited:
        yield _table(view, result, "must", awaited)
    if finished:
        title = view.translate("view.consult.must.finished", count=len(finished))
        hint = view.translate("view.consult.must.finished.hint")
        yield dmc.Title(title, order=3, size="h5", mt="md")
        yield dmc.Text(hint, size="sm", className="hint")
        yield _table(view, result, "must", finished)


def _strongest(view: View, result: Result, tier: str, rows: list[Row]) -> Iterator[Component]:
    strongest = _table(view, result, tier, rows[:_OPEN])
    if tier == "inform":
        summary = view.translate("view.consult.informed", count=len(rows[:_OPEN]))
        strongest = folded_on_phone(summary, strongest)
    yield strongest
    if more := rows[_OPEN:]:
        summary = html.Summary(view.translate("view.consult.more", count=len(more)))
        yield html.Details([summary, _table(view, result, tier, more)])


def _table(view: View, result: Result, tier: str, rows: list[Row]) -> Component:
    translate = view.translate
    headers = ["party", "role", "step", "deadline", "state", "why"]
    if not result.summary["issue"]:
        headers.remove("state")
    return plain_table(
        translate(f"view.consult.{tier}"),
        [_header(translate, each) for each in headers],
        [[cells[each] for each in headers] for cells in (_cells(view, result, r) for r in rows)],
        hidden=True,
        entries=True,
    )


def _header(translate: Translator, column: str) -> Heading:
    title = translate(f"view.consult.column.{column}")
    measure = {"role": "raci", "step": "step", "deadline": "deadline"}.get(column)
    return explained(translate, measure, title) if measure else title


def _cells(view: View, result: Result, row: Row) -> dict[str, Any]:
    return {
        "party": html.Div([reference_link(view, row.ref), *_beneath(view, row)]),
        "role": role(view, row),
        "step": _step(view, row),
        "deadline": deadline(view, row, result.summary),
        "state": state(view, row),
        # Whose answer is awaited is read with its reason; who else, by name first.
        "why": why(view, row, result.summary["issue"], folded=not _is_awaited(row)),
    }


def _step(view: View, row: Row) -> Component | str:
    """Step of the order, the prior matter it is about and the step on this one; or why none."""
    step, about, none = (row.facts[name] for name in ("step", "step_about", "no_step"))
    if step is None:
        return small_hint(view.translate(f"no_step.{none}")) if none else ABSENT
    if about is None:
        return str(step)
    issue = name_of(view.network, about, view.translate)
    said = [str(step), small_hint(view.translate("view.consult.step.about", issue=issue))]
    if itself := row.facts["step_itself"]:
        said += [str(itself), small_hint(view.translate("view.consult.step.itself"))]
    return html.Div(said)


def _is_awaited(row: Row) -> bool:
    return row.facts["tier"] == "must" and not row.facts["only_finished"]


def _beneath(view: View, row: Row) -> Iterator[Component]:
    """What stands beneath a party's name: what it is, and how it stands to the matter."""
    kind = view.network.nodes[row.ref]["kind"]
    yield small_hint(view.translate(f"kind.{kind}"))
    standing = row.facts["standing"]
    if standing:
        said = [view.translate(f"quadrant.{standing['quadrant']}")]
        if standing["on_the_line"]:
            said.append(view.translate("view.consult.on_the_line"))
        said.append(view.translate(f"class.{standing['class']}"))
        yield small_hint("\u00a0· ".join(said))  # no line begins with the dot
    if row.score is not None:
        points = view.translate("view.consult.points", points=row.score)
        yield small_hint(points)


def role(view: View, row: Row) -> Component:
    """Form of asking in the office's words, with the letter of a RACI chart."""
    letter = row.facts["raci"]
    words = html.Div(view.translate(f"manner.{row.facts['manner']}"))
    if letter is None:
        return words
    said = small_hint(view.translate(f"raci.{letter}"))
    return html.Div([words, said], className="role-cell")


def _legend(view: View, result: Result) -> Component:
    """How to read the columns; in one place, for who only reads the page."""
    keys = ["points", "roles", "step", "days"]
    if any(row.facts["standing"] for row in result.rows):
        keys.append("standing")
    marks = {"points": "points", "standing": "standing"}
    items = [
        html.Li(
            [
                view.translate(f"view.consult.legend.{key}"),
                help_mark(view.translate, marks[key]) if key in marks else None,
            ]
        )
        for key in keys
    ]
    summary = html.Summary(view.translate("view.consult.legend"))
    return html.Details([summary, html.Ul(items, className="plain-list")])
