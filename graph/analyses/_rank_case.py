"""One matter as the ranking sees it: what is known of it on its day, nobody consulted on it yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analyses._consult_matter import Matter, linked_issues
from graph.analyses._rank_incidence import CHINESE, LATIN
from graph.analyses._rank_index import ALWAYS, UNCONSULTED, Index, Ties, Vector, counts
from graph.dates import earliest
from graph.projections import Network, edges
from graph.reading import involvements

SLOPE = 0.5  # what the length of a title counts; 1 is the cosine


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A matter in the terms of an :class:`Index`.

    Parameters
    ----------
    row
        Its own row, which is hidden; None for a draft.
    day
        Only what is known before this day counts.
    leads, authors, named, words, topics, links
        Ones over parties, parties, parties, words, topics, issues.
    """

    row: int | None
    day: float
    leads: Vector
    authors: Vector
    named: Vector
    words: Vector
    topics: Vector
    links: Vector
    kind: int | None


def case_of(index: Index, matter: Matter, before: date) -> Case:
    """The matter, looked at with what was known before a day."""
    return Case(
        row=index.row.get(matter.ref or ""),
        day=float(before.toordinal()),
        leads=ones(index.column, matter.leads, len(index.parties)),
        authors=ones(index.column, matter.authors, len(index.parties)),
        named=ones(index.column, matter.named, len(index.parties)),
        words=ones(index.word, matter.words, index.words.shape[1]),
        topics=ones(index.topic, matter.topics, index.topics.shape[1]),
        links=ones(index.row, matter.links, len(index.issues)),
        kind=index.kind.get(matter.kind) if matter.kind else None,
    )


def as_opened(
    network: Network, matter: Matter, roles: tuple[str, ...], *, beside: bool = True
) -> Matter:
    """A matter of the register as it stood on the day it was opened, who was consulted hidden.

    Leads, authors and links are there unless they are known to be later; so are, with ``beside``,
    parties named on it in roles that are not asked about.
    """
    assert matter.ref is not None
    issue, day = matter.ref, matter.day
    if day is None:
        return matter
    late = {
        party for party, _, record in involvements(network, issue) if _is_after(record, day)
    } - {party for party, _, record in involvements(network, issue) if not _is_after(record, day)}
    owners = {party for party, _ in edges(network, issue, "owned_by")}
    links = set(linked_issues(network, issue, day))
    return replace(
        matter,
        leads=tuple(each for each in matter.leads if each not in late or each in owners),
        authors=tuple(each for each in matter.authors if each not in late),
        links=frozenset(links),
        named=tuple(named_beside(network, issue, roles, day)) if beside else (),
    )


def named_beside(
    network: Network, issue: str, roles: tuple[str, ...] | None = None, day: date | None = None
) -> Iterator[str]:
    """Parties on an issue's list beside leads and authors, none of whose roles is asked about.

    Without roles all of them; with a day, without those that are known to have come later.
    """
    found: dict[str, bool] = {}
    for party, role, record in involvements(network, issue):
        is_asked = roles is not None and counts(role, record["role"], roles)
        if is_asked or day is None or not _is_after(record, day):
            is_beside = not is_asked and role not in UNCONSULTED
            found[party] = found.get(party, True) and is_beside
    return (party for party, is_beside in found.items() if is_beside)


def _is_after(record: Any, day: date) -> bool:
    since = record.get("since")
    return since is not None and earliest(since) > day


def past(index: Index, case: Case) -> Any:
    """Issues opened before the case's day, itself left out."""
    found = index.days < case.day
    if case.row is not None:
        found[case.row] = False
    return found


def decay(index: Index, case: Case, known: Any, half_life: float, memory: float = 1.0) -> Vector:
    """Weight of each issue by its age: half of it after each half-life.

    ``memory`` makes the half-life longer or shorter. Undated issues count as one half-life old.
    """
    age = np.where(index.days == ALWAYS, half_life, case.day - index.days)
    fading = 0.5 ** (np.maximum(age, 0.0) / (half_life * memory))
    return np.asarray(np.where(known, fading, 0.0))


def touching(ties: Ties, day: float, parties: Vector) -> Vector:
    """1 for issues that one of the parties is tied to."""
    return np.asarray(np.minimum(ties.on(day) @ parties, 1.0))


def cosines(index: Index, case: Case, known: Any) -> Vector:
    """Likeness of the titles' words, each weighted by how rare it was among the issues known then.

    Salton & McGill (1983): tf-idf, here with each word counted once; its cosine, but with lengths
    pivoted about those of all titles (:func:`pivoted`). Never more than 1.
    """
    rarity = rarities(index, known)
    own = case.words * rarity
    if not own.any():
        return np.zeros(len(index.issues))
    theirs = np.sqrt(index.words @ rarity**2)
    usual = float(theirs @ known) / max(float(np.count_nonzero(theirs * known)), 1.0)
    length = pivoted(np.sqrt(own @ own), usual)
    likeness = (index.words @ (own * rarity)) / (pivoted(theirs, usual) * length)
    return np.asarray(known * np.minimum(likeness, 1.0))


def pivoted(length: Any, usual: float) -> Any:
    """Lengths of titles drawn towards the usual one.

    Singhal, Buckley & Mitra (1996): by the cosine alone one word in common with a title of two
    reads as half of everything it says.
    """
    return np.maximum((1 - SLOPE) * usual + SLOPE * length, 1e-9)


def rarities(index: Index, known: Any) -> Vector:
    """Logarithm of all issues known over those with a word, never zero."""
    return rarity(known.astype(float) @ index.words, known.sum())


def rarity(having: Vector, all_of_them: Any) -> Vector:
    """How rare words are that so many of all issues have."""
    return np.asarray(np.log((1 + all_of_them) / (1 + having)) + 0.1)


def shared_topics(index: Index, case: Case, known: Any) -> Vector:
    """Topics in common over topics of either (Jaccard)."""
    if not case.topics.any():
        return np.zeros(len(index.issues))
    common = index.topics @ case.topics
    either = index.topics.sum(axis=1) + case.topics.sum() - common
    return np.asarray(np.where(known, common / np.maximum(either, 1), 0.0))


def ones(places: dict[str, int], wanted: Iterable[str], size: int) -> Vector:
    """1 at the places of those wanted that have one."""
    vector = np.zeros(size)
    vector[[places[each] for each in wanted if each in places]] = 1.0
    return vector


def by_chance(index: Index, case: Case) -> NDArray[np.bool_]:
    """Units with one word of the title, in the note and in one of two scripts that both have.

    “Two vacancies in the design section” says nothing of the eastern section of a road: in Chinese
    these are two words.
    """
    written = case.words > 0
    if not {LATIN, CHINESE} <= set(index.script[written].tolist()):
        return np.zeros(len(index.parties), dtype=bool)
    is_lone = index.mandates @ written.astype(float) == 1
    return np.asarray(index.noted_twice & is_lone & (index.named @ written.astype(float) == 0))
