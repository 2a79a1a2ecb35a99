"""Whom to talk to, in which order, and who settles what the parties cannot."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from graph.analyses._conflict_issue import Dispute, is_beyond
from graph.analyses._conflict_pairs import Relations, relations
from graph.analyses._hierarchy import common_superior, line_above, unit_of
from graph.analyses._nego_case import Case
from graph.analyses._stands import SCALE, Stand
from graph.measures.mactor import ambivalence
from graph.projections import Network
from graph.reading import leads, parties_in_role

STAGES = ("ask", "bridge", "movable", "veto", "hard", "near", "held")
FAR = 20.0  # points of the scale from the likely outcome
_BRIDGE = 0.5  # ambivalence from which a party stands between the camps
_APART = 0.5  # share of divergence from which two parties need a superior
_DISPUTES = 5


def talks(case: Case) -> list[dict[str, Any]]:
    """Every party once, in the order of the bilateral talks, with the stage it is talked to in.

    1. ``ask``: whose position is unknown; first find out.
    2. ``bridge``: partner of both camps, on one matter with these, on another with those: among
       the third of the parties with most ambivalence over all open issues.
    3. ``movable``: far from the likely outcome and little concerned; a concession costs it little.
    4. ``veto``: must agree (approves, or the outcome breaks its bottom line); before the meeting.
    5. ``hard``: far away and much concerned; last, when the others are known to be won.
    6. ``near``: stands where things are likely to end; tell it, no talk is needed.
    7. ``held``: its position is held in confidence and left out of this answer.

    Within a stage the one first that moves the outcome most. A working rule of ours, after the
    advice to settle sequence by deference and leverage (Sebenius 1996), said as such.
    """
    leading = {lead for issue in case.issues for lead in leads(case.network, issue)}
    rules = _Rules(_usual(case), _approvals(case), _bridges(case), case.confidential)
    told = [
        {
            "party": party,
            "stage": rules.stage(party, here),
            "pull": sum(_pull(about, stand) for about, stand in here),
            "lead": party in leading,
        }
        | _why(here)
        for party, here in by_party(case).items()
    ]
    return sorted(told, key=lambda each: (STAGES.index(each["stage"]), -each["pull"]))


def by_party(case: Case) -> dict[str, list[tuple[Dispute, Stand]]]:
    """Stands in view by party, each with the issue it is on."""
    found: dict[str, list[tuple[Dispute, Stand]]] = {}
    for about in case.viewed:
        for stand in about.stands:
            found.setdefault(stand.party, []).append((about, stand))
    return found


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the stage of a party is decided by.

    ``usual`` is the middle salience in view, ``approvals`` holds ``(party, issue)`` of those that
    must approve, ``bridges`` those between the camps.
    """

    usual: float
    approvals: frozenset[tuple[str, str]]
    bridges: frozenset[str]
    confidential: bool

    def stage(self, party: str, here: Sequence[tuple[Dispute, Stand]]) -> str:
        known = [(about, stand) for about, stand in here if stand.position is not None]
        if not known:
            is_held = any(stand.confidential for _, stand in here) and not self.confidential
            return "held" if is_held else "ask"
        away = [(about.distance(stand), stand) for about, stand in known]
        far = [stand for distance, stand in away if distance is not None and distance >= FAR]
        if any(is_beyond(about, stand) for about, stand in known) or any(
            (party, stand.issue) in self.approvals for stand in far
        ):
            return "veto"
        if party in self.bridges:
            return "bridge"
        if not far:
            return "near"
        cared = [stand.salience for stand in far if stand.salience is not None]
        return "movable" if cared and sum(cared) / len(cared) < self.usual else "hard"


def _bridges(case: Case) -> frozenset[str]:
    """The third of the parties with most ambivalence over all open issues, where it is marked."""
    table = case.whole
    mixed = ambivalence(np.nan_to_num(relations(table).stand))
    known = sorted((value for value in mixed.tolist() if value == value), reverse=True)
    if len(known) < 3:
        return frozenset()
    least = max(_BRIDGE, known[len(known) // 3])
    return frozenset(
        party for party, value in zip(table.parties, mixed, strict=True) if value >= least
    )


def _approvals(case: Case) -> frozenset[tuple[str, str]]:
    return frozenset(
        (party, issue)
        for issue in case.issues
        for party in parties_in_role(case.network, issue, "approve")
    )


def _usual(case: Case) -> float:
    """Middle salience of all stands in view: below it a party cares less than most."""
    known = sorted(
        stand.salience
        for about in case.viewed
        for stand in about.stands
        if stand.salience is not None
    )
    return known[len(known) // 2] if known else 0.5


def _pull(about: Dispute, stand: Stand) -> float:
    """Distance from the outcome (0..1) times salience times power; 0 where unknown."""
    distance = about.distance(stand)
    return 0.0 if distance is None else distance / SCALE * (stand.weight or 0.0)


def _why(here: Sequence[tuple[Dispute, Stand]]) -> dict[str, Any]:
    """The issue on which a party matters most, with its figures there."""
    about, stand = max(here, key=lambda each: _pull(*each))
    return {
        "issue": stand.issue,
        "position": stand.position,
        "distance": about.distance(stand),
        "salience": stand.salience,
        "power": stand.power,
        "beyond_bottom_line": is_beyond(about, stand),
    }


def escalations(case: Case, found: Relations) -> list[dict[str, Any]]:
    """Most divided pairs and the lowest common superior of their units, who could settle it.

    ``to`` is None where the hierarchy knows no common superior.
    """
    parties = found.table.parties
    pairs = [
        (float(found.divergence[one, two]), one, two)
        for one, two in combinations(range(len(parties)), 2)
        if found.divergence[one, two] > found.convergence[one, two]
    ]
    told = []
    for divergence, one, two in sorted(pairs, reverse=True)[:_DISPUTES]:
        to, path = _settler(case.network, parties[one], parties[two])
        told.append(
            {
                "parties": [parties[one], parties[two]],
                "divergence": divergence,
                "to": to,
                "path": path,
            }
        )
    return told


def _settler(network: Network, one: str, two: str) -> tuple[str | None, list[str]]:
    """Lowest unit that stands above both parties (or is one of them), and the way up to it."""
    first, second = (
        list(dict.fromkeys(filter(None, (unit_of(network, party), *line_above(network, party)))))
        for party in (one, two)
    )
    to = common_superior((first, second))
    return to, first[: first.index(to) + 1] if to else []
