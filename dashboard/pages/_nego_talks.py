"""What to find out first, whom to talk to in which order, and who settles it otherwise."""

from collections.abc import Mapping
from typing import Any

from dash import Dash, html
from dash.development.base_component import Component
from dash_mantine_components import Group, TextInput

from dashboard.components.choices import into_address, parameter
from dashboard.components.explained import Heading, explained
from dashboard.components.tables import card, plain_table
from dashboard.pages._nego_asked import Asked
from dashboard.pages._nego_positions import shown

# Field -> the address's parameter that it writes.
_RULE = {
    "negotiate-quota": "quota",
    "negotiate-votes": "votes",
    "negotiate-majority": "majority",
}
_FIRST, _MORE = 3, 12


def parts(asked: Asked) -> list[Component | None]:
    """Questions first: nothing is worth more before a meeting."""
    return [_questions(asked), _talks(asked), _escalation(asked), _voting(asked)]


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
            shown(asked, each["salience"]),
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
            asked.links(each["path"]) if each["path"] else "–",
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


def _voting(asked: Asked) -> Component:
    translate = asked.view.translate
    fields = Group(
        [
            TextInput(
                id=identifier,
                label=translate(f"view.negotiate.voting.{name}"),
                description=translate(f"view.negotiate.voting.{name}.hint"),
                name=parameter(name),
                value=asked.view.query.get(name, ""),
                debounce=True,
                w=320,
            )
            for identifier, name in _RULE.items()
        ],
        align="flex-end",
    )
    found = asked.summary["voting"]
    title = translate("view.negotiate.voting")
    hint = translate("view.negotiate.voting.hint")
    if not found:
        return card(title, fields, hint=hint)
    ordered = sorted(found["parties"], key=lambda each: -each["shapley_shubik"])
    rows: list[list[Any]] = [
        [
            asked.link(each["party"]),
            " / ".join(shown(asked, votes) for votes in (each["votes"], *each["further_votes"])),
            f"{each['shapley_shubik']:.1%}",
            f"{each['banzhaf']:.1%}",
            translate("view.negotiate.voting.veto") if each["veto"] else "–",
        ]
        for each in ordered
    ]
    columns = ("party", "count", "shapley", "banzhaf", "veto_column")
    measures = {"shapley": "shapley", "banzhaf": "banzhaf", "veto_column": "veto"}
    headers: list[Heading] = [
        explained(translate, measures[each])
        if each in measures
        else translate(f"view.negotiate.voting.{each}")
        for each in columns
    ]
    table = plain_table(title, headers, rows, hidden=True, figures=True)
    needed = [found, *found["further"]]
    said = translate(
        "view.negotiate.voting.needed",
        rules=translate("list.mark").join(
            translate("view.negotiate.voting.rule", quota=each["quota"], votes=each["votes"])
            for each in needed
        ),
    )
    return card(title, fields, html.P(said), table, hint=hint)


def register(app: Dash) -> None:
    """Let the rule of decision write into the address."""
    for identifier in _RULE:
        into_address(app, identifier)
