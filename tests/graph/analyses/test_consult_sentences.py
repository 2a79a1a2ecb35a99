"""What a reason of a consultation says is true of the records, word by word."""

import pytest

from graph.analyses.consult import ANALYSIS
from graph.fields import LANGUAGES
from graph.texts import TEXTS, read_texts, translator

DAY = "2026-11-23"


def told(network, party, language="en"):
    """Key of each reason of a party -> its sentence; of several of one key the first."""
    rows = ANALYSIS.answer(network, issue="now", today=DAY).rows
    reasons = next(each.reasons for each in rows if each.ref == party)
    said = translator(language).say
    return {each.text.key: said(each.text) for each in reversed(reasons)}


def sentence(network, party, key, language="en"):
    found = told(network, party, language)
    (text,) = (said for each, said in found.items() if each == key or each.startswith(f"{key}."))
    return text


def issue(identifier, created="2026-06-01", **fields):
    return {"id": identifier, "title": identifier, "created": created, **fields}


def asked(party, *issues, role="consult"):
    return [{"issue": each, "party": party, "role": role} for each in issues]


NOW = issue("now", "2026-11-01", owner="lead", topics="flood", title="Flood wall at the quay")


@pytest.mark.parametrize(("led", "oftener"), [(1, True), (2, False), (3, False)])
def test_oftener_asked_than_leading_is_said_only_where_it_is_so(organisation, led, oftener):
    own = [issue(f"led {at}", owner="works") for at in range(led)]
    others = [issue(each, owner="lead", topics="flood") for each in ("one", "two")]
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, *own, *others],
        involvements=asked("works", "one", "two"),
    )
    text = sentence(network, "department:works", "consult.usual")
    assert f"asked in 2 of {led + 2} other matters" in text
    assert ("oftener asked than leading" in text) == oftener


@pytest.mark.parametrize(("created", "lately"), [("2025-11-23", True), ("2025-11-22", False)])
def test_lately_is_within_a_year_of_the_day_of_the_answer(organisation, created, lately):
    network = organisation(
        departments=["lead"],
        people=["ann"],
        issues=[NOW, issue("old", created, topics="flood", owner="lead")],
        involvements=asked("person:ann", "old"),
    )
    text = sentence(network, "person:ann", "consult.usual")
    assert created in text
    assert ("lately" in text) == lately


def test_lately_on_a_matter_that_is_over_is_before_it_was_opened(organisation):
    over = {**NOW, "created": "2024-06-01", "status": "closed"}
    network = organisation(
        departments=["lead"],
        people=["ann"],
        issues=[over, issue("old", "2024-01-01", topics="flood", owner="lead")],
        involvements=asked("person:ann", "old"),
    )
    assert "lately too" in sentence(network, "person:ann", "consult.usual")


