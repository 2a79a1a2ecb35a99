"""Who is to be expected, and who wrote what a matter is linked to, counted by hand."""

from datetime import date
from math import exp

import pytest

from graph.analyses._consult_history import history_of
from graph.analyses._rank_expected import MEMORY, NOISE
from graph.analyses._rank_index import index_of
from graph.analyses._rank_model import figures
from graph.analyses._rank_opening import COMMON
from graph.analyses.consult import ANALYSIS

DAY = "2026-11-23"
YEAR_AGO = "2025-11-23"
FADED = exp(-1 / MEMORY)  # of a matter one half-life old
ALIKE = (1 + COMMON) * FADED  # it has the same lead, and what any two matters have in common
ITSELF = 1 + 1 + COMMON  # a matter's lead, and that it is itself


def read(organisation, earlier, later=(), **tables):
    """Matters of the works a year ago, each with whom was consulted, and the one in question."""
    return organisation(
        departments=["works"],
        people=["ann", "bob", "eve"],
        issues=[
            *({"id": issue, "owner": "works", "created": YEAR_AGO} for issue, _ in earlier),
            {"id": "now", "owner": "works", "created": DAY},
            *({"id": issue, "owner": "works", "created": "2027-03-01"} for issue, _ in later),
        ],
        involvements=[
            {"issue": issue, "party": f"person:{person}", "role": role}
            for issue, parts in (*earlier, *later)
            for person, role in parts
        ],
        **tables,
    )


def figure(network, kind, person):
    index = index_of(network)
    matter = history_of(network).matters["issue:now"]
    day = date.fromisoformat(DAY)
    found, _ = figures(network, matter, day, day, (), 365)
    return float(found.values[kind][index.column[f"person:{person}"]])


def test_one_precedent_is_held_against_what_no_likeness_explains(organisation):
    network = read(organisation, [("one", [("ann", "consult")])])
    assert figure(network, "expected", "ann") == pytest.approx(ALIKE / (ITSELF + NOISE))
    assert figure(network, "expected", "bob") == 0


def test_a_second_precedent_of_the_same_kind_says_less_than_the_first(organisation):
    """Both have the same lead: with what is common they go together by 1.2."""
    one = read(organisation, [("one", [("ann", "consult")])])
    two = read(organisation, [(issue, [("ann", "consult")]) for issue in ("one", "two")])
    found = figure(two, "expected", "ann")
    assert found == pytest.approx(2 * ALIKE / (ITSELF + NOISE + 1 + COMMON))
    assert found < 2 * figure(one, "expected", "ann")


def test_who_was_not_asked_where_others_of_the_kind_were_is_expected_less(organisation):
    """Ann was there on one matter of two, on the other bob was: each is half of what it was."""
    network = read(organisation, [("one", [("ann", "consult")]), ("two", [("bob", "consult")])])
    half = ALIKE / (ITSELF + NOISE + 1 + COMMON)
    assert figure(network, "expected", "ann") == pytest.approx(half)
    assert figure(network, "expected", "bob") == pytest.approx(half)


def test_nothing_that_comes_later_changes_who_is_expected(organisation):
    """A later matter rests on both earlier ones; what they have in common was not known yet."""
    earlier = [("one", [("ann", "consult")]), ("two", [("bob", "author")])]
    links = [{"source": "now", "target": "one", "kind": "see-also"}]
    after = [{"source": "later", "target": each, "kind": "see-also"} for each in ("one", "two")]
    before = read(organisation, earlier, dependencies=links)
    known = read(
        organisation, earlier, [("later", [("eve", "consult")])], dependencies=[*links, *after]
    )
    for kind in ("expected", "wrote_linked"):
        for person in ("ann", "bob", "eve"):
            assert figure(known, kind, person) == pytest.approx(figure(before, kind, person))


def linked(organisation):
    return read(
        organisation,
        [("one", [("ann", "author"), ("bob", "consult")]), ("two", [("eve", "author")])],
        dependencies=[{"source": "now", "target": "one", "kind": "see-also"}],
    )


def test_who_wrote_a_linked_matter_is_counted_by_hand(organisation):
    """A year ago, of a memory of three half-lives."""
    network = linked(organisation)
    weight = 0.5 ** (1 / 3)
    assert figure(network, "wrote_linked", "ann") == pytest.approx(weight / (weight + 0.5))
    assert figure(network, "wrote_linked", "bob") == 0
    assert figure(network, "wrote_linked", "eve") == 0


def test_who_wrote_a_linked_matter_comes_before_who_wrote_another(organisation):
    rows = ANALYSIS.answer(linked(organisation), issue="now", today=DAY).rows
    found = {each.ref: each for each in rows}
    assert found["person:ann"].score > found["person:eve"].score
    assert any("issue:one" in reason.records for reason in found["person:ann"].reasons)
