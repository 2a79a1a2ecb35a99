"""Voting power where a rule of decision is given: one majority, or several needed at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analyses._nego_case import Case
from graph.analyses._nego_talks import by_party
from graph.measures.voting_power import (
    LISTED_UP_TO,
    banzhaf,
    power_under_rules,
    shapley_shubik,
    veto_holders,
)
from graph.messages import UserError, message
from graph.reading import resolve


@dataclass(frozen=True, slots=True)
class _Majority:
    """Votes that a decision needs, and the votes of each party."""

    needed: float
    votes: dict[str, float]

    @property
    def total(self) -> float:
        """All votes."""
        return sum(self.votes.values())


def voting(
    case: Case, quota: float | None, votes: Sequence[str], further: Sequence[str] = ()
) -> dict[str, Any] | None:
    """Voting power where a rule of decision is given; None without one.

    Parameters
    ----------
    quota
        Votes that a decision needs; below 1 a share of all votes.
    votes
        ``PARTY=4``: votes of those that do not have one.
    further
        Majorities needed as well, such as members and population besides votes: each a text of
        its quota and the votes that are not one each, ``0.65 D-FIN=83 D-ECO=59``.

    Returns
    -------
    dict or None
        ``quota`` and ``votes`` (all of them) of the first majority, ``further`` those of the rest,
        ``parties`` a row a party. Who has a veto under one of them has it.

    Raises
    ------
    UserError
        The rule cannot be read, nothing can pass under it, or there are more parties than several
        majorities can be counted for.
    """
    read = [_further(case, text) for text in further if text.strip()]
    if quota is None and not read:
        return None
    first = [] if quota is None else [_votes(case, quota, votes)]
    rules = _together([*first, *read])
    order = list(rules[0].votes)
    weighed = [([rule.votes[party] for party in order], rule.needed) for rule in rules]
    shares = _power(weighed)
    vetoes = {order[at] for weights, needed in weighed for at in veto_holders(weights, needed)}
    main, *others = rules
    return {
        "quota": main.needed,
        "votes": main.total,
        "further": [{"quota": each.needed, "votes": each.total} for each in others],
        "parties": [
            {
                "party": party,
                "votes": main.votes[party],
                "further_votes": [each.votes[party] for each in others],
                "shapley_shubik": shapley,
                "banzhaf": turned,
                "veto": party in vetoes,
            }
            for party, shapley, turned in zip(order, *shares, strict=True)
        ],
    }


def _power(rules: Sequence[tuple[list[float], float]]) -> tuple[list[float], list[float]]:
    """Shapley-Shubik and Banzhaf power."""
    if len(rules) == 1:
        weights, needed = rules[0]
        return shapley_shubik(weights, needed), banzhaf(weights, needed)
    count = len(rules[0][0])
    if count > LISTED_UP_TO:
        reason = message("negotiate.majorities.too_many", count=count, most=LISTED_UP_TO)
        raise UserError(reason, message("negotiate.majorities.too_many.remedy"))
    found = power_under_rules(rules)
    return found["shapley_shubik"], found["banzhaf"]


def _together(rules: Sequence[_Majority]) -> list[_Majority]:
    """The same parties under every majority; whom only another one names has one vote here.

    Raises
    ------
    UserError
        Nothing can pass under one of them.
    """
    order = dict.fromkeys(party for rule in rules for party in rule.votes)
    found = []
    for rule in rules:
        votes = {party: rule.votes.get(party, 1.0) for party in order}
        total = sum(votes.values())
        needed = rule.needed * total if rule.needed < 1 else rule.needed
        if not 0 < needed <= total:
            reason = message("negotiate.quota.out_of_reach", quota=rule.needed, total=total)
            raise UserError(reason, message("negotiate.quota.remedy"))
        found.append(_Majority(needed, votes))
    return found


def _further(case: Case, text: str) -> _Majority:
    quota, *votes = text.split()
    number = _number(quota.rstrip(":"))
    if number is None:
        reason = message("negotiate.majorities.unreadable", text=text)
        raise UserError(reason, message("negotiate.majorities.remedy"))
    return _votes(case, number, votes)


def _votes(case: Case, quota: float, votes: Sequence[str]) -> _Majority:
    return _Majority(quota, dict.fromkeys(by_party(case), 1.0) | dict(_said(case, votes)))


def _said(case: Case, votes: Sequence[str]) -> Iterator[tuple[str, float]]:
    for text in votes:
        name, mark, said = text.rpartition("=")
        number = _number(said)
        if not mark or number is None:
            remedy = message("negotiate.votes.remedy")
            raise UserError(message("negotiate.votes.unreadable", text=text), remedy)
        yield resolve(case.network, name, "department", "person"), number


def _number(text: str) -> float | None:
    """A number of 0 or more; None where the text is none."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None
