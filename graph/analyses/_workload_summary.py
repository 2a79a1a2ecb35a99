"""The workload as a whole: what stands out, and what is not known."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from graph.analyses._assumptions import assumptions
from graph.analyses._bottlenecks import open_dependencies
from graph.analyses._collaboration import SEED, Collaboration
from graph.analyses._counted import counted
from graph.analyses._work import DAYS_A_MONTH, NO_EFFORT, NO_ROLE, open_issues, roles_on
from graph.analyses._workload_row import Party, order
from graph.dates import latest
from graph.measures.waiting import dependency_cycles, longest_waiting_chain
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import leads, today


def summary(
    network: Network,
    parameters: Mapping[str, Any],
    parties: list[Party],
    structure: Collaboration,
) -> dict[str, Any]:
    """Figures about the whole; parties and issues by reference, in order of weight."""
    day = today(parameters)
    ranked = sorted(parties, key=order)
    return {
        "period": {
            "from": day.isoformat(),
            "until": (day + timedelta(days=parameters["months"] * DAYS_A_MONTH)).isoformat(),
            "months": parameters["months"],
        },
        "role_weights": dict(assumptions(parameters).weights),
        "default_effort": parameters["default_effort"],
        "default_capacity": parameters["default_capacity"],
        "parties": len(parties),
        "open_issues": len(open_issues(network, day)),
        "over_capacity": [party.ref for party in ranked if party.is_over],
        "missing_capacity": len(_without_capacity(parties)),
        "missing_effort": len(_without_effort(network, parameters)),
        "overdue": overdue(network, day),
        "without_party": [
            each for each in open_issues(network, day) if not roles_on(network, each)
        ],
        "sole_approvers": [each["party"] for each in _sole_approvers(parties)],
        "approvals": _sole_approvers(parties),
        **_waiting(network, parameters),
        "brokers": [p.ref for p in _by_standing(parties) if p.broker],
        "articulation_points": [p.ref for p in _by_standing(parties) if p.articulation],
        "betweenness": {
            "parties": structure.size,
            "sources": structure.sources,
            "exact": structure.sources == structure.size,
            "seed": SEED,
        },
    }


def _waiting(network: Network, parameters: Mapping[str, Any]) -> dict[str, Any]:
    day = today(parameters)
    depends = open_dependencies(network, day)
    return {
        "cycles": dependency_cycles(depends),
        "longest_chain": longest_waiting_chain(depends),
        "without_lead": [each for each in open_issues(network, day) if not leads(network, each)],
    }


def _sole_approvers(parties: list[Party]) -> list[dict[str, Any]]:
    """Parties that alone can give an approval that is still open, most held up first."""
    found = [
        {
            "party": party.ref,
            "issues": [each for each in party.held.sole["approve"] if each in party.held.waiting],
            "waiting": list(party.held.waiting),
            "behind": list(party.held.behind),
        }
        for party in parties
        if set(party.held.sole.get("approve", ())) & set(party.held.waiting)
    ]
    return sorted(found, key=lambda each: -len(each["waiting"]) - len(each["behind"]))


def _by_standing(parties: list[Party]) -> list[Party]:
    return sorted(parties, key=lambda party: -(party.betweenness or 0.0))


def overdue(network: Network, day: date) -> list[str]:
    """Open issues past their due date, the longest overdue first; those of nobody too."""
    due = {
        issue: latest(record["due"])
        for issue in open_issues(network, day)
        if "due" in (record := network.nodes[issue]["record"])
    }
    return sorted((each for each, until in due.items() if until < day), key=due.__getitem__)


def _without_capacity(parties: list[Party]) -> list[Party]:
    return [each for each in parties if each.capacity is None or each.capacity_assumed]


def _without_effort(network: Network, parameters: Mapping[str, Any]) -> list[str]:
    issues = open_issues(network, today(parameters))
    return [each for each in issues if "effort" not in network.nodes[each]["record"]]


def warnings(
    network: Network,
    parameters: Mapping[str, Any],
    parties: list[Party],
    structure: Collaboration,
) -> list[Message]:
    """What is unknown, assumed or estimated."""
    without, issues = _without_effort(network, parameters), open_issues(network, today(parameters))
    assumed, missing = parameters["default_effort"], len(_without_capacity(parties))
    said = []
    if without:
        values = {"count": len(without), "of": len(issues)}
        if assumed is None:
            said.append(message("workload.warning.no_effort", **values))
        else:
            said.append(message("workload.warning.assumed", **values, effort=float(assumed)))
    if missing:
        listed: dict[str, object] = {
            "count": missing,
            "listed": counted(len(parties), parameters),
            "capacity": parameters["default_capacity"],
        }
        known = "no_capacity" if parameters["default_capacity"] is None else "assumed_capacity"
        said.append(message(f"workload.warning.{known}", **listed))
    if unread := sum(bool(party.issues(NO_ROLE)) for party in parties):
        said.append(message("workload.warning.no_role", **_some(unread, parameters)))
    if silent := sum(party.load is None and bool(party.issues(NO_EFFORT)) for party in parties):
        said.append(message("workload.warning.silent", **_some(silent, parameters)))
    if structure.sources < structure.size:
        values = {"sources": structure.sources, "of": structure.size, "seed": SEED}
        said.append(message("workload.warning.estimated", **values))
    if not issues:
        said.append(message("workload.warning.nothing_open"))
    return said


def _some(count: int, parameters: Mapping[str, Any]) -> dict[str, object]:
    return {"count": count, "parties": counted(count, parameters)}