def test_who_was_never_asked_but_took_part_is_told_so(organisation):
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, issue("old", "2024-01-01", topics="flood", owner="works")],
    )
    keys = told(network, "department:works")
    assert not any("sked in" in text for text in keys.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reason_calls_earlier_what_may_have_been_opened_later(language):
    texts = read_texts(TEXTS, language)
    reasons = {key: text for key, text in texts.items() if key.startswith("consult.")}
    wrong = ("earlier", "前案", "以往")
    assert not [key for key, text in reasons.items() if any(each in text for each in wrong)]


def test_further_similar_matters_have_something_in_common_with_this_one(organisation):
    alike = [issue(f"alike {at}", topics="flood", owner="lead") for at in range(8)]
    apart = [issue(f"apart {at}", topics="school", owner="schools") for at in range(4)]
    network = organisation(
        departments=["lead", "schools"],
        people=["ann"],
        issues=[NOW, *alike, *apart],
        involvements=asked("person:ann", *(each["id"] for each in (*alike, *apart))),
    )
    found = told(network, "person:ann")
    single = sum(
        each.text.key == "consult.similar"
        for each in next(
            row.reasons
            for row in ANALYSIS.answer(network, issue="now", today=DAY).rows
            if row.ref == "person:ann"
        )
    )
    assert (
        f"in {8 - single} further similar matters, and in 4 others that have no"
        in found["consult.similar.more.apart"]
    )


def test_with_the_author_it_is_counted_in_how_many_a_party_was_asked(organisation):
    wrote = [issue(f"wrote {at}", owner="works" if at else None) for at in range(3)]
    network = organisation(
        departments=["lead", "works"],
        people=["ann"],
        issues=[NOW, *wrote],
        involvements=[
            *asked("person:ann", "now", *(each["id"] for each in wrote), role="author"),
            *asked("works", "wrote 0"),
        ],
    )
    text = sentence(network, "department:works", "consult.author")
    assert text.startswith("Was asked in 1 of 3 other matters in which ann, drafting this one,")


def test_who_led_what_the_author_wrote_is_not_said_to_have_been_asked(organisation):
    wrote = [issue(f"wrote {at}", owner="works") for at in range(3)]
    network = organisation(
        departments=["lead", "works"],
        people=["ann", "bob"],
        issues=[NOW, *wrote],
        involvements=[
            *asked("person:ann", "now", *(each["id"] for each in wrote), role="author"),
            *asked("person:bob", "now", role="author"),
        ],
    )
    text = sentence(network, "department:works", "consult.author")
    assert text.startswith("Led or drafted 3 of 3 other matters in which ann, bob, drafting this")


def test_with_the_lead_where_that_did_not_lead_is_no_closeness_through_others(organisation):
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, *(issue(each, topics="flood") for each in ("one", "two"))],
        involvements=[*asked("lead", "one", "two"), *asked("works", "one", "two")],
    )
    text = sentence(network, "department:works", "consult.partner")
    assert "in 2 other matters in which lead, leading this one, had a part without leading" in text


def test_only_units_that_were_in_matters_of_the_lead_are_named(organisation):
    network = organisation(
        departments=["lead", "works", "chess club"],
        people=["ann"],
        memberships=[{"person": "ann", "department": each} for each in ("works", "chess club")],
        issues=[NOW, issue("old", owner="lead", topics="flood")],
        involvements=[*asked("works", "old"), *asked("person:ann", "old")],
    )
    text = sentence(network, "person:ann", "consult.unit.person")
    assert text.startswith("Belongs to works, which takes part in matters of this lead")


def test_between_those_that_a_broker_joins_it_is_said_that_no_influence_is_recorded(organisation):
    both = [issue("old"), {**NOW, "owner": "one"}]
    network = organisation(
        departments=["one", "two", "broker"],
        influences=[{"source": "broker", "target": each} for each in ("one", "two")],
        issues=both,
        involvements=[
            *asked("one", "old"),
            *asked("two", "old"),
            *asked("two", "now", role="approve"),
        ],
    )
    text = sentence(network, "department:broker", "consult.broker")
    assert "between whom no influence is recorded" in text


@pytest.mark.parametrize(
    ("times", "said"), [(1, "once together with bob"), (2, "at least twice together with bob")]
)
def test_with_whom_somebody_is_asked_is_named_and_how_often(organisation, times, said):
    old = [issue(f"old {at}", topics="flood", owner="lead") for at in range(times)]
    network = organisation(
        departments=["lead"],
        people=["ann", "bob"],
        issues=[NOW, *old],
        involvements=[
            each
            for who in ("ann", "bob")
            for each in asked(f"person:{who}", *(o["id"] for o in old))
        ],
    )
    text = sentence(network, "person:ann", "consult.network")
    assert text.startswith(f"Was asked {said}; other matters speak for asking that party here too")


def test_how_many_of_a_matter_were_on_another_is_told_in_figures(organisation):
    network = organisation(
        departments=["lead", "one", "two"],
        people=["ann"],
        issues=[NOW, issue("old", title="School lunch")],
        involvements=[
            *asked("one", "now", "old"),
            *asked("two", "now"),
            *asked("lead", "old"),
            *asked("person:ann", "old"),
        ],
    )
    text = sentence(network, "person:ann", "consult.similar")
    assert "2 of the 3 others on this matter were on it" in text


