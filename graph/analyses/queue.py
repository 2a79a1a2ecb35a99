"""How long work waits: what comes in against who is there to take it up."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from graph.analyses._assumptions import PARAMETERS, TODAY, Assumptions, assumptions
from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._counted import counted
from graph.analyses._work import roles_on
from graph.analyses._work_done import leads_it
from graph.dates import earliest
from graph.measures.queueing import erlang_c, mean_wait
from graph.messages import Message, message
from graph.projections import Network, nodes_of_kind
from graph.reading import today

KINDS = ("department", "person")
DAYS_A_MONTH = 30.44  # calendar days of a mean month, to make a rate of a number of issues


def queue(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer how often and how long an issue waits before its party can take it up.

    A party is a queue with as many servers as it has full-time people (capacity over
    ``person_days``, at least one). Issues come in as they did in the last ``past`` months, each
    takes the party's mean person-days. Offered load A = arrivals × time; Erlang C gives the part
    that waits, C·h/(c - A) the mean wait. Where no effort is known there is no h: the time from
    creation to closing is not taken for it, for it holds the waiting that is asked for.

    Returns
    -------
    Result
        A row a party of known rates, by utilisation. Where as much comes in as can be done, or
        more, the wait is unbounded: ``unbounded`` is true and no number is given.

    Notes
    -----
    Misleads where a party puts work off on purpose, or takes up several issues at once: then real
    waits are longer than these, or work is begun sooner and done later.
    """
    day, assumed = today(parameters), assumptions(parameters)
    since = day - timedelta(days=parameters["past"] * DAYS_A_MONTH)
    arrived = _arrived(network, since, day, assumed)
    kinds = KINDS if parameters["kind"] == "both" else (parameters["kind"],)
    rows, few, unknown = [], 0, 0
    for party in nodes_of_kind(network, *kinds):
        took = arrived.get(party, [])
        known = [days for days in took if days is not None]
        capacity = network.nodes[party]["record"].get("capacity", assumed.capacity)
        if not took:
            continue
        if not capacity or not sum(known):
            unknown += 1
        elif len(known) < parameters["least"]:
            few += 1
        else:
            rows.append(_row(party, len(took), known, capacity, parameters))
    rows.sort(key=lambda row: -(row.score or 0.0))
    summary = {
        "since": since.isoformat(),
        "months": parameters["past"],
        "person_days": parameters["person_days"],
        "unbounded": [row.ref for row in rows if row.facts["unbounded"]],
        "too_few": few,
        "unknown": unknown,
    }
    warnings = tuple(_warnings(few, unknown, parameters))
    return Result(summary=summary, rows=tuple(rows), warnings=warnings)


def _arrived(
    network: Network, since: date, day: date, assumed: Assumptions
) -> dict[str, list[float | None]]:
    """Party -> person-days of each issue that came in, None where unknown; mere notice is none."""
    weights = dict(assumed.weights)
    found: dict[str, list[float | None]] = {}
    for issue in nodes_of_kind(network, "issue"):
        record = network.nodes[issue]["record"]
        created = record.get("created")
        if created is None or not since < earliest(created) <= day:
            continue
        effort = record.get("effort", assumed.effort)
        parts: dict[str, list[float | None]] = {}
        held = roles_on(network, issue)
        for (party, role), own in held.items():
            if (role != "inform" or own) and not leads_it(held, (party, role)):
                weighted = None if effort is None or role is None else effort * weights[role]
                parts.setdefault(party, []).append(weighted if own is None else own)
        for party, days in parts.items():
            known = [each for each in days if each is not None]
            found.setdefault(party, []).append(sum(known) if len(known) == len(days) else None)
    return found


def _row(
    party: str,
    count: int,
    known: list[float],
    capacity: float,
    parameters: Mapping[str, Any],
) -> Row:
    rate, effort = count / parameters["past"], sum(known) / len(known)
    servers = max(1, int(capacity / parameters["person_days"]))
    # A server works its part of the capacity: the issues a month that one could finish alone.
    each = effort * servers / capacity
    offered = rate * each
    waits, wait = erlang_c(servers, offered), mean_wait(servers, offered, each)
    facts = {
        "arrivals": rate,
        "issues": count,
        "effort": effort,
        "servers": servers,
        "offered": offered,
        "utilisation": offered / servers,
        "unbounded": waits is None,
        "waits": waits,
        # In working days: a month of one server is so many of them as its people work.
        "wait_days": None if wait is None else wait * parameters["person_days"],
    }
    values = {"rate": rate, "effort": effort, "servers": servers, "offered": offered}
    reasons = [Reason(kind="measure", text=message("queue.rates", **values), records=(party,))]
    if waits is None:
        said = message("queue.unbounded", percent=round(100 * offered / servers))
    else:
        said = message("queue.waits", percent=round(100 * waits), days=facts["wait_days"])
    reasons.append(Reason(kind="measure", text=said, records=(party,)))
    return Row(ref=party, score=offered / servers, reasons=tuple(reasons), facts=facts)


def _warnings(few: int, unknown: int, parameters: Mapping[str, Any]) -> list[Message]:
    said = []
    if few:
        said.append(
            message(
                "queue.warning.few",
                count=few,
                parties=counted(few, parameters),
                least=parameters["least"],
            )
        )
    if unknown:
        said.append(message("queue.warning.unknown", parties=counted(unknown, parameters)))
    return said


ANALYSIS = Analysis(
    id="queue",
    parameters=(
        TODAY,
        Parameter(name="past", type=int, default=12, minimum=1, maximum=60),
        Parameter(name="person_days", type=float, default=20.0, minimum=1, maximum=31),
        Parameter(name="least", type=int, default=3, minimum=1, maximum=100),
        Parameter(name="kind", type=str, default="department", choices=("both", *KINDS)),
        *PARAMETERS,
    ),
    run=queue,
)
