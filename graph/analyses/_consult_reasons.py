"""What the ranking found for one party, in words: each reason with its points and its records.

The points of all reasons add up to the party's score. Precedents are told one by one, the rest of
them in sum; what gives less than a point is told together.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from graph.analyses._base import Reason
from graph.analyses._consult_entry import SHOULD, Finding
from graph.analyses._consult_history import History, Part
from graph.analyses._consult_likeness import likeness
from graph.analyses._consult_matter import Matter
from graph.analyses._consult_places import place_reason
from graph.analyses._rank_index import Vector
from graph.analyses._rank_model import Ranking
from graph.analyses._rank_weights import KINDS, REASON_OF
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import named, role_word

SINGLE = 3  # similar matters that are told one by one
SHOWN = 5  # records that a sum points to
SMALL = 1.0  # points below which a reason is told together with other small ones
# Told elsewhere in the answer, each with its own records.
ELSEWHERE = ("rule", "needed", "waiting", "position")
STRAND = {"partner": "worked", "author": "author", "kind": "kind", "usual": "popular"}  # counted by


def ranked_findings(
    network: Network,
    history: History,
    matter: Matter,
    found: Ranking,
    by_reason: Mapping[str, Vector],
    party: str,
) -> Iterator[Finding]:
    """All reasons of one party; their points add up to what the ranking gives it.

    ``by_reason`` is what the ranking gives everybody (:meth:`Ranking.by_reason`).
    """
    at = found.index.column[party]
    points = {reason: float(each[at]) for reason, each in by_reason.items()}
    if points["head"] > 0:  # a head belongs to the unit, which need not be said twice
        points["head"] += points.pop("member")
    small = 0.0
    for reason, gained in sorted(points.items(), key=lambda each: -each[1]):
        if gained <= 0 or reason in ELSEWHERE:
            continue
        if gained < SMALL:
            small += gained
        elif reason == "similar":
            yield from _similar(network, history, matter, found, party, gained)
        elif reason in STRAND:
            yield _sum(network, history, matter, found, party, reason, gained)
        else:
            yield _finding(
                party, gained, reason, place_reason(network, matter, found, party, reason, gained)
            )
    if small > 0:
        text = message("consult.further", points=small)
        yield _finding(party, small, "further", Reason(kind="measure", text=text, records=(party,)))


def _similar(
    network: Network, history: History, matter: Matter, found: Ranking, party: str, gained: float
) -> Iterator[Finding]:
    shares = _shares(found, party)
    order = np.argsort(-shares, kind="stable")
    single = [int(row) for row in order[:SINGLE] if shares[row] * gained >= SMALL]
    told = 0.0
    for row in single:
        issue, points = found.index.issues[row], float(shares[row]) * gained
        told += points
        part = _part(history, issue, party)
        text = message(
            "consult.similar",
            role=role_word(part.role or "lead") if part else message("consult.undated"),
            issue=named(network, issue),
            date=_day(history, issue),
            likeness=likeness(network, history, matter, issue),
            points=points,
        )
        yield _finding(party, points, "similar", _reason("precedent", text, issue, party))
    rest = [row for row in order[: int((shares > 0).sum())].tolist() if row not in single]
    if gained - told > 1e-9:
        text = message("consult.similar.more", count=len(rest), points=gained - told)
        records = [found.index.issues[row] for row in rest[:SHOWN]]
        yield _finding(party, gained - told, "similar", _reason("precedent", text, *records, party))


def _shares(found: Ranking, party: str) -> NDArray[np.float64]:
    """Which part of the points from similar matters each earlier issue gives; sums to 1."""
    at = found.index.column[party]
    shares = np.zeros(len(found.index.issues))
    for row, kind in enumerate(KINDS):
        if REASON_OF[row] == "similar" and found.points[row, at] > 0:
            part = found.evidence.strands[kind] * found.took_part(kind, at)
            shares += found.points[row, at] * part / max(part.sum(), 1e-12)
    return np.asarray(shares / max(shares.sum(), 1e-12))


def _sum(
    network: Network,
    history: History,
    matter: Matter,
    found: Ranking,
    party: str,
    reason: str,
    gained: float,
) -> Finding:
    at = found.index.column[party]
    kind = STRAND[reason]
    weights = found.evidence.strands[kind]
    took = np.flatnonzero(weights * found.took_part(kind, at) > 0)
    latest = sorted(took, key=lambda row: -found.index.days[row])[:SHOWN]
    heads = {"partner": matter.leads, "author": matter.authors}.get(reason, ())
    heads = tuple(head for head in heads if head in network)
    text = message(
        f"consult.{reason}" if len(took) else f"consult.{reason}.near",
        count=len(took),
        total=int((weights > 0).sum()),
        last=_day(history, found.index.issues[latest[0]]) if latest else message("consult.undated"),
        party=tuple(named(network, head) for head in heads),
        points=gained,
    )
    records = [found.index.issues[row] for row in latest]
    return _finding(party, gained, reason, _reason("precedent", text, *records, *heads, party))


def _reason(kind: str, text: Message, *records: str) -> Reason:
    return Reason(kind=kind, text=text, records=records)


def _finding(party: str, points: float, name: str, reason: Reason) -> Finding:
    return Finding(
        party=party, tier=SHOULD, role="consult", points=points, reason=reason, name=name
    )


def _part(history: History, issue: str, party: str) -> Part | None:
    return next((part for part in history.parts[issue] if part.party == party), None)


def _day(history: History, issue: str) -> object:
    day = history.matters[issue].day
    return message("consult.undated") if day is None else day.isoformat()
