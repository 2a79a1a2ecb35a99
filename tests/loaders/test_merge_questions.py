"""Names that may mean one party: offered with what would move, merged only on an answer."""

from pathlib import Path
from typing import Any

import pytest

from graph.messages import Severity, message
from loaders.asking.likeness import one_letter_apart

DATA = Path("../shared/data")
DIVISION = "任务,牵头单位,配合单位\n修路,{0},水务管理处\n通水,水务管理处,{0}\n"


def ids(memory: Any, table: str = "departments") -> list[str]:
    return sorted(memory.register().tables[table]["id"])


def test_a_unit_named_exactly_as_one_of_the_register_is_that_unit_and_told(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments="id,name\nD-FIN,财务管理处\nD-WAT,水务管理处\n"))
    (folder() / "departments.csv").unlink()
    report = bring(folder(plan=DIVISION.format("财务管理处")))
    assert report.written
    assert not report.questions
    assert ids(memory) == ["D-FIN", "D-WAT"]
    assert memory.register().tables["departments"]["name"].to_list() == ["财务管理处", "水务管理处"]
    assert set(memory.register().tables["involvements"]["party"]) == {"D-FIN", "D-WAT"}
    told = [each for each in report.problems if each.reason.key == "load.merge.taken"]
    assert [(each.severity, each.reason.values["kept"]) for each in told] == [
        (Severity.NOTE, "财务管理处 (D-FIN)"),
        (Severity.NOTE, "水务管理处 (D-WAT)"),
    ]
    again = bring(folder())
    assert (again.written, again.revision, again.questions) == (True, None, ())


def test_who_says_that_an_equal_name_is_another_unit_is_believed(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments="id,name\nD-FIN,财务管理处\n"))
    (folder() / "departments.csv").unlink()
    path = folder(plan="任务,牵头单位\n修路,财务管理处\n")
    report = bring(path, answers={"named:departments:财务管理处": "apart"})
    assert report.written
    assert ids(memory) == ["D-FIN", "财务管理处"]
    assert all(each.reason.key != "load.merge.taken" for each in report.problems)


def test_a_unit_named_by_a_record_of_the_same_files_is_that_record(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(
        folder(
            departments="id,name\nD-FIN,财务管理处\n",
            plan="任务,牵头单位\n修路,财务管理处\n",
        )
    )
    assert report.written
    assert not report.questions
    assert ids(memory) == ["D-FIN"]


def test_a_name_that_two_units_have_is_asked_with_what_would_move(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments="id,name\nD-1,财务管理处\nD-2,财务管理处\n"))
    (folder() / "departments.csv").unlink()
    path = folder(plan=DIVISION.format("财务管理处"))
    report = bring(path)
    question, offer = report.questions
    assert (offer.reason.key, offer.required) == ("question.merge.letter", False)
    assert (question.id, question.required) == ("named:departments:财务管理处", True)
    assert [each.value for each in question.options] == ["apart", "D-1", "D-2"]
    assert question.options[1].preview == (
        message("question.merge.moves", count=1, table=message("table.issues")),
        message("question.merge.moves", count=2, table=message("table.involvements")),
    )
    assert memory.version() == 1
    assert bring(path, answers={question.id: "D-2"}).written
    assert set(memory.register().tables["involvements"]["party"]) == {"D-2", "水务管理处"}


def test_two_that_are_told_apart_stay_two(folder: Any, bring: Any, memory: Any) -> None:
    bring(folder(departments="id,name\nD-FIN,Finance Office\n"))
    text = "id,name\nd-fin,finance  office\n"
    report = bring(folder(departments=text))
    (question,) = report.questions
    assert (question.id, question.required) == ("merge:departments:d-fin", True)
    assert not report.written
    assert bring(folder(departments=text), answers={question.id: "apart"}).written
    assert ids(memory) == ["D-FIN", "d-fin"]


@pytest.mark.parametrize("written", ["ＦＩＮＡＮＣＥ Office", "finance office", "Finance   Office"])
def test_width_case_and_blanks_are_offered_for_records_with_ids_of_their_own(
    folder: Any, bring: Any, memory: Any, written: str
) -> None:
    text = f"id,name\nD1,Finance Office\nD2,{written}\n"
    report = bring(folder(departments=text), dry_run=True)
    (question,) = report.questions
    assert (question.reason.key, question.required) == ("question.merge.same", False)
    assert [each.value for each in question.options] == ["apart", "D1", "D2"]
    assert bring(folder(departments=text)).written
    assert ids(memory) == ["D1", "D2"]


