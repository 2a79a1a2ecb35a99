"""When work comes due: load against capacity week by week or month by month."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph.analyses._assumptions import PARAMETERS, TODAY, assumptions
from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._counted import counted
from graph.analyses._periods import (
    AT_THE_END,
    EVEN,
    MONTH,
    WEEK,
    Period,
    periods_from,
    placed,
)
from graph.analyses._work import Share, shares, working
from graph.messages import Message, message
from graph.projections import Network, nodes_of_kind
from graph.reading import today

KINDS = ("department", "person")
_AHEAD = 24.0  # months; a share is read whole, so this only has to be more than nothing


def forecast(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer in which weeks or months whose capacity will be exceeded.

    Returns
    -------
    Result
        A row a party with open work, the one that is exceeded most first; ``periods`` of a row
        holds load, capacity and issues of every period.

    Notes
    -----
    Work without a due date stands in no period; it is counted beside it. Nothing new is assumed to
    come in, so the further ahead, the more a figure is a minimum.
    """
    day, assumed = today(parameters), assumptions(parameters)
    periods = periods_from(day, parameters["step"], parameters["count"])
    found = shares(network, day, _AHEAD, assumed)
    rows = []
    for party in nodes_of_kind(network, *_kinds(parameters)):
        if any(working(found.get(party, []))):
            capacity = _capacity(network, party, assumed.capacity)
            rows.append(_row(party, found[party], capacity, day, periods, parameters["spread"]))
    rows.sort(key=lambda row: (row.score is None, -(row.score or 0.0), -row.facts["load"]))
    return Result(
        summary=_summary(periods, rows),
        rows=tuple(rows),
        warnings=tuple(_warnings(rows, parameters)),
    )


def _kinds(parameters: Mapping[str, Any]) -> tuple[str, ...]:
    return KINDS if parameters["kind"] == "both" else (parameters["kind"],)


def _capacity(network: Network, party: str, otherwise: float | None) -> float | None:
    capacity: float | None = network.nodes[party]["record"].get("capacity", otherwise)
    return capacity


def _row(
    party: str,
    found: Sequence[Share],
    capacity: float | None,
    day: date,
    periods: Sequence[Period],
    spread: str,
) -> Row:
    held: list[dict[str, float]] = [{} for _ in periods]
    undated, unknown = 0.0, set()
    for share in working(list(found)):
        days = placed(share, day, periods, spread)
        if days is not None:
            for each, amount in zip(held, days, strict=True):
                if amount:
                    each[share.issue] = each.get(share.issue, 0.0) + amount
        elif share.whole is None:
            unknown.add(share.issue)
        else:
            undated += share.whole
    told = {
        each.label: _told(each, issues, capacity)
        for each, issues in zip(periods, held, strict=True)
    }
    over = [label for label, each in told.items() if each["over"]]
    known = {k: v["utilisation"] for k, v in told.items() if v["utilisation"] is not None}
    peak = max(known, key=known.__getitem__, default=None)
    facts = {
        "over": over,
        "peak": peak,
        "load": sum(each["load"] for each in told.values()),
        "undated": undated,
        "unknown_effort_issues": len(unknown),
        "periods": told,
    }
    score = known[peak] if peak is not None else None
    return Row(ref=party, score=score, reasons=tuple(_reasons(told, over, facts)), facts=facts)


def _told(period: Period, issues: dict[str, float], capacity: float | None) -> dict[str, Any]:
    load = sum(issues.values())
    room = None if capacity is None else capacity * period.months
    return {
        "from": period.first.isoformat(),
        "load": load,
        "capacity": room,
        "utilisation": load / room if room else None,
        "over": room is not None and load > room,
        "issues": dict(sorted(issues.items(), key=lambda each: -each[1])),
    }


def _reasons(
    told: Mapping[str, Mapping[str, Any]], over: list[str], facts: Mapping[str, Any]
) -> list[Reason]:
    found = []
    for label in over[:3]:
        each = told[label]
        values = {"period": label, "load": each["load"], "capacity": each["capacity"]}
        said = message("forecast.over", **values)
        found.append(Reason(kind="measure", text=said, records=tuple(each["issues"])))
    if facts["undated"]:
        said = message("forecast.undated", days=facts["undated"])
        found.append(Reason(kind="assumption", text=said))
    return found


def _summary(periods: Sequence[Period], rows: Sequence[Row]) -> dict[str, Any]:
    over = {
        each.label: names
        for each in periods
        if (names := [row.ref for row in rows if each.label in row.facts["over"]])
    }
    return {
        "periods": [each.label for each in periods],
        "over": over,
        "parties_over": len({name for names in over.values() for name in names}),
        "undated": sum(row.facts["undated"] for row in rows),
    }


def _warnings(rows: Sequence[Row], parameters: Mapping[str, Any]) -> list[Message]:
    said, listed = [], counted(len(rows), parameters)
    if undated := sum(bool(row.facts["undated"]) for row in rows):
        said.append(message("forecast.warning.undated", count=undated, listed=listed))
    if unknown := sum(bool(row.facts["unknown_effort_issues"]) for row in rows):
        said.append(message("forecast.warning.unknown", count=unknown, listed=listed))
    if rows and not any(row.facts["load"] for row in rows):
        said.append(message("forecast.warning.nothing"))
    return said


ANALYSIS = Analysis(
    id="forecast",
    parameters=(
        TODAY,
        Parameter(name="step", type=str, default=MONTH, choices=(WEEK, MONTH)),
        Parameter(name="count", type=int, default=6, minimum=1, maximum=52),
        Parameter(name="spread", type=str, default=EVEN, choices=(EVEN, AT_THE_END)),
        Parameter(name="kind", type=str, default="department", choices=("both", *KINDS)),
        *PARAMETERS,
    ),
    run=forecast,
)