def test_who_is_to_be_informed_stands_on_the_matter_for_every_sentence(organisation):
    network = organisation(
        departments=["lead", "told"],
        people=["ann"],
        issues=[NOW, issue("old", title="School lunch")],
        involvements=[
            *asked("told", "now", role="inform"),
            *asked("told", "old"),
            *asked("lead", "old"),
            *asked("person:ann", "old"),
        ],
    )
    found = sentence(network, "person:ann", "consult.similar")
    assert "2 of the 2 others on this matter were on it" in found
    assert "together with told, on this one too" in sentence(
        network, "person:ann", "consult.beside"
    )


@pytest.mark.parametrize(
    ("roles", "language", "said"),
    [
        (
            ["approve"] * 3,
            "en",
            "3 of 3 other matters led by lead (role: approve), the latest opened on ",
        ),
        (
            ["approve", "consult", "prr_approver"],
            "en",
            "3 of 3 other matters led by lead (role: approve in 2), the latest opened on ",
        ),
        (["approve", "consult"], "en", "2 of 2 other matters led by lead, the latest opened on "),
        (
            ["approve", "consult", "support"],
            "en",
            "3 of 3 other matters led by lead, the latest opened on ",
        ),
        (["approve"] * 3, "zh-Hant", "參與 3 件（角色：核定），最近一件"),
        (["approve", "consult", "approve"], "zh-Hans", "参与 3 件（其中 2 件为“审批”），最近一件"),
    ],
)
def test_the_role_that_a_party_usually_had_with_the_lead_is_told(
    organisation, roles, language, said
):
    old = [issue(f"old {at}", owner="lead", topics="flood") for at in range(len(roles))]
    network = organisation(
        departments=["lead"],
        people=["ann"],
        issues=[NOW, *old],
        involvements=[
            each
            for one, role in zip(old, roles, strict=True)
            for each in asked("person:ann", one["id"], role=role)
        ],
    )
    assert said in sentence(network, "person:ann", "consult.partner", language)


def test_a_role_that_has_ended_is_told_as_the_usual_one_too(organisation):
    network = organisation(
        at="2026-11-23",
        departments=["lead"],
        people=["ann"],
        issues=[NOW, issue("old", owner="lead", topics="flood")],
        involvements=[
            {**each, "until": "2026-07-01"} for each in asked("person:ann", "old", role="support")
        ],
    )
    assert "(role: support)" in sentence(network, "person:ann", "consult.partner")


def test_words_of_the_title_in_a_units_name_or_note_are_told(organisation):
    network = organisation(
        departments=["lead", {"id": "quays", "name": "Quay office"}],
        issues=[NOW, issue("old", title="Quay lamps")],
        involvements=asked("quays", "old"),
    )
    text = sentence(network, "department:quays", "consult.field")
    assert text.startswith("Its name or the note on it has words of the title (quay)")


def test_words_in_the_name_of_a_unit_below_are_said_to_be_there(organisation):
    below = {"id": "quays", "name": "Quay office", "parent": "above"}
    network = organisation(
        departments=["lead", {"id": "above", "name": "Above"}, below],
        issues=[NOW, issue("old", title="Quay lamps", topics="flood")],
        involvements=asked("above", "old"),
    )
    text = sentence(network, "department:above", "consult.field")
    assert text.startswith(
        "The name of Quay office, a unit below it, has words of the title (quay)"
    )


def test_a_unit_that_leads_a_matter_like_this_one_is_told_which(organisation):
    network = organisation(
        departments=["lead", "works"],
        issues=[NOW, issue("old", title="Quay lamps", owner="works")],
    )
    text = sentence(network, "department:works", "consult.field")
    assert text.startswith(
        "Leads the matter “Quay lamps” (only the word “quay” of the title in common)"
    )


def test_who_works_for_a_unit_whose_field_it_is_is_told_for_which(organisation):
    quays = [issue(f"old {at}", title=f"Lamps {at}", owner="quays") for at in range(3)]
    network = organisation(
        departments=["lead", {"id": "quays", "name": "Quay office"}, "review"],
        issues=[NOW, *quays],
        involvements=asked("review", *(each["id"] for each in quays)),
    )
    text = sentence(network, "department:review", "consult.field")
    assert text.startswith(
        "Was in 3 other matters led by Quay office, whose name or the note on it has words"
    )


