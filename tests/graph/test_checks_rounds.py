"""Loaded rows of a consultation round: days in their order, waivers by somebody known."""

import polars as pl
import pytest

from graph.checks import check
from graph.checks.findings import LINE, ROW, SHEET
from graph.tables import complete, frame

STORED = {
    "departments": frame("departments", [{"id": "x"}]),
    "people": frame("people", [{"id": "mayor"}]),
    "issues": frame("issues", [{"id": "a"}]),
}


def found(**columns):
    row = {"issue": "a", "party_kind": "department", "party": "x", "role": "consult", **columns}
    rows = frame("involvements", [row]).with_columns(
        pl.lit(0, pl.UInt32).alias(LINE), pl.lit(0).alias(SHEET), pl.lit(2).alias(ROW)
    )
    findings = check({"involvements": rows}, complete(STORED))
    return {(each.reason, each.column, each.severity.value) for each in findings}


@pytest.mark.parametrize("later", ["due", "answered"])
def test_a_day_before_the_sending_is_an_error(later):
    assert found(sent="2026-11-09", **{later: "2026-11-02"}) == {
        ("check.before_sent", later, "error")
    }
    assert found(sent="2026-11-09", **{later: "2026-11"}) == set()  # the month may be after it
    assert found(sent="2026-11-09", **{later: "2026-11-09"}) == set()


def test_a_waiver_by_nobody_and_one_by_a_stranger_are_told_and_kept():
    assert found(waived="2026-11-02") == {("check.waived_by_nobody", "waived_by", "warning")}
    assert found(waived_by="ghost") == {("check.waived_by_stranger", "waived_by", "warning")}
    assert found(waived="2026-11-02", waived_by="mayor") == set()
