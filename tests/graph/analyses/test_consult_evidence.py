"""Who should be consulted follows from evidence, each piece with its points."""

from itertools import combinations
from random import Random

import pytest

from graph.analyses._consult_brokers import joined
from graph.analyses._consult_history import history_of
from graph.analyses._rank_index import index_of
from graph.analyses._rank_model import figures
from graph.analyses.consult import ANALYSIS
from graph.projections import edges
from graph.reading import members, superiors
from graph.texts import translator

DAY = "2026-11-23"


def ask(network, **parameters):
    return ANALYSIS.answer(network, issue="now", today=DAY, **parameters)


def row(result, ref):
    return next((each for each in result.rows if each.ref == ref), None)


def keys(found):
    return [reason.text.key for reason in found.reasons]


def two_issues(organisation, earlier, now=None, role="consult", **tables):
    """One earlier matter in which ann took part, and the one in question."""
    return organisation(
        people=["ann"],
        departments=["works"],
        issues=[
            {"id": "old", "created": "2025-11-23", **earlier},
            {"id": "now", "created": DAY, **(now or {})},
        ],
        involvements=[{"issue": "old", "party": "person:ann", "role": role}],
        **tables,
    )


@pytest.mark.parametrize(
    "same",
    [
        {"topics": "flood|harbour"},
        {"title": "Flood wall at the inner harbour"},
        {"title": "港區防洪牆工程"},
        {"owner": "works"},
    ],
    ids=["topics", "words of the title", "pairs of Chinese characters", "lead"],
)
def test_who_took_part_in_a_similar_matter_should_be_consulted(organisation, same):
    found = row(ask(two_issues(organisation, same, same)), "person:ann")
    assert found.facts["tier"] == "should"
    assert found.score > 0
    assert any("issue:old" in reason.records for reason in found.reasons)


def test_titles_in_chinese_are_compared_by_pairs_of_characters(organisation):
    network = organisation(
        people=["ann"],
        issues=[
            {"id": "old", "title": "防洪牆補強", "created": "2026-11-01"},
            {"id": "now", "title": "港區防洪計畫", "created": DAY},
            *({"id": f"other {at}", "title": "校園午餐"} for at in range(10)),
        ],
        involvements=[{"issue": "old", "party": "person:ann", "role": "consult"}],
    )
    reasons = row(ask(network), "person:ann").reasons
    similar = next(each for each in reasons if each.text.key == "consult.similar.other")
    (likeness,) = similar.text.values["likeness"].values["zh-Hant"]
    assert likeness.values["word"] == "防洪"


def test_words_in_common_are_told_from_the_title_of_the_readers_language(organisation):
    old = {"title_en": "Evening clinics", "title_zh_hant": "夜間門診"}
    now = {"title_en": "Night work", "title_zh_hant": "夜間作業"}
    network = two_issues(organisation, old, now)
    reasons = row(ask(network), "person:ann").reasons
    said = [
        " ".join(translator(each).say(reason.text) for reason in reasons)
        for each in ("en", "zh-Hant")
    ]
    assert "only the word “夜間” of the title in Traditional Chinese in common" in said[0]
    assert "標題僅「夜間」一詞相同" in said[1]


def test_topics_in_common_are_told_as_they_are_written(organisation):
    network = two_issues(organisation, {"topics": "Personal data"}, {"topics": "personal-data"})
    reasons = row(ask(network), "person:ann").reasons
    assert any("personal data" in translator("en").say(each.text) for each in reasons)


def test_whose_company_speaks_for_a_party_is_named(organisation):
    network = organisation(
        people=["ann", "bob"],
        issues=[
            {"id": "old", "title": "Sea wall", "created": "2026-01-01"},
            {"id": "now", "title": "Sea gate", "created": DAY},
        ],
        involvements=[
            {"issue": "old", "party": "person:ann", "role": "consult"},
            {"issue": "old", "party": "person:bob", "role": "consult"},
            {"issue": "now", "party": "person:bob", "role": "support"},
        ],
    )
    reasons = row(ask(network), "person:ann").reasons
    beside = next(each for each in reasons if each.text.key == "consult.beside")
    assert beside.text.values["count"] == 1
    assert "person:bob" in beside.records


