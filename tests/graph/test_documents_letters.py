"""Letters of a consultation: reminders, days, reasons and the register of each language."""

from collections.abc import Mapping
from typing import Any

import pytest

from graph.analyses.consult import ANALYSIS
from graph.documents.letter import Letter
from graph.documents.letters import letters
from graph.fields import LANGUAGES
from graph.projections import project
from graph.tables import Register, complete, frame
from graph.texts import translator

DAY = "2026-11-23"
SENT, DUE = {"sent": "2026-10-08"}, {"due": "2026-10-16"}
LATE = {
    "en": ("Reminder", "2026-10-08", "2026-10-16", "without delay"),
    "zh-Hant": ("催辦單", "2026年10月8日", "2026年10月16日", "儘速"),
    "zh-Hans": ("催办", "2026年10月8日", "2026年10月16日", "尽快"),
}
TABLES: Mapping[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "top", "name": "Mayor's Office", "name_zh_hant": "市長室", "name_zh_hans": "市府办"},
        {"id": "lead", "name": "Water", "parent": "top"},
        {"id": "law", "name": "Legal"},
    ],
    "people": [
        {"id": "m", "name": "Ou", "title": "Mayor", "title_zh_hant": "市長"},
        {"id": "e", "name": "Rong", "title": "Engineer", "title_zh_hant": "總工程師"},
    ],
    "memberships": [{"person": "m", "department": "top"}],
    "issues": [{"id": "a", "title": "Dyke", "owner": "lead"}],
}


def party(ref: str, role: str, **values: Any) -> dict[str, Any]:
    kind, _, name = ref.partition(":")
    return {"issue": "a", "party_kind": kind, "party": name, "role": role, **values}


def written(language: str, *involvements: dict[str, Any], **tables: Any) -> dict[str, Letter]:
    """Letters about matter ``a`` by party."""
    rows = {**TABLES, "involvements": list(involvements), **tables}
    network = project(
        Register(1, complete({name: frame(name, each) for name, each in rows.items()}))
    )
    parameters = ANALYSIS.defaults() | {"issue": "a", "today": DAY}
    found = letters(network, ANALYSIS.answer(network, **parameters), translator(language))
    return {each.party: each for each in found}


def texts(letter: Letter) -> str:
    fields = [part for field in letter.fields for part in field]
    return "\n".join((letter.title, letter.subject, *fields, *letter.body, *letter.choices))


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


def test_who_was_sent_it_and_still_has_time_keeps_letter_and_day() -> None:
    law = party("department:law", "consult", sent="2026-11-16", due="2026-12-11")
    letter = written("en", law)["department:law"]
    assert letter.title != "Reminder"
    assert "2026-12-11" in letter.subject
    assert ("Answer by", "2026-12-11") in letter.fields


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


def test_an_approver_that_was_asked_keeps_the_day_that_was_set() -> None:
    rule = {"id": "r", "name": "Bylaws", "role": "consult", "days": 6.0}
    rules = [rule | {"party_kind": "department", "party": "law"}]
    mayor = party("person:m", "approve", sent="2026-11-20", due="2026-12-18")
    assert "2026-12-18" in written("en", mayor, rules=rules)["person:m"].subject
