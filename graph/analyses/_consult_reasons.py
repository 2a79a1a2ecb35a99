"""What the ranking found for one party, in words: each reason with its points and its records.

The points of all reasons add up to the party's score. Precedents are told one by one, the rest of
them in sum; what gives less than a point is told together.
"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from graph.analyses._base import Reason
from graph.analyses._consult_alike import are_alike
from graph.analyses._consult_between import between
from graph.analyses._consult_entry import FURTHER, SHOULD, Finding
from graph.analyses._consult_ground import SHOWN, Ground
from graph.analyses._consult_history import Part
from graph.analyses._consult_likeness import likeness
from graph.analyses._consult_places import is_of_leads_only, place_reason
from graph.analyses._consult_role_held import usual_role
from graph.analyses._consult_usual import usual_reason
from graph.analyses._rank_index import Vector
from graph.analyses._rank_model import Ranking
from graph.analyses._rank_weights import KINDS, REASON_OF
from graph.messages import Message, message
from graph.reading import named, role_word
from graph.texts import known_word
from graph.vocabulary import canonical_role

SINGLE = 3  # similar matters that are told one by one
SMALL = 1.0  # points below which a reason is told together with other small ones
NOTHING = 0.05  # points that would be told as 0.0
# Told elsewhere in the answer, each with its own records.
ELSEWHERE = ("rule", "needed", "waiting", "position")
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
        yield _finding(party, sum(small.values()), FURTHER, small_signs(party, small))


def parted(points: Mapping[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """Reasons that are told by themselves, the strongest first, and those told together.

    What comes to nothing even together is counted with the strongest; where there is none, nothing
    is told.
    """
    found = sorted(points.items(), key=lambda each: -each[1])
    kept = {reason: gained for reason, gained in found if gained > 0 and reason not in ELSEWHERE}
    own = {reason: gained for reason, gained in kept.items() if gained >= SMALL}
    small = {reason: gained for reason, gained in kept.items() if gained < SMALL}
    if sum(small.values()) >= NOTHING:
        return own, small
    if own:  # not with what is set apart where evidence is weak (points for being asked often)
        own[next((each for each in own if each != "usual"), "usual")] += sum(small.values())
    return own, {}


def small_signs(party: str, small: Mapping[str, float]) -> Reason:
    """What gives less than a point each, by name."""
    told = [reason for reason, gained in small.items() if gained >= NOTHING] or list(small)
    signs = tuple(message(f"consult.sign.{reason}") for reason in told)
    key = "consult.further.one" if len(signs) == 1 else "consult.further"
    text = message(key, signs=signs, points=sum(small.values()))
    return Reason(kind="measure", text=text, records=(party,))


def _told(ground: Ground, party: str, reason: str, gained: float) -> Reason:
    if reason in STRAND:
        return _sum(ground, party, reason, gained)
    if reason == "usual":
        return usual_reason(ground, party, gained)
    return place_reason(ground, party, reason, gained)


def _similar(ground: Ground, party: str, gained: float) -> Iterator[Finding]:
    shares = _shares(ground.found, party)
    order = np.flatnonzero(shares > 0)
    order = order[np.argsort(-shares[order], kind="stable")]
    single = order[:SINGLE][shares[order[:SINGLE]] * gained >= SMALL]
    told = 0.0
    for row, is_alike in zip(single, are_alike(ground, single), strict=True):
        issue, points = ground.found.index.issues[row], float(shares[row]) * gained
        told += points
        part = _part(ground, issue, party)
        text = message(
            "consult.similar" if is_alike else "consult.similar.other",
            role=_role(part.role or "lead") if part else message("consult.undated"),
            issue=named(ground.network, issue),
            date=ground.opened(issue),
            likeness=likeness(ground, issue, party),
            points=points,
        )
        yield _finding(party, points, "similar", _reason("precedent", text, issue, party))
    if gained - told > 1e-9:
        rest = order[len(single) :]
        yield _finding(party, gained - told, "similar", _more(ground, party, rest, gained - told))


def _more(ground: Ground, party: str, rest: NDArray[np.int64], points: float) -> Reason:
    """Matters that are told in sum, apart from those that have nothing or a word in common."""
    is_alike = are_alike(ground, rest)
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


def _shares(found: Ranking, party: str) -> NDArray[np.float64]:
    """Which part of the points from similar matters each other issue gives; sums to 1."""
    at = found.index.column[party]
    shares = np.zeros(len(found.index.issues))
    for row, kind in enumerate(KINDS):
        if REASON_OF[row] == "similar" and found.points[row, at] > 0:
            part, took = np.zeros_like(shares), found.took(kind, at)
            part[took] = found.evidence.strands[kind][took]
            shares += found.points[row, at] * part / max(part.sum(), 1e-12)
    return np.asarray(shares / max(shares.sum(), 1e-12))


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
        last=ground.opened(latest[0]) if latest else message("consult.undated"),
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
    took = ground.took("known", party)
    if reason == "partner":  # with a lead: what that did not lead
        theirs = [ground.took("known", head) for head in heads if head != party]
        took = took[np.isin(took, np.concatenate([took[:0], *theirs]))]
    else:  # with an author: where it was in other ways than being asked
        took = took[weights[took] > 0]
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
