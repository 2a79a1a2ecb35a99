"""Who changes the register, when, why, and from what."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who changes the register, when (ISO 8601, UTC), why, and from what."""

    time: str
    who: str
    why: str
    source: str | None

    def properties(self) -> dict[str, str | None]:
        """The four as a revision holds them."""
        return {"time": self.time, "who": self.who, "why": self.why, "source": self.source}


def sign(who: str, why: str, source: str | None) -> Signature:
    """Sign a change that is made now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Signature(time=now, who=who, why=why, source=source)