def test_a_linked_matter_is_a_precedent(organisation):
    network = two_issues(
        organisation, {}, dependencies=[{"source": "now", "target": "old", "kind": "see-also"}]
    )
    assert keys(row(ask(network), "person:ann"))[0] == "consult.similar"


def test_a_matter_that_resembles_in_nothing_is_no_precedent(organisation):
    network = two_issues(organisation, {"topics": "tax"}, {"topics": "flood"})
    assert row(ask(network), "person:ann") is None


def test_having_been_informed_is_no_precedent(organisation):
    network = two_issues(organisation, {"topics": "tax"}, {"topics": "tax"}, role="inform")
    assert row(ask(network), "person:ann") is None


def test_a_later_matter_is_no_precedent(organisation):
    later = {"topics": "flood", "created": "2026-11-24"}
    network = two_issues(organisation, later, {"topics": "flood"})
    assert row(ask(network), "person:ann") is None


def test_an_undated_matter_counts_as_one_half_life_old(organisation):
    dated = two_issues(organisation, {"topics": "tax"}, {"topics": "tax"})
    undated = two_issues(organisation, {"topics": "tax", "created": None}, {"topics": "tax"})
    found = [row(ask(network), "person:ann") for network in (dated, undated)]
    similar = [each.facts["contributions"]["similar"] for each in found]
    # Only how lately somebody was active cannot be told without a date.
    assert similar[0] == pytest.approx(similar[1])


def test_the_share_of_one_year_old_precedent_is_counted_by_hand(organisation):
    """Likeness (0.7 for the same topics) squared, decay 0.5: share 0.245 / (0.245 + 0.5)."""
    network = two_issues(organisation, {"topics": "tax"}, {"topics": "tax"})
    index = index_of(network)
    matter = history_of(network).matters["issue:now"]
    found, _ = figures(network, matter, matter.day, matter.day, (), 365)
    share = 0.245 / (0.245 + 0.5)
    assert found.values["similar"][index.column["person:ann"]] == pytest.approx(share)


def test_older_precedents_weigh_less(organisation):
    network = organisation(
        people=["ann", "bob"],
        issues=[
            {"id": "recent", "topics": "tax", "created": "2026-10-01"},
            {"id": "old", "topics": "tax", "created": "2022-10-01"},
            {"id": "now", "topics": "tax", "created": DAY},
        ],
        involvements=[
            {"issue": "old", "party": "person:ann", "role": "consult"},
            {"issue": "recent", "party": "person:bob", "role": "consult"},
        ],
    )
    assert [each.ref for each in ask(network).rows] == ["person:bob", "person:ann"]


def test_a_part_that_has_ended_is_still_a_precedent(organisation):
    network = organisation(
        people=["ann"],
        issues=[
            {"id": "old", "topics": "tax", "created": "2025-01-01"},
            {"id": "now", "topics": "tax"},
        ],
        involvements=[
            {"issue": "old", "party": "person:ann", "role": "consult", "until": "2025-06-30"}
        ],
    )
    assert row(ask(network), "person:ann").facts["tier"] == "should"


def test_who_helped_the_same_author_before_should_be_consulted(organisation):
    network = organisation(
        people=["ann", "author"],
        issues=[{"id": "old", "created": "2026-01-01"}, {"id": "now", "created": DAY}],
        involvements=[
            {"issue": "old", "party": "person:author", "role": "author"},
            {"issue": "old", "party": "person:ann", "role": "reviewer"},
            {"issue": "now", "party": "person:author", "role": "author"},
        ],
    )
    assert "consult.author" in keys(row(ask(network), "person:ann"))
    # That authors took part in what they drafted says nothing about them.
    assert keys(row(ask(network), "person:author")) == ["consult.at_work.author"]


