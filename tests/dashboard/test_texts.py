"""Every text is there in every language, once, with the same values."""

import itertools
import json
import re
import string
from pathlib import Path

import pytest

from graph.fields import LANGUAGES
from graph.model import RECORD_TYPES

ROOT = Path(__file__).parents[2]
ROOMS = ("graph", "loaders", "dashboard")


def texts(room: str, language: str) -> dict[str, str]:
    path = ROOT / room / "locales" / f"{language}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("room", ROOMS)
def test_every_language_has_the_same_texts_with_the_same_values(room: str) -> None:
    english = texts(room, "en")
    assert english
    for language in LANGUAGES[1:]:
        other = texts(room, language)
        assert set(other) == set(english)
        assert {k: named(k, t) for k, t in other.items() if not is_laid_out(k)} == {
            k: named(k, t) for k, t in english.items() if not is_laid_out(k)
        }


def named(key: str, text: str) -> set[str]:
    """Values of a text; English says "you" where Chinese needs the form of address, or the name."""
    spoken = ("letter.because.", "letter.why", "letter.reminder.", "letter.you.")
    return values(text) - ({"you", "party"} if key.startswith(spoken) else set())


def is_laid_out(key: str) -> bool:
    """Letters follow each office's own layout: where the lead's name stands is a matter of it."""
    return key.startswith(("letter.title.", "letter.subject.", "letter.ask.", "letter.day"))


def test_letters_of_every_language_are_given_all_the_values_they_name() -> None:
    given = {"matter", "party", "lead", "you", "today", "due", "days"}
    more = {
        "letter.because.": {"you", "issue", "state", "path", "rule", "basis", "role"},
        "letter.reminder.": given | {"sent"},
        "letter.you.": {"party"},
    }
    for language in LANGUAGES:
        for key, text in texts("graph", language).items():
            if key.startswith(("letter.title.", "letter.subject.", "letter.ask.")):
                assert values(text) <= given
            for start, names in more.items():
                assert not key.startswith(start) or values(text) <= names
        assert values(texts("graph", language)["letter.day"]) <= {"year", "month", "day", "iso"}


@pytest.mark.parametrize("room", ROOMS)
def test_no_text_is_empty_and_chinese_texts_are_chinese(room: str) -> None:
    for language in LANGUAGES[1:]:
        untranslated = {
            key
            for key, text in texts(room, language).items()
            # What has no Chinese character must be a sign, a format's name, or without words.
            if not key.startswith("format.")
            and not re.search(r"[\u4e00-\u9fff]", text)
            and re.search(r"[a-z]{3}", text)
            and not re.fullmatch(r"[\W\d]*(\{\w+\}[\W\d]*)+", text)
        }
        assert untranslated <= {"view.data.export.xlsx"}


def test_a_key_stands_in_one_room_only() -> None:
    for one, other in itertools.combinations(ROOMS, 2):
        assert set(texts(one, "en")) & set(texts(other, "en")) == set()


def test_the_two_chinese_languages_are_written_and_not_copied() -> None:
    hant, hans = texts("dashboard", "zh-Hant"), texts("dashboard", "zh-Hans")
    same = [key for key in hant if hant[key] == hans[key]]
    assert len(same) < len(hant) / 4


def test_every_table_and_field_has_its_name() -> None:
    english = texts("graph", "en")
    for record_type in RECORD_TYPES:
        assert f"table.{record_type.table}" in english
        for field in record_type.fields:
            assert f"field.{record_type.table}.{field.name}" in english


def test_every_text_that_the_code_names_exists() -> None:
    known = set().union(*(texts(room, "en") for room in ROOMS))
    named = {
        (path.name, key)
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        for key in re.findall(
            r'(?:message|translate|text)\(\s*"([a-z_]+(?:\.[a-z_-]+)+)"', path.read_text("utf-8")
        )
    }
    assert len(named) > 100
    assert {(name, key) for name, key in named if key not in known} == set()
