"""The compiled measures give networkx's numbers, and the published ones."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from graph import backend
from graph.backend import CompiledNetwork

ROOT = Path(__file__).parents[3]
BORGATTI = ROOT.parent / "shared" / "methods" / "structural_holes_borgatti.json"


def _networks():
    draw = random.Random(5)
    for seed in range(4):
        network = nx.gnm_random_graph(30, 24 + 12 * seed, seed=seed)
        for one, other in network.edges:
            network[one][other]["weight"] = draw.randint(1, 9)
        yield network
    yield nx.empty_graph(3)
    yield nx.Graph()


@pytest.mark.parametrize("network", list(_networks()), ids=str)
def test_cuts_and_betweenness_are_those_of_networkx(network):
    assert set(backend.articulation_points(network)) == set(nx.articulation_points(network))
    found = {frozenset(each) for each in backend.bridges(network)}
    assert found == {frozenset(each) for each in nx.bridges(network)}
    assert backend.betweenness_centrality(network) == pytest.approx(
        nx.betweenness_centrality(network)
    )


@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("network", list(_networks()), ids=str)
def test_holes_are_those_of_networkx(network, weight):
    nodes = list(network)
    assert backend.constraint(network, weight=weight) == pytest.approx(
        nx.constraint(network, nodes, weight), nan_ok=True
    )
    # All nodes at once, networkx 3.6.1 is wrong on weighted networks; node by node it is not.
    assert backend.effective_size(network, weight=weight) == pytest.approx(
        nx.effective_size(network, nodes, weight), nan_ok=True
    )


@pytest.mark.parametrize("weight", [None, "weight"])
def test_holes_are_those_of_networkx_where_some_have_contacts_by_the_hundred(weight):
    network = nx.barabasi_albert_graph(2_050, 1, seed=3)
    network.add_edges_from((0, each) for each in range(1, 400))
    network.add_edges_from((1, each) for each in range(200, 500))
    for one, other in network.edges:
        network[one][other]["weight"] = 1 + (one + other) % 5
    asked = [250, 399, 450, 2_049]  # networkx needs minutes for those with many contacts
    constraint = backend.constraint(network, weight=weight)
    sizes = backend.effective_size(network, weight=weight)
    assert {each: constraint[each] for each in asked} == pytest.approx(
        nx.constraint(network, asked, weight)
    )
    assert {each: sizes[each] for each in asked} == pytest.approx(
        nx.effective_size(network, asked, weight)
    )
    tied = nx.to_numpy_array(network, weight=weight)
    part = tied / tied.sum(axis=1, keepdims=True)
    written_out = ((part + part @ part) ** 2 * (tied > 0)).sum(axis=1)
    assert list(constraint.values()) == pytest.approx(written_out.tolist())


def test_pagerank_is_that_of_networkx_personal_and_with_dead_ends():
    network = nx.gnp_random_graph(40, 0.05, seed=2, directed=True)
    here = {3: 1.0, 7: 2.0}
    assert backend.pagerank(network) == pytest.approx(nx.pagerank(network))
    assert backend.pagerank(network, personalization=here) == pytest.approx(
        nx.pagerank(network, personalization=here)
    )


def test_a_directed_betweenness_is_that_of_networkx():
    network = nx.gnp_random_graph(25, 0.1, seed=3, directed=True)
    assert backend.betweenness_centrality(network) == pytest.approx(
        nx.betweenness_centrality(network)
    )


def test_an_estimate_is_that_of_networkx_from_the_same_nodes_and_within_its_bound():
    network = nx.barabasi_albert_graph(200, 2, seed=1)
    estimate = backend.betweenness_centrality(network, k=60, seed=4)
    assert estimate == pytest.approx(nx.betweenness_centrality(network, k=60, seed=4))
    exact = nx.betweenness_centrality(network)
    bound = (8.29 / 120) ** 0.5  # sqrt(ln(20 n) / 2k) with n = 200 and k = 60
    assert max(abs(estimate[node] - exact[node]) for node in network) < bound
    best = max(exact, key=exact.get)
    assert max(estimate, key=estimate.get) == best


def test_the_published_holes_come_out_to_their_printed_digits():
    if not BORGATTI.is_file():
        pytest.skip("the published values ../shared/methods are not on this machine")
    published = json.loads(BORGATTI.read_text(encoding="utf-8"))
    network, directed = nx.Graph(), nx.DiGraph()
    network.add_weighted_edges_from(published["edges"])
    directed.add_weighted_edges_from(published["directed_edges"])
    for name, made, weight in (
        ("unweighted", network, None),
        ("weighted", network, "weight"),
        ("directed", directed, None),
        ("directed_weighted", directed, "weight"),
    ):
        for measure in ("constraint", "effective_size"):
            found = getattr(backend, measure)(made, weight=weight)
            expected = published[name][measure]
            assert {str(node): found[node] for node in found if str(node) in expected} == (
                pytest.approx(expected, abs=0.006)
            )
    found = backend.constraint(network)
    assert found == pytest.approx(published["R_igraph_1.3.5_constraint_unweighted"], abs=5e-5)


def test_parallel_ties_are_refused_and_not_added_up_in_silence():
    with pytest.raises(NotImplementedError):
        CompiledNetwork.of(nx.MultiGraph([(1, 2), (1, 2)]))


def test_networkx_finds_the_backend_where_the_product_is_installed(tmp_path):
    folder = tmp_path / "stakeholder_backend-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: stakeholder-backend\nVersion: 1")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'stakeholders = "graph.backend.interface"' in project
    (folder / "entry_points.txt").write_text(
        "[networkx.backends]\nstakeholders = graph.backend.interface\n"
        "[networkx.backend_info]\nstakeholders = graph.backend.interface:backend_info\n"
    )
    script = (
        "import networkx as nx\n"
        "network = nx.gnm_random_graph(30, 60, seed=1)\n"
        "for measure in (nx.betweenness_centrality, nx.constraint, nx.pagerank):\n"
        "    ours, theirs = measure(network, backend='stakeholders'), measure(network)\n"
        "    assert all(abs(ours[n] - theirs[n]) < 1e-6 for n in network), measure\n"
        "assert set(nx.bridges(network, backend='stakeholders')) == set(nx.bridges(network))\n"
    )
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    environment = os.environ | {"PYTHONPATH": path}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
