"""Behind every count stand the rows that it counts."""

from typing import Any

from graph.messages import Place
from loaders.load import load_source
from loaders.reading import read_source


def test_the_rows_behind_the_counts_are_those_of_the_file(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments="id,name,capacity\nD1,Works,5\nD2,Parks,6\n"))
    text = "id,name,capacity\nD1,Works,7\nD2,Parks,\nD3,Roads,1\nD4,Ports,many\nD3,Roads,1\n"
    source = read_source(folder(departments=text))
    report = load_source(source, memory, who="t", why="t", dry_run=True, with_rows=True)
    rows = {name: report.rows["departments", name] for _, name in report.rows}
    assert {name: len(each) for name, each in rows.items()} == {
        "created": 1,
        "updated": 1,
        "unchanged": 2,
        "rejected": 1,
    }
    (updated,) = rows["updated"]
    assert updated.place == Place(file="departments.csv", row=2)
    assert (updated.before, updated.values["capacity"]) == ({"capacity": 5.0}, 7.0)
    assert rows["created"][0].values == {"id": "D3", "name": "Roads", "capacity": 1.0}
    (rejected,) = rows["rejected"]
    assert rejected.place.row == 5
    assert [each.key for each in rejected.reasons] == ["load.value.number"]


def test_rows_that_were_never_read_into_a_table_are_listed_by_their_place(
    folder: Any, memory: Any
) -> None:
    source = read_source(folder(departments="name\nWorks\nParks\n"))
    report = load_source(source, memory, who="t", why="t", dry_run=True, with_rows=True)
    (row,) = report.rows["departments", "rejected"]
    assert (row.place.row, row.reasons[0].key) == (1, "load.column.missing")
    assert report.counts["departments"].rejected == 2
