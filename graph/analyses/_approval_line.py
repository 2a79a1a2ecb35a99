"""The approval chain of a matter: through whom it goes up, who signs beside the line, what is odd.

A level is *skipped* (越級) when somebody between the lead's own unit and an approver is not on the
list, nor the unit that person belongs to. A delegation is *exceeded* (逾越權限／越权) when only the
lead's own unit approves what others must be consulted on, when a rule's approver is missing, and
when somebody approves who neither stands above the lead nor is called by a rule.
"""

from dataclasses import dataclass

from graph.analyses._base import Reason
from graph.analyses._consult_entry import MUST, Entry
from graph.analyses._consultation import Consultation
from graph.analyses._hierarchy import head_of, line_above, managers, unit_of
from graph.messages import message
from graph.projections import Network
from graph.reading import memberships, named, superiors
from graph.vocabulary import canonical_role

DRAFTS, PASSES, APPROVES, COUNTERSIGNS = "drafts", "passes", "approves", "countersigns"
SKIPPED, OUTSIDE, BESIDE, RESERVED, OWN = "skipped", "outside", "beside", "reserved", "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One signature of the chain; ``flag`` says what is wrong with it, None when nothing is.

    ``is_listed`` is of itself; a person whose unit is on the list has that for a reason. ``skips``
    are the units that a unit passes over which approves.
    """

    party: str
    does: str
    is_listed: bool
    flag: str | None = None
    reasons: tuple[Reason, ...] = ()
    skips: tuple[str, ...] = ()


def approval_line(network: Network, asked: Consultation) -> list[Level]:
    """Everybody whose signature the matter needs, from the draft upwards, then countersigners."""
    approvers = {e.party: e for e in asked.entries if e.tier == MUST and e.role == "approve"}
    line = _line(network, asked)
    last = max((at for at, each in enumerate(line) if each in approvers), default=-1)
    inside = [each for each in line if _is_of_lead(network, asked, each)]
    shown = line[: max(last + 1, len(inside))]
    levels = [_level(network, asked, each, line, approvers, last) for each in shown]
    beside = [each for each in approvers if each not in shown]
    aside = [_beside(network, asked, approvers, each, line) for each in beside]
    return [*levels, *sorted(aside, key=lambda each: each.does == COUNTERSIGNS)]


def _line(network: Network, asked: Consultation) -> list[str]:
    """From who drafts, else who heads the lead, up the reporting line; else up the units."""
    matter = asked.matter
    people = [each for each in matter.authors if each.startswith("person:")]
    lead = matter.leads[0] if matter.leads else None
    if lead is None:
        return []
    own = [each for each in people if lead in (*memberships(network, each), each)]
    start = next(iter(own), None) or (
        lead if lead.startswith("person:") else head_of(network, lead)
    )
    if start is None:
        return [lead, *superiors(network, lead)]
    return [start, *managers(network, start)]


def _is_of_lead(network: Network, asked: Consultation, party: str) -> bool:
    units = {party, *memberships(network, party)} if party.startswith("person:") else {party}
    return not units.isdisjoint(asked.matter.leads)


def _level(
    network: Network,
    asked: Consultation,
    party: str,
    line: list[str],
    approvers: dict[str, Entry],
    last: int,
) -> Level:
    at = line.index(party)
    is_listed = party in asked.on_list
    through = () if is_listed else _through(network, asked, party)
    if party in approvers:
        reasons = (*_authority(approvers[party]), *through)
        only_own = _is_of_lead(network, asked, party) and _decides_for_others(
            network, asked, approvers
        )
        flag = OWN if only_own else None
        more = (_flagged(OWN),) if only_own else ()
        return Level(
            party=party, does=APPROVES, is_listed=is_listed, flag=flag, reasons=(*more, *reasons)
        )
    does = DRAFTS if at == 0 and party in asked.matter.authors else PASSES
    is_own = _is_of_lead(network, asked, party)
    if at < last and not is_own and not is_listed and not through:
        approver = line[last]
        text = message("approval.skipped", approver=named(network, approver))
        reason = Reason(kind="membership", text=text, records=(party, approver))
        return Level(party=party, does=does, is_listed=False, flag=SKIPPED, reasons=(reason,))
    reasons = (*_place(network, line, at), *through)
    return Level(party=party, does=does, is_listed=is_listed, reasons=reasons)


def _authority(entry: Entry) -> tuple[Reason, ...]:
    """What gives a party its signature; what it did before gives none, nor that it is asked."""
    return tuple(
        each.reason for each in entry.findings if each.tier == MUST and each.role == "approve"
    )


def _place(network: Network, line: list[str], at: int) -> tuple[Reason, ...]:
    if at == 0:
        return (Reason(kind="membership", text=message("approval.begins")),)
    below = line[at - 1]
    text = message("approval.above", party=named(network, below))
    return (Reason(kind="membership", text=text, records=(below, line[at])),)


def _decides_for_others(network: Network, asked: Consultation, approvers: dict[str, Entry]) -> bool:
    """Whether only the lead's own unit approves, and other units must be consulted."""
    own = all(_is_of_lead(network, asked, each) for each in approvers)
    return own and any(
        entry.tier == MUST and entry.role == "consult" and not _is_of_lead(network, asked, party)
        for entry in asked.entries
        for party in (entry.party,)
    )


