"""The fewest that must be asked: every rule kept, every affected unit covered.

Minimum set cover, solved exactly (Karp 1972; HiGHS). A party covers a unit when it is the unit,
when it is a person who heads the unit, or when it is the department directly above it. Whoever
approves, and every superior of the lead, covers none but itself: it decides. Affected are
the departments of the list as it is for which anything speaks, those for which a rule, a role, a
path or a position on the matter speaks, and the units not yet heard that the matter touches;
having been asked before affects nobody.

It misleads where consultation is meant to be heard, not to be short: what is given up is listed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analyses._base import Analysis, Reason, Result, Row
from graph.analyses._consult_entry import INFORM, MUST, Entry
from graph.analyses._consult_manner import manner
from graph.analyses._consult_unheard import unheard
from graph.analyses._consult_when import when
from graph.analyses._consult_words import unknown_words
from graph.analyses._consultation import PARAMETERS, Consultation, consultation
from graph.measures.set_cover import smallest_cover
from graph.messages import Message, message
from graph.projections import Network, edges
from graph.reading import memberships, named, superiors, units_below
from graph.vocabulary import is_head

_TOUCHES = ("rule", "role", "path")
_FIXES = ("rule", "role")
LEFT_OUT = "fewest.musts"


def fewest(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer with the smallest set that still satisfies every rule and covers every unit.

    Returns
    -------
    Result
        One row for each party of the full list, the chosen ones first: ``chosen``, ``fixed`` (a
        rule or an office names it), ``covers`` (units it speaks for), ``covered_by`` (for those
        left out), ``state`` of the round: who is sent to, overdue, answered or waived is not to be
        asked anew. The score is the evidence for it in points. ``musts_left_out`` are parties that
        must be consulted, as the matter depends on them, and that another can speak for.

    Raises
    ------
    UserError
        As :func:`graph.analyses.consult.consult`.
    """
    asked = consultation(network, parameters)
    full = {entry.party: entry for entry in asked.entries if entry.tier != INFORM}
    units = _units(network, asked, full)
    deciders = {up for lead in asked.matter.leads for up in superiors(network, lead)}
    deciders |= {party for party, entry in full.items() if entry.role == "approve"}
    covers = {party: _covers(network, party, units, deciders) for party in full}
    fixed = {party for party, entry in full.items() if _is_fixed(entry)}
    strength = {party: entry.points for party, entry in full.items()}
    chosen = smallest_cover(covers, units, fixed, strength)
    left = [party for party in full if party not in chosen]
    rows = [_row(network, asked, full[each], covers, fixed, chosen) for each in (*chosen, *left)]
    # What the matter depends on is no rule: another may speak for it, which has to be said first.
    musts = [each for each in left if full[each].tier == MUST]
    return Result(
        summary={
            "musts_left_out": musts,
            **asked.summary(),
            **_summary(full, units, covers, chosen, left),
        },
        rows=tuple(rows),
        warnings=(
            *unknown_words(network, asked.topics, asked.kind),
            *_without(network, musts),
            message("fewest.covers"),
            message("fewest.affected"),
        ),
    )


def _without(network: Network, musts: list[str]) -> Iterator[Message]:
    """That the set asks less than authority does, which whoever uses it has to know."""
    if musts:
        yield message(LEFT_OUT, parties=tuple(named(network, each) for each in musts))


def _summary(
    full: Mapping[str, Entry],
    units: list[str],
    covers: Mapping[str, tuple[str, ...]],
    chosen: tuple[str, ...],
    left: list[str],
) -> dict[str, Any]:
    covered = {unit for each in covers.values() for unit in each}
    return {
        "full": len(full),
        "fewest": len(chosen),
        "units": len(units),
        "uncovered": [unit for unit in units if unit not in covered],
        "given_up": left,
        "points_given_up": sum(full[each].points for each in left),
        "points": sum(entry.points for entry in full.values()),
        "indirect": [unit for unit in units if unit not in chosen],
    }


def _units(network: Network, asked: Consultation, full: Mapping[str, Entry]) -> list[str]:
    named_units = [
        party
        for party, entry in full.items()
        if party.startswith("department:")
        and entry.role != "approve"
        and (party in asked.on_list or _is_touched(entry, asked.matter.ref))
        and not entry.is_unfounded
    ]
    silent = [each.unit for each in unheard(network, asked) if each.reasons]
    return list(dict.fromkeys([*named_units, *silent]))


def _is_touched(entry: Entry, issue: str | None) -> bool:
    return any(
        each.reason.kind in _TOUCHES
        or (each.reason.kind == "position" and issue in each.reason.records)
        for each in entry.findings
        if each.tier != INFORM
    )


def _is_fixed(entry: Entry) -> bool:
    """Whether a rule or an office names the party, not only what the matter depends on."""
    return any(each.tier == MUST and each.reason.kind in _FIXES for each in entry.findings)


def _covers(network: Network, party: str, units: list[str], deciders: set[str]) -> tuple[str, ...]:
    if party in deciders:
        return (party,) if party in units else ()
    if party.startswith("person:"):
        reach = {
            unit
            for unit, record in edges(network, party, "member_of")
            if is_head(record.get("role"))
        }
    else:
        reach = {party, *units_below(network, party)}
    return tuple(unit for unit in units if unit in reach)


def _row(
    network: Network,
    asked: Consultation,
    entry: Entry,
    covers: Mapping[str, tuple[str, ...]],
    fixed: set[str],
    chosen: tuple[str, ...],
) -> Row:
    party, known = entry.party, when(asked, entry)
    is_chosen = party in chosen
    # A department speaks for the people who belong to it.
    own = {party, *memberships(network, party)} if party.startswith("person:") else {party}
    by = [] if is_chosen else [each for each in chosen if own & {each, *covers[each]}]
    return Row(
        ref=party,
        score=entry.points or None,
        reasons=tuple(_reasons(network, entry, covers[party], party in fixed, is_chosen, by)),
        facts={
            "chosen": is_chosen,
            "fixed": party in fixed,
            "tier": entry.tier,
            "role": entry.role,
            "manner": manner(network, asked.matter, entry),
            "state": known.state if known else None,
            "covers": list(covers[party]),
            "covered_by": by,
        },
    )


def _reasons(
    network: Network,
    entry: Entry,
    covered: tuple[str, ...],
    is_fixed: bool,
    is_chosen: bool,
    by: list[str],
) -> Iterator[Reason]:
    if is_fixed:
        yield next(each for each in entry.reasons() if each.kind in _FIXES)
    elif is_chosen:
        if covered != (entry.party,):
            text = message("fewest.chosen", units=tuple(named(network, each) for each in covered))
            yield Reason(kind="cover", text=text, records=covered)
        yield entry.reasons()[0]
    else:
        if by:
            text = message("fewest.covered", party=tuple(named(network, each) for each in by))
            yield Reason(kind="cover", text=text, records=tuple(by))
        else:
            yield Reason(kind="cover", text=message("fewest.untouched"))
        yield entry.reasons()[0]


ANALYSIS = Analysis(id="fewest", parameters=PARAMETERS, run=fewest)
