"""One party's row of the workload: its figures, and why it stands where it does."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.analyses._base import Reason, Row
from graph.analyses._bottlenecks import Held
from graph.analyses._work import NO_EFFORT, NO_ROLE, Share, is_answer, working
from graph.messages import message
from graph.percent import said_percent
from graph.projections import Network
from graph.reading import named

_TOLD_UP_TO = 0.25  # upper part by betweenness that is told of it
_SHOWN = 3  # issues named in a sentence; all of them are among its records


@dataclass(frozen=True, kw_only=True)
class Party:
    """What is known of one party's work.

    Parameters
    ----------
    capacity
        Person-days a month; None where neither recorded nor assumed.
    capacity_assumed
        Whether the capacity is an assumption and not recorded.
    betweenness
        Of the working relations; None for who shares no issue with anybody.
    standing
        Rank by betweenness, of how many; None without betweenness.
    broker
        Whether it connects others and has few issues.
    """

    ref: str
    shares: list[Share]
    capacity: float | None
    months: int
    capacity_assumed: bool = False
    held: Held = field(default_factory=Held)
    betweenness: float | None = None
    standing: tuple[int, int] | None = None
    articulation: bool = False
    broker: bool = False

    def issues(self, lacks: str | None = None) -> list[str]:
        """Open issues it works on, each once; only those that lack something, where said."""
        return self._issues.get(lacks, [])

    @cached_property
    def _issues(self) -> dict[str | None, list[str]]:
        """All issues under None, those that lack something under what they lack."""
        found: dict[str | None, dict[str, None]] = {}
        for share in working(self.shares):
            for lacks in {None, share.lacks}:
                found.setdefault(lacks, {})[share.issue] = None
        return {lacks: list(issues) for lacks, issues in found.items()}

    @cached_property
    def load(self) -> float | None:
        """Known person-days within the period; None where it works and nothing is known of it."""
        known = [each.days for each in working(self.shares) if each.days is not None]
        return sum(known) if known or not self.issues() else None

    @property
    def room(self) -> float | None:
        """Capacity in the period, person-days."""
        return None if self.capacity is None else self.capacity * self.months

    @property
    def utilisation(self) -> float | None:
        """Load over capacity; None where either is unknown or the capacity is 0."""
        return self.load / self.room if self.load is not None and self.room else None

    @property
    def is_over(self) -> bool:
        """Whether the known load exceeds the recorded capacity."""
        return self.load is not None and self.room is not None and self.load > self.room


def order(party: Party) -> tuple[bool, float, bool, float, int]:
    """Sort key: by utilisation where known, then by load, then by the number of open issues.

    Where no load is known, who has most on the desk comes first; it is no measure of work.
    """
    utilisation, load = party.utilisation, party.load
    known = (utilisation is None, -(utilisation or 0.0), load is None, -(load or 0.0))
    return (*known, -len(party.issues()))


def row(network: Network, party: Party, rank_by_issues: int) -> Row:
    """Ranking row; the score is the utilisation, 1 being all of the capacity."""
    return Row(
        ref=party.ref,
        score=party.utilisation,
        reasons=tuple(_reasons(network, party)),
        facts=_facts(party, rank_by_issues),
    )


def _facts(party: Party, rank_by_issues: int) -> dict[str, Any]:
    unknown = [*party.issues(NO_EFFORT), *party.issues(NO_ROLE)]
    return {
        "load": party.load,
        "load_is_minimum": party.load is not None and bool(unknown),
        "capacity": party.room,
        "capacity_assumed": party.capacity_assumed,
        "utilisation": party.utilisation,
        "over_capacity": party.is_over,
        "open_issues": len(party.issues()),
        "informed_issues": len(_informed(party)),
        "answered_parts": sum(is_answer(each) for each in party.shares),
        "rank_by_issues": rank_by_issues,
        "unknown_effort_issues": len(party.issues(NO_EFFORT)),
        "unknown_role_issues": len(party.issues(NO_ROLE)),
        "overdue_issues": len(_overdue(party)),
        "sole_roles": [
            {"role": role, "issue": issue}
            for role, issues in party.held.sole.items()
            for issue in issues
        ],
        "waiting": list(party.held.waiting),
        "waiting_behind": list(party.held.behind),
        "betweenness": party.betweenness,
        "betweenness_rank": party.standing[0] if party.standing else None,
        "articulation": party.articulation,
        "broker": party.broker,
    }


def _informed(party: Party) -> set[str]:
    return {each.issue for each in party.shares if not each.done} - set(party.issues())


def _overdue(party: Party) -> list[str]:
    return list(dict.fromkeys(each.issue for each in working(party.shares) if each.overdue))


def _reasons(network: Network, party: Party) -> Iterator[Reason]:
    yield from _load_reasons(network, party)
    yield from _missing_reasons(network, party)
    held = party.held
    # To lead alone is the rule, not a finding; it stands among the facts.
    alone = [each for each in held.waiting if each in held.sole.get("approve", ())]
    if alone:
        yield _about(network, "role", "workload.sole.approve", alone)
    if shared := [each for each in held.waiting if each not in alone]:
        yield _about(network, "role", "workload.waiting", shared)
    if held.behind:
        yield _about(network, "measure", "workload.waiting_behind", held.behind)
    if overdue := _overdue(party):
        yield _about(network, "measure", "workload.overdue", overdue)
    if (
        party.standing
        and party.betweenness
        and _TOLD_UP_TO * party.standing[1] >= party.standing[0]
    ):
        place, of = party.standing
        key = "workload.broker" if party.broker else "workload.betweenness"
        said = message(key, value=party.betweenness, rank=place, count=of)
        yield Reason(kind="measure", text=said, records=(party.ref,))
    if party.articulation:
        yield Reason(kind="measure", text=message("workload.articulation"), records=(party.ref,))


def _load_reasons(network: Network, party: Party) -> Iterator[Reason]:
    issues, load = party.issues(), party.load
    if not issues:
        yield Reason(kind="measure", text=message("workload.idle"))
        return
    if load is not None:
        values = {"load": load, "count": len(issues), "months": party.months}
        yield Reason(kind="measure", text=message("workload.load", **values), records=tuple(issues))
        yield from _largest(network, party)
    if party.utilisation is not None:
        percent = said_percent(party.utilisation).rstrip("%")
        key = "workload.over" if party.is_over else "workload.within"
        text = message(key, percent=percent, capacity=party.room or 0.0)
        yield Reason(kind="measure", text=text, records=(party.ref,))
    elif party.capacity is None:
        yield Reason(kind="measure", text=message("workload.no_capacity"), records=(party.ref,))
    elif party.is_over:
        yield Reason(kind="measure", text=message("workload.zero_capacity"), records=(party.ref,))
    if party.capacity_assumed:
        said = message("workload.capacity_assumed", capacity=party.capacity)
        yield Reason(kind="assumption", text=said, records=(party.ref,))


def _largest(network: Network, party: Party) -> Iterator[Reason]:
    by_days = sorted(party.shares, key=lambda each: -(each.days or 0.0))
    for share in by_days[:_SHOWN]:
        if share.days:
            key = f"workload.share.{share.role or 'other'}"
            said = message(key, issue=named(network, share.issue), days=share.days)
            yield Reason(kind="role", text=said, records=(share.issue,))


def _missing_reasons(network: Network, party: Party) -> Iterator[Reason]:
    for lacks, key in ((NO_EFFORT, "workload.no_effort"), (NO_ROLE, "workload.no_role")):
        if issues := party.issues(lacks):
            yield _about(network, "measure", key, issues)
    if done := list(dict.fromkeys(each.issue for each in party.shares if is_answer(each))):
        yield _about(network, "measure", "workload.answered", done)
    if assumed := list(dict.fromkeys(each.issue for each in party.shares if each.assumed)):
        yield _about(network, "assumption", "workload.assumed", assumed)


def _about(network: Network, kind: str, key: str, issues: list[str]) -> Reason:
    """A sentence about issues: how many, the first of them by name, all of them as records."""
    first = tuple(named(network, issue) for issue in issues[:_SHOWN])
    suffix = ".more" if len(issues) > _SHOWN else ""
    said: Any = message(f"workload.issues{suffix}", names=first, more=len(issues) - _SHOWN)
    text = message(key, count=len(issues), issues=said)
    return Reason(kind=kind, text=text, records=tuple(issues))