def test_who_heads_the_lead_department_speaks_for_it(organisation):
    network = organisation(
        departments=["works"],
        people=["head", "clerk"],
        memberships=[
            {"person": "head", "department": "works", "role": "局長"},
            {"person": "clerk", "department": "works", "role": "clerk"},
        ],
        issues=[{"id": "now", "owner": "works"}],
    )
    assert keys(row(ask(network), "person:head"))[0] == "consult.speaker"
    assert row(ask(network), "person:clerk") is None


def test_a_position_of_high_salience_is_a_reason_and_one_of_low_or_unknown_is_none(organisation):
    network = organisation(
        departments=["high", "low", "unknown"],
        issues=["now"],
        positions=[
            {"issue": "now", "party": "high", "position": 10, "salience": 0.8},
            {"issue": "now", "party": "low", "position": 10, "salience": 0.1},
            {"issue": "now", "party": "unknown", "position": 10},
        ],
    )
    result = ask(network)
    assert keys(row(result, "department:high")) == ["consult.position.own"]
    assert row(result, "department:high").score > 0
    assert row(result, "department:low") is None
    assert row(result, "department:unknown") is None


def test_a_position_that_is_unknown_or_told_in_confidence_is_no_reason(organisation):
    """The list goes to many hands; salience alone says nothing about a position."""
    network = organisation(
        departments=["silent", "trusting"],
        issues=["now", "linked"],
        dependencies=[{"source": "now", "target": "linked", "kind": "related"}],
        positions=[
            {"issue": issue, "party": party, "salience": 0.9, **said}
            for issue in ("now", "linked")
            for party, said in (
                ("silent", {}),
                ("trusting", {"position": 10, "confidential": True}),
            )
        ],
    )
    result = ask(network)
    assert row(result, "department:silent") is None
    assert row(result, "department:trusting") is None


def test_who_waits_for_the_issue_should_be_consulted(organisation):
    network = organisation(
        departments=["next", "district"],
        issues=["now", {"id": "later", "owner": "next"}],
        dependencies=[
            {"source": "later", "target": "now"},
            {"source": "department:district", "target": "now", "kind": "affected by"},
        ],
    )
    result = ask(network)
    assert "consult.waiting" in keys(row(result, "department:next"))
    assert keys(row(result, "department:district")) == ["consult.affected"]


def test_who_joins_two_of_the_list_that_are_not_in_contact_should_be_consulted(organisation):
    network = organisation(
        departments=["one", "two", "broker"],
        issues=[{"id": "now", "owner": "one"}],
        involvements=[{"issue": "now", "party": "two", "role": "approve"}],
        influences=[
            {"source": "broker", "target": "one", "strength": 2},
            {"source": "two", "target": "broker", "strength": 1},
        ],
    )
    assert keys(row(ask(network), "department:broker")) == ["consult.broker"]


def test_nobody_is_needed_between_two_that_are_in_contact(organisation):
    network = organisation(
        departments=["one", "two", "third"],
        issues=[{"id": "now", "owner": "one"}],
        involvements=[{"issue": "now", "party": "two", "role": "approve"}],
        influences=[
            {"source": "third", "target": "one"},
            {"source": "third", "target": "two"},
            {"source": "one", "target": "two"},
        ],
    )
    assert row(ask(network), "department:third") is None


@pytest.mark.parametrize("seed", range(3))
def test_brokers_are_those_found_by_looking_at_every_two_of_the_list(organisation, seed):
    chance = Random(seed)
    units, people = [f"u{at}" for at in range(14)], [f"p{at}" for at in range(12)]
    network = organisation(
        departments=[{"id": u, "parent": units[0] if u != units[0] else None} for u in units],
        people=people,
        memberships=[{"person": p, "department": chance.choice(units)} for p in people],
        influences=[
            {"source": one, "target": f"person:{other}"}
            for one, other in ((chance.choice(units), chance.choice(people)) for _ in range(20))
        ]
        + [
            {"source": one, "target": other}
            for one, other in (chance.sample(units, 2) for _ in range(15))
        ],
    )
    musts = [*(f"department:{each}" for each in units[:8]), "person:p0", "person:p1"]
    beside = {
        each: {
            *(other for other, _ in edges(network, each, "influences")),
            *(other for other, _ in edges(network, each, "influences", incoming=True)),
            *members(network, each),
        }
        for each in musts
    }
    expected = {}
    for broker in {each for found in beside.values() for each in found} - set(musts):
        pairs = [
            pair
            for pair in combinations(musts, 2)
            if all(broker in beside[each] for each in pair)
            and not any(broker in superiors(network, each) for each in pair)
            and pair[1] not in beside[pair[0]]
            and pair[0] not in beside[pair[1]]
        ]
        if pairs:
            expected[broker] = (pairs[0], len(pairs))
    brokers = joined(network, musts)
    found = {broker: (brokers.first(broker), count) for broker, count in brokers.counts()}
    assert found == expected
    assert found


