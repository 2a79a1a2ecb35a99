"""What to find out first, whom to talk to in which order, and who settles it otherwise."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.explained import Heading, explained
from dashboard.components.references import joined
from dashboard.components.tables import card, plain_table
from dashboard.pages._nego_asked import Asked, shown
from dashboard.pages._nego_voting import voting
from graph.digits import decimals

_FIRST, _MORE = 3, 12


def parts(asked: Asked) -> list[Component | None]:
    """Questions first: nothing is worth more before a meeting."""
    return [_questions(asked), _talks(asked), _escalation(asked), voting(asked)]


def _questions(asked: Asked) -> Component | None:
    found = asked.summary["ask_first"]
    if not found:
        return None
    translate = asked.view.translate
    rows: list[list[Any]] = [
        [
            str(at) if at <= _FIRST else "",
            asked.link(each["party"]),
            asked.link(each["issue"], "/negotiate", "issue"),
            _why_ask(asked, each),
            translate(
                "view.negotiate.moves",
                low=shown(asked, each["low"], 1),
                high=shown(asked, each["high"], 1),
            ),
            shown(asked, each["expected_shift"], 2),
        ]
        for at, each in enumerate(found[:_MORE], start=1)
    ]
    columns = ("place", "party", "issue", "why", "moves", "shift")
    headers: list[Heading] = [
        explained(translate, "shift")
        if each == "shift"
        else translate(f"view.negotiate.ask.{each}")
        for each in columns
    ]
    title = translate("view.negotiate.ask")
    table = plain_table(title, headers, rows, hidden=True)
    hint = translate("view.negotiate.ask.method", shown=len(rows), count=len(found))
    return card(title, table, hint=hint)


def _why_ask(asked: Asked, told: Mapping[str, Any]) -> Component:
    said = [html.Div(asked.view.translate(f"view.negotiate.ask.{told['kind']}"))]
    if told["assumed_weight"]:
        assumed = asked.view.translate("view.negotiate.ask.assumed")
        said.append(html.Div(assumed, className="hint"))
    return html.Div(said)


def _talks(asked: Asked) -> Component | None:
    found = asked.summary["talks"]
    if not found:
        return None
    translate = asked.view.translate
    digits = decimals(each["salience"] for each in found)
    rows: list[list[Any]] = [
        [
            str(at),
            asked.link(each["party"]),
            html.Div(
                [
                    html.Strong(translate(f"view.negotiate.stage.{each['stage']}")),
                    html.Div(translate(f"view.negotiate.stage.{each['stage']}.why")),
                ]
            ),
            asked.link(each["issue"], "/negotiate", "issue"),
            shown(asked, each["distance"], 1),
            shown(asked, each["salience"], digits),
        ]
        for at, each in enumerate(found, start=1)
    ]
    columns = ("place", "party", "stage", "issue", "distance", "salience")
    headers: list[Heading] = [
        explained(translate, each, translate(f"view.negotiate.talk.{each}"))
        if each in ("distance", "salience")
        else translate(f"view.negotiate.talk.{each}")
        for each in columns
    ]
    title = translate("view.negotiate.talks")
    table = plain_table(title, headers, rows, hidden=True)
    return card(title, table, hint=translate("view.negotiate.talks.hint"))


def _escalation(asked: Asked) -> Component | None:
    found = asked.summary["escalate"]
    if not found:
        return None
    translate = asked.view.translate
    unknown = translate("view.negotiate.escalate.nobody")
    rows: list[list[Any]] = [
        [
            asked.links(each["parties"]),
            shown(asked, each["divergence"], 2),
            asked.link(each["to"]) if each["to"] else unknown,
            joined((asked.link(one) for one in each["path"]), " → ") if each["path"] else "–",
        ]
        for each in found
    ]
    columns = ("parties", "divergence", "to", "path")
    headers: list[Heading] = [
        explained(translate, each)
        if each == "divergence"
        else translate(f"view.negotiate.escalate.{each}")
        for each in columns
    ]
    title = translate("view.negotiate.escalate")
    table = plain_table(title, headers, rows, hidden=True)
    return card(title, table, hint=translate("view.negotiate.escalate.hint"))
