"""Headers of tables: words for a field that offices use, and columns that mean none."""

from typing import Any

import pytest


@pytest.mark.parametrize("header", ["主辦", "承辦", "承辦單位", "牽頭", "主办", "主办单位", "牵头"])
def test_an_office_s_word_for_the_lead_is_the_owner_of_an_issue(
    folder: Any, bring: Any, memory: Any, header: str
) -> None:
    bring(folder(departments="id\nD1\n", issues=f"編號,標題,{header}\nI1,新堤防,D1\n"))
    assert list(memory.register().tables["issues"]["owner"]) == ["D1"]
    assert list(memory.register().tables["issues"]["extra"]) == [None]


def test_columns_that_mean_no_field_are_told(folder: Any, bring: Any) -> None:
    report = bring(folder(issues="id,title,會期,Colour,Empty\nI1,Dyke,D1,red,\n"))
    (note,) = report.problems
    assert (note.reason.key, note.place.row) == ("load.further", 1)
    assert note.reason.values["columns"] == ("會期", "Colour")
