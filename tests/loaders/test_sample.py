"""What the sample organisation was written to show, on 23 November 2026, by plain arithmetic.

Formulas are written out here, not taken from the analyses, so that each checks the other.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from graph.fields import FieldType
from graph.model import RECORD_TYPES
from graph.projections import Network, edges, nodes_of_kind, project
from graph.tables import Register, complete, frame
from loaders.samples import sample_path

TODAY = date(2026, 11, 23)
MONTHS, DAYS = 3, 90
WEIGHTS = {"lead": 1.0, "co-lead": 0.8, "support": 0.5}  # every other role but inform: 0.1
DEVELOPMENT = ("D-TRA", "D-WRK", "D-ECO", "D-PRT")
CONSERVATION = ("D-ENV", "D-CUL", "D-OLD")


def _rows(table: str) -> list[dict[str, Any]]:
    with (sample_path() / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [{name: text or None for name, text in row.items()} for row in csv.DictReader(file)]


def _register() -> Register:
    tables = {}
    for record_type in RECORD_TYPES:
        rows = _rows(record_type.table)
        for field in record_type.fields:
            for row in rows:
                if row.get(field.name) and field.type is FieldType.NUMBER:
                    row[field.name] = float(row[field.name])
                elif row.get(field.name) and field.type is FieldType.BOOLEAN:
                    row[field.name] = row[field.name] == "true"
        tables[record_type.table] = frame(record_type.table, rows)
    return Register(version=1, tables=complete(tables))


@pytest.fixture(scope="module")
def network() -> Network:
    return project(_register(), at=TODAY.isoformat())


def open_issues(network: Network) -> list[str]:
    issues = nodes_of_kind(network, "issue")
    return [issue for issue in issues if "closed" not in network.nodes[issue]["record"]]


def left_on(network: Network, issue: str) -> dict[tuple[str, str], float | None]:
    """Roles in which something is left to do: no answers that are given, none on one's own."""
    answered = {
        (party, record["role"])
        for party, record in edges(network, issue, "involved_in", incoming=True)
        if record["role"] in ("consult", "approve") and {"answer", "answered", "waived"} & {*record}
    }
    held = roles(network, issue)
    own = {
        (party, role)
        for party, role in held
        if role in ("consult", "approve") and (party, "lead") in held
    }
    return {
        part: effort
        for part, effort in held.items()
        if part not in answered | own and part[1] != "inform"
    }


def roles(network: Network, issue: str) -> dict[tuple[str, str], float | None]:
    """``(party, role) -> own effort``, the owner standing as lead."""
    held: dict[tuple[str, str], float | None] = {
        (owner, "lead"): None for owner, _ in edges(network, issue, "owned_by")
    }
    for party, record in edges(network, issue, "involved_in", incoming=True):
        held[party, record["role"]] = record.get("effort")
    return held


def loads(network: Network) -> dict[str, float]:
    """Person-days each party has to do in the next three months."""
    total: dict[str, float] = defaultdict(float)
    for issue in open_issues(network):
        record = network.nodes[issue]["record"]
        left = (date.fromisoformat(record["due"]) - TODAY).days if "due" in record else 0
        part = DAYS / left if left > DAYS else 1.0
        for (party, role), own in left_on(network, issue).items():
            effort = own or record.get("effort", 0.0) * WEIGHTS.get(role, 0.1)
            total[party] += effort * part
    return total


def utilisation(network: Network) -> dict[str, float]:
    found = loads(network)
    records = {node: network.nodes[node]["record"] for node in nodes_of_kind(network, "department")}
    return {
        node: found[node] / (record["capacity"] * MONTHS)
        for node, record in records.items()
        if "capacity" in record
    }


