"""Sequencing, smallest covers, RACI, salience classes and the power grid, against what is known."""

import itertools
import json
from pathlib import Path

import networkx as nx
import pytest

from graph.measures.critical_path import critical_path
from graph.measures.dsm import feedback_marks, sequencing
from graph.measures.power_interest import quadrant
from graph.measures.raci import violations
from graph.measures.salience_class import salience, salience_class
from graph.measures.set_cover import smallest_cover

METHODS = Path(__file__).parents[3].parent / "shared" / "methods"


def published(name):
    if not METHODS.is_dir():
        pytest.skip("the published examples ../shared/methods are not on this machine")
    return json.loads((METHODS / name).read_text(encoding="utf-8"))


def matrix(given):
    network = nx.DiGraph()
    network.add_nodes_from(given["labels"])
    for task, row in zip(given["labels"], given["matrix"], strict=True):
        network.add_edges_from(
            (task, other)
            for other, mark in zip(given["labels"], row, strict=True)
            if mark and other != task
        )
    return network


def marks(network, order):
    return len(list(feedback_marks(network, order)))


def test_the_thirteen_tasks_come_from_twenty_marks_down_to_ten():
    given = published("dsm_13_tasks.json")
    network = matrix(given)
    found = sequencing(network)
    assert marks(network, given["labels"]) == 20
    assert marks(network, given["expected_sequence"]) == 10
    assert marks(network, found.order) == 10
    assert found.is_exact


def test_what_is_needed_comes_first_and_what_needs_nothing_of_each_other_at_the_same_time():
    found = sequencing(nx.DiGraph([("c", "a"), ("c", "b"), ("d", "c")]))
    assert dict(zip(found.blocks, found.levels, strict=True)) == {
        ("a",): 0,
        ("b",): 0,
        ("c",): 1,
        ("d",): 2,
    }


def test_a_circle_is_one_block_and_its_order_has_the_fewest_marks():
    network = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("a", "c"), ("d", "a")])
    found = sequencing(network)
    assert [set(block) for block in found.blocks] == [{"a", "b", "c"}, {"d"}]
    fewest = min(marks(network, (*order, "d")) for order in itertools.permutations("abc"))
    assert marks(network, found.order) == fewest == 1


def test_a_circle_too_large_to_try_every_order_still_gets_an_order_of_all_its_tasks():
    network = nx.DiGraph([(str(at), str((at + 1) % 14)) for at in range(14)])
    found = sequencing(network)
    assert sorted(found.order) == sorted(network)
    assert marks(network, found.order) == 1
    assert not found.is_exact


def test_the_smallest_cover_is_two_where_taking_the_largest_first_would_be_three():
    covers = {
        "largest": {"2", "3", "4", "5"},
        "odd": {"1", "2", "3"},
        "even": {"4", "5", "6"},
        "one": {"1"},
        "six": {"6"},
    }
    assert smallest_cover(covers, list("123456")) == ("odd", "even")


def test_whoever_a_rule_names_is_in_the_cover_and_strength_decides_between_equals():
    covers = {"a": {"u"}, "b": {"u"}, "named": set()}
    assert smallest_cover(covers, ["u"], {"named"}, {"a": 1.0, "b": 9.0}) == ("b", "named")
    assert smallest_cover(covers, ["u", "nobody's"], (), {"a": 9.0}) == ("a",)
    assert smallest_cover({}, ["u"]) == ()


def test_the_longest_chain_is_critical_and_the_rest_has_slack():
    timing = critical_path(
        nx.DiGraph([("sign", "ask"), ("sign", "wait"), ("wait", "draft"), ("ask", "draft")]),
        {"draft": 2, "ask": 3, "wait": 10, "sign": 1},
    )
    assert (timing["sign"].start, timing["sign"].end) == (12, 13)
    assert [task for task in timing if timing[task].is_critical] == ["draft", "wait", "sign"]
    assert timing["ask"].slack == 7


def test_the_raci_rules_find_what_the_chart_breaks():
    given = published("raci_rules.json")
    chart = given["test_matrix"]
    broken = [
        {"activity": activity, "rules": list(found)}
        for activity, row in zip(chart["activities"], chart["cells"], strict=True)
        if (found := violations(dict(zip(chart["parties"], row, strict=True))))
    ]
    assert broken == given["expected_violations"]


def test_two_accountable_break_the_first_rule_only():
    assert violations({"a": "A", "b": "A/R"}) == ("R1",)


def test_every_salience_class_is_the_published_one():
    for row in published("salience_classes.json")["truth_table"]:
        has = {name: bool(row[name]) for name in ("power", "legitimacy", "urgency")}
        assert salience_class(**has) == row["class"]
        assert salience(**has) in row["salience"]


def test_the_quadrants_are_the_published_ones():
    level = {"high": 0.9, "low": 0.1}
    for row in published("power_interest_grid.json")["quadrants"]:
        found = quadrant(level[row["power"]], level[row["interest"]])
        assert found.action.replace("_", " ") in row["action"] or found.action in (
            "manage_closely",
            "monitor",
        )
        assert not found.is_on_the_line


def test_a_value_on_the_threshold_counts_as_high_and_is_said_to_lie_on_the_line():
    assert quadrant(0.5, 0.2).action == "keep_satisfied"
    assert quadrant(0.5, 0.2).is_on_the_line
    assert not quadrant(0.51, 0.2).is_on_the_line
