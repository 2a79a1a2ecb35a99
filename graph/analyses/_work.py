"""Open work in person-days: what each party has to do on which issue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.analyses._assumptions import Assumptions
from graph.analyses._work_done import LEADS, Done, answers_on, leads_it, left_of
from graph.dates import latest
from graph.per_network import per_network
from graph.projections import Network, nodes_of_kind
from graph.reading import involvements, is_open, leads

DAYS_A_MONTH = 30
NO_EFFORT, NO_ROLE = "effort", "role"  # why the days of a share are unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one role of one party on one issue asks for.

    Parameters
    ----------
    role
        Canonical role; None where the register's word is not known.
    days
        Person-days within the period; None where unknown.
    lacks
        What is missing to know the days: :data:`NO_EFFORT`, :data:`NO_ROLE` or None.
    assumed
        Whether the days rest on the assumed effort.
    overdue
        Whether the issue is past its due date.
    whole
        Person-days until it is done, whenever that falls; None where unknown.
    due
        Due date of the issue as it is written; None where there is none.
    own
        Person-days recorded for what is left of this part itself; None where there are none.
    done
        Why nothing of it is left to do; None where something is.
    """

    issue: str
    role: str | None
    days: float | None
    lacks: str | None = None
    assumed: bool = False
    overdue: bool = False
    whole: float | None = None
    due: str | None = None
    own: float | None = None
    done: Done | None = None


@per_network
def open_issues(network: Network, day: date) -> tuple[str, ...]:
    """Issues that are open on a day, in the order of the table."""
    return tuple(each for each in nodes_of_kind(network, "issue") if is_open(network, each, day))


@per_network
def roles_on(network: Network, issue: str) -> dict[tuple[str, str | None], float | None]:
    """Roles on an issue with their own effort: ``(party, canonical role) -> person-days or None``.

    The owner counts as lead. A role that is recorded several times, once a phase, counts once; own
    efforts add up.
    """
    found: dict[tuple[str, str | None], float | None] = dict.fromkeys(
        (party, "lead") for party in leads(network, issue)
    )
    for party, role, record in involvements(network, issue):
        before, own = found.get((party, role)), record.get("effort")
        found[party, role] = before if own is None else own + (before or 0.0)
    return found


@per_network
def shares(
    network: Network, day: date, months: float, assumed: Assumptions
) -> dict[str, list[Share]]:
    """Shares of every party in the open issues.

    Informed parties appear with 0 days, and so does an answer that was given or waived up to the
    day, or that would be on what the party leads itself.

    Parameters
    ----------
    months
        Length of the period from ``day`` on; a month is :data:`DAYS_A_MONTH` days.
    assumed
        What the register does not say; without an assumed effort its shares stay unknown.
    """
    weights = dict(assumed.weights)
    found: dict[str, list[Share]] = {}
    for issue in open_issues(network, day):
        record = network.nodes[issue]["record"]
        effort = record.get("effort", assumed.effort)
        part, overdue = within(record.get("due"), day, months * DAYS_A_MONTH)
        for (party, role), (own, done) in _left(network, issue, day).items():
            days, lacks = (0.0, None) if done else _days(role, own, effort, weights)
            found.setdefault(party, []).append(
                Share(
                    issue=issue,
                    role=role,
                    days=None if days is None else days * part,
                    lacks=lacks,
                    assumed=own is None and "effort" not in record and bool(days),
                    overdue=overdue,
                    whole=days,
                    due=record.get("due"),
                    own=own,
                    done=done,
                )
            )
    return found


def _left(
    network: Network, issue: str, day: date
) -> dict[tuple[str, str | None], tuple[float | None, Done | None]]:
    """Parts in an issue with the person-days recorded for what is left, and why nothing is."""
    parts, answers = roles_on(network, issue), answers_on(network, issue)
    found = {}
    for part, own in parts.items():
        done = Done(LEADS) if leads_it(parts, part) else None
        if part in answers:
            settled, own = left_of(answers[part], day)
            done = settled or done
        found[part] = own, done
    return found


def _days(
    role: str | None, own: float | None, effort: float | None, weights: Mapping[str, float]
) -> tuple[float | None, str | None]:
    """Whole days of a role, else what is missing; its own effort needs neither of the others."""
    if own is not None:
        return own, None
    if role is None:
        return None, NO_ROLE
    weight = weights[role]
    if weight == 0:
        return 0.0, None
    return (None, NO_EFFORT) if effort is None else (effort * weight, None)


def within(due: str | None, day: date, period: float) -> tuple[float, bool]:
    """Part of the work that falls in the period, evenly spread until due; and whether overdue."""
    left = None if due is None else (latest(due) - day).days
    if left is None or left <= period:
        return 1.0, left is not None and left < 0
    return period / left, False


def working(found: list[Share]) -> Iterator[Share]:
    """Shares that ask for something; to be informed does not, nor what is answered."""
    return (share for share in found if not share.done and (share.role != "inform" or share.days))


def is_answer(share: Share) -> bool:
    """Whether a share is an answer that was given or waived."""
    return share.done is not None and share.done.why != LEADS
