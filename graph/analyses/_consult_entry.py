"""What speaks for one party: findings from authority and evidence, gathered to one entry."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from graph.analyses._base import Reason
from graph.messages import Message, message

MUST, SHOULD, INFORM = "must", "should", "inform"
TIERS = (MUST, SHOULD, INFORM)
_RANK = {tier: at for at, tier in enumerate(TIERS)}
NOTHING = 0.05  # points that would be told as 0.0
FURTHER = "further"  # name of what is told in sum because each gives little
RECORDED, ONLY_RECORDED = "consult.recorded", "consult.recorded.only"
ROLE_ORDER = ("lead", "co-lead", "approve", "consult", "support", "author", "inform")


@lru_cache
def untold(kind: str, key: str) -> Reason:
    """A reason of which only the kind and the text's key are known yet (:attr:`Finding.tell`)."""
    return Reason(kind=kind, text=message(key))


# A tuple: of a long list there are thousands, and hardly any is shown.
class Finding(NamedTuple):
    """One thing that speaks for consulting a party.

    Parameters
    ----------
    role
        Canonical role it asks for.
    points
        Strength of evidence; None where authority speaks, which is no score.
    days
        Working days the party has to answer; None where no rule says.
    name
        Name of the evidence among the contributions to the score; the reason's kind when None.
    is_finished
        Whether it speaks only through work that is finished.
    tell
        Makes the reason with its names and records, where that is left until somebody reads it:
        most of those for whom something speaks are never shown.
    """

    party: str
    tier: str
    role: str
    reason: Reason
    points: float | None = None
    days: float | None = None
    name: str | None = None
    is_finished: bool = False
    tell: Callable[[], Reason] | None = None

    @property
    def is_recorded(self) -> bool:
        """Whether it says no more than that the party is on the issue's list."""
        return self.reason.text.key in (RECORDED, ONLY_RECORDED)

    def told(self) -> "Finding":
        """The same with its reason made."""
        return self if self.tell is None else self._replace(reason=self.tell(), tell=None)

    def name_of(self) -> str:
        """Name under which its points stand among the contributions."""
        return self.name or self.reason.kind


# A tuple, too: what is read often of thousands is worked out once, when an entry is made.
class Entry(NamedTuple):
    """A party with everything that speaks for it (:func:`entry_of`); the weightiest tier wins.

    Parameters
    ----------
    tier
        Best tier of all findings, but for evidence that is too weak.
    role
        Weightiest role that authority asks for, else the one with the strongest evidence.
    points
        Sum of the evidence.
    weak
        Tells why it is only to be informed although evidence speaks for it.
    """

    party: str
    findings: tuple[Finding, ...]
    tier: str
    role: str
    points: float
    weak: Callable[[], Reason] | None = None

    @property
    def kind(self) -> str:
        """Kind of party."""
        return self.party.partition(":")[0]

    def weakened(self, why: Callable[[], Reason]) -> "Entry":
        """The same, only to be informed."""
        return Entry(self.party, self.findings, INFORM, "inform", self.points, why)

    def resting_on(self, findings: Sequence[Finding]) -> "Entry":
        """The same party with other findings; what was too weak stays so."""
        entry = entry_of(self.party, findings)
        return entry.weakened(self.weak) if self.weak else entry

    @property
    def only_finished(self) -> bool:
        """Whether authority speaks for it only through finished work that the matter rests on."""
        best = (each for each in self.findings if each.tier == self.tier)
        return self.tier == MUST and all(each.is_finished for each in best)

    @property
    def is_unfounded(self) -> bool:
        """Whether nothing but the issue's list itself speaks for it."""
        return all(each.is_recorded for each in self.findings)

    @property
    def days(self) -> float | None:
        """Shortest time to answer that a rule sets; the lead answers to nobody but itself."""
        if self.role == "lead":
            return None
        # Days in which a party is to be told say nothing of how long it has to answer.
        is_told = self.role == INFORM
        timed = (each for each in self.findings if (each.role == INFORM) == is_told)
        return min((each.days for each in timed if each.days is not None), default=None)

    def contributions(self) -> dict[str, float]:
        """Points by name of the evidence; they add up to :attr:`points`."""
        by_kind: dict[str, float] = {}
        for each in self.findings:
            if each.points is not None:
                name = each.name_of()
                by_kind[name] = by_kind.get(name, 0.0) + each.points
        return by_kind

    def reasons(self) -> tuple[Reason, ...]:
        """Reasons, authority first, then evidence by strength, then what merely lies in reach.

        Authority stands in the order in which it was found, from the lead and rules to what the
        matter waits for, then what is finished. Reasons of one name of evidence stand together.
        Points are told only where they count, so none of a *must*, nor its small signs.
        """
        strength = self.contributions()

        def order(each: Finding) -> tuple[int, bool, float]:
            weight = 0.0 if each.tier == MUST else -strength.get(each.name_of(), 0.0)
            return _RANK[each.tier], each.is_finished, weight

        is_must = self.tier == MUST
        told = (each for each in self.findings if not is_must or each.name_of() != FURTHER)
        ordered = sorted(told, key=order)
        said = (_with_points(each.reason, is_told=not is_must) for each in ordered)
        return (*([self.weak()] if self.weak else ()), *said)


