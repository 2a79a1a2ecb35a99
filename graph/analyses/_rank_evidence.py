"""What speaks for each party on a matter: one figure between 0 and 1 for each kind of evidence.

Precedents (:data:`STRANDS`) are shares: of the earlier issues that resemble the matter in a
respect, weighted by likeness and recency, the share a party took part in. The rest is structure:
walks, membership, mandate, habit. All of it is known before the case's day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.analyses._rank_beside import beside
from graph.analyses._rank_case import (
    Case,
    by_chance,
    cosines,
    decay,
    past,
    rarities,
    shared_topics,
    touching,
)
from graph.analyses._rank_expected import expected
from graph.analyses._rank_index import Index, Taken, Vector
from graph.analyses._rank_lift import lifts
from graph.analyses._rank_seat import seats
from graph.analyses._rank_walk import walk

NEAREST = 20  # of titles alike only the nearest count: many faint likenesses drown no clear one
SCALE = 0.01  # a share of this size is the least that says something
CAUTION = 0.5  # keeps a single precedent from reading as certainty
CAUTION_GENERAL = 5.0
# Precedents in which any part counts.
PART_IN = (
    *("known", "known_lately", "worked", "expected"),
    *("walk", "walk_lately", "walk_lead", "walk_author"),
)
WROTE = ("wrote_linked",)  # precedents in which having written them counts
WALK = 5.0  # of its time a walker seldom spends more than a fifth at one party
# How much each respect adds to the likeness of two matters; squared, so that several count most.
LIKENESS = {"lead": 0.3, "author": 0.3, "part": 0.3, "title": 1.0, "link": 0.6, "topic": 0.7}


@dataclass(frozen=True, slots=True)
class Likeness:
    """Earlier issues by how they resemble a matter: weights per issue, 0 for what is not known."""

    known: Any
    lead: Vector
    author: Vector
    part: Vector
    title: Vector
    link: Vector
    topic: Vector
    kind: Vector

    @property
    def together(self) -> Vector:
        """All respects in one figure."""
        total = sum(weight * getattr(self, name) for name, weight in LIKENESS.items())
        return np.asarray(total) ** 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence on one matter.

    Parameters
    ----------
    values
        Kind -> figure of every party, 0..1.
    strands
        Kind of precedent -> weight of each earlier issue, divided so that a party's figure is the
        sum over the issues it took part in: was consulted on, or for :data:`PART_IN` in any role,
        for :data:`WROTE` as an author. Of what is expected only the issues that speak for it.
    consulted, parts, authors
        Those ties, by columns (parties).
    """

    values: Mapping[str, Vector]
    strands: Mapping[str, Vector]
    consulted: Any
    parts: Any
    authors: Any


def likeness(index: Index, case: Case) -> Likeness:
    """How earlier issues resemble the case."""
    known = past(index, case)
    same = index.kinds == case.kind if case.kind else np.zeros(len(index.issues), dtype=bool)
    return Likeness(
        known=known,
        lead=known * touching(index.leads, case.day, case.leads),
        author=known * touching(index.authors, case.day, case.authors),
        part=known * touching(index.parts, case.day, case.authors),
        title=cosines(index, case, known),
        link=known * case.links,
        topic=shared_topics(index, case, known),
        kind=(known & same).astype(float),
    )


