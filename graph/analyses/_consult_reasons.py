"""What the ranking found for one party, in words: each reason with its points and its records.

The points of all reasons add up to the party's score. Precedents are told one by one, the rest of
them in sum; what gives less than a point is told together.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from graph.analyses._base import Reason
from graph.analyses._consult_between import between
from graph.analyses._consult_company import in_common
from graph.analyses._consult_entry import FURTHER, NOTHING, SHOULD, Finding
from graph.analyses._consult_ground import SHOWN, Ground
from graph.analyses._consult_history import Part
from graph.analyses._consult_likeness import likeness
from graph.analyses._consult_places import is_of_leads_only, place_reason
from graph.analyses._consult_role_held import usual_role
from graph.analyses._consult_signs import SMALL, parted, small_signs
from graph.analyses._consult_usual import usual_reason
from graph.analyses._rank_index import Vector
from graph.messages import Message, message
from graph.reading import named, role_word
from graph.texts import known_word
from graph.vocabulary import canonical_role

SINGLE = 3  # similar matters that are told one by one
STRAND = {"partner": "worked", "author": "author", "kind": "kind"}  # counted by


def ranked_findings(
    ground: Ground, by_reason: Mapping[str, Vector], party: str
) -> Iterator[Finding]:
    """All reasons of one party; their points add up to what the ranking gives it.

    ``by_reason`` is what the ranking gives everybody (:meth:`Ranking.by_reason`).
    """
    at = ground.found.index.column[party]
    points = {reason: float(each[at]) for reason, each in by_reason.items()}
    place = "head" if points["head"] > 0 else "member"
    if place == "head":  # a head belongs to the unit, which need not be said twice
        points["head"] += points.pop("member")
    if points[place] > 0 and is_of_leads_only(ground, party):  # nor that the lead leads
        points[place] += points.pop("unit")
    own, small = parted(points)
    for reason, gained in own.items():
        if reason == "similar":
            yield from _similar(ground, party, gained)
        else:
            yield _finding(party, gained, reason, _told(ground, party, reason, gained))
    if small:
        signs = small_signs(ground, party, small, is_all=not own)
        yield _finding(party, sum(small.values()), FURTHER, signs)


def _told(ground: Ground, party: str, reason: str, gained: float) -> Reason:
    if reason in STRAND:
        return _sum(ground, party, reason, gained)
    if reason == "usual":
        return usual_reason(ground, party, gained)
    return place_reason(ground, party, reason, gained)


def _similar(ground: Ground, party: str, gained: float) -> Iterator[Finding]:
    shares = ground.shares(party)
    order = np.flatnonzero(shares > 0)
    order = order[np.argsort(-shares[order], kind="stable")]
    single = order[:SINGLE][shares[order[:SINGLE]] * gained >= SMALL]
    points = shares[single] * gained
    left = gained - float(points.sum())
    if len(single) and left < NOTHING:  # with the strongest, as reasons that come to nothing are
        points[0] += left
        left = 0.0
    for row, is_alike, each in zip(single, ground.are_alike(single), points, strict=True):
        reason = _precedent(ground, party, ground.found.index.issues[row], float(each), is_alike)
        yield _finding(party, float(each), "similar", reason)
    if left:
        yield _finding(party, left, "similar", _more(ground, party, order[len(single) :], left))


def _precedent(ground: Ground, party: str, issue: str, points: float, is_alike: np.bool_) -> Reason:
    part = _part(ground, issue, party)
    text = message(
        "consult.similar" if is_alike else "consult.similar.other",
        role=_role(part.role or "lead") if part else message("consult.undated"),
        issue=named(ground.network, issue),
        date=ground.opened(issue),
        likeness=likeness(ground, issue, party),
        points=points,
    )
    return _reason("precedent", text, issue, party)


def _more(ground: Ground, party: str, rest: NDArray[np.int64], points: float) -> Reason:
    """Matters that are told in sum, apart from those that have nothing or a word in common."""
    is_alike = ground.are_alike(rest)
    count = int(is_alike.sum())
    key = "consult.similar.more" if count else "consult.similar.apart"
    if 0 < count < len(rest):
        key = "consult.similar.more.apart"
    text = message(key, count=count, others=len(rest) - count, points=points)
    shown = np.concatenate([rest[is_alike], rest[~is_alike]])[:SHOWN]
    return _reason("precedent", text, *ground.issues(shown.tolist()), party)


def _role(written: str) -> Message | str:
    """A role in the reader's language; of a word that has no text, the role that it means."""
    known, means = known_word(written), canonical_role(written)
    if isinstance(known, Message):
        return known
    return role_word(means or written)


def _sum(ground: Ground, party: str, reason: str, gained: float) -> Reason:
    """On how many matters led by the same, with the same author or of this kind it was."""
    heads = {"partner": ground.matter.leads, "author": ground.matter.authors}.get(reason, ())
    heads = tuple(head for head in heads if head in ground.network)
    key, took = _counted(ground, party, reason, heads)
    latest = ground.issues(took[:SHOWN])
    others: tuple[str, ...] = ()
    if key.endswith(".near") and reason != "kind":
        others = between(ground, party, heads)
        key = key if others else f"consult.{reason}.far"
    text = message(
        key,
        others=ground.named(*others),
        count=len(took),
        total=int((ground.found.evidence.strands[STRAND[reason]] > 0).sum()),
        last=ground.last(latest),
        party=ground.named(*heads),
        role=usual_role(ground, party, took) if reason == "partner" and took else "",
        points=gained,
    )
    return _reason("precedent", text, *latest, *heads, *others, party)


def _counted(
    ground: Ground, party: str, reason: str, heads: tuple[str, ...]
) -> tuple[str, list[int]]:
    """Key of the sentence and the matters it counts: where there are none, weaker ties."""
    weights = ground.found.evidence.strands[STRAND[reason]]
    took = ground.took(STRAND[reason], party)
    if len(took := took[weights[took] > 0]):
        return f"consult.{reason}", ground.latest(took)
    # With a lead: what that did not lead. With an author: where it was in other ways than asked.
    took = in_common(ground, party, heads)
    if reason != "kind" and len(took):
        return f"consult.{reason}.part", ground.latest(took)
    return f"consult.{reason}.near", []


def _reason(kind: str, text: Message, *records: str) -> Reason:
    return Reason(kind=kind, text=text, records=records)


def _finding(party: str, points: float, name: str, reason: Reason) -> Finding:
    return Finding(
        party=party, tier=SHOULD, role="consult", points=points, reason=reason, name=name
    )


def _part(ground: Ground, issue: str, party: str) -> Part | None:
    return next((part for part in ground.history.parts[issue] if part.party == party), None)