def _through(network: Network, asked: Consultation, party: str) -> tuple[Reason, ...]:
    """The unit by which a person is on the list, if any."""
    unit = next((unit for unit in memberships(network, party) if unit in asked.on_list), None)
    if unit is None:
        return ()
    text = message("approval.through", unit=named(network, unit))
    return (Reason(kind="membership", text=text, records=(party, unit)),)


def _beside(
    network: Network,
    asked: Consultation,
    approvers: dict[str, Entry],
    party: str,
    line: list[str],
) -> Level:
    """An approver outside the chain of people: a unit above, or a countersigner."""
    entry = approvers[party]
    lead = asked.matter.leads[0] if asked.matter.leads else None
    is_called = any(each.kind == "rule" for each in _authority(entry))
    above = line_above(network, lead) if lead else []
    is_listed = party in asked.on_list
    does, flag = APPROVES, None
    more: list[Reason] = []
    skips: tuple[str, ...] = ()
    if party in above:
        skips = tuple(each for each in above[: above.index(party)] if each not in asked.on_list)
        flag, more = (SKIPPED, [_jumped(network, skips)]) if skips else (None, [])
    elif _is_of_lead(network, asked, party):
        only_own = _decides_for_others(network, asked, approvers)
        flag, more = (OWN, [_flagged(OWN)]) if only_own else (None, [])
        more += _aside(network, asked, party, line)
    elif unit_of(network, party) in above and not is_called and line:
        flag, more = BESIDE, [_flagged(BESIDE)]
    else:
        does = COUNTERSIGNS
        if not is_called and lead:
            flag, more = OUTSIDE, [_flagged(OUTSIDE)]
    if is_called and not approves(asked, party) and asked.matter.ref is not None:
        flag, more = RESERVED, [_flagged(RESERVED)]
    return Level(
        party=party,
        does=does,
        is_listed=is_listed,
        flag=flag,
        reasons=(*more, *_authority(entry)),
        skips=skips,
    )


def _aside(network: Network, asked: Consultation, party: str, line: list[str]) -> list[Reason]:
    """That somebody of the lead who stands earlier in the chain is the approver's superior."""
    above = managers(network, party) if party.startswith("person:") else []
    for each in above:
        if each in line and _is_of_lead(network, asked, each):
            text = message("approval.aside", party=named(network, each))
            return [Reason(kind="membership", text=text, records=(party, each))]
    return []


def approves(asked: Consultation, party: str) -> bool:
    """Whether the list has a party as approving, and not only in another role."""
    return any(canonical_role(each["role"]) == "approve" for each in asked.on_list.get(party, ()))


def _jumped(network: Network, between: tuple[str, ...]) -> Reason:
    text = message("approval.jumped", units=tuple(named(network, each) for each in between))
    return Reason(kind="membership", text=text, records=between)


def _flagged(flag: str) -> Reason:
    return Reason(kind="assumption", text=message(f"approval.{flag}"))
