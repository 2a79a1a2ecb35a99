"""What the command line prints in Chinese names its figures in Chinese."""

import re
from typing import Any

import pytest
from sample_city import sample_city

from graph.analyses import all_analyses
from graph.cli.columns import width
from graph.cli.words import result_lines
from graph.projections import Network
from graph.texts import translator

# A label of a summary or of a column that fell back on the name of the fact.
RAW = re.compile(r"(?:^|\s)([a-z][a-z_ ]+)[:：]")
# A name of a fact or a word of the code; names of people and methods begin in capitals.
CODE = re.compile(r"(?<![A-Za-z–-])[a-z][a-z_]{2,}(?![A-Za-z])")
OF_AN_ISSUE = ("consult", "order", "fewest", "approval", "unheard", "round")


@pytest.fixture(scope="module")
def city() -> Network:
    return sample_city("2026-11-23")


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize(
    ("analysis", "asked"),
    [
        *((each, {"issue": "issue:I-023"}) for each in OF_AN_ISSUE),
        ("negotiate", {"issues": ("issue:I-019",)}),
        *((each, {}) for each in ("conflicts", "growing", "workload", "forecast", "queue")),
        ("load", {"party": "department:D-WAT"}),
    ],
)
def test_every_figure_has_a_name(
    city: Network, analysis: str, asked: dict[str, Any], language: str
) -> None:
    asking = all_analyses()[analysis]
    result = asking.answer(city, today="2026-11-23", **asked)
    lines = list(result_lines(asking, city, result, translator(language)))
    assert len(lines) > 3
    assert [each for line in lines for each in RAW.findall(line)] == []


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_a_negotiation_is_told_without_a_word_of_the_code(city: Network, language: str) -> None:
    asking = all_analyses()["negotiate"]
    votes = {"votes": ("D-FIN=4",), "majorities": ("0.65 D-FIN=83 D-ENV=59",)}
    asked = {"issues": ("issue:I-019", "issue:I-025"), "quota": "2/3", **votes}
    result = asking.answer(city, today="2026-11-23", **asked)
    told = "\n".join(result_lines(asking, city, result, translator(language)))
    assert "Shapley–Shubik" in told
    assert CODE.findall(told) == []


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_what_a_narrow_terminal_has_no_room_for_stands_beneath_its_row(
    city: Network, language: str
) -> None:
    translate = translator(language)
    analysis = all_analyses()["consult"]
    result = analysis.answer(city, issue="issue:I-023")
    lines = list(result_lines(analysis, city, result, translate, 64))
    at = next(i for i, line in enumerate(lines) if line.startswith("--")) - 1
    assert width(lines[at]) <= 64
    days = translate("column.days")
    assert days not in lines[at]
    said = "".join("".join(lines[at + 2 :]).split())
    signer = next(row for row in result.rows if row.facts["role"] == "approve")
    told = translate("change.fact", field=days, value=f"{signer.facts['days']:g}")
    assert "".join(told.split()) in said
    wide = list(result_lines(analysis, city, result, translate))
    assert days in wide[at]
