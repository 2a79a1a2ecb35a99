"""How load has grown: open work at the end of each month, what came in, what was closed."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from graph.analyses._assumptions import MONTHS, PARAMETERS, TODAY, assumptions
from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._periods import month_ends
from graph.analyses._work import DAYS_A_MONTH
from graph.analyses._work_past import Past, is_undated, life, past_work
from graph.messages import Message, message
from graph.projections import Network, nodes_of_kind
from graph.reading import today

KINDS = ("department", "person")


def trend(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer how load stood against capacity at the end of each of the last months.

    Reckoned from the dates in the register: when issues were made and closed, when a part in them
    began and ended. What the register itself said at a moment is asked for with ``--as-of``.

    Returns
    -------
    Result
        A row a party, the one whose load has grown most first; ``series`` of a row holds load,
        utilisation and open issues at every moment. The capacity is today's throughout: earlier
        ones are not recorded.
    """
    moments = month_ends(today(parameters), parameters["past"])
    assumed, months = assumptions(parameters), parameters["months"]
    found = past_work(network, moments, months * DAYS_A_MONTH, assumed)
    kinds = KINDS if parameters["kind"] == "both" else (parameters["kind"],)
    rows = []
    for party in nodes_of_kind(network, *kinds):
        if party in found and found[party].issues.any():
            capacity = network.nodes[party]["record"].get("capacity", assumed.capacity)
            rows.append(_row(party, found[party], moments, capacity and capacity * months))
    rows.sort(key=lambda row: (-(row.score or 0.0), -row.facts["load"]))
    return Result(summary=_summary(network, moments), rows=tuple(rows), warnings=_warnings(network))


def _row(party: str, past: Past, moments: Sequence[date], room: float | None) -> Row:
    series = {
        moment.isoformat(): {
            "load": load,
            "utilisation": load / room if room else None,
            "open_issues": int(issues),
        }
        for moment, load, issues in zip(
            moments, past.load.tolist(), past.issues.tolist(), strict=True
        )
    }
    first, last = float(past.load[0]), float(past.load[-1])
    values = {"first": moments[0], "before": first, "now": last}
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


def _summary(network: Network, moments: Sequence[date]) -> dict[str, Any]:
    """Issues over all: open at each moment, made and closed since the moment before."""
    lives = [
        life(network.nodes[issue]["record"])
        for issue in nodes_of_kind(network, "issue")
        if not is_undated(network.nodes[issue]["record"])
    ]
    return {
        "moments": [each.isoformat() for each in moments],
        "open": {
            day.isoformat(): sum(first <= day < end for first, end in lives) for day in moments
        },
        "came_in": {
            day.isoformat(): sum(before < first <= day for first, _ in lives)
            for before, day in pairwise(moments)
        },
        "closed": {
            day.isoformat(): sum(before < end <= day for _, end in lives)
            for before, day in pairwise(moments)
        },
    }


def _warnings(network: Network) -> tuple[Message, ...]:
    issues = [network.nodes[each]["record"] for each in nodes_of_kind(network, "issue")]
    said = []
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
        Parameter(name="kind", type=str, default="department", choices=("both", *KINDS)),
        *PARAMETERS,
    ),
    run=trend,
)