def test_a_merged_record_gives_what_the_kept_one_does_not_say(
    folder: Any, bring: Any, memory: Any
) -> None:
    path = folder(
        departments="id,name,capacity,kind,floor\nD1,Parks,,office,\nD2,parks,12,unit,3\n",
        people="id\nP1\n",
        memberships="person,department\nP1,D2\n",
    )
    report = bring(path, answers={"merge:departments:D2": "D1"})
    assert report.written
    row = memory.register().tables["departments"].row(0, named=True)
    assert (row["id"], row["name"], row["capacity"], row["kind"]) == ("D1", "Parks", 12, "office")
    assert row["extra"] == '{"floor": "3"}'
    assert memory.register().tables["memberships"]["department"].to_list() == ["D1"]
    count = report.counts["departments"]
    assert (count.read, count.created, count.unchanged) == (2, 1, 1)


def test_of_two_new_ones_either_may_be_kept(folder: Any, bring: Any, memory: Any) -> None:
    path = folder(departments="id,name,parent\nD1,Parks,\nD2,parks,\nD3,Trees,D1\n")
    assert bring(path, answers={"merge:departments:D2": "D2"}).written
    assert ids(memory) == ["D2", "D3"]
    assert memory.register().tables["departments"].filter(id="D3")["parent"].to_list() == ["D2"]


def test_namesakes_with_ids_of_their_own_are_not_asked_about(folder: Any, bring: Any) -> None:
    assert not bring(folder(people="id,name\nP1,王小明\nP2,王小明\n")).questions


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("brendanburns", "brendandburns", True),
        ("gnufied", "gnuified", True),
        ("gnufied", "gnufeid", True),
        ("都市發展局", "都市發展処", True),
        ("民政局", "地政局", False),  # too short to be a slip
        ("東區區公所", "西區區公所", False),
        ("第一殯儀館", "第二殯儀館", False),
        ("unit 7 east", "unit 8 east", False),
        ("gnufied", "gnuxyed", False),
    ],
)
def test_one_letter_is_a_slip_where_it_does_not_count_things(
    one: str, other: str, slip: bool
) -> None:
    found = list(one_letter_apart({one: one}, [(other, other)]))
    assert bool(found) is slip


def test_units_that_a_single_letter_names_are_two(folder: Any, bring: Any) -> None:
    assert not bring(folder(departments="id,name\nD1,Section A\nD2,Section B\n")).questions


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
def test_people_of_the_public_registers_that_are_one_letter_apart_are_offered(bring: Any) -> None:
    report = bring(DATA / "k8s")
    assert report.written
    offered = {each.id.rpartition(":")[2]: each for each in report.questions}
    near = {each: [o.value for o in offered[each].options] for each in offered}
    assert "gnuified" in near["gnufied"] if "gnufied" in near else "gnufied" in near["gnuified"]
    assert any({"brendanburns", "brendandburns"} <= set(each) for each in near.values())
    (peps,) = bring(DATA / "peps").questions
    assert "marc-andre-lemburg" in [option.value for option in peps.options]


def test_a_unit_that_is_only_named_is_offered_the_record_one_letter_away(
    folder: Any, bring: Any
) -> None:
    bring(folder(departments="id,name\nD-FIN,財政局\nD-WRK,工務局\n"))
    (folder() / "departments.csv").unlink()
    report = bring(folder(plan="工作項目,主辦機關\n修路,財證局\n"))
    assert report.written
    (offer,) = report.questions
    assert (offer.reason.key, offer.required) == ("question.merge.letter", False)
    assert [each.value for each in offer.options] == ["apart", "same"]


def test_more_names_than_are_compared_letter_by_letter_are_told(folder: Any, bring: Any) -> None:
    rows = "".join(f"P{at},{'abcdefghij'[at % 10] * 9} {at}\n" for at in range(5_001))
    report = bring(folder(people=f"id,name\n{rows}", departments="id,name\nD1,Works\n"))
    assert report.written
    (note,) = report.notes
    assert note.key == "load.merge.unspelt"
    assert (note.values["table"].key, note.values["count"]) == ("table.people", 5_001)
