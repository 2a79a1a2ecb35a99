import networkx as nx
import pytest

from graph.measures.betweenness import betweenness


@pytest.mark.parametrize("seed", range(5))
def test_equals_networkx_on_random_networks_also_where_they_fall_apart(seed: int):
    network = nx.gnm_random_graph(40, 45, seed=seed)
    assert betweenness(network) == pytest.approx(nx.betweenness_centrality(network))


def test_equals_networkx_on_florentine_families():
    network = nx.florentine_families_graph()
    assert betweenness(network) == pytest.approx(nx.betweenness_centrality(network))


def test_more_sources_than_one_batch_change_nothing():
    network = nx.barbell_graph(140, 3)
    assert betweenness(network) == pytest.approx(nx.betweenness_centrality(network))


def test_two_who_know_each_other_stand_between_nobody():
    assert betweenness(nx.path_graph(2)) == {0: 0.0, 1: 0.0}
    assert betweenness(nx.Graph()) == {}


def test_drawn_sources_give_the_same_estimate_for_the_same_seed_near_the_exact_value():
    network = nx.barabasi_albert_graph(300, 2, seed=1)
    estimate, exact = betweenness(network, sources=150, seed=3), betweenness(network)
    assert estimate == betweenness(network, sources=150, seed=3)
    assert max(abs(estimate[node] - exact[node]) for node in network) < 0.05
