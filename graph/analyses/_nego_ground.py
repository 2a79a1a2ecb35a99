"""What all agree on, whose bottom line the likely outcome breaks, and what would mend it."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from graph.analyses._conflict_issue import Dispute, is_beyond
from graph.analyses._nego_case import Case, Zone, confidences, zone
from graph.analyses._stands import SCALE, Stand, columns, outcome_if
from graph.measures.outcome_range import Worth, outcome_range, value_of_information

_MENDERS = 3
_LEAST = 0.05  # points of the scale; who is worth less to ask is not named
SURE = 0.999


def ranges(case: Case, seed: int) -> dict[str, dict[str, float] | None]:
    """Where each outcome falls in nine of ten draws under the recorded confidences."""
    found: dict[str, dict[str, float] | None] = {}
    for about in case.viewed:
        drawn = outcome_range(*columns(about.stands), confidences(case, about), seed=seed)
        found[about.issue] = (
            None
            if drawn is None
            else {"low": drawn.low, "middle": drawn.middle, "high": drawn.high}
        )
    return found


def zones(case: Case) -> dict[str, Zone]:
    """What the bottom lines leave open on each issue in view that has any."""
    return {
        about.issue: zone(about.stands)
        for about in case.viewed
        if any(each.bottom_line is not None for each in about.stands)
    }


def asked_first(case: Case) -> list[dict[str, Any]]:
    """Unknown and doubtful positions whose answer moves the outcome most, largest first.

    Where an unknown party's salience or power is not known either, the median of the others on the
    issue is assumed, and ``assumed_weight`` says so; such questions stand last.
    """
    listed = [question for about in case.viewed for question in _questions(case, about)]
    return sorted(listed, key=lambda each: (each["assumed_weight"], -each["expected_shift"]))


def _questions(case: Case, about: Dispute) -> Iterator[dict[str, Any]]:
    worths = value_of_information(*columns(about.stands), confidences(case, about))
    for stand, worth in zip(about.stands, worths, strict=True):
        if stand.confidential and stand.position is None and not case.confidential:
            continue  # it is known, and held in confidence
        sure = case.assumed_confidence if stand.confidence is None else stand.confidence
        if stand.position is not None and sure > SURE:
            continue
        told = _told(about, stand, worth)
        if told["expected_shift"] >= _LEAST:
            yield told


def _told(about: Dispute, stand: Stand, worth: Worth | None) -> dict[str, Any]:
    # With the others where they are recorded, so that the likely outcome lies between the two.
    low, high = (outcome_if(about.stands, stand, end) for end in (0.0, SCALE))
    # Anywhere on the scale is a quarter of it from its middle on average.
    shift = (high - low) / 4 if worth is None else worth.expected_shift
    return {
        "party": stand.party,
        "issue": about.issue,
        "kind": _kind(stand),
        "confidence": stand.confidence,
        "low": low,
        "high": high,
        "expected_shift": shift,
        "assumed_weight": worth is None,
    }


def _kind(stand: Stand) -> str:
    if stand.position is None:
        return "unknown"
    return "unsure" if stand.confidence is None else "doubtful"


def needs(case: Case) -> list[dict[str, Any]]:
    """Parties whose bottom line the likely outcome breaks, and who could bring it back.

    ``short_by`` is how far the outcome would have to move. Each mender is one other party that
    could bring it there alone, with the position it would have to take within its own bottom
    line; of several those come first that have the shortest way to go.
    """
    found = [
        {
            "party": stand.party,
            "issue": about.issue,
            "bottom_line": stand.bottom_line,
            "outcome": about.outcome,
            "short_by": abs(stand.bottom_line - about.outcome),
            "menders": _menders(about, stand),
        }
        for about in case.viewed
        for stand in about.stands
        if is_beyond(about, stand) and about.outcome is not None and stand.bottom_line is not None
    ]
    return sorted(found, key=lambda each: (not each["menders"], -len(each["menders"])))


def _menders(about: Dispute, wronged: Stand) -> list[dict[str, Any]]:
    assert about.outcome is not None
    assert wronged.bottom_line is not None
    position, salience, power = columns(about.stands)
    total = float(np.nansum(np.where(np.isnan(position), np.nan, salience * power)))
    found: list[tuple[float, dict[str, Any]]] = []
    for stand in about.stands:
        if stand is wronged or stand.position is None or not stand.weight:
            continue
        to = stand.position + (wronged.bottom_line - about.outcome) * total / stand.weight
        own = zone(about.stands, (stand.party,))
        if 0.0 <= to <= 100.0 and own.low <= to <= own.high:
            told = {"party": stand.party, "from": stand.position, "to": to}
            found.append((abs(to - stand.position), told))
    return [told for _, told in sorted(found, key=lambda each: each[0])[:_MENDERS]]
