"""Columns of an issue table that name parties: who is read of them, in which role, who is not."""

from typing import Any

import pytest

UNITS = "id,name_zh_hant,name\nD1,工務局,Works\nD2,財政局,Finance\nD3,主計處,Accounts\n"


def parts(memory: Any) -> list[tuple[str, str, str]]:
    frame = memory.register().tables["involvements"]
    return sorted(frame.select("issue", "party", "role").rows())


def codes(report: Any) -> list[str]:
    return [each.reason.key for each in report.problems]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        *[(word, "consult") for word in ("會辦", "會簽", "會辦單位", "会办", "会签单位")],
        *[(word, "support") for word in ("協辦", "协办", "配合单位")],
        *[(word, "inform") for word in ("知會", "副本", "抄送")],
        *[("consulted", "consult"), ("Informed", "inform"), ("Supporting", "support")],
    ],
)
def test_parties_of_a_column_take_part_in_its_role(
    folder: Any, bring: Any, memory: Any, header: str, role: str
) -> None:
    issues = f"id,title,主辦,{header}\nI1,新堤防,D1,D2\n"
    report = bring(folder(departments=UNITS, issues=issues))
    assert parts(memory) == [("I1", "D2", role)]
    assert memory.register().tables["issues"]["extra"].to_list() == [None]
    assert codes(report) == ["load.parties"]


def test_a_cell_lists_several_by_id_or_name(folder: Any, bring: Any, memory: Any) -> None:
    issues = (
        "編號,標題,主辦,會辦\nI1,新堤防,D1,財政局、主計處\nI2,橋,D1,D2；accounts\nI3,路,D2,無\n"
    )
    report = bring(folder(departments=UNITS, issues=issues))
    both = [("D2", "consult"), ("D3", "consult")]
    assert parts(memory) == [(issue, *each) for issue in ("I1", "I2") for each in both]
    assert codes(report) == ["load.parties"]
    assert report.problems[0].reason.values["count"] == 4


def test_several_columns_and_a_role_that_the_cell_says(
    folder: Any, bring: Any, memory: Any
) -> None:
    issues = "id,title,協辦,會辦1,會辦2\nI1,新堤防,D1,D2,主計處配合\n"
    bring(folder(departments=UNITS, issues=issues))
    assert parts(memory) == [
        ("I1", "D1", "support"),
        ("I1", "D2", "consult"),
        ("I1", "D3", "support"),
    ]


def test_a_name_with_a_comma_is_one_party(folder: Any, bring: Any, memory: Any) -> None:
    units = 'id,name\nC,"Culture, Media and Sport"\n'
    bring(
        folder(departments=units, issues='id,title,consulted\nI1,Fair,"Culture, media and sport"\n')
    )
    assert parts(memory) == [("I1", "C", "consult")]


def test_units_and_people_of_the_register_are_known_by_name(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments=UNITS, people="id,name\np1,林怡君\n"))
    source = folder(issues="id,title,會辦\nI1,新堤防,財政局、林怡君\n")
    for table in ("departments", "people"):
        (source / f"{table}.csv").unlink()
    bring(source)
    frame = memory.register().tables["involvements"]
    assert sorted(frame.select("party_kind", "party").rows()) == [
        ("department", "D2"),
        ("person", "p1"),
    ]


def test_who_is_not_known_is_told_once_and_the_words_are_kept(
    folder: Any, bring: Any, memory: Any
) -> None:
    units = UNITS + "D4,財政局,Finance Two\n"  # two of a name
    issues = (
        "id,title,會辦\nI1,新堤防,財政局、環保局\nI2,橋,環保局\nI3,路,主計處等有關機關\nI4,港,D3\n"
    )
    report = bring(folder(departments=units, issues=issues))
    assert report.written
    assert parts(memory) == [("I3", "D3", "consult"), ("I4", "D3", "consult")]
    told = {
        (each.reason.key, each.place.value, each.place.row, each.reason.values["count"])
        for each in report.problems
        if each.place.value
    }
    assert told == {
        ("load.parties.unknown", "財政局", 2, 1),
        ("load.parties.unknown", "環保局", 2, 2),
        ("load.parties.group", "主計處等有關機關", 4, 1),
    }
    extras = memory.register().tables["issues"].sort("id")["extra"].to_list()
    assert [extra and "會辦" in extra for extra in extras] == [True, True, True, None]


def test_a_part_that_the_involvements_say_themselves_is_not_said_again(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(
        folder(
            departments=UNITS,
            issues="id,title,會辦\nI1,新堤防,D2、D3\n",
            involvements="issue,party,role,since\nI1,D2,會簽,2026-01-05\n",
        )
    )
    assert parts(memory) == [("I1", "D2", "會簽"), ("I1", "D3", "consult")]
    assert not report.errors


def test_a_second_load_changes_nothing(folder: Any, bring: Any, memory: Any) -> None:
    path = folder(departments=UNITS, issues="id,title,會辦\nI1,新堤防,財政局、環保局\n")
    bring(path)
    again = bring(path)
    assert (again.revision, memory.version()) == (None, 1)


def test_columns_of_other_tables_stay_what_they_are(folder: Any, bring: Any, memory: Any) -> None:
    report = bring(folder(departments="id,name,會辦\nD1,Works,D2\n"))
    assert parts(memory) == []
    assert codes(report) == ["load.further"]
