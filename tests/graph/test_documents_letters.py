"""Letters of a consultation: reminders to who is late, by when an answer is asked for, and why."""

import pytest
from lettering import DAY, DUE, SENT, TABLES, depends, matters, party, texts, written

from graph.analyses.consult import ANALYSIS
from graph.documents.letters import letters
from graph.fields import LANGUAGES
from graph.projections import project
from graph.tables import Register, complete, frame
from graph.texts import translator

LATE = {
    "en": ("Reminder", "2026-10-08", "2026-10-16", "without delay"),
    "zh-Hant": ("催辦單", "2026年10月8日", "2026年10月16日", "儘速"),
    "zh-Hans": ("催办", "2026年10月8日", "2026年10月16日", "尽快"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_late_gets_a_reminder_and_no_new_letter_with_a_day_that_is_past(
    language: str,
) -> None:
    law = party("department:law", "consult", **SENT, **DUE)
    letter = written(language, law)["department:law"]
    title, sent, due, ask = LATE[language]
    assert title in letter.title
    assert sent in letter.body[0]
    assert due in letter.body[0]
    assert ask in letter.body[-1]
    outside = "\n".join((letter.subject, *letter.choices, *map(str, letter.fields)))
    assert due not in outside
    labels = [label for label, _ in letter.fields]
    assert translator(language)("letter.due") not in labels
    assert letter.choices[-1] == translator(language)("letter.answer.later")


def test_a_reminder_knows_the_day_that_follows_from_the_day_of_sending() -> None:
    law = party("department:law", "consult", **SENT)
    letter = written("en", law)["department:law"]
    assert letter.title == "Reminder"
    assert letter.body[0].startswith("This was sent to your office on 2026-10-08, with an answer")
    assert "None" not in texts(letter)


def test_a_reminder_names_no_day_of_sending_that_nobody_wrote_down() -> None:
    letter = written("en", party("department:law", "consult", **DUE))["department:law"]
    assert letter.body[0] == "An answer was asked for by 2026-10-16. None is on record."


def test_who_was_only_told_and_has_to_be_asked_gets_a_letter_all_the_same() -> None:
    told = party("department:law", "inform", sent="2026-11-20")
    assert "department:law" not in written("en", told)
    rule = {"id": "r", "name": "Bylaws", "role": "consult", "days": 6.0}
    called = written("en", told, rules=[rule | {"party_kind": "department", "party": "law"}])
    assert called["department:law"].title == "Consultation"


@pytest.mark.parametrize("day", [{"sent": "2026-11-20"}, {"due": "2026-12-11"}])
def test_who_was_sent_it_and_still_has_time_gets_no_second_letter(day: dict[str, str]) -> None:
    law = party("department:law", "consult", **day)
    told, fresh = party("person:e", "inform", **day), party("person:m", "approve")
    assert set(written("en", law, told, fresh)) == {"person:m"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_matter_that_is_over_nobody_is_reminded_and_nothing_is_due(language: str) -> None:
    law = party("department:law", "consult", **SENT, **DUE)
    over = [TABLES["issues"][0] | {"status": "cancelled", "closed": "2026-11-02"}]
    letter = written(language, law, issues=over)["department:law"]
    assert LATE[language][0] not in letter.title
    assert LATE[language][2] not in texts(letter)
    assert translator(language)("letter.no_date") not in letter.subject


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_superior_is_reminded_as_a_superior(language: str) -> None:
    mayor = party("person:m", "approve", **SENT, **DUE)
    letter = written(language, mayor)["person:m"]
    assert LATE[language][1] in letter.body[0]
    assert LATE[language][3] not in texts(letter)
    assert not any(word in letter.title for word in ("催辦", "催办"))
    assert translator(language)("letter.answer.later") not in letter.choices


@pytest.mark.parametrize("approver", ["person:m", "person:e"])
def test_who_approves_is_asked_for_the_day_after_all_answers(approver: str) -> None:
    rule = {"id": "r", "name": "Bylaws", "role": "consult", "days": 6.0}
    rules = [rule | {"party_kind": "department", "party": "law"}]
    found = written("en", party(approver, "approve"), rules=rules)
    # Asked today three working days end on the 26th; in turn they follow Legal's six.
    assert "2026-12-01" in found["department:law"].subject
    assert "2026-12-04" in found[approver].subject
    assert "2026-12-04" in dict(found[approver].fields).values()
    assert "2026-11-26" not in texts(found[approver])


WAYS = {
    "en": (
        "this matter depends on “Survey”, which you lead",
        "this matter depends indirectly, through “Survey”, on “Map” (closed), which you led",
        "Of “Map”, named above and closed by now, the question is only whether what was agreed then"
        " still holds.",
    ),
    "zh-Hant": (
        "本案依賴貴單位主辦之「Survey」",
        "本案（經由「Survey」）間接依賴貴單位主辦之「Map」（已結案）",
        "上開緣由所列「Map」業已結案，謹請確認當時議定事項是否仍可適用。",
    ),
    "zh-Hans": (
        "本事项依赖贵单位牵头的“Survey”",
        "本事项（经由“Survey”）间接依赖贵单位牵头的“Map”（已办结）",
        "上述事由所列“Map”已办结，请确认当时商定的内容是否仍然有效。",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_tells_the_way_as_the_page_does_and_of_closed_work_whether_it_holds(
    language: str,
) -> None:
    ways = [depends("a", "s"), depends("s", "k")]
    found = written(language, issues=matters(k="2026-05-04"), dependencies=ways)
    body = found["department:law"].body
    for part in WAYS[language][:2]:
        assert part in body[0]
    assert WAYS[language][2] in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reminder_too_asks_of_closed_work_only_whether_it_holds(language: str) -> None:
    late, ways = party("department:law", "consult", **SENT, **DUE), [depends("a", "k")]
    found = written(language, late, issues=matters(k="2026-05-04"), dependencies=ways)
    letter = found["department:law"]
    assert LATE[language][0] in letter.title
    assert WAYS[language][2] in letter.body


def test_nothing_is_asked_about_closed_work_where_all_is_open() -> None:
    found = written("en", issues=matters(), dependencies=[depends("a", "s"), depends("s", "k")])
    letter = texts(found["department:law"])
    assert "on “Map”, which you lead" in letter
    assert "closed" not in letter
    assert "holds" not in letter


def test_a_unit_that_a_matter_rests_on_is_told_whether_directly_or_through_what() -> None:
    direct = [depends("a", "law", "department")]
    letter = written("en", dependencies=direct)["department:law"]
    assert letter.body[0].endswith("this matter depends on your office.")
    issues = [*TABLES["issues"], {"id": "s", "title": "Survey"}, {"id": "k", "title": "Map"}]
    ways = [depends("a", "s"), depends("s", "k"), depends("k", "law", "department")]
    letter = written("en", issues=issues, dependencies=ways)["department:law"]
    way = "this matter depends indirectly, through “Survey”, “Map”, on your office."
    assert letter.body[0].endswith(way)


@pytest.mark.parametrize(
    ("language", "way"),
    [("zh-Hant", "（經由「Survey」、「Map」）間接"), ("zh-Hans", "（经由“Survey”、“Map”）间接")],
)
def test_a_way_in_a_letter_is_a_list_of_quoted_titles(language: str, way: str) -> None:
    issues = [*TABLES["issues"], {"id": "s", "title": "Survey"}, {"id": "k", "title": "Map"}]
    ways = [depends("a", "s"), depends("s", "k"), depends("k", "law", "department")]
    letter = written(language, issues=issues, dependencies=ways)["department:law"]
    assert way in letter.body[0]


def test_who_approves_is_told_so_in_plain_words() -> None:
    letter = written("en", party("person:m", "approve"))["person:m"]
    assert "the matter needs your approval" in letter.body[0]
    assert "Decision requested by" in dict(letter.fields)


def test_who_waits_for_a_matter_is_told_so() -> None:
    issues = [*TABLES["issues"], {"id": "s", "title": "Survey", "owner": "law"}]
    listed = party("department:law", "consult")
    found = written("en", listed, issues=issues, dependencies=[depends("s", "a")])
    assert "“Survey”, which you lead, waits for this matter" in found["department:law"].body[0]


def test_the_way_of_a_draft_begins_with_what_it_needs() -> None:
    tables = {**TABLES, "issues": matters(), "dependencies": [depends("s", "k")]}
    frames = {name: frame(name, rows) for name, rows in tables.items()}
    network = project(Register(1, complete(frames)))
    asked = {"title": "Pier", "lead": "lead", "depends_on": ("s",), "today": DAY}
    result = ANALYSIS.answer(network, **(ANALYSIS.defaults() | asked))
    (letter,) = letters(network, result, translator("en"))
    assert "on “Survey”, which you lead" in letter.body[0]
    assert "indirectly, through “Survey”, on “Map”, which you lead" in letter.body[0]
