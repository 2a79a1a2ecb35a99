"""Open work at earlier moments, from the dates in the register."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

import numpy as np

from graph.analyses._assumptions import Assumptions
from graph.analyses._work import within
from graph.analyses._work_done import ANSWERING, done_from
from graph.dates import earliest, latest
from graph.per_network import per_network
from graph.projections import Network, Record, nodes_of_kind
from graph.reading import involvements, leads
from graph.vocabulary import canonical_role, is_closed_status

Values: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
# A part in an issue: own person-days where recorded, first and last day.
Part: TypeAlias = tuple[float | None, date, date]
_ALWAYS: Part = (None, date.min, date.max)


@dataclass(frozen=True, slots=True)
class Past:
    """Person-days and number of open issues of one party at every moment."""

    load: Values
    issues: Values


def is_undated(record: Record) -> bool:
    """Whether an issue is closed without a date: when it was open cannot be told."""
    return "closed" not in record and is_closed_status(record.get("status"))


def life(record: Record) -> tuple[date, date]:
    """First day of an issue, and the day from which it is closed."""
    created, closed = record.get("created"), record.get("closed")
    first = date.min if created is None else earliest(created)
    return first, date.max if closed is None else earliest(closed)


@per_network
def past_work(
    network: Network, moments: tuple[date, ...], reach: int, assumed: Assumptions
) -> dict[str, Past]:
    """Work of every party that had any, at moments in order of time.

    Parameters
    ----------
    reach
        Length in days of the period that counts from each moment on.
    """
    found: dict[str, Past] = {}
    size = len(moments)
    for issue in nodes_of_kind(network, "issue"):
        record = network.nodes[issue]["record"]
        first, end = life(record)
        open_at = slice(bisect_left(moments, first), bisect_left(moments, end))
        if open_at.start >= open_at.stop or is_undated(record):
            continue
        days = moments[open_at]
        counted = np.array([within(record.get("due"), each, reach)[0] for each in days])
        for party, (load, there) in _of_issue(network, issue, days, assumed).items():
            if party not in found:
                found[party] = Past(np.zeros(size), np.zeros(size))
            found[party].load[open_at] += load * counted
            found[party].issues[open_at] += there
    return found


def _of_issue(
    network: Network, issue: str, days: Sequence[date], assumed: Assumptions
) -> dict[str, tuple[Values, Values]]:
    """Party -> whole person-days on an issue, and 1 where it worked on it, at some days."""
    effort = network.nodes[issue]["record"].get("effort", assumed.effort)
    weights = dict(assumed.weights)
    found: dict[str, tuple[Values, Values]] = {}
    everybody = _parts(network, issue)
    for (party, role), parts in everybody.items():
        held, own, has_own = _held(parts, days)
        if role in ANSWERING and (party, "lead") in everybody:
            # Who leads a matter does not answer on it.
            others = 1.0 - _held(everybody[party, "lead"], days)[0]
            held, own, has_own = held * others, own * others, has_own * others
        known = 0.0 if effort is None or role is None else effort * weights[role]
        load = np.where(has_own, own, held * known)
        there = held if role != "inform" else (load > 0).astype(float)
        before = found.get(party, (np.zeros(len(days)), np.zeros(len(days))))
        found[party] = (before[0] + load, np.maximum(before[1], there))
    return found


def _held(parts: Sequence[Part], days: Sequence[date]) -> tuple[Values, Values, Values]:
    """Whether a role is held on each day, its own person-days then, and whether it has any."""
    if list(parts) == [_ALWAYS]:  # most are undated, and there are very many
        return np.ones(len(days)), np.zeros(len(days)), np.zeros(len(days))
    held, own, has_own = (np.zeros(len(days)) for _ in range(3))
    for amount, since, until in parts:
        holds = np.array([float(since <= each <= until) for each in days])
        held = np.maximum(held, holds)
        if amount is not None:
            own += amount * holds
            has_own = np.maximum(has_own, holds)
    return held, own, has_own


def _parts(network: Network, issue: str) -> Mapping[tuple[str, str | None], list[Part]]:
    """Parts in an issue by party and role, those that have ended too; the owner always leads."""
    now: dict[tuple[str, str | None], list[Record]] = {}
    for party, role, record in involvements(network, issue):
        now.setdefault((party, role), []).append(record)
    # A recorded lead says since when; ownership alone has no date.
    owns = [party for party in leads(network, issue) if (party, "lead") not in now]
    ended: dict[tuple[str, str | None], list[Record]] = {}
    for party, record in _ended(network).get(issue, ()):
        ended.setdefault((party, canonical_role(record["role"])), []).append(record)
    found: dict[tuple[str, str | None], list[Part]] = {}
    for held in (now, ended):
        for (party, role), records in held.items():
            done = done_from(role, records)
            parts = [_part(each, day) for each, day in zip(records, done, strict=True)]
            found.setdefault((party, role), []).extend(parts)
    for party in owns:
        found.setdefault((party, "lead"), []).append(_ALWAYS)
    return found


def _part(record: Record, done: date | None) -> Part:
    """A part from its record; an answer is work up to the day before it is given."""
    since, until = record.get("since"), record.get("until")
    first = date.min if since is None else earliest(since)
    last = date.max if until is None else latest(until)
    if done is not None:
        last = min(last, done - timedelta(days=1) if done > date.min else date.min)
    return record.get("effort"), first, last


@per_network
def _ended(network: Network) -> dict[str, list[tuple[str, Record]]]:
    found: dict[str, list[tuple[str, Record]]] = {}
    for source, target, relation, record in network.graph["past"]:
        if relation == "involved_in":
            found.setdefault(target, []).append((source, record))
    return found
