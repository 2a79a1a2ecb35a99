"""What a party can do and what the matter is to it: salience class and place in the grid."""

from collections.abc import Mapping
from typing import Any

from graph.measures.power_interest import THRESHOLD, quadrant
from graph.measures.salience_class import salience_class
from graph.projections import Network
from graph.reading import positions_told


def standings(network: Network, issue: str | None) -> dict[str, dict[str, Any]]:
    """Party -> what is known of its power and interest on an issue; none of it told in confidence.

    ``quadrant`` (Mendelow 1991) stands where power and salience are known both, and
    ``on_the_line`` where one of them lies on the threshold of 0.5.
    """
    if issue is None:
        return {}
    return {
        party: _standing(record)
        for party, record in positions_told(network, issue)
        if record.get("power") is not None and record.get("salience") is not None
    }


def _standing(record: Mapping[str, Any]) -> dict[str, Any]:
    place = quadrant(record["power"], record["salience"])
    return {
        "power": record["power"],
        "interest": record["salience"],
        "quadrant": place.action,
        "on_the_line": place.is_on_the_line,
    }


def class_of(standing: Mapping[str, Any], *, is_called: bool) -> str | None:
    """Salience class (Mitchell, Agle & Wood 1997); None where power or salience is unknown.

    Power and urgency are had from 0.5 on, urgency being how much the matter counts for the party;
    legitimacy is that a rule or an office calls it.
    """
    if not standing:
        return None
    return salience_class(
        power=standing["power"] >= THRESHOLD,
        legitimacy=is_called,
        urgency=standing["interest"] >= THRESHOLD,
    )
