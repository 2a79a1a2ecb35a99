"""Grass roots: units below whoever is consulted that are affected and have no voice recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analyses._base import Reason
from graph.analyses._consult_entry import MUST, Entry
from graph.analyses._consult_likeness import HIDDEN
from graph.analyses._consult_matter import Matter, words
from graph.analyses._consult_own_words import own_words
from graph.analyses._consultation import KEPT, Consultation
from graph.analyses._rank_incidence import words_of
from graph.fields import LANGUAGES, localised_name
from graph.messages import Message, PerLanguage, message
from graph.per_network import latest_per_network, per_network
from graph.projections import Network, Record, edges, nodes_of_kind
from graph.reading import involvements, memberships, named, positions_told, superiors
from graph.texts import known_word
from graph.vocabulary import canonical_role, is_dependence, is_gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """A unit not yet heard.

    Parameters
    ----------
    below
        The consulted department it stands below; None where it stands below none of them.
    is_asked
        It was asked and has not answered.
    reasons
        Why it is affected; empty where nothing recorded says so.
    """

    unit: str
    below: str | None
    is_asked: bool
    reasons: tuple[Reason, ...]


@latest_per_network(KEPT)
def unheard(network: Network, asked: Consultation) -> tuple[Unheard, ...]:
    """Units without a voice: the affected ones, then those that merely stand below.

    A voice is an answer, a known position, or a part in the work, by the unit or by somebody who
    belongs to it. Being asked, or informed, is none. A superior of the lead decides: its other
    units are not meant.
    """
    voices = set(_voices(network, asked.matter))
    consulted = _consulted(network, asked)
    touched = _touched(network, asked.matter)
    found = []
    for unit, line in _lines(network).items():
        below = next((each for each in line if each in consulted), None)
        reasons = touched.get(unit, ())
        is_candidate = below or (reasons and _is_grass_roots(network, unit, line))
        if is_candidate and unit not in voices and not _is_out(network, asked, unit):
            is_asked = _is_waiting(asked, unit)
            found.append(Unheard(unit=unit, below=below, is_asked=is_asked, reasons=reasons))
    return tuple(sorted(found, key=lambda each: (not each.reasons, each.below is None)))


@per_network
def _lines(network: Network) -> dict[str, tuple[str, ...]]:
    """Every unit with those above it, nearest first."""
    units = nodes_of_kind(network, "department")
    return {unit: tuple(superiors(network, unit)) for unit in units}


def _consulted(network: Network, asked: Consultation) -> set[str]:
    deciders = {up for lead in asked.matter.leads for up in superiors(network, lead)}
    return {
        entry.party
        for entry in asked.entries
        if _is_consulted(asked, entry) and entry.party not in deciders
    }


def _is_consulted(asked: Consultation, entry: Entry) -> bool:
    """Whether a party must be asked or is on the list to be; precedent alone asks nobody."""
    is_due = entry.tier == MUST or entry.party in asked.on_list
    return is_due and entry.role not in ("approve", "inform")


def _is_out(network: Network, asked: Consultation, unit: str) -> bool:
    """The lead itself, and units that no longer exist."""
    return unit in asked.matter.leads or is_gone(network.nodes[unit]["record"].get("status"))


def _is_grass_roots(network: Network, unit: str, line: tuple[str, ...]) -> bool:
    """A unit that stands below an office or department and has none below itself."""
    has_units = any(True for _ in edges(network, unit, "part_of", incoming=True))
    return len(line) > 1 and not has_units


def _is_waiting(asked: Consultation, unit: str) -> bool:
    return any(
        canonical_role(record["role"]) == "consult" and not record.get("answer")
        for record in asked.on_list.get(unit, [])
    )


def _voices(network: Network, matter: Matter) -> Iterator[str]:
    if matter.ref is None:
        return
    heard = [
        party
        for party, role, record in involvements(network, matter.ref)
        if _has_spoken(role, record)
    ]
    heard += [
        party
        for party, record in positions_told(network, matter.ref)
        if record.get("position") is not None
    ]
    for party in heard:
        yield party
        yield from memberships(network, party)


def _has_spoken(role: str | None, record: Any) -> bool:
    is_at_work = role in ("lead", "co-lead", "support", "approve", "author")
    return is_at_work or bool(record.get("answer") or record.get("answered"))


def _touched(network: Network, matter: Matter) -> dict[str, tuple[Reason, ...]]:
    """Units that the matter touches: by a dependency, by the title, by a linked position."""
    found: dict[str, list[Reason]] = {}
    for unit, reason in (
        *_dependent(network, matter),
        *_named(network, matter),
        *_positioned(network, matter),
    ):
        found.setdefault(unit, []).append(reason)
    return {unit: tuple(reasons) for unit, reasons in found.items()}


def _dependent(network: Network, matter: Matter) -> Iterator[tuple[str, Reason]]:
    if matter.ref is None:
        return
    for unit, record in edges(network, matter.ref, "depends_on", incoming=True):
        if unit.startswith("department:") and is_dependence(record.get("kind")):
            text = message("unheard.depends", kind=_kind(record))
            yield unit, Reason(kind="path", text=text, records=(unit, matter.ref))


def _kind(record: Record) -> Message | str:
    kind = record.get("kind")
    return known_word(kind) if kind else message("unknown.kind")


def _named(network: Network, matter: Matter) -> Iterator[tuple[str, Reason]]:
    for unit, own in own_words(network).items():
        if shared := sorted(own & matter.words):
            said = _words(network.nodes[unit]["record"], shared) or message(HIDDEN)
            text = message("unheard.title", words=said)
            yield unit, Reason(kind="measure", text=text, records=(unit,))


def _words(record: Record, shared: Sequence[str]) -> PerLanguage | None:
    """Words of a unit's name as the reader's language has them; all where it has none of them.

    None where the name is hidden.
    """
    said: dict[str, object] = {}
    shared = [word for word in shared if word in words_of(record, "name")]
    if not shared:
        return None
    for language in LANGUAGES:
        own = set(words(str(record.get(localised_name("name", language), ""))))
        there = [word for word in shared if word in own]
        said[language] = tuple(map(known_word, (there or shared)[:4]))
    return PerLanguage(said)


def _positioned(network: Network, matter: Matter) -> Iterator[tuple[str, Reason]]:
    for issue in sorted(matter.links):
        for party, record in positions_told(network, issue):
            if party.startswith("department:") and record.get("position") is not None:
                text = message("unheard.linked", issue=named(network, issue))
                yield party, Reason(kind="position", text=text, records=(issue, party))
