"""What is said of a unit's people is true of the matters in which they were."""

from datetime import date

import pytest

from graph.analyses._consult_places import place_reason
from graph.analyses._consult_reasons import ranked_findings
from graph.texts import translator
from tests.support.consulting import ground_of

DAY = date(2026, 11, 23)
NOW = {"id": "now", "title": "Quay road", "created": "2026-11-01", "owner": "lead"}
TITLES = {"alike": "Quay road lamps", "word": "Road signs", "apart": "School"}


def unit(organisation, was_in, *, drafted_by=None):
    """A unit with people, each with its matter; the author was asked on “drafted”."""
    people = list(was_in)
    titles = {**TITLES, "drafted": "Swimming pool"}
    return organisation(
        departments=["lead", "unit"],
        people=[*people, *([drafted_by] if drafted_by else [])],
        memberships=[{"person": each, "department": "unit"} for each in people],
        issues=[
            NOW,
            *({"id": id_, "title": t, "created": "2026-09-01"} for id_, t in titles.items()),
        ],
        involvements=[
            *({"issue": i, "party": f"person:{p}", "role": "consult"} for p, i in was_in.items()),
            *(
                {"issue": each, "party": f"person:{drafted_by}", "role": role}
                for each, role in (("now", "author"), ("drafted", "consult"))
                if drafted_by
            ),
        ],
    )


def said(network, language="en"):
    ground = ground_of(network, "issue:now", DAY)
    reason = place_reason(ground, "department:unit", "unit", 1.0)
    values = {**reason.text.values, "gained": ""}
    return translator(language)(reason.text.key, **values), reason.records


def test_of_a_units_people_only_those_count_who_were_in_a_similar_matter(organisation):
    text, records = said(unit(organisation, {"ann": "alike", "bob": "alike", "cid": "apart"}))
    assert text == "2 of its people took part in similar matters, among them ann, bob."
    assert records == ("person:ann", "person:bob", "department:unit")


def test_who_has_one_word_or_the_author_in_common_is_told_apart(organisation):
    network = unit(
        organisation,
        {"ann": "alike", "bob": "word", "cid": "drafted", "dan": "apart"},
        drafted_by="eve",
    )
    text, records = said(network)
    assert text == (
        "ann, who belongs to it, took part in similar matters; 2 more in matters with only "
        "a word of the title, or a part of the author, in common."
    )
    assert records == ("person:ann", "department:unit")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "2 of its people, among them ann, bob, took part in matters with only a word of the "
            "title in common with this one.",
        ),
        ("zh-Hant", "所屬人員有 2 位參與過與本案僅標題一詞相同的案件，包括 ann、bob。"),
        ("zh-Hans", "所属人员中有 2 人参与过与本事项仅标题一词相同的事项，包括 ann、bob。"),
    ],
)
def test_where_nobody_was_in_a_similar_matter_it_is_said_what_there_is(
    organisation, language, text
):
    network = unit(organisation, {"ann": "word", "bob": "word", "cid": "apart"})
    assert said(network, language)[0] == text


def test_what_would_be_told_as_no_points_is_counted_with_the_strongest_matter(organisation):
    ages = {"new": "2026-11-01", "old": "2001-01-01"}
    network = organisation(
        departments=["lead", "unit"],
        issues=[
            {**NOW, "created": "2026-11-20"},
            {"id": "new", "title": "Quay road lamps", "created": ages["new"]},
            {"id": "old", "title": "School", "created": ages["old"]},
        ],
        involvements=[{"issue": each, "party": "unit", "role": "consult"} for each in ages],
    )
    ground = ground_of(network, "issue:now", DAY)
    by_reason = ground.found.by_reason
    at = ground.found.index.column["department:unit"]
    found = [
        each
        for each in ranked_findings(ground, by_reason, "department:unit")
        if each.name_of() == "similar"
    ]
    assert ground.shares("department:unit")[ground.found.index.row["issue:old"]] > 0
    assert [each.reason.text.key for each in found] == ["consult.similar"]
    assert found[0].points == pytest.approx(by_reason["similar"][at])