@pytest.mark.parametrize(
    ("language", "said"), [("en", "role: approve"), ("zh-Hant", "「核定」"), ("zh-Hans", "“审批”")]
)
def test_a_role_word_without_a_text_is_said_as_the_role_that_it_means(organisation, language, said):
    network = organisation(
        departments=["lead"],
        people=["ann"],
        issues=[NOW, issue("old", topics="flood")],
        involvements=asked("person:ann", "old", role="prr_approver"),
    )
    assert said in sentence(network, "person:ann", "consult.similar", language)


def test_the_day_of_the_last_matter_is_said_to_be_unknown_where_it_is(organisation):
    network = organisation(
        departments=["lead"],
        people=["ann"],
        issues=[NOW, issue("old", None, topics="flood", owner="lead")],
        involvements=asked("person:ann", "old"),
    )
    said = sentence(network, "person:ann", "consult.partner")
    assert "led by lead (role: consult), the latest opened on a day not recorded" in said


def test_what_is_too_little_to_count_is_not_told_as_nothing_on_record(organisation):
    """Of 31 other matters she was asked on one, fifty years ago, that is unlike this one."""
    others = [issue(f"other {at}", owner="works", topics="tax") for at in range(30)]
    others += [issue("old", "1976-06-01", owner="works", topics="tax")]
    network = organisation(
        departments=["lead", "works"],
        people=["ann"],
        issues=[NOW, *others],
        involvements=asked("person:ann", "old", "now"),
    )
    said = told(network, "person:ann")
    assert list(said) == ["consult.recorded.only"]
    assert (
        "nothing else on record speaks for it, or too little to count"
        in said["consult.recorded.only"]
    )


def test_of_a_matter_that_is_over_it_is_told_until_when_others_count(organisation):
    closed = issue("now", "2025-03-01", owner="lead", closed="2026-01-01")
    result = ANALYSIS.answer(organisation(departments=["lead"], issues=[closed]), issue="now")
    opened = next(e for e in result.warnings if e.key == "consult.warning.closed.opened")
    assert "until it was opened (2025-03-01)" in translator("en").say(opened)


@pytest.mark.parametrize(
    ("now", "old", "words"),
    [
        ("港灣大道共同管道上方的懸鈴木", "港灣大道共同管道", "港灣大道共同管道"),
        ("水管與管理費", "水管理辦法", "水管、管理"),  # not 水管理, which this title has nowhere
    ],
)
@pytest.mark.parametrize("is_draft", [False, True])
def test_chinese_words_in_common_are_whole_runs_that_both_titles_have(
    organisation, now, old, words, is_draft
):
    network = organisation(
        departments=["lead"],
        people=["ann"],
        issues=[
            issue("now", "2026-11-01", owner="lead", title="", title_zh_hant=now),
            issue("old", owner="lead", title="", title_zh_hant=old),
        ],
        involvements=asked("person:ann", "old"),
    )
    asked_about = {"title": now, "lead": "lead"} if is_draft else {"issue": "now"}
    rows = ANALYSIS.answer(network, **asked_about, today=DAY).rows
    reasons = next(each.reasons for each in rows if each.ref == "person:ann")
    text = next(each.text for each in reasons if each.text.key == "consult.similar")
    said = translator("zh-Hant").say(text)
    assert set(said.partition("標題用語相同：")[2].partition("）")[0].split("、")) == set(
        words.split("、")
    )


def test_whom_other_matters_suggest_alone_of_its_kind_is_told_so(organisation):
    """Ann was asked on a matter like this one, and no other person was."""
    network = organisation(
        departments=["lead", "works"],
        people=["ann"],
        issues=[NOW, issue("old", owner="lead", topics="flood")],
        involvements=[*asked("person:ann", "old"), *asked("works", "old")],
    )
    said = sentence(network, "person:ann", "consult.network")
    assert said.startswith("Other matters suggest it, though it was asked together with no other")