def test_only_water_and_drainage_is_over_150_percent_and_others_have_more_issues(network):
    rates = utilisation(network)
    assert rates.pop("department:D-WAT") == pytest.approx(1.57, abs=0.005)
    assert min(rates.values()) > 0.3
    assert max(rates.values()) < 1.1
    counts: dict[str, int] = defaultdict(int)
    for issue in open_issues(network):
        for party in {party for party, _ in left_on(network, issue)}:
            counts[party] += 1
    assert counts["department:D-WAT"] == 5
    units = {party: count for party, count in counts.items() if party.startswith("department:")}
    assert max(units, key=units.__getitem__) == "department:D-MAY"
    assert counts["department:D-MAY"] == 13
    assert rates["department:D-MAY"] == pytest.approx(0.76, abs=0.005)


def test_three_projects_alone_are_more_than_water_and_drainage_can_do(network):
    own = {
        issue: network.nodes[issue]["record"]["effort"]
        for issue in open_issues(network)
        if ("department:D-WAT", "lead") in roles(network, issue)
    }
    assert sorted(own.values()) == [120, 150, 190]
    assert sum(own.values()) > MONTHS * network.nodes["department:D-WAT"]["record"]["capacity"]


def test_the_capacity_of_the_port_company_alone_is_unknown(network):
    assert {
        node
        for node in nodes_of_kind(network, "department")
        if "capacity" not in network.nodes[node]["record"]
    } == {"department:D-PRT"}


def collaboration(network: Network) -> "nx.Graph[str]":
    """Parties, tied where they share an issue."""
    ties: nx.Graph[str] = nx.Graph()
    for issue in nodes_of_kind(network, "issue"):
        ties.add_edges_from(combinations({party for party, _ in roles(network, issue)}, 2))
    return ties


def test_the_geodata_unit_is_the_only_bridge_between_two_halves_and_has_four_issues(network):
    broker = "department:D-GEO"
    ties = collaboration(network)
    between = nx.betweenness_centrality(ties)
    assert max(between, key=between.__getitem__) == broker
    assert set(nx.articulation_points(ties)) == {broker}
    halves = list(nx.connected_components(ties.subgraph(set(ties) - {broker})))
    assert {"department:D-TRA", "department:D-ENV"} <= max(halves, key=len)
    assert {"department:D-HEA", "department:D-EDU"} <= min(halves, key=len)
    assert [len(halves), min(map(len, halves)) > 20] == [2, True]
    issues = [issue for issue in nodes_of_kind(network, "issue") if _takes_part(network, issue)]
    assert len(issues) == 4


def _takes_part(network: Network, issue: str) -> bool:
    return any(party == "department:D-GEO" for party, _ in roles(network, issue))


def test_flood_wall_tender_and_trench_wait_for_each_other_and_nothing_else_does(network):
    depends: nx.DiGraph[str] = nx.DiGraph()
    for source in network:
        depends.add_edges_from(
            (source, target) for target, _ in edges(network, source, "depends_on")
        )
    loops = [part for part in nx.strongly_connected_components(depends) if len(part) > 1]
    wall, tender, trench = "issue:I-023", "issue:I-056", "issue:I-029"
    assert loops == [{wall, tender, trench}]
    assert {(wall, tender), (tender, trench), (trench, wall)} <= set(depends.edges)
    assert {wall, tender, trench} <= set(open_issues(network))


def test_the_heat_wave_plan_is_the_only_issue_without_a_lead(network):
    without = [
        issue
        for issue in nodes_of_kind(network, "issue")
        if "lead" not in {role for _, role in roles(network, issue)}
    ]
    assert without == ["issue:I-060"]
    assert without[0] in open_issues(network)


def test_nine_open_issues_wait_for_the_city_engineer_and_nobody_else_can_approve_them(network):
    alone: dict[str, int] = defaultdict(int)
    for issue in open_issues(network):
        approvers = [party for party, role in roles(network, issue) if role == "approve"]
        if len(approvers) == 1:
            alone[approvers[0]] += 1
    assert alone.pop("person:P-035") == 9
    assert max(alone.values(), default=0) <= 1
    unit = [target for target, _ in edges(network, "person:P-035", "member_of")]
    assert unit == ["department:D-WRK"]


Stands = Mapping[tuple[str, str], tuple[float, float, float]]


