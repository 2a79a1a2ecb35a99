"""Gephi's node and edge spreadsheets."""

import json
from pathlib import Path
from typing import Any

NODES = "Id,Label,Type,timeset,X\n7.0,工务局,单位,,1.5\np1,陈美,人员,,\ni1,桥梁,事项,,\n"
EDGES = (
    "Source,Target,Type,Kind,Weight,timeset\n"
    'p1,7.0,Directed,任职,1.0,"<[2020-01-01, 2020-06-30]>"\n'
    "7.0,i1,Undirected,会办,12.0,\n"
)


def rows(memory: Any, table: str, *columns: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = memory.register().tables[table].select(columns).rows()
    return found


def keys(report: Any) -> list[str]:
    return [each.reason.key for each in report.problems]


def test_nodes_and_edges_of_a_folder_are_read_together(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(nodes=NODES, edges=EDGES))
    assert keys(report) == []
    assert rows(memory, "departments", "id", "name", "kind") == [("7.0", "工务局", "单位")]
    assert rows(memory, "people", "id", "name") == [("p1", "陈美")]
    assert rows(memory, "memberships", "person", "department", "since", "until") == [
        ("p1", "7.0", "2020-01-01", "2020-06-30")
    ]
    assert rows(memory, "involvements", "party", "issue", "role") == [("7.0", "i1", "会办")]


def test_weights_and_places_are_kept_beside(folder: Any, bring: Any, memory: Any) -> None:
    bring(folder(nodes=NODES, edges=EDGES))
    ((extra,),) = rows(memory, "involvements", "extra")
    assert json.loads(extra) == {"Weight": "12.0", "direction": "undirected"}
    ((extra,),) = rows(memory, "departments", "extra")
    assert json.loads(extra) == {"X": "1.5"}


def test_nodes_that_only_edges_name_are_made_and_told(folder: Any, bring: Any, memory: Any) -> None:
    report = bring(folder(edges="source;TARGET;weight\na;b;2\n"))
    assert sorted(keys(report)) == ["load.network.created", "load.network.wordless"]
    assert rows(memory, "departments", "id", "name") == [("a", None), ("b", None)]
    assert rows(memory, "influences", "source", "target", "strength") == [("a", "b", None)]


def test_an_undirected_edge_between_parties_holds_both_ways(
    folder: Any, bring: Any, memory: Any
) -> None:
    path = folder(
        nodes="Id,Label,Kind\na,Ann,person\nb,Bo,person\n",
        edges="Source,Target,Type,Kind\na,b,Undirected,trusts\n",
    )
    bring(path)
    assert rows(memory, "influences", "source", "target", "kind") == [
        ("a", "b", "trusts"),
        ("b", "a", "trusts"),
    ]


def test_several_intervals_stay_as_written(folder: Any, bring: Any, memory: Any) -> None:
    several = "<[2020-01-01, 2020-02-01]; [2021-01-01, 2021-02-01]>"
    bring(
        folder(
            nodes="Id,Label,Kind\na,Ann,person\nb,Bo,person\n",
            edges=f'Source,Target,Kind,timeset\na,b,trusts,"{several}"\n',
        )
    )
    ((since, extra),) = rows(memory, "influences", "since", "extra")
    assert since is None
    assert json.loads(extra) == {"timeset": several}


def test_a_workbook_of_gephi_is_read_the_same(book: Any, bring: Any, memory: Any) -> None:
    nodes = [["Id", "Label", "Type"], ["d", "Works", "team"], ["i", "Bridge", "issue"]]
    bring(book(Nodes=nodes, Edges=[["Source", "Target", "Kind"], ["i", "d", "owned by"]]))
    ((party, issue, role, extra),) = rows(memory, "involvements", "party", "issue", "role", "extra")
    assert (party, issue, role) == ("d", "i", "lead")
    assert json.loads(extra) == {"Kind": "owned by"}


def test_our_own_links_are_not_taken_for_gephi(folder: Any, bring: Any, memory: Any) -> None:
    bring(folder(departments="id\na\nb\n", links="source,target,kind\na,b,advises\n"))
    assert rows(memory, "influences", "source", "kind") == [("a", "advises")]


def test_a_node_without_an_id_is_rejected_with_its_row(tmp_path: Path, bring: Any) -> None:
    path = tmp_path / "nodes.csv"
    path.write_text("Id,Label,Type\n,Works,team\nb,Parks,team\n", "utf-8")
    report = bring(path, accept_partial=True)
    (error,) = report.errors
    assert (error.place.file, error.place.row, error.place.column) == ("nodes.csv", 2, "Id")
    assert report.counts["departments"].rejected == 1
