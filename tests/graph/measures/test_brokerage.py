import csv
import json
from pathlib import Path

import networkx as nx
import pytest

from graph.measures.brokerage import ROLES, brokerage

METHODS = Path(__file__).parents[3].parent / "shared" / "methods"


def _rows(name):
    with (METHODS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_cell_of_the_monks_brokerage_is_that_of_r_sna():
    if not METHODS.is_dir():
        pytest.skip("the published values ../shared/methods are not on this machine")
    groups = {row["node"]: row["faction"] for row in _rows("brokerage_groups.csv")}
    network = nx.DiGraph()
    network.add_nodes_from(groups)
    network.add_edges_from((row["source"], row["target"]) for row in _rows("brokerage_edges.csv"))
    expected = json.loads((METHODS / "brokerage_expected.json").read_text(encoding="utf-8"))
    found = brokerage(network, groups)
    assert {node: roles | {"total": sum(roles.values())} for node, roles in found.items()} == (
        expected
    )


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("aaa", "coordinator"),
        ("aba", "itinerant"),
        ("aab", "representative"),
        ("abb", "gatekeeper"),
        ("abc", "liaison"),
    ],
)
def test_the_role_follows_from_the_groups_of_the_three(groups, role):
    network = nx.DiGraph([(0, 1), (1, 2)])
    found = brokerage(network, dict(enumerate(groups)))
    assert found[1] == {each: int(each == role) for each in ROLES}


def test_who_meet_themselves_need_no_broker():
    network = nx.DiGraph([(0, 1), (1, 2), (0, 2)])
    assert sum(brokerage(network, dict.fromkeys(network, "a"))[1].values()) == 0


@pytest.mark.parametrize("is_directed", [True, False])
def test_roles_are_those_of_every_three_looked_at_one_by_one(is_directed):
    network = nx.gnp_random_graph(75, 0.1, seed=3, directed=is_directed).to_directed()
    groups = {node: node % 4 for node in network}
    counted = {node: dict.fromkeys(ROLES, 0) for node in network}
    for broker in network:
        into, out = network.predecessors(broker), list(network.successors(broker))
        for one, other in ((i, j) for i in into for j in out if i != j):
            if not network.has_edge(one, other):
                counted[broker][_role(*(groups[each] for each in (one, broker, other)))] += 1
    assert brokerage(network, groups) == counted


def _role(first, own, last):
    if first == own == last:
        return "coordinator"
    if first == last:
        return "itinerant"
    if first == own:
        return "representative"
    return "gatekeeper" if last == own else "liaison"
