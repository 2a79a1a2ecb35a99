"""Who must, should and ought to be consulted on an issue, and why.

Three tiers. *Must* follows from authority and rules alone: the lead, co-leads, approvers, holders
of a veto, parties that a rule in force calls for, owners of everything the issue depends on.
*Should* is evidence, in points: precedents with decay, partners of the lead, positions, matters
that wait, brokers, units not heard. *Inform* is the rest within reach. Roles read as RACI: lead =
R, approve = A, consult = C, inform = I, support = S.

It misleads where little is recorded: nobody proposed means nothing known, not nobody affected.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.analyses._base import Analysis, Parameter, Result, Row
from graph.analyses._consult_candidates import bounded, candidates
from graph.analyses._consult_entry import INFORM, MUST, ROLE_ORDER, SHOULD, TIERS, Entry
from graph.analyses._consult_history import history_of
from graph.analyses._consult_warnings import consult_warnings
from graph.dates import after_working_days
from graph.projections import Network, Record, name_of
from graph.reading import involvements, is_closed, leads, resolve, today
from graph.texts import translator

IN_ENGLISH = translator("en")  # musts are listed by role, then by name; one order for everybody


def consult(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer who is to be consulted on the issue ``parameters["issue"]``.

    Returns
    -------
    Result
        One row a party: tier, role, deadline, what is answered, whether it is on the list now.
        The score of a *should* is the sum of its ``contributions``; a *must* has none.

    Raises
    ------
    UserError
        No such issue, or ``today`` is no date.
    """
    issue = resolve(network, str(parameters["issue"]), "issue")
    day = today(parameters)
    matter = history_of(network).matters[issue]
    on_list = _on_list(network, issue)
    listed = frozenset(on_list)
    found = candidates(network, matter, day, float(parameters["half_life_days"]), listed)
    chosen, left_out = bounded(found.entries, int(parameters["limit"]), listed)
    kept = sorted(map(found.explained, chosen), key=lambda entry: _rank(network, entry))
    return Result(
        summary=_summary(network, issue, day, kept, on_list, left_out),
        rows=tuple(_row(entry, day, on_list.get(entry.party)) for entry in kept),
        warnings=tuple(consult_warnings(network, matter, day, kept, left_out)),
    )


def _on_list(network: Network, issue: str) -> dict[str, list[Record]]:
    """Parties recorded on the issue now, with their involvements; the owner has none of its own."""
    found: dict[str, list[Record]] = {lead: [] for lead in leads(network, issue)}
    for party, _, record in involvements(network, issue):
        found.setdefault(party, []).append(record)
    return found


def _rank(network: Network, entry: Entry) -> tuple[int, float, int, str, str]:
    points = -entry.points if entry.tier == SHOULD else 0.0
    role = ROLE_ORDER.index(entry.role)
    name = name_of(network, entry.party, IN_ENGLISH)
    return TIERS.index(entry.tier), points, role, name, entry.party


def _row(entry: Entry, day: date, recorded: list[Record] | None) -> Row:
    is_evidence = entry.tier == SHOULD
    answers = [each for each in recorded or () if each.get("answer") or each.get("answered")]
    last = max(answers, key=lambda each: each.get("answered") or "", default={})
    due = None if entry.days is None else after_working_days(day, entry.days).isoformat()
    return Row(
        ref=entry.party,
        score=entry.points if is_evidence else None,
        reasons=entry.reasons(),
        facts={
            "tier": entry.tier,
            "role": entry.role,
            "deadline": due,
            "recorded": recorded is not None,
            "recorded_as": [each["role"] for each in recorded or ()],
            "answer": last.get("answer"),
            "answered": last.get("answered"),
            "contributions": entry.contributions() if is_evidence else {},
        },
    )


def _summary(
    network: Network,
    issue: str,
    day: date,
    entries: list[Entry],
    on_list: Mapping[str, Any],
    left_out: Mapping[str, int],
) -> dict[str, Any]:
    lead = leads(network, issue)
    musts = [entry.party for entry in entries if entry.tier == MUST]
    return {
        "issue": issue,
        "today": day.isoformat(),
        "open": not is_closed(network, issue, day),
        "lead": lead[0] if lead else None,
        **{tier: sum(entry.tier == tier for entry in entries) for tier in TIERS},
        "left_out": dict(left_out),
        "missing_from_list": [party for party in musts if party not in on_list],
        "without_reason": [entry.party for entry in entries if _is_unfounded(entry)],
    }


def _is_unfounded(entry: Entry) -> bool:
    """Whether nothing but the list itself speaks for a party."""
    return entry.tier == INFORM and all(
        each.reason.text.key == "consult.recorded" for each in entry.findings
    )


ANALYSIS = Analysis(
    id="consult",
    parameters=(
        Parameter(name="issue", type=str, required=True, refers_to=("issue",)),
        Parameter(name="today", type=date),
        Parameter(name="limit", type=int, default=10, minimum=1, maximum=200),
        Parameter(name="half_life_days", type=float, default=365.0, minimum=1, maximum=36500),
    ),
    run=consult,
)
