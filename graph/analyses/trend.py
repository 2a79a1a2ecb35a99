"""How load has grown: open work at the end of each month, what came in, what was closed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from graph.analyses._assumptions import MONTHS, PARAMETERS, TODAY, Assumptions, assumptions
from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._periods import month_ends
from graph.analyses._trend_sources import DATES, RECORDED, Source, recorded_since, sources
from graph.analyses._work import DAYS_A_MONTH
from graph.analyses._work_past import Past, is_undated, life, past_work
from graph.messages import Message, message
from graph.projections import Network, nodes_of_kind
from graph.reading import today

KINDS = ("department", "person")


def trend(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer how load stood against capacity at the end of each of the last months.

    Load is what of the work open at a moment falls within ``months`` from then on: it also rises
    as due dates come nearer.

    What the register said at each moment, loads and capacities, as far back as it has been kept;
    before, and throughout with ``basis`` "dates", reckoned from the dates in it: when issues were
    made and closed, when a part in them began and ended, against today's capacity.

    Returns
    -------
    Result
        A row a party that is there today, the one whose load has grown most first; ``series`` of a
        row holds load, utilisation and open issues at every moment. ``basis`` of the summary says
        of each moment what it rests on.

    Notes
    -----
    Misleads where work was entered late: then a load seems to grow when it was only written down.
    The dates tell better then.
    """
    moments = month_ends(today(parameters), parameters["past"])
    assumed, months = assumptions(parameters), parameters["months"]
    told = sources(network, moments, parameters["basis"])
    found = _work(told, moments, months * DAYS_A_MONTH, assumed)
    kinds = KINDS if parameters["kind"] == "both" else (parameters["kind"],)
    rows = []
    for party in nodes_of_kind(network, *kinds):
        if party in found and found[party].issues.any():
            rooms = _rooms(told, party, assumed, months)
            rows.append(_row(party, found[party], moments, rooms, months))
    rows.sort(key=lambda row: (-(row.score or 0.0), -row.facts["load"]))
    return Result(
        summary=_summary(told, moments),
        rows=tuple(rows),
        warnings=_warnings(network, told, moments, parameters["basis"]),
    )


def _work(
    told: Sequence[Source], moments: Sequence[date], reach: int, assumed: Assumptions
) -> dict[str, Past]:
    """Work of every party at every moment, each moment from its own source."""
    found: dict[str, Past] = {}
    for source in told:
        days = tuple(moments[place] for place in source.places)
        for party, past in past_work(source.network, days, reach, assumed).items():
            if party not in found:
                found[party] = Past(np.zeros(len(moments)), np.zeros(len(moments)))
            found[party].load[list(source.places)] = past.load
            found[party].issues[list(source.places)] = past.issues
    return found


def _rooms(
    told: Sequence[Source], party: str, assumed: Assumptions, months: int
) -> dict[int, float | None]:
    """Capacity of a party at each moment, over the period; None where unknown."""
    rooms: dict[int, float | None] = {}
    for source in told:
        known = source.network.nodes[party]["record"] if party in source.network else {}
        capacity = known.get("capacity", assumed.capacity)
        rooms |= dict.fromkeys(source.places, capacity and capacity * months)
    return rooms


def _row(
    party: str,
    past: Past,
    moments: Sequence[date],
    rooms: Mapping[int, float | None],
    months: int,
) -> Row:
    loads, issues = past.load.tolist(), past.issues.tolist()
    series = {}
    for place, moment in enumerate(moments):
        room = rooms[place]
        series[moment.isoformat()] = {
            "load": loads[place],
            "utilisation": loads[place] / room if room else None,
            "open_issues": int(issues[place]),
        }
    first, last = float(past.load[0]), float(past.load[-1])
    values = {"first": moments[0], "before": first, "now": last, "months": months}
    said = message("trend.change", **values, issues=int(past.issues[-1]))
    return Row(
        ref=party,
        score=last - first,
        reasons=(Reason(kind="measure", text=said, records=(party,)),),
        facts={
            "load_before": first,
            "load": last,
            "open_before": int(past.issues[0]),
            "open_issues": int(past.issues[-1]),
            "series": series,
        },
    )


def _summary(told: Sequence[Source], moments: Sequence[date]) -> dict[str, Any]:
    """Issues over all: open at each moment, made and closed since the moment before."""
    at = {place: source for source in told for place in source.places}
    lives = {id(source): _lives(source.network) for source in told}
    known = [lives[id(at[place])] for place in range(len(moments))]
    opened, came_in, closed = {}, {}, {}
    for place, day in enumerate(moments):
        text, dates = day.isoformat(), known[place]
        opened[text] = sum(first <= day < end for first, end in dates)
        if place:
            before = moments[place - 1]
            came_in[text] = sum(before < first <= day for first, _ in dates)
            closed[text] = sum(before < end <= day for _, end in dates)
    return {
        "moments": [each.isoformat() for each in moments],
        "basis": {
            moments[place].isoformat(): RECORDED if at[place].recorded else DATES
            for place in sorted(at)
        },
        "open": opened,
        "came_in": came_in,
        "closed": closed,
    }


def _lives(network: Network) -> list[tuple[date, date]]:
    records = (network.nodes[issue]["record"] for issue in nodes_of_kind(network, "issue"))
    return [life(record) for record in records if not is_undated(record)]


def _warnings(
    network: Network, told: Sequence[Source], moments: Sequence[date], basis: str
) -> tuple[Message, ...]:
    said = []
    since = recorded_since(network) if basis == RECORDED else None
    by_dates = sum(len(each.places) for each in told if not each.recorded)
    earlier = len(moments) - 1 - by_dates
    if earlier:
        first = min(moments[place] for each in told if each.recorded for place in each.places)
        said.append(message("trend.warning.register", first=first, count=earlier))
    elif since:
        said.append(message("trend.warning.kept", since=since))
    if not by_dates:
        return tuple(said)
    issues = [network.nodes[each]["record"] for each in nodes_of_kind(network, "issue")]
    if undated := sum(is_undated(record) for record in issues):
        said.append(message("trend.warning.undated", count=undated, of=len(issues)))
    if without := sum("created" not in r and not is_undated(r) for r in issues):
        said.append(message("trend.warning.created", count=without, of=len(issues)))
    return tuple(said)


ANALYSIS = Analysis(
    id="trend",
    parameters=(
        TODAY,
        Parameter(name="past", type=int, default=12, minimum=1, maximum=60),
        MONTHS,
        Parameter(name="basis", type=str, default=RECORDED, choices=(RECORDED, DATES)),
        Parameter(name="kind", type=str, default="department", choices=("both", *KINDS)),
        *PARAMETERS,
    ),
    run=trend,
)
