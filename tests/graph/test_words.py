"""Well-known words of the data are said in the reader's language; the data stay as written."""

import pytest

from graph.fields import LANGUAGES
from graph.reading import role_word
from graph.texts import TEXTS, known_word, read_texts, translator


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("affected by", "受其影響"),
        ("Director", "首長"),
        ("in_progress", "辦理中"),
        ("主簽", "主簽"),
        ("项目", "專案"),
        ("牵头", "主辦"),
    ],
)
def test_a_known_word_is_said_in_the_language_and_any_other_as_written(written, said):
    assert translator("zh-Hant").word(written) == said


def test_a_word_written_in_chinese_is_said_to_a_reader_of_english_too():
    said = [translator("en").word(each) for each in ("專案", "项目", "辦理中", "會辦", "罕見")]
    assert said == ["project", "project", "in progress", "consult", "罕見"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_known_word_stays_as_it_is_in_its_own_language(language):
    for key, text in read_texts(TEXTS, language).items():
        if key.startswith(("word.", "role.")):
            assert translator(language).word(text) == text


def test_a_role_is_said_by_its_meaning_or_as_a_known_word():
    said = [translator("zh-Hans")("consult.recorded", role=role_word("reviewer")), "审阅人"]
    assert said[1] in said[0]
    said = translator("en")("consult.approve", role=role_word("prr_shadow"))
    assert "recorded role: prr shadow, in the data “prr_shadow”" in said


def test_words_of_every_language_are_its_own():
    for language in LANGUAGES:
        assert translator(language).word("section chief") != known_word("section chief")
    assert translator("en").word("section chief") == "section chief"


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_numbers_that_count_are_grouped_and_those_that_name_are_not(language: str) -> None:
    translate = translator(language)
    assert "164,668" in translate("ask.left_out", count=164668)
    assert "12345" in translate("cli.redo.done", number=12345, made=12346)