def test_units_below_that_were_not_heard_are_proposed_and_those_named_in_the_title_first(
    organisation,
):
    network = organisation(
        departments=[
            "works",
            {"id": "heard", "parent": "works"},
            {"id": "parks", "name": "Parks", "parent": "works"},
            {"id": "roads", "name": "Roads", "parent": "works"},
        ],
        people=["ann"],
        memberships=[{"person": "ann", "department": "heard"}],
        issues=[{"id": "now", "owner": "works", "title": "A new road"}],
        involvements=[{"issue": "now", "party": "person:ann", "role": "consult"}],
    )
    result = ask(network)
    assert row(result, "department:heard") is None
    assert row(result, "department:roads").score > row(result, "department:parks").score > 0


def test_every_score_is_the_sum_of_its_contributions_and_of_its_reasons_points(k8s):
    result = ANALYSIS.answer(k8s, issue="kep-5307", today=DAY)
    should = [each for each in result.rows if each.facts["tier"] == "should"]
    assert should
    for each in should:
        points = [r.text.values["points"] for r in each.reasons if "points" in r.text.values]
        assert each.score == pytest.approx(sum(points))
        assert each.score == pytest.approx(sum(each.facts["contributions"].values()))


def test_a_party_that_is_gone_is_not_proposed(organisation):
    network = two_issues(organisation, {"topics": "tax"}, {"topics": "tax"})
    gone = organisation(
        people=[{"id": "ann", "status": "離職"}],
        issues=[{"id": "old", "topics": "tax"}, {"id": "now", "topics": "tax"}],
        involvements=[{"issue": "old", "party": "person:ann", "role": "consult"}],
    )
    assert row(ask(network), "person:ann") is not None
    assert row(ask(gone), "person:ann") is None


def test_common_words_are_told_as_the_earlier_title_writes_them(organisation):
    network = two_issues(organisation, {"title": "Pods status"}, {"title": "Status of a pod"})
    similar = next(
        reason
        for reason in row(ask(network), "person:ann").reasons
        if reason.text.key == "consult.similar"
    )
    (words,) = similar.text.values["likeness"].values["en"]
    assert set(words.values["words"]) == {"pods", "status"}


def test_a_word_that_many_units_bear_names_none_of_them(organisation):
    units = [
        {"id": each, "name": each, "parent": "lead"}
        for each in ("Server tools", "Server tests", "Fairness")
    ]
    issue = {"id": "a", "owner": "lead", "title": "Fairness of server requests"}
    network = organisation(departments=["lead", *units], issues=[issue])
    found = {
        row.ref: [each.text.key for each in row.reasons]
        for row in ANALYSIS.answer(network, issue="a", today="2026-10-01").rows
    }
    assert "consult.unheard.named" in found["department:Fairness"]
    assert "consult.unheard" in found["department:Server tools"]
    assert "consult.unheard.named" not in found["department:Server tools"]


def test_a_role_in_no_known_word_counts_as_having_been_consulted(organisation):
    """As the warning of a load says (``check.role``); "author" is a word that does not."""

    def told(role):
        found = row(ask(two_issues(organisation, {"kind": "k"}, {"kind": "k"}, role)), "person:ann")
        return found and (found.score, "consult.kind" in keys(found))

    assert told("witness") == told("consult")
    assert told("witness")[1]
    assert told("author") != told("consult")
