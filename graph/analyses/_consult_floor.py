"""Where *should* ends: evidence far weaker than the strongest is a reason to inform, not to ask.

Offices complain of too many counter-signs, and every score has a tail. So whoever speaks with less
than half the points of the strongest of its kind of party, and is tied to the matter itself by
nothing, is told and not asked; the reason says so with both figures.
"""

from dataclasses import replace

from graph.analyses._base import Reason
from graph.analyses._consult_entry import SHOULD, Entry
from graph.messages import message

SHARE = 0.5  # of the strongest evidence, below which a party is informed
# Findings on the matter itself and not on others like it: with one of them a party is asked.
OWN = frozenset(
    (
        *("consult.at_work.support", "consult.at_work.author", "consult.position.own"),
        *("consult.waiting", "consult.affected", "consult.finished", "consult.unheard.named"),
    )
)


def above_floor(entries: list[Entry], asked: frozenset[str]) -> list[Entry]:
    """The same entries; those of *should* whose evidence is comparatively weak are to be informed.

    Parameters
    ----------
    asked
        Parties that have a part in the issue or are asked on it, not merely informed: they go on
        being asked.
    """
    strongest: dict[str, float] = {}
    for entry in entries:
        if entry.tier == SHOULD:
            kind = _kind(entry)
            strongest[kind] = max(strongest.get(kind, 0.0), _likened(entry))
    return [
        _informed(entry, strongest[_kind(entry)])
        if entry.tier == SHOULD
        and entry.party not in asked
        and entry.points < SHARE * strongest[_kind(entry)]
        and not _is_own(entry)
        else entry
        for entry in entries
    ]


def _kind(entry: Entry) -> str:
    return entry.party.partition(":")[0]


def _is_own(entry: Entry) -> bool:
    return any(each.reason.text.key in OWN for each in entry.findings)


def _likened(entry: Entry) -> float:
    """Points without those for the matter itself, by which no other party could be measured."""
    return sum(each.points or 0.0 for each in entry.findings if each.reason.text.key not in OWN)


def _informed(entry: Entry, strongest: float) -> Entry:
    text = message(
        "consult.weak",
        points=entry.points,
        strongest=strongest,
        kind=message(f"kind.{_kind(entry)}"),
    )
    return replace(entry, weak=Reason(kind="measure", text=text, records=(entry.party,)))
