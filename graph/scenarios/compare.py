"""A scenario side by side with the register as it is: every figure before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.analyses._assumptions import MONTHS, PARAMETERS, TODAY
from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._work import open_issues
from graph.analyses.bottlenecks import ANALYSIS as BOTTLENECKS
from graph.analyses.bottlenecks import FINDINGS
from graph.analyses.workload import ANALYSIS as WORKLOAD
from graph.history import difference
from graph.messages import Message, message
from graph.plan import Plan
from graph.projections import Network, edges, nodes_of_kind, project
from graph.reading import involvements, leads, named, parties_in_role
from graph.scenarios.changes import Change, Merge, Move, Remove, written
from graph.scenarios.effects import changed_tables
from graph.tables import Register

_SHARED = ("load", "utilisation", "open_issues")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A scenario worked out.

    Parameters
    ----------
    result
        Rows of the parties whose work changes, figures before and after.
    plan
        What applying it would write.
    after
        The network as it would be.
    """

    result: Result
    plan: Plan
    after: Network


def plan_of(register: Register, network: Network, changes: Sequence[Change], day: date) -> Plan:
    """What applying changes would write."""
    tables = changed_tables(register.tables, network, changes, day)
    return difference(register.tables, tables, register.version)


def compare(
    register: Register,
    network: Network,
    changes: Sequence[Change],
    day: date,
    parameters: Mapping[str, Any],
) -> Comparison:
    """Work changes out on a copy of the register; nothing is written.

    Parameters
    ----------
    register, network
        The register as it is, and its network on the day.
    parameters
        Those of the workload that are not left at their defaults.

    Returns
    -------
    Comparison
        The same analyses of the same data version before and after, so what differs comes from
        the changes alone.
    """
    tables = changed_tables(register.tables, network, changes, day)
    after = project(Register(register.version, tables), network.graph["at"] or day.isoformat())
    asked = {"today": day.isoformat(), **parameters}
    works = [WORKLOAD.answer(each, **asked) for each in (network, after)]
    stuck = [
        BOTTLENECKS.answer(each, today=asked["today"], kind=asked.get("kind", "both"))
        for each in (network, after)
    ]
    lost = _approvals_lost(network, after, day)
    summary = {
        "changes": [written(each) for each in changes],
        **_both("peak", works, _peak),
        **_both("over_capacity", works, lambda each: list(each.summary["over_capacity"])),
        **_both("without_lead", works, lambda each: list(each.summary["without_lead"])),
        "without_approver": lost,
        "findings": _findings(*stuck),
    }
    result = Result(
        summary=summary,
        rows=tuple(_rows(*works)),
        warnings=(*_idle(network, changes, day), *_warnings(after, works[1], changes)),
    )
    plan = difference(register.tables, tables, register.version)
    return Comparison(result=result, plan=plan, after=after)


def _both(name: str, results: Sequence[Result], ask: Any) -> dict[str, Any]:
    before, after = (ask(each) for each in results)
    return {f"{name}_before": before, f"{name}_after": after}


def _peak(result: Result) -> float | None:
    """Utilisation of the fullest party."""
    return max((row.score for row in result.rows if row.score is not None), default=None)


def _findings(before: Result, after: Result) -> dict[str, list[int]]:
    """Kind of bottleneck -> how many before and after, where that differs."""
    counts = [each.summary["findings"] for each in (before, after)]
    pairs = {kind: [each.get(kind, 0) for each in counts] for kind in FINDINGS}
    return {kind: pair for kind, pair in pairs.items() if pair[0] != pair[1]}


