"""Conflicts that grow: seen while they are small, before anybody has to be called in.

Three signs, each against the position that a party held before: positions that drift apart,
interest that rises, and a matter that waits for one led by a party that stands on the other side.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._conflict_issue import Dispute, judged
from graph.analyses._conflict_pairs import Relations, relations
from graph.analyses._stands import Stand, issues_with_positions, stands, table
from graph.messages import Message, message
from graph.projections import Network, Record, edges, nodes_of_kind
from graph.reading import is_closed, is_finished, leads, named, today

_MANY = 0.25  # spread from which a conflict is no longer small
_TOLD = 3


def growing(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer which conflicts grow.

    Returns
    -------
    Result
        A row an open issue with a sign, most kinds of signs first, then by drift. ``drift`` is the
        growth of the spread of the positions (0..1) since the parties' previous ones,
        ``salience_rise`` the mean growth of the interest of those that have a previous one.

    Raises
    ------
    graph.messages.UserError
        The day is none.
    """
    day = today(parameters)
    live = [i for i in issues_with_positions(network) if not is_closed(network, i, day)]
    with_secrets = parameters["confidential"]
    disputes = {
        issue: judged(issue, stands(network, issue, confidential=with_secrets)) for issue in live
    }
    before = _before(network, disputes, confidential=with_secrets)
    found = relations(table({issue: each.stands for issue, each in disputes.items()}))
    waits = dict(_opposed_waits(network, found, day))
    rows = []
    for issue in dict.fromkeys([*live, *waits]):
        growth = _Growth.of(disputes.get(issue), before.get(issue))
        signs = list(_signs(network, issue, growth, waits.get(issue, []), parameters))
        if signs:
            rows.append(_row(issue, growth, signs, disputes.get(issue)))
    ordered = sorted(rows, key=lambda row: (-(row.score or 0), -(row.facts["drift"] or 0)))
    warnings = () if any(before.values()) else (message("growing.warning.no_history"),)
    return Result(
        summary={
            "growing": [row.ref for row in ordered],
            "small": [row.ref for row in ordered if row.facts["small"]],
            "compared": len(before),
        },
        rows=tuple(ordered),
        warnings=warnings,
    )


@dataclass(frozen=True, slots=True)
class _Growth:
    """How an issue has changed since the previous positions; None where there are none."""

    drift: float | None = None
    salience: float | None = None
    outcome_before: float | None = None
    moved: tuple[tuple[Stand, Stand], ...] = ()

    @classmethod
    def of(cls, now: Dispute | None, then: Mapping[str, Stand] | None) -> "_Growth":
        if now is None or not then:
            return cls()
        was = judged(now.issue, [then.get(each.party, each) for each in now.stands])
        moved = tuple((then[e.party], e) for e in now.stands if e.party in then)
        rises = [
            new.salience - old.salience
            for old, new in moved
            if new.salience is not None and old.salience is not None
        ]
        drift = (
            None
            if now.contested is None or was.contested is None
            else now.contested - was.contested
        )
        mean = sum(rises) / len(rises) if rises else None
        return cls(drift, mean, was.outcome, moved)


def _before(
    network: Network, disputes: Mapping[str, Dispute], *, confidential: bool
) -> dict[str, dict[str, Stand]]:
    """The previous stand of every party that has one, by issue."""
    found: dict[str, dict[str, Stand]] = {}
    for party, issue, record in network.graph["earlier"]:
        now = next((s for s in _stands(disputes, issue) if s.party == party), None)
        if now is None or (not confidential and (now.confidential or record.get("confidential"))):
            continue
        found.setdefault(issue, {})[party] = _as_it_was(now, record)
    return found


def _stands(disputes: Mapping[str, Dispute], issue: str) -> Sequence[Stand]:
    about = disputes.get(issue)
    return about.stands if about else ()


def _as_it_was(now: Stand, record: Record) -> Stand:
    """What was not recorded then is taken as it is now, so that only changes count."""
    known = {name: record[name] for name in ("position", "salience", "power") if name in record}
    values: dict[str, Any] = known | {"as_of": record.get("as_of")}
    return replace(now, **values)


def _opposed_waits(
    network: Network, found: Relations, day: date
) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Open issues that wait for an open one whose lead is opposed: (lead, other lead, issue).

    A closed one holds nothing up.
    """
    at = {party: index for index, party in enumerate(found.table.parties)}
    for issue in nodes_of_kind(network, "issue"):
        if is_closed(network, issue, day):
            continue
        opposed = [
            (one, two, other)
            for other, _ in edges(network, issue, "depends_on")
            if not is_finished(network, other, day)
            for two in _leading(network, other)
            for one in leads(network, issue)
            if one in at
            and two in at
            and found.divergence[at[one], at[two]] > found.convergence[at[one], at[two]]
        ]
        if opposed:
            yield issue, opposed


def _leading(network: Network, node: str) -> list[str]:
    kind = network.nodes[node]["kind"]
    if kind == "issue":
        return leads(network, node)
    return [node] if kind == "department" else []


def _signs(
    network: Network,
    issue: str,
    growth: _Growth,
    waits: Sequence[tuple[str, str, str]],
    parameters: Mapping[str, Any],
) -> Iterator[Reason]:
    if growth.drift is not None and growth.drift >= parameters["drift"]:
        movers = _movers(network, growth)
        text = (
            message("growing.drift.by", drift=growth.drift, who=movers)
            if movers
            else message("growing.drift", drift=growth.drift)
        )
        yield Reason(kind="measure", text=text, records=(issue,))
    if growth.salience is not None and growth.salience >= parameters["salience"]:
        text = message("growing.salience", rise=growth.salience)
        yield Reason(kind="measure", text=text, records=(issue,))
    for one, two, other in waits[:_TOLD]:
        text = message(
            "growing.waits" if other != two else "growing.waits.unit",
            one=named(network, one),
            two=named(network, two),
            other=named(network, other),
        )
        yield Reason(kind="path", text=text, records=(issue, other, one, two))


def _movers(network: Network, growth: _Growth) -> tuple[Message, ...]:
    """Whose positions have moved furthest from where the issue was likely to end."""
    told = []
    for old, new in growth.moved:
        if old.position is None or new.position is None or growth.outcome_before is None:
            continue
        away = abs(new.position - growth.outcome_before) - abs(old.position - growth.outcome_before)
        if away > 0:
            text = message(
                "growing.mover",
                party=named(network, new.party),
                before=old.position,
                now=new.position,
            )
            told.append((away, text))
    return tuple(text for _, text in sorted(told, key=lambda each: -each[0])[:_TOLD])


def _row(issue: str, growth: _Growth, signs: Sequence[Reason], about: Dispute | None) -> Row:
    spread = about.contested if about else None
    return Row(
        ref=issue,
        # However many matters it waits for, waiting is one sign.
        score=float(len({each.text.key.removesuffix(".unit") for each in signs})),
        reasons=tuple(signs),
        facts={
            "drift": growth.drift,
            "salience_rise": growth.salience,
            "contested": spread,
            "small": spread is None or spread < _MANY,
        },
    )


ANALYSIS = Analysis(
    id="growing",
    parameters=(
        Parameter(name="today", type=str),
        Parameter(name="drift", type=float, default=0.02, minimum=0, maximum=1),
        Parameter(name="salience", type=float, default=0.1, minimum=0, maximum=1),
        Parameter(name="confidential", type=bool, default=True),
    ),
    run=growing,
)