def stands(network: Network) -> Stands:
    """``(issue, party id) -> position, salience, power``, where all three are known."""
    return {
        (issue, network.nodes[party]["id"]): (
            record["position"],
            record["salience"],
            record["power"],
        )
        for issue in nodes_of_kind(network, "issue")
        for party, record in edges(network, issue, "takes_position", incoming=True)
        if {"position", "salience", "power"} <= set(record)
    }


def weights_and_outcomes(known: Stands) -> tuple[dict[str, float], dict[str, float]]:
    weight: dict[str, float] = defaultdict(float)
    moment: dict[str, float] = defaultdict(float)
    for (issue, _), (position, salience, power) in known.items():
        weight[issue] += power * salience
        moment[issue] += power * salience * position
    return weight, {issue: moment[issue] / weight[issue] for issue in weight}


def trades(known: Stands) -> dict[tuple[str, str, str, str], float]:
    """``(gains on p, gains on q, p, q) -> gain of each``: exchange model, equal gains."""
    weight, outcome = weights_and_outcomes(known)
    found = {}
    for p, q in combinations(sorted(outcome), 2):
        both = sorted({b for i, b in known if i == p} & {b for i, b in known if i == q})
        for first, second in combinations(both, 2):
            if not all(_opposed(known, outcome, issue, first, second) for issue in (p, q)):
                continue
            ratios = {b: known[p, b][1] / known[q, b][1] for b in (first, second)}
            one, other = sorted((first, second), key=lambda b: -ratios[b])
            rate = (known[p, one][1] + known[p, other][1]) / (known[q, one][1] + known[q, other][1])
            given_p = _furthest(known, weight, outcome, p, other, one)
            shift = min(given_p, _furthest(known, weight, outcome, q, one, other) / rate)
            found[one, other, p, q] = (known[p, one][1] - known[q, one][1] * rate) * shift
    return found


def _opposed(
    known: Stands, outcome: Mapping[str, float], issue: str, first: str, second: str
) -> bool:
    return len({known[issue, party][0] <= outcome[issue] for party in (first, second)}) == 2


def _furthest(
    known: Stands,
    weight: Mapping[str, float],
    outcome: Mapping[str, float],
    issue: str,
    mover: str,
    partner: str,
) -> float:
    """How far the outcome goes until the mover or the outcome is where the partner stands."""
    position, salience, power = known[issue, mover]
    goal = known[issue, partner][0]
    return min(abs(goal - position) * salience * power / weight[issue], abs(goal - outcome[issue]))


def test_ring_road_against_low_emission_zone_is_the_best_trade_between_the_camps(network):
    known = stands(network)
    ring, zone = "issue:I-019", "issue:I-025"
    _, outcome = weights_and_outcomes(known)
    assert outcome[ring] == pytest.approx(64.96, abs=0.01)
    assert outcome[zone] == pytest.approx(54.64, abs=0.01)
    ordered = sorted(trades(known).items(), key=lambda each: -each[1])
    assert ordered[0][0] == ("D-TRA", "D-ENV", ring, zone)
    # Moving outcome 6.31 points each: 0.95 x 6.31 - 0.30 x 6.31 for either side.
    assert ordered[0][1] == pytest.approx(0.65 * 6.31, abs=0.005)
    assert ordered[1][1] < 0.85 * ordered[0][1]


def test_two_camps_stand_far_apart_and_close_within(network):
    known = stands(network)
    issues = {issue for issue, _ in known}
    assert len(issues) == 12

    def mean_distance(pairs: list[tuple[str, str]]) -> float:
        gaps = [
            abs(known[issue, one][0] - known[issue, other][0])
            for issue in issues
            for one, other in pairs
            if (issue, one) in known and (issue, other) in known
        ]
        return sum(gaps) / len(gaps)

    within = [*combinations(DEVELOPMENT, 2), *combinations(CONSERVATION, 2)]
    across = [(one, other) for one in DEVELOPMENT for other in CONSERVATION]
    assert mean_distance(across) > 3 * mean_distance(within)
