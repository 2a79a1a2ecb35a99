"""Every message that checks and loaders can say has its text, with the same places, thrice."""

import re
from pathlib import Path
from string import Formatter

import pytest

from graph.fields import LANGUAGES
from graph.texts import TEXTS, read_texts

ROOT = Path(__file__).parents[2]
FOLDERS = (TEXTS, ROOT / "loaders" / "locales")
KEY = re.compile(
    r'"((?:check|load|map|export|report|progress|format|question|answers|annotated)\.[a-z_.]+)"'
)


def known(language: str) -> dict[str, str]:
    return {k: text for folder in FOLDERS for k, text in read_texts(folder, language).items()}


def said() -> set[str]:
    sources = [*(ROOT / "loaders").rglob("*.py"), *(ROOT / "graph" / "checks").rglob("*.py")]
    return {key for path in sources for key in KEY.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_the_code_has_a_text(language: str) -> None:
    # A key ending in a dot is the beginning of several.
    missing = {key for key in said() if key not in known(language)}
    assert {key for key in missing if not any(k.startswith(key) for k in known(language))} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_and_error_has_a_remedy(language: str) -> None:
    texts = known(language)
    reasons = {
        key
        for key in said()
        if key.startswith(("check.", "load.value.")) and not key.endswith("remedy")
    }
    assert {key for key in reasons if f"{key}.remedy" not in texts} == set()


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_a_translation_has_the_places_of_the_english_text(language: str) -> None:
    def places(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    english, other = known("en"), known(language)
    assert set(english) == set(other)
    # Letters follow each office's own layout; what they may name is tested beside the pages.
    laid_out = ("letter.title.", "letter.subject.", "letter.ask.", "letter.day")
    # English says "you" and "your" where Chinese needs the form of address, or the name.
    spoken = ("letter.because.", "letter.why", "letter.reminder.", "letter.you.")
    address = {"you", "party"}
    differing = [
        key
        for key in english
        if (places(english[key]) ^ places(other[key]))
        - (address if key.startswith(spoken) else set())
    ]
    assert [key for key in differing if not key.startswith(laid_out)] == []
