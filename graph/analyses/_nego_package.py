"""Agreements of two parties over all issues in view, and the issues worth putting together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.analyses._conflict_issue import Dispute
from graph.analyses._nego_case import Case, zone
from graph.analyses._stands import Stand
from graph.measures.bargaining import (
    egalitarian_point,
    kalai_smorodinsky_point,
    nash_point,
    utilitarian_point,
)
from graph.measures.compromise_outcome import Values
from graph.measures.packages import efficient_packages, logrolling_pairs

SOLUTIONS = {
    "nash": nash_point,
    "kalai_smorodinsky": kalai_smorodinsky_point,
    "egalitarian": egalitarian_point,
    "utilitarian": utilitarian_point,
}
_FRONT = 60  # points of the front that are told
_PAIRS = 8
_SAME = 1e-6


@dataclass(frozen=True, slots=True)
class _Matter:
    """An issue on which both parties' positions and salience are known."""

    about: Dispute
    one: Stand
    two: Stand
    outcome: float
    options: Values
    worth: Values


def package(case: Case, pair: tuple[str, str]) -> dict[str, Any]:
    """What the two could agree on over all issues in view, and which agreement to aim at.

    A party gains ``salience x (distance of the likely outcome - distance of the agreed point)``
    on an issue, in the unit of exchanges. The zero point is the likely outcome of every issue, that
    is, what comes without their agreement. On each issue the two may settle at either position, at
    quarters of the way, or at the likely outcome, as far as both their bottom lines allow.
    """
    matters, closed = [], []
    for about in case.viewed:
        stands = {each.party: each for each in about.stands}
        one, two = (stands.get(party) for party in pair)
        if not one or not two or about.outcome is None or not _is_known(one, two):
            continue
        options = _options(about, one, two)
        if not len(options):
            closed.append(about.issue)
            continue
        worth = np.stack([_gain(each, about.outcome, options) for each in (one, two)], axis=1)
        matters.append(_Matter(about, one, two, about.outcome, options, worth))
    return {
        "parties": list(pair),
        "zero": "outcome",
        "issues": [each.about.issue for each in matters],
        "without_agreement": closed,
        "solutions": _solutions(matters),
        "logrolling": _logrolling(matters),
    } | _front(matters)


def _is_known(*stands: Stand) -> bool:
    return all(each.position is not None and each.salience is not None for each in stands)


def _options(about: Dispute, one: Stand, two: Stand) -> Values:
    """Points between the two and the likely outcome, within both bottom lines."""
    assert one.position is not None
    assert two.position is not None
    assert about.outcome is not None
    steps = np.linspace(one.position, two.position, 5)
    room = zone(about.stands, (one.party, two.party))
    if room.contradicts:
        return np.zeros(0)
    ends = [each for each in (room.low, room.high) if 0.0 < each < 100.0]
    # Not rounded: the likely outcome has to bring exactly nothing.
    points = np.unique([*steps, about.outcome, *ends])
    kept: Values = points[(points >= room.low - _SAME) & (points <= room.high + _SAME)]
    return kept


def _gain(stand: Stand, outcome: float, options: Values) -> Values:
    assert stand.position is not None
    assert stand.salience is not None
    gain: Values = stand.salience * (
        abs(outcome - stand.position) - np.abs(options - stand.position)
    )
    return gain


def _packages(matters: Sequence[_Matter]) -> tuple[Any, Values]:
    return efficient_packages([each.worth for each in matters])


def _solutions(matters: Sequence[_Matter]) -> dict[str, Any]:
    """Each solution's settlement by issue, and what it brings the two; {} without any."""
    if not matters:
        return {}
    choices, gains = _packages(matters)
    zero = np.zeros(2)
    told = {}
    for name, solution in SOLUTIONS.items():
        found = solution(gains, zero)
        if found:
            best = found[0]
            told[name] = {
                "gains": [float(each) for each in gains[best]],
                "points": {
                    matter.about.issue: float(matter.options[choice])
                    for matter, choice in zip(matters, choices[best], strict=True)
                },
                "ties": len(found),
            }
    return told


def _front(matters: Sequence[_Matter]) -> dict[str, Any]:
    if not matters:
        return {"front": [], "front_size": 0}
    gains = _packages(matters)[1]
    useful = gains[(gains >= -_SAME).all(axis=1)]
    ordered = useful[np.argsort(useful[:, 0], kind="stable")]
    places = np.unique(np.linspace(0, len(ordered) - 1, min(_FRONT, len(ordered))).astype(int))
    front = [[float(x), float(y)] for x, y in ordered[places]] if len(ordered) else []
    return {"front": front, "front_size": len(ordered)}


def _logrolling(matters: Sequence[_Matter]) -> list[dict[str, Any]]:
    """Pairs of issues on which the two stand apart and that they weigh differently."""
    apart = [each for each in matters if each.one.position != each.two.position]
    if len(apart) < 2:
        return []
    weights = np.array([[each.one.salience, each.two.salience] for each in apart], dtype=float)
    return [
        {
            "first_wins": apart[first].about.issue,
            "second_wins": apart[second].about.issue,
            "advantage": advantage,
        }
        for first, second, advantage in logrolling_pairs(weights)[:_PAIRS]
    ]
