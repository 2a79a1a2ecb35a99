"""Evidence from earlier matters: who took part in what resembles this one.

Each :class:`Strand` compares the matter with earlier ones in one respect and asks which share of
them a party took part in, the recent ones counting more::

    share = sum(similarity * decay * part) / (sum(similarity * decay) + CAUTION)

over all earlier matters, with decay = 0.5 ** (age in days / half-life) and ``part`` the weight of
the party's role there. CAUTION keeps a single precedent from reading as certainty. A strand gives
at most its weight in points.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.analyses._consult_history import History, Part
from graph.analyses._consult_matter import Matter

CAUTION = 1.0
# What an undated precedent counts: as if one half-life had passed.
UNDATED = 0.5
# Most points a respect can give; together they are 100.
WEIGHTS = {"similar": 45.0, "partner": 25.0, "author": 20.0, "kind": 10.0}
# How much each likeness of two matters counts; titles count by the cosine of their telling words.
LINKED, SAME_TOPICS, SAME_WORDS = 1.0, 0.7, 1.0
# Of all similar matters only the nearest count, so that many faint likenesses drown no clear one.
NEAREST_MATTERS = 20
# Another kind of matter under the same lead or author is half a precedent.
OTHER_KIND = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """Earlier matters that resemble this one in one respect: issue -> similarity times decay.

    ``heads`` are the parties by whom they are compared; that these took part says nothing.
    """

    kind: str
    weight: float
    issues: Mapping[str, float]
    total: float
    heads: tuple[str, ...] = ()

    def points(self, part: Part, issue: str) -> float:
        """Points that one part in one issue gives."""
        return self.weight * self.issues[issue] * part.weight / (self.total + CAUTION)


def strands(history: History, matter: Matter, before: date, half_life: float) -> list[Strand]:
    """All respects in which earlier matters resemble this one.

    Parameters
    ----------
    before
        Only matters opened before this day count, or undated ones.
    half_life
        Days after which a precedent counts half.
    """
    respects = {
        "similar": _similar(history, matter),
        "partner": _under(history.by_lead, matter.leads, history, matter),
        "author": _under(history.by_author, matter.authors, history, matter),
        "kind": dict.fromkeys(history.by_kind.get(matter.kind or "", ()), 1.0),
    }
    return [
        _strand(kind, _decayed(likeness, history, matter, before, half_life), matter)
        for kind, likeness in respects.items()
    ]


def _strand(kind: str, issues: dict[str, float], matter: Matter) -> Strand:
    if kind == "similar":
        nearest = sorted(issues, key=lambda issue: -issues[issue])[:NEAREST_MATTERS]
        issues = {issue: issues[issue] for issue in nearest}
    heads = {"partner": matter.leads, "author": matter.authors}.get(kind, ())
    total = sum(issues.values())
    return Strand(kind=kind, weight=WEIGHTS[kind], issues=issues, total=total, heads=heads)


def scores(history: History, found: list[Strand], before: date) -> dict[str, dict[str, float]]:
    """Points of every party by strand: party -> strand -> points."""
    points: dict[str, dict[str, float]] = {}
    for strand in found:
        for issue in strand.issues:
            for part in history.parts[issue]:
                if part.party not in strand.heads and (part.day is None or part.day < before):
                    of_party = points.setdefault(part.party, {})
                    gained = strand.points(part, issue)
                    of_party[strand.kind] = of_party.get(strand.kind, 0.0) + gained
    return points


def precedents(
    history: History, strand: Strand, party: str, before: date
) -> Iterator[tuple[float, str, Part]]:
    """Precedents of one party in one strand: ``(points, issue, part)``, in the tables' order."""
    for issue in history.by_party.get(party, ()) if party not in strand.heads else ():
        if issue in strand.issues:
            for part in history.parts[issue]:
                if part.party == party and (part.day is None or part.day < before):
                    yield strand.points(part, issue), issue, part


def _decayed(
    likeness: Mapping[str, float],
    history: History,
    matter: Matter,
    before: date,
    half_life: float,
) -> dict[str, float]:
    issues = {}
    for issue, similarity in likeness.items():
        day = history.matters[issue].day
        if issue != matter.ref and similarity > 0 and (day is None or day < before):
            decay = UNDATED if day is None else 0.5 ** ((before - day).days / half_life)
            issues[issue] = similarity * decay
    return issues


def _similar(history: History, matter: Matter) -> dict[str, float]:
    likeness: dict[str, float] = dict.fromkeys(sorted(matter.links), LINKED)
    for issue, cosine in title_cosines(history, matter).items():
        likeness[issue] = likeness.get(issue, 0.0) + SAME_WORDS * cosine
    near = sorted({issue for topic in matter.topics for issue in history.by_topic.get(topic, ())})
    for issue in near:
        theirs = history.matters[issue].topics
        shared = len(theirs & matter.topics) / len(theirs | matter.topics)
        likeness[issue] = likeness.get(issue, 0.0) + SAME_TOPICS * shared
    return likeness


def title_cosines(history: History, matter: Matter) -> dict[str, float]:
    """Cosine of the titles' words, weighted by how telling they are.

    Salton & McGill (1983), Introduction to Modern Information Retrieval: cosine of tf-idf vectors,
    here with each word counted once.
    """
    own = {word: history.rarity(word) for word in sorted(matter.words)}
    dots: dict[str, float] = {}
    for word, rarity in own.items():
        for issue in history.by_word.get(word, ()):
            dots[issue] = dots.get(issue, 0.0) + rarity * rarity
    length = sum(rarity**2 for rarity in own.values())
    return {
        issue: dot / math.sqrt(length * history.lengths[issue])
        for issue, dot in dots.items()
        if length and history.lengths[issue]
    }


def _under(
    index: Mapping[str, tuple[str, ...]], heads: tuple[str, ...], history: History, matter: Matter
) -> dict[str, float]:
    """Matters of the same lead or author; those of another kind count less."""
    issues = dict.fromkeys(issue for head in heads for issue in index.get(head, ()))
    return {
        issue: 1.0 if history.matters[issue].kind == matter.kind else OTHER_KIND for issue in issues
    }
