"""Parts of answering that ask for no work any more, or never did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.per_network import per_network
from graph.projections import Network, Record
from graph.reading import involvements
from graph.rounds import ANSWERED, WAIVED, is_answered, settled_from

ANSWERING = ("consult", "approve")  # roles whose work is to answer
LEADS = "leads"  # beside ANSWERED and WAIVED: who leads a matter does not answer on it


@dataclass(frozen=True, slots=True)
class Done:
    """Why a part weighs nothing: ANSWERED, WAIVED or LEADS, and since when as it is written."""

    why: str
    day: str | None = None


# Of each record of a part: its own person-days, the day from which it is done, and why.
Answers = list[tuple[float | None, date | None, Done | None]]


def done_from(role: str | None, records: Sequence[Record]) -> list[date | None]:
    """Of a party's records in one role on an issue, the day from which each asks for no work.

    What is merely listed goes with what was answered, as :func:`graph.rounds.current` reads it.
    """
    if role not in ANSWERING:
        return [None] * len(records)
    days = [settled_from(each) for each in records]
    last = max((each for each in days if each is not None), default=None)
    return [
        last if day is None and not (each.get("sent") or each.get("due")) else day
        for day, each in zip(days, records, strict=True)
    ]


@per_network
def answers_on(network: Network, issue: str) -> dict[tuple[str, str | None], Answers]:
    """Parts in an issue of which something is answered or waived, whenever that was."""
    records: dict[tuple[str, str | None], list[Record]] = {}
    for party, role, record in involvements(network, issue):
        if role in ANSWERING:
            records.setdefault((party, role), []).append(record)
    found = {}
    for part, held in records.items():
        days = done_from(part[1], held)
        if any(days):
            found[part] = [
                (each.get("effort"), day, _done(each)) for each, day in zip(held, days, strict=True)
            ]
    return found


def _done(record: Record) -> Done | None:
    if settled_from(record) is None:
        return None
    answered = is_answered(record)
    return Done(ANSWERED if answered else WAIVED, record.get("answered" if answered else "waived"))


def left_of(answers: Answers, day: date) -> tuple[Done | None, float | None]:
    """Why nothing is left of a part on a day, None where something is; then its own person-days."""
    left = [own for own, end, _ in answers if end is None or end > day]
    if not left:
        # What is merely listed has no reason of its own.
        told = [(end, why) for _, end, why in answers if end is not None and why is not None]
        return max(told, key=lambda each: each[0])[1], None
    known = [own for own in left if own is not None]
    return None, sum(known) if known else None


def leads_it(
    parts: dict[tuple[str, str | None], float | None], part: tuple[str, str | None]
) -> bool:
    """Whether a part is to answer on what the same party leads."""
    party, role = part
    return role in ANSWERING and (party, "lead") in parts
