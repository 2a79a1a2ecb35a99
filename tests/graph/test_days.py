"""Days in sentences as each language writes them; ISO where files and commands speak."""

import pytest

from graph.days import said_day
from graph.texts import TEXTS, Translator, translator


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "2026-03-09", "9 Mar 2026"),
        ("zh-Hant", "2026-03-09", "2026年3月9日"),
        ("zh-Hans", "2026-11-26 09:30", "2026年11月26日 09:30"),
        ("en", "2026-11", "Nov 2026"),
        ("en", "2026-13-01", "2026-13-01"),
        ("zh-Hant", "I-2026-11", "I-2026-11"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language, text, said):
    assert said_day(text, translator(language)) == said


def test_sentences_keep_iso_unless_they_stand_on_a_screen():
    values = {"record": "I-1", "day": "2026-03-09", "made": 3}
    assert "2026-03-09" in translator("en")("cli.end.done", **values)
    screen = Translator("en", (TEXTS,), says_days=True)
    assert "9 Mar 2026" in screen("cli.end.done", **values)


def test_a_number_chooses_its_word():
    text = {"days": 1}
    assert "1 working day." in translator("en")("deadline.rule", **text)
    assert "2 working days." in translator("en")("deadline.rule", days=2)
    assert "1 working day." in translator("en")("deadline.rule", days=1.0)
