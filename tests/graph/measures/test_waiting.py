import networkx as nx
import pytest

from graph.measures.waiting import behind, dependency_cycles, longest_waiting_chain


def test_a_circle_stands_in_the_order_of_waiting():
    network = nx.DiGraph([("a", "c"), ("c", "b"), ("b", "a"), ("d", "a")])
    assert dependency_cycles(network) == [["a", "c", "b"]]


def test_larger_groups_of_mutual_waiting_come_first_and_lines_are_none():
    network = nx.DiGraph([("a", "b"), ("b", "a"), ("c", "d"), ("d", "e"), ("e", "c"), ("e", "d")])
    assert dependency_cycles(network) == [["c", "d", "e"], ["a", "b"]]
    assert dependency_cycles(nx.DiGraph([("a", "b")])) == []


def test_the_chain_runs_from_what_waits_to_what_all_wait_for():
    network = nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c"), ("x", "c")])
    assert longest_waiting_chain(network) == ["a", "b", "c"]


def test_a_circle_is_one_step_of_the_chain():
    network = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")])
    assert longest_waiting_chain(network) == ["a", "b", "c", "d"]


def test_where_nothing_waits_there_is_no_chain():
    assert longest_waiting_chain(nx.empty_graph(3, create_using=nx.DiGraph)) == []


@pytest.mark.parametrize("seed", range(6))
def test_who_waits_behind_whom_is_what_networkx_calls_ancestors(seed):
    network = nx.relabel_nodes(nx.gnp_random_graph(40, 0.03, seed=seed, directed=True), str)
    followed = behind(network)
    for node in network:
        assert set(followed.of([node])) == nx.ancestors(network, node)
        assert followed.count([node]) == len(nx.ancestors(network, node))


def test_behind_several_stands_everybody_once_and_none_of_themselves():
    network = nx.DiGraph([("a", "b"), ("b", "c"), ("d", "c"), ("c", "b")])
    assert behind(network).of(["b", "c"]) == ["a", "d"]
    assert behind(network).of(["a"]) == []
    assert behind(network).of([]) == []
