"""What gives little is told by name, and says no more than the records show."""

from datetime import date

import pytest

from graph.analyses._base import Reason
from graph.analyses._consult_entry import SHOULD, Finding, entry_of
from graph.analyses._consult_signs import parted, small_signs
from graph.fields import LANGUAGES
from graph.messages import message
from graph.texts import translator
from tests.support.consulting import ground_of

DAY = date(2026, 11, 23)
NOW = {"id": "now", "title": "Quay road", "created": "2026-11-01", "owner": "lead"}


def issue(identifier, title="Matter", created="2026-09-01", **fields):
    return {"id": identifier, "title": f"{title} {identifier}", "created": created, **fields}


def part(issue, party, role="consult"):
    return {"issue": issue, "party": party, "role": role}


def signs(network, party, *small, is_all=False, language="en"):
    """The sentence and its records, each sign with a fifth of a point."""
    ground = ground_of(network, "issue:now", DAY)
    reason = small_signs(ground, party, dict.fromkeys(small, 0.2), is_all=is_all)
    finding = Finding(party=party, tier=SHOULD, role="consult", points=0.2, reason=reason)
    (told,) = entry_of(party, (finding,)).reasons()
    return translator(language).say(told.text), told.records


@pytest.fixture
def chain(organisation):
    """The lead and ann, who drafts, were in “a” with mid; far was with mid alone in “b”."""
    return organisation(
        departments=["lead", "mid", "far"],
        people=["ann"],
        issues=[NOW, issue("a", owner="lead"), issue("b", owner="mid"), issue("c", owner="lead")],
        involvements=[
            part("now", "person:ann", "author"),
            *(part("a", each) for each in ("mid", "person:ann")),
            part("b", "far"),
            part("c", "mid"),
        ],
    )


def test_work_with_lead_and_drafter_is_counted_in_matters_on_which_both_were(chain):
    said, records = signs(chain, "department:mid", "partner", "author")
    assert said == ("Small signs (2 matters with the lead, 1 matter with the drafter): 0.4 points.")
    assert records == ("department:mid",)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "close to the lead through others only, close to the drafter through others only"),
        ("zh-Hant", "僅經他人與主辦單位相連、僅經他人與擬辦人相連"),
        ("zh-Hans", "仅经他人与牵头单位相连、仅经他人与起草人相连"),
    ],
)
def test_who_was_on_no_matter_with_them_is_said_to_be_near_through_others(chain, language, said):
    assert said in signs(chain, "department:far", "partner", "author", language=language)[0]


def test_the_matter_that_is_asked_about_is_no_common_one(organisation):
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, issue("a", owner="works")],
        involvements=[part("now", "works")],
    )
    said, _ = signs(network, "department:works", "partner")
    assert said == "A small sign (close to the lead through others only): 0.2 points."


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (["Quay road lamps", "Road"], "1 similar matter"),
        (["Quay lamps", "School"], "2 other matters"),
    ],
)
def test_matters_are_called_similar_only_with_two_words_or_more_in_common(
    organisation, titles, said
):
    old = [issue(f"old {at}", title) for at, title in enumerate(titles)]
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, *old],
        involvements=[part(each["id"], "works") for each in old],
    )
    assert signs(network, "department:works", "similar")[0] == f"A small sign ({said}): 0.2 points."


@pytest.mark.parametrize(
    ("language", "similar", "partner"),
    [
        ("en", "1 similar matter: “Quay road a”", "2 matters with the lead such as “Pier b”"),
        ("zh-Hant", "類似案件 1 件：「Quay road a」", "與主辦單位同案 2 件，如「Pier b」"),
        ("zh-Hans", "类似事项 1 件：“Quay road a”", "与牵头单位共同参与 2 件事项，如“Pier b”"),
    ],
)
def test_where_nothing_else_speaks_the_matter_behind_a_sign_is_named(
    organisation, language, similar, partner
):
    network = organisation(
        departments=["lead", "works"],
        issues=[
            NOW,
            issue("a", "Quay road"),
            issue("b", "Pier", "2026-10-01"),
            issue("c", "Bank"),
        ],
        involvements=[
            *(part(each, "works") for each in "abc"),
            *(part(each, "lead") for each in "bc"),
        ],
    )
    named = signs(network, "department:works", "similar", "partner", is_all=True, language=language)
    plain, _ = signs(network, "department:works", "similar", "partner", language=language)
    assert similar in named[0]
    assert partner in named[0]
    assert named[1] == ("issue:a", "issue:b", "department:works")
    assert "“" not in plain
    assert "「" not in plain


def test_a_matter_that_is_behind_two_signs_is_named_once(organisation):
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, issue("a", "Quay road")],
        involvements=[part("a", "works"), part("a", "lead")],
    )
    said, records = signs(network, "department:works", "similar", "partner", is_all=True)
    assert "1 similar matter: “Quay road a”, 1 matter with the lead)" in said
    assert records == ("issue:a", "department:works")


@pytest.mark.parametrize(
    ("met", "said"),
    [(True, "was in matters with those on this one"), (False, "close to those on this matter")],
)
def test_to_have_met_those_on_the_matter_takes_another_one(organisation, met, said):
    network = organisation(
        departments=["lead", "works", "there"],
        issues=[NOW, issue("a"), issue("b")],
        involvements=[
            part("now", "there"),
            part("a", "works"),
            part("a" if met else "b", "there"),
        ],
    )
    assert said in signs(network, "department:works", "beside")[0]


@pytest.mark.parametrize(
    ("party", "said"),
    [
        ("mid", "asked together with others whom other matters suggest"),
        ("alone", "itself suggested by other matters"),
    ],
)
def test_to_be_asked_together_with_others_takes_others(organisation, party, said):
    network = organisation(
        departments=["lead", "mid", "too", "alone"],
        issues=[NOW, issue("a", "Quay road"), issue("b", "Quay road")],
        involvements=[part("a", "mid"), part("a", "too"), part("b", "alone")],
    )
    assert said in signs(network, f"department:{party}", "network")[0]


@pytest.mark.parametrize(
    ("points", "own", "small"),
    [
        ({"similar": 5.0, "kind": 0.02}, {"similar": 5.02}, {}),
        ({"kind": 0.02}, {}, {}),
        ({"kind": 0.3, "similar": 0.5}, {}, {"similar": 0.5, "kind": 0.3}),
        ({"rule": 9.0, "usual": 2.0, "similar": 4.0}, {"similar": 4.0, "usual": 2.0}, {}),
    ],
)
def test_no_reason_is_told_with_no_points_and_the_sum_stays(points, own, small):
    assert parted(points) == (own, small)
    assert [list(each) for each in parted(points)] == [list(own), list(small)]


@pytest.mark.parametrize(("points", "said"), [(0.04, "under 0.1 points."), (0.05, "0.1 points.")])
def test_no_reason_ends_in_no_points(points, said):
    text = message("consult.waiting", issue="x", points=points)
    reason = Reason(kind="path", text=text, records=("person:ann",))
    finding = Finding(party="person:ann", tier=SHOULD, role="consult", points=points, reason=reason)
    (told,) = entry_of("person:ann", (finding,)).reasons()
    assert translator("en").say(told.text).endswith(f": {said}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_signs_that_are_not_counted_are_told_by_name(chain, language):
    said, _ = signs(chain, "department:mid", "kind", "field", language=language)
    assert translator(language)("consult.sign.kind") in said
    assert translator(language)("consult.sign.field") in said
