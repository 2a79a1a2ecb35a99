"""Where a vote decides: who has how many votes, and the power that gives."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dash import ALL, Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component
from dash_mantine_components import Button, Group, NumberInput, TextInput

from dashboard import ids
from dashboard.components.explained import Heading, explained
from dashboard.components.notices import failure
from dashboard.components.tables import card, plain_table
from dashboard.context import Context
from dashboard.i18n import address, read_query
from dashboard.pages._nego_asked import (
    CHANGES,
    Asked,
    majorities_said,
    parameters,
    shown,
    votes_said,
)
from graph.analyses._nego_voting import majority_parts
from graph.messages import UserError
from graph.projections import Network
from graph.reading import resolve
from graph.reading_order import reading_key

QUOTA, COUNT, APPLY = "negotiate-quota", "negotiate-votes", "negotiate-count"
REFUSED = "negotiate-count-refused"
_MAJORITIES = 2  # with fields of their own; further ones stand in the address only
_MOST = 60  # parties with fields of their own


def voting(asked: Asked) -> Component:
    """The rule of decision as a form, and what it makes of the parties."""
    translate = asked.view.translate
    found = asked.summary["voting"]
    title, hint = translate("view.negotiate.voting"), translate("view.negotiate.voting.hint")
    parts = [_form(asked)]
    if found:
        parts += [html.P(_needed(asked, found)), _power(asked, found)]
    return card(title, *parts, hint=hint)


def _form(asked: Asked) -> Component:
    """A majority a column, a party a row: everybody has one vote but who is given more or less."""
    translate = asked.view.translate
    rules = _rules(asked)
    quotas = [
        TextInput(
            id={"type": QUOTA, "rule": at},
            label=translate(f"view.negotiate.voting.{name}"),
            description=translate(f"view.negotiate.voting.{name}.hint"),
            value=rules[at][0],
            w=320,
        )
        for at, name in enumerate(("quota", "majority"))
    ]
    parties = list(dict.fromkeys(each["party"] for each in asked.summary["stands"]))
    parties.sort(key=lambda party: reading_key(asked.name(party), translate.language))
    rows: list[list[Any]] = [
        [
            asked.link(party),
            *(_count(asked, party, at, rules[at][1].get(party)) for at in range(_MAJORITIES)),
        ]
        for party in parties[:_MOST]
    ]
    columns = ("party", "count", "count.further")
    headers: list[Heading] = [translate(f"view.negotiate.voting.{each}") for each in columns]
    table = plain_table(translate("view.negotiate.voting.votes"), headers, rows, hidden=True)
    given = any(votes for _, votes in rules)
    fold = html.Details(
        [html.Summary(translate("view.negotiate.voting.votes")), table],
        open=given,
    )
    apply = Button(translate("view.negotiate.voting.apply"), id=APPLY)
    return html.Div(
        [
            Group(quotas, align="flex-end"),
            html.P(translate("view.negotiate.voting.votes.hint"), className="hint"),
            fold,
            html.Div([apply], className="buttons"),
            html.Div(id=REFUSED, role="status"),
        ],
        className="stack",
    )


def _count(asked: Asked, party: str, rule: int, votes: str | None) -> Component:
    column = "count.further" if rule else "count"
    label = asked.view.translate(
        "explore.told",
        relation=asked.view.translate(f"view.negotiate.voting.{column}"),
        text=asked.name(party),
    )
    return NumberInput(
        id={"type": COUNT, "party": party, "rule": rule},
        value=votes or "",
        placeholder="1",
        min=0,
        w=110,
        **{"aria-label": label},
    )


def _rules(asked: Asked) -> list[tuple[str, dict[str, str]]]:
    """Quota and votes by party of each majority that has fields, as the address says them."""
    network = asked.view.network
    said = [*_said(asked.view.query), *[("", ())] * _MAJORITIES][:_MAJORITIES]
    return [(quota, dict(_by_party(network, votes))) for quota, votes in said]


def _said(query: Mapping[str, str]) -> list[tuple[str, Sequence[str]]]:
    further = [_parted(each) for each in majorities_said(query) if each.strip()]
    return [(query.get("quota", ""), votes_said(query)), *further]


def _parted(majority: str) -> tuple[str, Sequence[str]]:
    quota, *votes = majority_parts(majority)
    return quota, votes


def _by_party(network: Network, votes: Sequence[str]) -> Iterator[tuple[str, str]]:
    for each in votes:
        name, _, number = each.rpartition("=")
        yield resolve(network, name, "department", "person"), number


def _needed(asked: Asked, found: Mapping[str, Any]) -> str:
    translate = asked.view.translate
    rules = translate("list.mark").join(
        translate("view.negotiate.voting.rule", quota=each["quota"], votes=each["votes"])
        for each in (found, *found["further"])
    )
    return translate("view.negotiate.voting.needed", rules=rules)


def _power(asked: Asked, found: Mapping[str, Any]) -> Component:
    translate = asked.view.translate
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
    title = translate("view.negotiate.voting")
    return plain_table(title, headers, rows, hidden=True, figures=True)


def as_said(
    query: Mapping[str, str],
    network: Network,
    quotas: Sequence[str | None],
    votes: Sequence[tuple[Mapping[str, Any], Any]],
) -> dict[str, str]:
    """Address with the rule of decision that the fields say; one vote needs no saying.

    Parameters
    ----------
    query
        The address as it was; what it says of parties and majorities without fields stays.
    network
        Tells whom the address names.
    quotas
        Votes needed, of each majority.
    votes
        ``(id of the field, its value)`` of each party under each majority.
    """
    shown = {identifier["party"] for identifier, _ in votes}
    before = [*_said(query), *[("", ())] * _MAJORITIES]
    given = [
        [f"{party}={number}" for party, number in _by_party(network, said) if party not in shown]
        for _, said in before[:_MAJORITIES]
    ]
    for identifier, value in votes:
        if value not in (None, "") and float(value) != 1:
            given[identifier["rule"]].append(f"{identifier['party']}={float(value):g}")
    first, second = ((each or "").strip() for each in quotas)
    rest = majorities_said(query)[_MAJORITIES - 1 :]
    # The bar keeps ids that hold a blank whole; without a number needed there is no majority.
    further = ["|".join([second, *given[1], ""]), *rest] if second else rest
    changed = {
        "quota": first,
        "votes": "|".join([*given[0], ""]) if given[0] else "",
        "majority": CHANGES.join(further),
    }
    kept = {name: value for name, value in query.items() if name not in changed}
    return kept | {name: value for name, value in changed.items() if value}


def register(app: Dash, context: Context) -> None:
    """Write the rule of decision into the address when it is applied, or say why it cannot be."""

    @app.callback(
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Output(REFUSED, "children"),
        Input(APPLY, "n_clicks"),
        State({"type": QUOTA, "rule": ALL}, "value"),
        State({"type": COUNT, "party": ALL, "rule": ALL}, "value"),
        State({"type": COUNT, "party": ALL, "rule": ALL}, "id"),
        State(ids.LOCATION, "search"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def apply(
        clicks: int | None,
        quotas: list[str | None],
        votes: list[Any],
        fields: list[Mapping[str, Any]],
        search: str,
        language: str,
    ) -> Any:
        if not clicks:
            return no_update, no_update
        query = read_query(search)
        there = context.at(query)
        try:
            given = list(zip(fields, votes, strict=True))
            said = as_said(query, there.network(), quotas, given)
            there.answers.answer("negotiate", **parameters(said))
        except UserError as error:
            return no_update, failure(error, context.translator(language))
        return address("", language, **said), None