def _with_points(reason: Reason, *, is_told: bool) -> Reason:
    """A reason that ends with its points, or without where they are not told; never with 0.0."""
    values = reason.text.values
    if "points" not in values:
        return reason
    key = "consult.partner.gained" if reason.text.key == "consult.partner" else "consult.gained"
    if float(str(values["points"])) < NOTHING:  # such as one of a hundred matters that wait
        key = "consult.gained.under"
    gained = Message(key, values) if is_told else ""
    text = Message(reason.text.key, {**values, "gained": gained})
    return Reason(kind=reason.kind, text=text, records=reason.records)


def gather(findings: Iterable[Finding]) -> dict[str, Entry]:
    """One entry a party, in the order in which they are first spoken for."""
    by_party: dict[str, list[Finding]] = {}
    for each in findings:
        by_party.setdefault(each.party, []).append(each)
    return {party: entry_of(party, telling(found)) for party, found in by_party.items()}


def entry_of(party: str, findings: Sequence[Finding]) -> Entry:
    """The entry of a party for whom some findings speak, one at least."""
    if len(findings) == 1:  # most of a long list
        (only,) = findings
        return Entry(party, (only,), only.tier, only.role, only.points or 0.0)
    tier = min((each.tier for each in findings), key=_RANK.__getitem__)
    best = (each for each in findings if each.tier == tier)
    weightiest = min(best, key=lambda each: (-(each.points or 0.0), ROLE_ORDER.index(each.role)))
    # A rule that only informs does not hinder the list from asking for more.
    role = _listed_role(findings) if weightiest.role == INFORM else weightiest.role
    points = sum((each.points for each in findings if each.points is not None), 0.0)
    return Entry(party, tuple(findings), tier, role, points)


def _listed_role(findings: Sequence[Finding]) -> str:
    roles = [each.role for each in findings if each.reason.kind == "role"]
    return min(roles, key=ROLE_ORDER.index, default=INFORM)


def telling(findings: list[Finding]) -> list[Finding]:
    """Without what lies in mere reach where something stronger speaks, but for the list itself."""
    if len(findings) == 1 and not findings[0].is_recorded:
        return findings
    if all(each.is_recorded for each in findings):
        return [_alone(each) for each in findings]
    if all(each.tier == INFORM or each.is_recorded for each in findings):
        return findings
    return [each for each in findings if each.tier != INFORM or each.reason.kind == "role"]


def _alone(finding: Finding) -> Finding:
    """The list's own word, saying that nothing else speaks."""
    text = replace(finding.reason.text, key=ONLY_RECORDED)
    return finding._replace(reason=replace(finding.reason, text=text))
