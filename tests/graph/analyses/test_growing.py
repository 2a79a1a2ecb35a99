from typing import Any

from graph.analyses._base import Result
from graph.analyses.growing import ANALYSIS


def answer(network: Any, **parameters: Any) -> Result:
    return ANALYSIS.answer(network, today="2026-06-01", **parameters)


def at(party: str, position: float, salience: float, as_of: str | None = None) -> dict[str, Any]:
    row = {"party": party, "issue": "road", "position": position, "salience": salience}
    return row | {"power": 1.0, "as_of": as_of}


def road(organisation: Any, *positions: dict[str, Any], **tables: Any) -> Any:
    named = {"departments": ["works", "parks"], "issues": [{"id": "road", "owner": "works"}]}
    return organisation(**named | tables, positions=list(positions))


def test_positions_that_drift_apart_are_seen_while_the_conflict_is_small(organisation):
    network = road(
        organisation,
        at("works", 50, 0.5, "2026-01-01"),
        at("works", 70, 0.5, "2026-05-01"),
        at("parks", 45, 0.5, "2026-01-01"),
    )
    (row,) = answer(network).rows
    assert row.ref == "issue:road"
    # From 2.5 to 12.5 points on either side of the mean: (156.25 - 6.25) / 2500.
    assert round(row.facts["drift"], 6) == 0.06
    assert row.facts["small"]
    assert [reason.text.key for reason in row.reasons] == ["growing.drift.by"]


def test_positions_that_come_together_are_no_warning(organisation):
    network = road(
        organisation,
        at("works", 90, 0.5, "2026-01-01"),
        at("works", 60, 0.5, "2026-05-01"),
        at("parks", 40, 0.5),
    )
    assert answer(network).rows == ()


def test_rising_interest_is_a_sign_of_its_own(organisation):
    network = road(
        organisation,
        at("works", 50, 0.2, "2026-01-01"),
        at("works", 50, 0.6, "2026-05-01"),
        at("parks", 50, 0.5),
    )
    (row,) = answer(network).rows
    assert [reason.text.key for reason in row.reasons] == ["growing.salience"]


def test_waiting_for_a_matter_led_by_an_opponent_is_a_sign(organisation):
    network = road(
        organisation,
        at("works", 90, 0.5),
        at("parks", 10, 0.5),
        issues=[{"id": "road", "owner": "works"}, {"id": "trees", "owner": "parks"}],
        dependencies=[{"source": "road", "target": "trees"}],
    )
    (row,) = answer(network).rows
    assert row.ref == "issue:road"
    assert row.reasons[0].records[1] == "issue:trees"


def test_a_closed_matter_that_an_opponent_led_holds_nothing_up(organisation):
    network = road(
        organisation,
        at("works", 90, 0.5),
        at("parks", 10, 0.5),
        issues=[
            {"id": "road", "owner": "works"},
            {"id": "trees", "owner": "parks", "closed": "2026-05-01"},
            {"id": "lawn", "owner": "parks", "status": "done"},
        ],
        dependencies=[
            {"source": "road", "target": "trees"},
            {"source": "road", "target": "lawn"},
        ],
    )
    assert answer(network).rows == ()


def test_without_earlier_positions_it_says_that_nothing_can_be_compared(organisation):
    result = answer(road(organisation, at("works", 90, 0.5), at("parks", 10, 0.5)))
    assert result.rows == ()
    assert [each.key for each in result.warnings] == ["growing.warning.no_history"]
