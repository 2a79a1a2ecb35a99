"""A load's report on the page: counts, changes and problems in the reader's words."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.components.loading import report_view
from dashboard.components.notices import failure
from dashboard.context import Context
from graph.messages import Place, Problem, Severity, UserError, message
from graph.report import CellChange, LoadReport, TableCount
from graph.texts import Translator

PROBLEM = Problem(
    severity=Severity.ERROR,
    reason=message("upload.gone"),
    remedy=message("upload.gone.remedy"),
    place=Place(file="issues.csv", row=7, column="effort", value="<b>twelve</b>"),
    table="issues",
)
REPORT = LoadReport(
    source="issues.csv",
    counts={"issues": TableCount(created=3, updated=1, unchanged=2, rejected=1)},
    changes=(CellChange(table="issues", key=("I-1",), column="effort", before=None, after=4.0),),
    problems=(PROBLEM,),
)


@pytest.fixture
def english(context: Callable[..., Context]) -> Translator:
    return context().translator("en")


def shown(component: object) -> str:
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def test_a_refused_load_says_where_what_and_how_to_mend_it(english: Translator) -> None:
    page = shown(report_view(REPORT, dry_run=True, translate=english))
    assert "Nothing was loaded" in page
    for part in ("issues.csv", '"7"', "effort", "<b>twelve</b>", "Choose them again."):
        assert part in page


def test_counts_and_changes_are_shown_with_the_unknown_called_unknown(
    english: Translator,
) -> None:
    page = shown(report_view(REPORT, dry_run=True, translate=english))
    for part in ('"7"', '"3"', "I-1", "unknown", "4.0"):
        assert part in page


@pytest.mark.parametrize("revision", [None, 7])
def test_beside_what_was_loaded_stands_the_way_back(
    english: Translator, revision: int | None
) -> None:
    report = replace(REPORT, written=True, problems=(), revision=revision)
    page = shown(report_view(report, dry_run=False, translate=english))
    assert ("Undo this load" in page) == (revision is not None)
    assert ('"number": 7' in page) == (revision == 7)


def test_a_failure_gives_its_reason_and_its_remedy(english: Translator) -> None:
    error = UserError(message("upload.gone"), message("upload.gone.remedy"))
    page = shown(failure(error, english))
    assert "The uploaded files are no longer kept." in page
    assert "Choose them again." in page
