"""Voting power where a rule of decision is given: one majority, or several needed at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from graph.analyses._nego_case import Case
from graph.analyses._nego_talks import by_party
from graph.measures.voting_power import LISTED_UP_TO, Rule, power_under_rules, veto_holders
from graph.messages import Message, UserError, message
from graph.reading import resolve


@dataclass(frozen=True, slots=True)
class _Majority:
    """Votes that a decision needs, and the votes of each party."""

    needed: Fraction
    votes: dict[str, Fraction]

    @property
    def total(self) -> Fraction:
        """All votes."""
        return sum(self.votes.values(), Fraction(0))


def voting(
    case: Case, quota: float | str | None, votes: Sequence[str], further: Sequence[str] = ()
) -> dict[str, Any] | None:
    """Voting power where a rule of decision is given; None without one.

    Parameters
    ----------
    quota
        Votes that a decision needs; below 1 a share of all votes, also as ``2/3`` or ``65%``.
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
    first = [] if quota is None else [_votes(case, _quota(quota), votes)]
    rules = _together([*first, *read])
    order = list(rules[0].votes)
    # Fractions as they are written: a share of all votes must not grow by rounding.
    weighed = [([rule.votes[party] for party in order], rule.needed) for rule in rules]
    shares = _power(weighed)
    vetoes = {order[at] for weights, needed in weighed for at in veto_holders(weights, needed)}
    main, *others = rules
    return {
        "quota": float(main.needed),
        "votes": float(main.total),
        "further": [{"quota": float(e.needed), "votes": float(e.total)} for e in others],
        "parties": [
            {
                "party": party,
                "votes": float(main.votes[party]),
                "further_votes": [float(each.votes[party]) for each in others],
                "shapley_shubik": shapley,
                "banzhaf": turned,
                "veto": party in vetoes,
            }
            for party, shapley, turned in zip(order, *shares, strict=True)
        ],
    }


def _power(rules: Sequence[Rule]) -> tuple[list[float], list[float]]:
    """Shapley-Shubik and Banzhaf power."""
    try:
        found = power_under_rules(rules)
    except ValueError:
        reason = message("negotiate.votes.too_many", count=len(rules[0][0]), most=LISTED_UP_TO)
        raise UserError(reason, message("negotiate.votes.too_many.remedy")) from None
    return found["shapley_shubik"], found["banzhaf"]


def halves(told: Mapping[str, Any] | None) -> Iterator[Message]:
    """That two groups without a common member could both decide, where a rule allows it."""
    if told and not told["further"] and told["quota"] * 2 <= told["votes"]:
        values = {"quota": told["quota"], "votes": told["votes"]}
        yield message("negotiate.warning.half_decides", **values)


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
        votes = {party: rule.votes.get(party, Fraction(1)) for party in order}
        total = sum(votes.values(), Fraction(0))
        needed = rule.needed * total if rule.needed < 1 else rule.needed
        if not 0 < needed <= total:
            reason = message(
                "negotiate.quota.out_of_reach", quota=float(rule.needed), total=float(total)
            )
            raise UserError(reason, message("negotiate.quota.remedy"))
        found.append(_Majority(needed, votes))
    return found


def _quota(said: float | str) -> Fraction:
    number = _number(str(said))
    if number is None:
        reason = message("negotiate.quota.unreadable", value=str(said))
        raise UserError(reason, message("negotiate.quota.remedy"))
    return number


def _further(case: Case, text: str) -> _Majority:
    quota, *votes = majority_parts(text)
    number = _number(quota.rstrip(":"))
    if number is None:
        reason = message("negotiate.majorities.unreadable", text=text)
        raise UserError(reason, message("negotiate.majorities.remedy"))
    return _votes(case, number, votes)


def majority_parts(text: str) -> list[str]:
    """Quota and votes of a majority; parted by bars where a party's id may hold a blank."""
    parts = text.split("|") if "|" in text else text.split()
    return [parts[0].strip(), *(each.strip() for each in parts[1:] if each.strip())]


def _votes(case: Case, quota: Fraction, votes: Sequence[str]) -> _Majority:
    everybody = dict.fromkeys(by_party(case), Fraction(1))
    return _Majority(quota, everybody | dict(_said(case, votes)))


def _said(case: Case, votes: Sequence[str]) -> Iterator[tuple[str, Fraction]]:
    for text in votes:
        name, mark, said = text.rpartition("=")
        number = _number(said)
        if not mark or number is None:
            remedy = message("negotiate.votes.remedy")
            raise UserError(message("negotiate.votes.unreadable", text=text), remedy)
        yield resolve(case.network, name, "department", "person"), number


def _number(text: str) -> Fraction | None:
    """A number of 0 or more, also ``2/3`` and ``65%``; None where the text is none."""
    bare = text.strip().removesuffix("%")
    try:
        number = Fraction(bare)
    except (ValueError, ZeroDivisionError):
        return None
    if number < 0:
        return None
    return number if bare == text.strip() else number / 100
