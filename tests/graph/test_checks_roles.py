"""Role words of loaded involvements and rules that mean no role."""

import re

import polars as pl
import pytest

from graph.checks.findings import LINE, ROW, SHEET, VALUE, Origin, locate
from graph.checks.roles import roles
from graph.fields import LANGUAGES
from graph.tables import frame
from graph.texts import translator
from graph.vocabulary import ROLES, canonical_role


def rows_of(table: str, *words: str):
    rows = frame(table, [{"role": word} for word in words])
    return rows.with_row_index(LINE).with_columns(
        pl.lit(0, pl.UInt32).alias(SHEET), (pl.col(LINE) + 2).alias(ROW)
    )


def found(table: str, *words: str):
    return list(roles({table: rows_of(table, *words)}))


@pytest.mark.parametrize("table", ["involvements", "rules"])
def test_a_strange_role_is_told_once_with_its_first_row_and_how_many_there_are(table: str) -> None:
    (finding,) = found(table, "consult", "witness", "observer", "witness")
    assert finding.severity.value == "warning"
    assert finding.rows.select(ROW, VALUE, "count").rows() == [
        (3, "witness", 2),
        (4, "observer", 1),
    ]


def test_roles_that_are_known_are_not_told() -> None:
    words = ("prr_approver", "Editor", "會辦", "牵头", "veto holder", "PRR-reviewer")
    assert found("involvements", *words) == []
    assert list(roles({})) == []


def test_the_role_of_a_membership_is_free() -> None:
    assert found("memberships", "chief engineer") == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["involvements", "rules"])
def test_the_warning_names_the_place_and_words_that_are_known(language, table) -> None:
    (finding,) = found(table, "witness", "witness")
    ((_, _, problem),) = locate(finding, [Origin(file="list.csv", headers={"role": "Part"})])
    said = translator(language)
    assert all(part in said.problem(problem) for part in ("list.csv", "Part", "witness", "words"))
    assert re.search(r"\b2\b", said.say(problem.reason))
    remedy = re.split("[,;:：、，；。. （(]+", said.say(problem.remedy))
    assert {canonical_role(word) for word in remedy} - {None} == set(ROLES)