def evidence(index: Index, taken: Taken, openings: Any, case: Case, half_life: float) -> Evidence:
    """All evidence on one matter.

    Parameters
    ----------
    openings
        Rows by which issues are compared as they were opened.
    half_life
        Days after which a precedent counts half.
    """
    like = likeness(index, case)
    year, long, short, brief = (
        decay(index, case, like.known, half_life, memory) for memory in (1.0, 3.0, 0.55, 0.33)
    )
    parts, consulted = index.parts.on(case.day), taken.together.on(case.day)
    authors = index.authors.on(case.day)
    nearest = _nearest(like.title * long)
    consulted_on = {
        "similar": _share(like.together * year),
        "closest": _share(like.together**2 * year),
        "partner": _share(like.lead * year),
        "author": _share(like.part * long),
        "title": _share(nearest),
        "linked": _share(like.link * long),
        "topic": _share(like.topic * year),
        "kind": _share(like.kind * year, 1.0),
        "popular": _share(brief, CAUTION_GENERAL),
    }
    part_in = {
        "known": _share(like.together * long),
        "known_lately": _share(like.together * short),
        "worked": _share(like.lead * short),
    }
    values = dict(zip(consulted_on, np.array(list(consulted_on.values())) @ consulted, strict=True))
    values |= dict(zip(part_in, np.array(list(part_in.values())) @ parts, strict=True))
    wrote = {"wrote_linked": consulted_on["linked"]}
    values["wrote_linked"] = wrote["wrote_linked"] @ authors
    values |= _roles(taken, case, brief, like.lead * year)
    walks, by_walk = _walks(index, case, like, nearest, year, brief)
    values |= walks
    values |= _habits(index, case, like, long, consulted, parts)
    values |= _structure(index, case, like, values, year, long)
    base = values["known"] + values["walk"]
    values["company"] = _company(base, consulted, year, index.is_person)
    values |= beside(index, case, long, consulted, _share)
    values |= lifts(index, case, long, consulted)
    values |= seats(index, case, year, consulted)
    values["expected"], weights = expected(index, openings, case, like.known, half_life)
    strands = consulted_on | part_in | by_walk | wrote | {"expected": np.maximum(weights, 0.0)}
    return Evidence(values, strands, consulted.by_column, parts.by_column, authors.by_column)


def _share(weights: Vector, caution: float = CAUTION) -> Vector:
    return np.asarray(weights / (weights.sum() + caution))


def _nearest(weights: Vector) -> Vector:
    if len(weights) <= NEAREST:
        return weights
    least = np.partition(weights, -NEAREST)[-NEAREST]
    return np.where(weights >= max(least, 1e-9), weights, 0.0)


def _roles(taken: Taken, case: Case, lately: Vector, led: Vector) -> dict[str, Vector]:
    """Who fills a role: of the latest issues on which a role was held at all, a party's share."""
    weights = np.stack([lately, led])
    best = np.zeros((2, taken.together.matrix.shape[1]))
    for role in taken.by_role:
        held = role.on(case.day)
        has = held @ np.ones(held.shape[1]) > 0
        best = np.maximum(best, (weights @ held) / ((weights @ has)[:, None] + 1.0))
    return {"office": best[0], "office_lead": best[1]}


def _walks(
    index: Index, case: Case, like: Likeness, nearest: Vector, year: Vector, brief: Vector
) -> tuple[dict[str, Vector], dict[str, Vector]]:
    """Closeness in the network of who took part in what (:func:`walk`), long and short memory.

    Also which earlier issue gives how much of it to each party that took part in it.
    """
    parts = index.parts.on(case.day)
    none = np.zeros(len(index.issues))
    alike = nearest + like.link + like.topic * year
    parties = np.stack([case.leads + case.authors, case.leads, case.authors], axis=1)
    issues = np.stack([alike, none, none], axis=1)
    _, slow = walk(parts, year, parties, issues)
    _, fast = walk(parts, brief, parties[:, :1], issues[:, :1])
    names = ("walk", "walk_lead", "walk_author", "walk_lately")
    strands = np.hstack([slow, fast])
    values = parts.T @ strands  # without what lead and authors have from being the start
    return (
        {name: WALK * values[:, at] for at, name in enumerate(names)},
        {name: WALK * strands[:, at] for at, name in enumerate(names)},
    )


