"""The consult page: a draft in the address, its parts in three languages, marks, the past."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.context import Context
from dashboard.pages import consult
from dashboard.pages._base import View
from dashboard.pages._consult_order import _span
from dashboard.pages._consult_why import rest_of, why
from dashboard.views.exploration import read_query
from dashboard.views.matter import asked_about, kept
from dashboard.views.scene import scene
from graph.messages import message
from graph.texts import Translator

TABLES: dict[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "A", "name": "Alpha", "name_zh_hant": "甲處"},
        {"id": "B", "name": "Beta"},
        {"id": "C", "name": "Gamma"},
    ],
    "people": [{"id": "P", "name": "Pat"}],
    "issues": [
        {"id": "I", "title": "Bridge", "owner": "A"},
        {"id": "J", "title": "Road", "owner": "B"},
    ],
    "dependencies": [
        {"source_kind": "issue", "source": "I", "target_kind": "issue", "target": "J"}
    ],
    "involvements": [
        {
            "issue": "I",
            "party_kind": "department",
            "party": "C",
            "role": "consult",
            "sent": "2026-01-05",
            "due": "2026-01-09",
        },
    ],
    "positions": [
        {
            "issue": "I",
            "party_kind": "department",
            "party": "C",
            "position": 5.0,
            "salience": 0.5,
            "power": 0.9,
        }
    ],
}
_TAX = {"party": "C", "role": "consult", "when_topic": "tax"}
DRAFT = {"draft": "1", "title": "Pier", "topics": "tax|port", "lead": "department:A"}


def view(context: Context, language: str = "en", **query: str) -> View:
    return View(
        translate=context.translator(language), query=query, scheme="light", context=context
    )


def said(component: Any) -> str:
    """Every text of a page, in order."""
    if isinstance(component, list | tuple):
        return " ".join(map(said, component))
    if isinstance(component, str | int | float):
        return str(component)
    return said(getattr(component, "children", None) or "")


def test_an_address_says_an_issue_or_a_draft() -> None:
    assert asked_about({}) is None
    assert asked_about({"draft": "1"}) is None
    assert asked_about({"issue": "issue:I", "title": "left over"}) == {"issue": "issue:I"}
    assert asked_about(DRAFT) == {
        "title": "Pier",
        "topics": ("tax", "port"),
        "lead": "department:A",
    }
    assert kept(DRAFT) == DRAFT
    assert asked_about({"draft": "1", "title": "   "}) is None  # blanks say nothing


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("part", ["list", "order", "fewest", "decides", "round"])
@pytest.mark.parametrize("asked", [{"issue": "issue:I"}, DRAFT], ids=["issue", "draft"])
def test_every_part_is_drawn_in_every_language(
    context: Callable[..., Context], asked: dict[str, str], part: str, language: str
) -> None:
    shown = view(context(**TABLES), language, part=part, **asked)
    lead = {"en": "Alpha"}.get(language, "甲處")
    in_round = "Gamma" if "issue" in asked else shown.translate("round.draft")
    assert (in_round if part == "round" else lead) in said(consult.layout(shown))


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_the_round_of_a_draft_tells_topics_that_occur_nowhere_as_the_list_does(
    context: Callable[..., Context], language: str
) -> None:
    shown = context(**TABLES, rules=[{"id": "R", "party_kind": "department", **_TAX}])

    def told(part: str, topics: str) -> set[str]:
        query = {**DRAFT, "topics": topics}
        text = said(consult.layout(view(shown, language, part=part, **query)))
        warned = shown.translator(language)
        keys = {each: message("consult.warning.topic", topic=each) for each in ("tax", "dragons")}
        return {each for each, key in keys.items() if warned.say(key) in text}

    assert told("round", "tax|dragons") == told("list", "tax|dragons") == {"dragons"}
    assert told("round", "") == set()


def test_who_signs_over_a_unit_is_not_the_one_passed_over(
    context: Callable[..., Context],
) -> None:
    """Office below bureau below council: the council approves, and the bureau is not asked."""
    tables = {
        "departments": [
            {"id": "council", "name": "Council"},
            {"id": "bureau", "name": "Bureau", "parent": "council"},
            {"id": "office", "name": "Office", "parent": "bureau"},
        ],
        "people": [{"id": "head", "name": "Head"}],
        "memberships": [{"person": "head", "department": "office"}],
        "issues": [{"id": "I", "title": "Bridge", "owner": "office"}],
        "involvements": [
            {"issue": "I", "party_kind": "department", "party": "council", "role": "approve"}
        ],
    }
    page = said(consult.layout(view(context(**tables), issue="issue:I", part="decides")))
    assert "passes over a level" in page
    assert "passed over" not in page


def test_what_is_overdue_and_who_could_be_won_stands_beside_the_party(
    context: Callable[..., Context],
) -> None:
    page = said(consult.layout(view(context(**TABLES), issue="issue:I")))
    assert "overdue" in page
    assert "key player: manage closely" in page
    assert "on the line between high and low" in page  # salience is 0.5 exactly


def test_the_page_holds_two_reasons_a_party_and_the_rest_is_fetched(
    context: Callable[..., Context],
) -> None:
    shown = view(context(**TABLES), issue="issue:I")
    rows = shown.context.answers.answer("consult", issue="issue:I").rows
    most = max(rows, key=lambda row: len(row.reasons))
    assert len(most.reasons) > 2
    sentences = [shown.translate.say(each.text) for each in most.reasons]
    page, rest = said(why(shown, most, "issue:I")), said(rest_of(shown, most.ref))
    assert shown.translate("reason.more", count=len(sentences) - 2) in page
    assert rest
    assert rest not in page
    assert "changed" in said(rest_of(shown, "department:nobody"))


def test_a_phone_reads_the_reasons_of_a_must_at_once_and_others_when_asked(
    context: Callable[..., Context],
) -> None:
    shown = view(context(**TABLES), issue="issue:I")
    rows = shown.context.answers.answer("consult", issue="issue:I").rows
    page = json.dumps(consult.layout(shown), cls=PlotlyJSONEncoder)
    tiers = [row.facts["tier"] for row in rows]
    assert "must" in tiers
    folded = [r for r in rows if r.facts["tier"] != "must" or r.facts["only_finished"]]
    lists = 1 if "inform" in tiers else 0  # whoever is informed unfolds as a whole
    assert page.count('"data-fold": "phone"') == len(folded) + lists
    for row in folded:
        assert shown.translate("reason.why", count=len(row.reasons)) in page


def test_a_draft_offers_papers_and_no_marks(context: Callable[..., Context]) -> None:
    listed = consult.layout(view(context(**TABLES), **DRAFT))
    assert "Letters (Word)" in said(listed)
    marked = said(consult.layout(view(context(**TABLES), part="round", **DRAFT)))
    assert "A draft has no consultation round yet." in marked


def test_nothing_is_marked_while_looking_at_the_past(context: Callable[..., Context]) -> None:
    made = context(**TABLES)
    now = view(made, issue="issue:I", part="round")
    assert "Save the mark" in said(consult.layout(now))
    then = SimpleNamespace(
        translate=now.translate,
        query=now.query,
        context=made,
        network=made.network(),
        moment=SimpleNamespace(day="2026-01-01"),
        today=now.today,
        address=now.address,
        day=now.day,
        language="en",
        read_only=False,
    )
    page = said(consult._answer(then, {"issue": "issue:I"}))  # type: ignore[arg-type]
    assert "Save the mark" not in page
    assert "Go back to today" in page


def test_the_picture_of_a_way_has_its_steps_and_nothing_else(
    context: Callable[..., Context],
) -> None:
    made = context(**TABLES)
    exploration = read_query({"way": "issue:I|issue:J|department:B|department:gone"})
    assert read_query(dict([exploration.search[1:].split("=")])).way == exploration.way
    drawn = scene(made.network(), exploration, Translator("en", made.text_folders))
    assert drawn.held == {"issue:I", "issue:J", "department:B"}
    assert drawn.relations == {"depends_on": 1, "owned_by": 1}


def test_the_lead_is_told_apart_from_those_who_may_differ_with_it(
    context: Callable[..., Context],
) -> None:
    below = [{**each, "parent": "T"} for each in TABLES["departments"]]
    tables = {**TABLES, "departments": [{"id": "T", "name": "Top"}, *below]}
    shown = view(context(**tables), issue="issue:I", part="decides")
    words = " ".join(said(consult.layout(shown)).split())
    assert "Alpha leads the matter. Nobody has objected; these must be consulted" in words
    assert "and may still differ: Beta ." in words


def test_a_step_about_a_prior_matter_says_about_which(context: Callable[..., Context]) -> None:
    assert "about “Road”" in said(consult.layout(view(context(**TABLES), issue="issue:I")))


TWICE = {
    **TABLES,
    "rules": [
        {"id": "R", "party_kind": "department", "party": "B", "role": "consult", "days": 6.0}
    ],
}


@pytest.mark.parametrize(
    ("language", "listed", "ordered"),
    [
        (
            "en",
            "1 about “Road” 3 on this matter itself",
            "formally consulted on this matter itself",
        ),
        ("zh-Hant", "1 就「Road」徵詢 3 就本案本身", "會辦 就本案本身"),
        ("zh-Hans", "1 就“Road”征求 3 就本事项本身", "会办 就本事项本身"),
    ],
)
def test_who_is_asked_about_a_prior_matter_and_on_this_one_has_two_steps_told_apart(
    context: Callable[..., Context], language: str, listed: str, ordered: str
) -> None:
    made = context(**TWICE)
    page = said(consult.layout(view(made, language, issue="issue:I")))
    assert listed in " ".join(page.split())
    order = said(consult.layout(view(made, language, issue="issue:I", part="order")))
    assert ordered in " ".join(order.split())


def test_two_steps_of_one_party_are_two_bars(context: Callable[..., Context]) -> None:
    shown = view(context(**TWICE), issue="issue:I")
    rows = shown.context.answers.answer("order", issue="issue:I").rows
    bars = [_span(shown, row).name for row in rows if row.ref == "department:B"]
    assert bars == ["Beta: Road", "Beta"]


@pytest.mark.parametrize("secret", [False, True])
def test_what_was_told_in_confidence_places_nobody_in_the_grid(
    context: Callable[..., Context], secret: bool
) -> None:
    positions = [{**each, "confidential": secret} for each in TABLES["positions"]]
    made = context(**{**TABLES, "positions": positions})
    page = said(consult.layout(view(made, issue="issue:I")))
    for words in ("manage closely", "dangerous", "Beneath a name, where power and salience"):
        assert (words in page) is not secret


def test_a_rule_that_informs_says_that_no_answer_is_due(context: Callable[..., Context]) -> None:
    rule = {"id": "R", "name": "Told", "party_kind": "department", "party": "B", "role": "inform"}
    tables = {**TABLES, "rules": [{**rule, "days": 3.0}], "dependencies": []}
    page = said(consult.layout(view(context(**tables), issue="issue:I")))
    assert "3 working days · rule: to be sent by then, no answer is due" in page


BESIDE = [{"issue": "I", "party_kind": "department", "party": "C", "role": "approve"}]


@pytest.mark.parametrize(
    ("part", "words"),
    [("order", "Gamma 3 countersigns"), ("decides", "1. Alpha passes it on")],
)
def test_who_signs_beside_the_line_countersigns_and_has_no_number_in_it(
    context: Callable[..., Context], part: str, words: str
) -> None:
    shown = view(context(**{**TABLES, "involvements": BESIDE}), issue="issue:I", part=part)
    page = " ".join(said(consult.layout(shown)).split())
    assert words in page
    assert "2. Gamma" not in page


def test_the_round_says_of_whom_only_finished_work_calls_for(
    context: Callable[..., Context],
) -> None:
    bridge, road = TABLES["issues"]
    tables = {**TABLES, "issues": [bridge, {**road, "status": "closed"}]}
    page = said(consult.layout(view(context(**tables), issue="issue:I", part="round")))
    assert "not on the list yet" in page
    assert "Only through finished work, not on the list" in page
