"""Five issues of the sample, checked by hand against its tables: who must be consulted, and why."""

from itertools import pairwise
from typing import Any

import pytest
from sample_city import sample_city

from graph.analyses.consult import ANALYSIS
from graph.projections import Network
from graph.vocabulary import is_dependence

TODAY = "2026-11-23"
# Issue -> why -> who; "open" and "finished" are those who lead what the issue depends on.
MUST = {
    "I-019": {
        "lead": "D-TRA",
        "co-lead": "D-WRK",
        "approve": "P-035",
        "open": "D-ENV D-FIN D-LEG D-PLN",
        "finished": "D-CUL D-WAT",
    },
    "I-023": {
        "lead": "D-WAT",
        "approve": "P-035",
        "open": "D-GEO D-PRT D-WRK",
        "finished": "D-CUL D-ECO D-ENV D-FIN D-LEG D-PLN",
    },
    "I-025": {
        "lead": "D-ENV",
        "approve": "D-MAY P-002",
        "R-03": "D-LEG",
        "finished": "D-FIN D-TRA D-WRK",
    },
    "I-041": {
        "lead": "D-EVA",
        "approve": "P-003 P-080",
        "open": "D-BUD",
        "finished": "D-HEA D-WEL",
    },
    "I-060": {
        "open": "D-BUD D-FIR D-GEO D-PLN D-WEL",
        "finished": "D-EVA D-HEA D-ITC D-WAT",
    },
}


@pytest.fixture(scope="module")
def city() -> Network:
    return sample_city(TODAY)


@pytest.fixture(scope="module", params=MUST)
def asked(request: pytest.FixtureRequest, city: Network) -> Any:
    return request.param, ANALYSIS.answer(city, issue=f"issue:{request.param}", today=TODAY)


def node(identifier: str) -> str:
    return f"{'person' if identifier.startswith('P') else 'department'}:{identifier}"


def speaks(row: Any, why: str) -> bool:
    """Whether a row is there for this reason."""
    if why in ("lead", "co-lead", "approve"):
        return any(each.text.key == f"consult.{why}" for each in row.reasons)
    if why in ("open", "finished"):
        return any(each.text.key.startswith("consult.path.") for each in row.reasons)
    return any(each.records == (f"rule:{why}",) for each in row.reasons)


def test_who_must_be_consulted_and_by_which_rule(asked: Any) -> None:
    issue, result = asked
    rows = {row.ref: row for row in result.rows if row.facts["tier"] == "must"}
    expected = {node(each): why for why, said in MUST[issue].items() for each in said.split()}
    assert set(rows) == set(expected)
    for party, why in expected.items():
        assert speaks(rows[party], why), (party, why)
        assert rows[party].facts["only_finished"] is (why == "finished"), party
        assert rows[party].score is None


def test_every_path_is_a_chain_of_recorded_dependencies(asked: Any, city: Network) -> None:
    kinds = {
        (source, target): data["record"].get("kind")
        for source, target, data in city.edges(data=True)
        if data["relation"] == "depends_on"
    }
    paths = [
        (row.ref, each)
        for row in asked[1].rows
        if row.facts["tier"] == "must"
        for each in row.reasons
        if each.text.key.startswith("consult.path.")
    ]
    assert paths
    for party, each in paths:
        led = each.records[-1] == party and len(each.records) > 2
        steps = each.records[:-1] if led and each.records[-2:] not in kinds else each.records
        assert all(is_dependence(kinds[pair]) for pair in pairwise(steps))
        if steps != each.records:
            assert f"department:{city.nodes[steps[-1]]['record']['owner']}" == party


def test_nobody_should_be_consulted_without_evidence_that_can_be_opened(
    asked: Any, city: Network
) -> None:
    rows = [row for row in asked[1].rows if row.facts["tier"] == "should"]
    assert rows
    for row in rows:
        assert row.score == pytest.approx(sum(row.facts["contributions"].values()))
        telling = [each for each in row.reasons if set(each.records) - {row.ref} & set(city)]
        assert telling, row.ref


def test_who_is_listed_to_be_told_is_not_asked_on_weak_evidence(city: Network) -> None:
    result = ANALYSIS.answer(city, issue="issue:I-019", today=TODAY)
    tiers = {row.ref: row.facts["tier"] for row in result.rows}
    assert tiers["department:D-GEN"] == "inform"  # listed to be told, half as much evidence
    assert tiers["department:D-OLD"] == "should"  # has taken a position on this matter