def _habits(
    index: Index, case: Case, like: Likeness, long: Vector, consulted: Any, parts: Any
) -> dict[str, Vector]:
    """What a party usually does: with whom, how often consulted, how lately active."""
    active = long @ parts
    asked, asked_by_lead = np.stack([long, like.lead * long]) @ consulted
    last = _last(index, case, like)
    asked_authors = (consulted @ case.authors) * long
    return {
        "focus": asked_by_lead / (active + 1),
        "asked": asked / (active + 1),
        "active": np.where(last > 0, 0.5 ** ((case.day - last) / 180), 0.0),
        "returned": asked_authors @ index.authors.on(case.day) / (asked_authors.sum() + 1),
    }


def _last(index: Index, case: Case, like: Likeness) -> Vector:
    """Day on which each party last took part in anything; 0 for never."""
    parts = index.parts.matrix
    days = np.where(like.known & np.isfinite(index.days), index.days, 0.0)
    values = np.repeat(days, np.diff(parts.indptr)) * (index.parts.since < case.day)
    last = np.zeros(parts.shape[1])
    np.maximum.at(last, parts.indices, values)
    return last


def _structure(
    index: Index,
    case: Case,
    like: Likeness,
    values: Mapping[str, Vector],
    year: Vector,
    long: Vector,
) -> dict[str, Vector]:
    """Units and their people: who belongs to the lead, whose field the title names."""
    members, heads = index.members.on(case.day), index.heads.on(case.day)
    below = np.minimum(index.above @ case.leads, 1.0)
    led = index.leads.on(case.day)
    resembling = _nearest(like.title * long) + like.link * long
    leads_alike = (resembling @ led) / (resembling.sum() + CAUTION)
    wrote = like.part * long
    authors_units = (wrote @ led) / (wrote.sum() + 1)
    field = _mandate(index, case, like)
    units = np.minimum(members.T @ case.authors, 1.0)
    others = np.maximum(leads_alike, field) * (case.leads == 0)
    size = np.maximum(members.sum(axis=0), 1.0)
    people = np.maximum(members.sum(axis=1), 1.0)
    return {
        "member": np.minimum(members @ case.leads, 1.0),
        "head": np.minimum(heads @ case.leads, 1.0),
        "below": below,
        "member_below": np.minimum(members @ below, 1.0),
        "author_unit": np.minimum(units + authors_units, 1.0),
        "leads_alike": leads_alike,
        "mandate": field,
        "mandate_member": np.minimum(members @ others, 1.0),
        "unit": _most(members, values["worked"] / np.sqrt(size)),
        "people": np.minimum(members.T @ (values["known"] / people), 1.0),
        "field": _by_field(others, led, year, index.parts.on(case.day)),
    }


def _by_field(others: Vector, led: Any, year: Vector, parts: Any) -> Vector:
    """Share in issues of other units whose field the matter touches, each unit for itself."""
    count = year @ led
    return np.asarray(((led @ (others / (count + 1))) * year) @ parts)


def _mandate(index: Index, case: Case, like: Likeness) -> Vector:
    """Cosine of the title with the words by which a unit is described."""
    rarity = rarities(index, like.known)
    own = case.words * rarity
    length = max(float(np.sqrt(own @ own)), 1e-9)
    theirs = np.maximum(np.sqrt(index.mandates @ rarity**2), 1e-9)
    meant = ~by_chance(index, case)
    return np.asarray(meant * (index.mandates @ (own * rarity)) / (theirs * length))


def _most(members: Any, of_unit: Vector) -> Vector:
    """The largest figure among the units a person belongs to."""
    of_person = np.repeat(np.arange(members.shape[0]), np.diff(members.indptr))
    most = np.zeros(members.shape[0])
    np.maximum.at(most, of_person, members.data * of_unit[members.indices])
    return most


def _company(base: Vector, consulted: Any, year: Vector, is_person: Any) -> Vector:
    """Who is usually consulted together with those for whom most speaks, largest 1."""
    together = np.zeros_like(base)
    for kind in (is_person, ~is_person):
        likely = base * kind
        likely = likely / max(likely.sum(), 1e-9)
        found = ((consulted @ likely) * year) @ consulted * kind
        together += found / max(found.max(initial=0.0), 1e-9)
    return together
