"""Where *should* ends: evidence far weaker than the strongest is a reason to inform, not to ask.

Offices complain of too many counter-signs, and every score has a tail. So whoever speaks with less
than half the points of the strongest of its kind of party, and is tied to the matter itself by
nothing, is told and not asked; the reason says so with both figures. Points of general habit do not
count here: they are much the same for all who are active, whatever the matter. Nor are more asked
on evidence than nine of ten earlier matters asked, where that is more than a few.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial

from graph.analyses._base import Reason
from graph.analyses._consult_entry import NOTHING, SHOULD, Entry, Finding
from graph.analyses._consult_history import history_of
from graph.messages import message
from graph.per_network import per_network
from graph.projections import Network
from graph.vocabulary import canonical_role

FEW = 5  # parties of a kind that may be asked on evidence, however short lists used to be
NINE_OF_TEN = 0.9
SHARE = 0.5  # of the strongest evidence, below which a party is informed
# Findings on the matter itself and not on others like it: with one of them a party is asked.
OWN = frozenset(
    (
        *("consult.at_work.support", "consult.at_work.author", "consult.position.own"),
        *("consult.waiting", "consult.affected", "consult.finished", "consult.unheard.named"),
    )
)


def strongest(entries: Iterable[Entry], habit: Mapping[str, float]) -> dict[str, float]:
    """Kind of party -> most points of evidence on other matters that one of it has.

    Parameters
    ----------
    habit
        Party -> those of its points that it has for being usually asked and active.
    """
    found: dict[str, float] = {}
    for entry in (each for each in entries if each.tier == SHOULD):
        points = _likened(entry) - habit.get(entry.party, 0.0)
        found[entry.kind] = max(found.get(entry.kind, 0.0), points)
    return found


def above_floor(
    entries: list[Entry],
    asked: frozenset[str],
    habit: Mapping[str, float],
    most: Mapping[str, float],
) -> list[Entry]:
    """The same entries; those of *should* whose evidence is comparatively weak are to be informed.

    Parameters
    ----------
    asked
        Parties that have a part in the issue or are asked on it, not merely informed: they go on
        being asked.
    habit
        As for :func:`strongest`.
    most
        What :func:`strongest` gives.
    """
    return [
        _informed(entry, points, most[entry.kind])
        if entry.tier == SHOULD
        and (points := entry.points - habit.get(entry.party, 0.0)) < SHARE * most[entry.kind]
        and entry.party not in asked
        and not is_own(entry)
        else entry
        for entry in entries
    ]


def within_usual(
    entries: list[Entry],
    asked: frozenset[str],
    usual: Mapping[str, int],
    rest: Mapping[tuple[str, float], int],
) -> list[Entry]:
    """The same entries; those of *should* beyond the usual length of a list are to be informed.

    Parameters
    ----------
    asked
        As for :func:`above_floor`.
    usual
        Kind of party -> how many are asked at most (:func:`usual_lengths`).
    rest
        How many more of a kind have so many points, by both: none of them is asked.
    """
    ranked = sorted(
        (each for each in entries if each.tier == SHOULD),
        key=lambda each: (-each.points, each.party),
    )
    ranks: Counter[str] = Counter()
    beyond: dict[str, Entry] = {}
    for entry in ranked:
        kind = entry.kind
        ranks[kind] += 1
        rank, most = ranks[kind] + _ahead(entry, rest), usual.get(kind, FEW)
        if rank > most and entry.party not in asked and not is_own(entry):
            beyond[entry.party] = _beyond(entry, rank, most)
    return [beyond.get(each.party, each) for each in entries]


def _ahead(entry: Entry, rest: Mapping[tuple[str, float], int]) -> int:
    return sum(
        n for (kind, points), n in rest.items() if kind == entry.kind and points > entry.points
    )


@per_network
def usual_lengths(network: Network) -> dict[str, int]:
    """Kind of party -> how many of it nine of ten earlier matters asked at most, never below few.

    Matters that asked nobody of the kind are not counted, for their lists may be incomplete.
    """
    counts: dict[str, list[int]] = {}
    for parts in history_of(network).parts.values():
        asked = [each.party for each in parts if each.role is not None and _is_asking(each.role)]
        for kind, count in Counter(each.partition(":")[0] for each in asked).items():
            counts.setdefault(kind, []).append(count)
    return {
        kind: max(FEW, sorted(each)[int(NINE_OF_TEN * (len(each) - 1))])
        for kind, each in counts.items()
    }


def _is_asking(role: str) -> bool:
    return canonical_role(role) not in ("lead", "co-lead", "author", "inform")


def _beyond(entry: Entry, rank: int, usual: int) -> Entry:
    values = {"rank": rank, "points": entry.points, "usual": usual}
    return entry.weakened(partial(_reason, "consult.beyond", entry.party, values))


def _reason(key: str, party: str, values: Mapping[str, float]) -> Reason:
    text = message(key, **values, kind=message(f"kind.{party.partition(':')[0]}"))
    return Reason(kind="measure", text=text, records=(party,))


def is_own(entry: Entry) -> bool:
    """Whether evidence on the matter itself speaks for a party, and not only on others like it."""
    return any(map(is_on_matter, entry.findings))


def is_on_matter(finding: Finding) -> bool:
    """Whether evidence is on the matter itself."""
    return finding.reason.text.key in OWN


def _likened(entry: Entry) -> float:
    """Points without those for the matter itself, by which no other party could be measured."""
    return sum(each.points or 0.0 for each in entry.findings if not is_on_matter(each))


def _informed(entry: Entry, points: float, strongest: float) -> Entry:
    values = {"points": points, "strongest": strongest}
    key = "consult.weak" if points >= NOTHING else "consult.weak.habit"
    return entry.weakened(partial(_reason, key, entry.party, values))
