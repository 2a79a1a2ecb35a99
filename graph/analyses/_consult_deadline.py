"""How long a party has to answer: as a rule says, else as the office's speed classes say."""

from dataclasses import dataclass

from graph.analyses._consult_entry import Entry
from graph.analyses._consult_matter import Matter
from graph.messages import Message, message
from graph.speeds import COUNTERSIGN, SPEED_DAYS, speed_of
from graph.texts import known_word

RULE, TOLD, SPEED, UNKNOWN, USUAL = "rule", "told", "speed", "unknown", "usual"
ASSUMED = (SPEED, UNKNOWN, USUAL)  # where no rule says


@dataclass(frozen=True, slots=True)
class Limit:
    """Working days and where they come from.

    ``rule``; ``told``: a rule's days to inform somebody, who owes no answer; ``speed``: by the
    speed class that the priority stands for; ``unknown``: usual, as the priority is no class that
    is known; ``usual``: no priority is recorded.
    """

    days: float
    basis: str


def limit_of(matter: Matter, entry: Entry) -> Limit | None:
    """Time that a party has; None for the lead and for whoever is told without a rule's days."""
    if entry.role in ("lead", "author"):
        return None
    if entry.days is not None:
        return Limit(entry.days, TOLD if entry.role == "inform" else RULE)
    return None if entry.role == "inform" else usual_limit(matter)


def time_of(matter: Matter, entry: Entry | None) -> Limit:
    """Time that whoever is asked has, also where nothing on record says that it is to be asked."""
    found = limit_of(matter, entry) if entry else None
    return found if found and found.basis != TOLD else usual_limit(matter)


def usual_limit(matter: Matter) -> Limit:
    """Time to answer where no rule says: by the matter's priority, else the usual."""
    if not matter.priority:
        return Limit(COUNTERSIGN, USUAL)
    speed = speed_of(matter.priority)
    return Limit(SPEED_DAYS[speed], SPEED) if speed else Limit(COUNTERSIGN, UNKNOWN)


def said(matter: Matter, limit: Limit, key: str = "deadline") -> Message:
    """Where a time comes from, in words: with the priority as it is written, and its class."""
    speed = speed_of(matter.priority)
    return message(
        f"{key}.{limit.basis}",
        days=limit.days,
        priority=known_word(matter.priority or ""),
        speed=message(f"speed.{speed}") if speed else "",
    )
