"""How long a party has to answer: as a rule says, else as the office's speed classes say."""

from dataclasses import dataclass

from graph.analyses._consult_entry import Entry
from graph.analyses._consult_matter import Matter
from graph.fields import header_key
from graph.vocabulary import SPEEDS

# Published rules of procedure: countersign within 3 working days; by speed class 1, 3 and 6.
COUNTERSIGN = 3.0
SPEED_DAYS = {"express": 1.0, "fast": 3.0, "ordinary": 6.0}
_SPEED_OF = {header_key(word): speed for speed, words in SPEEDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Limit:
    """Working days to answer and where they come from: ``rule``, ``speed`` or ``usual``."""

    days: float
    basis: str


def limit_of(matter: Matter, entry: Entry) -> Limit | None:
    """Time that a party has; None for the lead and for whoever is told only."""
    if entry.role in ("lead", "author"):
        return None
    if entry.days is not None:
        return Limit(entry.days, "rule")
    return None if entry.role == "inform" else usual_limit(matter)


def time_of(matter: Matter, entry: Entry | None) -> Limit:
    """Time that whoever is asked has, also where nothing on record says that it is to be asked."""
    return (limit_of(matter, entry) if entry else None) or usual_limit(matter)


def usual_limit(matter: Matter) -> Limit:
    """Time to answer where no rule says: by the matter's priority, else the usual."""
    speed = _SPEED_OF.get(header_key(matter.priority)) if matter.priority else None
    return Limit(SPEED_DAYS[speed], "speed") if speed else Limit(COUNTERSIGN, "usual")
