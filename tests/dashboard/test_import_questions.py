"""A load's questions on the page, and the rows behind its counts."""

import json
from collections.abc import Callable

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.components.loading import report_view
from dashboard.context import Context
from dashboard.pages._import_questions import asked_of, cards, chosen
from dashboard.pages._import_rows import rows_grid
from graph.messages import Place, message
from graph.questions import Option, Question
from graph.report import CountedRow, LoadReport, TableCount
from graph.texts import Translator

APART = Option(value="apart", label=message("question.merge.apart"))
MOVES = message("question.merge.moves", count=2, table=message("table.involvements"))
SAME = Option(value="same", label=message("question.merge.into", kept="<b>D1"), preview=(MOVES,))
NAMED = Question(
    id="named:departments:Works",
    kind="merge",
    reason=message("question.merge.named", name="Works", others=("Works (D1)",)),
    options=(APART, SAME),
    place=Place(file="plan.csv", row=2),
)


@pytest.fixture
def english(context: Callable[..., Context]) -> Translator:
    return context().translator("en")


def shown(component: object) -> str:
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def test_a_card_says_what_was_seen_where_and_what_each_answer_does(english: Translator) -> None:
    page = shown(cards((NAMED,), english))
    for part in ("plan.csv", "row 2", "Works (D1)", "it is <b>D1", "2 rows of Involvements move"):
        assert part in page
    assert '"value": null' in page  # nothing is chosen for the user


def test_only_given_answers_count(english: Translator) -> None:
    other = Question(id="date:a:due", kind="date", reason=NAMED.reason, options=(APART,))
    asked = asked_of((NAMED, other))
    assert asked == [{"id": NAMED.id, "bulk": True}, {"id": other.id, "bulk": False}]
    assert chosen(asked, ["same", None]) == {NAMED.id: "same"}
    assert cards((), english) is None


def test_an_open_question_keeps_the_verdict_from_being_ready(english: Translator) -> None:
    report = LoadReport(
        source="x", counts={"departments": TableCount(created=1)}, questions=(NAMED,)
    )
    assert "have to be decided first" in shown(report_view(report, True, english))


def test_a_changed_row_shows_old_and_new_and_a_rejected_one_its_reason(
    english: Translator,
) -> None:
    changed = CountedRow(
        place=Place(file="a.csv", row=3),
        values={"id": "D1", "capacity": 12.0, "note": "=1+1"},
        before={"capacity": None},
    )
    refused = CountedRow(
        place=Place(file="a.csv", row=4), values={}, reasons=(message("job.failed"),)
    )
    page = shown(rows_grid((changed, refused), "departments", english))
    for part in ("a.csv · row 3", "unknown → 12", "a.csv · row 4", "=1+1"):
        assert part in page