def _rows(before: Result, after: Result) -> list[Row]:
    """Parties whose figures differ, the largest change of utilisation first, then of load."""
    old, new = ({row.ref: row.facts for row in each.rows} for each in (before, after))
    rows = []
    nothing = {"load": 0.0, "open_issues": 0}  # who has neither work nor capacity is not listed
    for ref in {**new, **old}:
        was, now = old.get(ref, nothing), new.get(ref, nothing)
        if all(was.get(name) == now.get(name) for name in (*_SHARED, "capacity")):
            continue
        facts: dict[str, Any] = {}
        for name in _SHARED:
            facts |= {f"{name}_before": was.get(name), f"{name}_after": now.get(name)}
        facts["load_change"] = (now.get("load") or 0.0) - (was.get("load") or 0.0)
        facts |= {"over_before": _is_over(was), "over_after": _is_over(now)}
        rows.append(
            Row(ref=ref, score=_change(was, now), reasons=_reasons(ref, facts), facts=facts)
        )
    return sorted(rows, key=lambda row: (-abs(row.score or 0.0), -abs(row.facts["load_change"])))


def _change(was: Mapping[str, Any], now: Mapping[str, Any]) -> float | None:
    before, after = was.get("utilisation"), now.get("utilisation")
    return None if before is None or after is None else after - before


def _is_over(stands: Mapping[str, Any]) -> bool | None:
    """Whether somebody is over capacity; None where there is work and no known capacity."""
    if stands.get("utilisation") is None and stands["load"] != 0:
        return None
    return bool(stands.get("over_capacity"))


# Over capacity before and after -> what is said of it.
_TURNS = {
    (False, True): "scenario.becomes_over",
    (None, True): "scenario.over_then",
    (True, False): "scenario.no_longer_over",
    (True, None): "scenario.over_now",
}


def _reasons(ref: str, facts: Mapping[str, Any]) -> tuple[Reason, ...]:
    key = _TURNS.get((facts["over_before"], facts["over_after"]))
    return (Reason(kind="measure", text=message(key), records=(ref,)),) if key else ()


def _approvals_lost(before: Network, after: Network, day: date) -> list[str]:
    """Open issues that had an approver and have none any more."""
    return [
        issue
        for issue in open_issues(before, day)
        if parties_in_role(before, issue, "approve")
        and not parties_in_role(after, issue, "approve")
    ]


def _holds(network: Network, moved: Move) -> bool:
    """Whether the one that a part is taken from has it."""
    if moved.role in (None, "lead") and moved.source in leads(network, moved.issue):
        return True
    held = (role for party, role, _ in involvements(network, moved.issue) if party == moved.source)
    return any(moved.role is None or role == moved.role for role in held)


def _idle(before: Network, changes: Sequence[Change], day: date) -> Iterator[Message]:
    """Moves of parts that nobody holds: they change nothing, which must not read as an answer."""
    still_open = set(open_issues(before, day))
    handed: set[tuple[str, str]] = set()  # what earlier changes may have brought to a party
    merged: set[str] = set()
    for each in changes:
        if isinstance(each, Merge):
            merged.add(each.into)
        if not isinstance(each, Move):
            continue
        may_hold = (
            _holds(before, each) or each.source in merged or (each.issue, each.source) in handed
        )
        if each.issue not in still_open or not may_hold:
            values = {"party": named(before, each.source), "issue": named(before, each.issue)}
            yield message("scenario.warning.idle", **values)
        handed.add((each.issue, each.target))


def _warnings(after: Network, work: Result, changes: Sequence[Change]) -> list[Message]:
    said = []
    gone = [each.party for each in changes if isinstance(each, Remove)]
    for rule in nodes_of_kind(after, "rule"):
        for party, _ in edges(after, rule, "calls_for"):
            if party in gone:
                values = {"rule": named(after, rule), "party": named(after, party)}
                said.append(message("scenario.warning.rule", **values))
    for each in changes:
        if isinstance(each, Merge) and "capacity" not in after.nodes[each.into]["record"]:
            said.append(message("scenario.warning.capacity", unit=named(after, each.into)))
    return [*said, *work.warnings]


# Not found among the analyses, for it needs the register and not only its network; but its answers
# are shown and said like theirs.
WHATIF = Analysis(
    id="whatif",
    parameters=(
        TODAY,
        MONTHS,
        Parameter(name="kind", type=str, default="both", choices=("both", "department", "person")),
        *PARAMETERS,
    ),
    run=lambda _network, _parameters: Result(summary={}),
)
