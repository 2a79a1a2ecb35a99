"""Who must, should and ought to be consulted on an issue or a draft, and why.

Three tiers. *Must* follows from authority and rules alone: the lead, co-leads, approvers, holders
of a veto, parties that a rule in force calls for, owners of everything the issue depends on.
*Should* is evidence, in points: precedents with decay, partners of the lead, positions, matters
that wait, brokers, units not heard. *Inform* is the rest within reach, and whoever has less than
half the evidence of the strongest. Roles read as RACI: lead and
author = R, approve = A, consult = C, inform = I, support = S.

It misleads where little is recorded: nobody proposed means nothing known, not nobody affected.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analyses._base import Analysis, Result, Row
from graph.analyses._consult_deadline import limit_of
from graph.analyses._consult_entry import INFORM, MUST, SHOULD, TIERS, Entry
from graph.analyses._consult_manner import manner
from graph.analyses._consult_schedule import schedule
from graph.analyses._consult_standing import class_of, standings
from graph.analyses._consult_unheard import unheard
from graph.analyses._consult_warnings import consult_warnings
from graph.analyses._consultation import PARAMETERS, Consultation, consultation
from graph.measures.raci import letter
from graph.messages import Message, message
from graph.projections import Network, Record
from graph.reading import is_closed
from graph.rounds import current, in_role
from graph.vocabulary import canonical_role
from graph.workdays import office_workdays


def consult(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer who is to be consulted on ``parameters["issue"]``, or on the draft they describe.

    Returns
    -------
    Result
        One row a party: tier, role, form of asking, step in the order of contact, working days and
        deadline if asked today, what is sent and answered, whether it is on the list now. The
        score of a *should*, and of an *inform* with weak evidence, is the sum of its
        ``contributions``; a *must* has none.

    Raises
    ------
    UserError
        No such issue, no issue and no draft or both, or ``today`` is no date.
    """
    asked = consultation(network, parameters)
    return Result(
        summary=_summary(network, asked),
        rows=tuple(_rows(network, asked)),
        warnings=(
            *consult_warnings(
                network, asked.matter, asked.day, list(asked.entries), asked.left_out
            ),
            *_about_time(asked),
        ),
    )


def _rows(network: Network, asked: Consultation) -> Iterator[Row]:
    steps, workdays = schedule(network, asked).steps(), office_workdays()
    standing = standings(network, asked.matter.ref)
    for entry in asked.entries:
        recorded = asked.on_list.get(entry.party)
        limit = limit_of(asked.matter, entry)
        is_called = entry.tier == MUST
        place = standing.get(entry.party, {})
        yield Row(
            ref=entry.party,
            score=entry.points if _is_scored(entry) else None,
            reasons=entry.reasons(),
            facts={
                "tier": entry.tier,
                "only_finished": entry.only_finished,
                "role": entry.role,
                "raci": letter(entry.role),
                "manner": manner(network, asked.matter, entry),
                "step": steps.get(entry.party) if entry.role != "lead" else None,
                "days": limit.days if limit else None,
                "days_from": limit.basis if limit else None,
                "deadline": workdays.after(asked.day, limit.days).isoformat() if limit else None,
                "recorded": recorded is not None,
                "recorded_as": [each["role"] for each in recorded or ()],
                **_round(asked, entry, recorded or []),
                "standing": {**place, "class": class_of(place, is_called=is_called)}
                if place
                else {},
                "contributions": entry.contributions() if _is_scored(entry) else {},
            },
        )


def _round(asked: Consultation, entry: Entry, recorded: list[Record]) -> dict[str, Any]:
    """What became of asking a party; the answer is the word that was written down."""
    last = current(in_role(recorded, entry.role), entry.party, asked.day)
    answers = [each for each in recorded if each.get("answer") or each.get("answered")]
    latest = max(answers, key=lambda each: each.get("answered") or "", default={})
    return {
        "state": last.state if last else None,
        "due": last.due if last else None,
        "answer": latest.get("answer"),
        "answered": latest.get("answered"),
    }


def _summary(network: Network, asked: Consultation) -> dict[str, Any]:
    issue = asked.matter.ref
    called = [entry for entry in asked.entries if entry.tier == MUST]
    silent = unheard(network, asked)
    return {
        **asked.summary(),
        "open": None if issue is None else not is_closed(network, issue, asked.day),
        **{tier: sum(entry.tier == tier for entry in asked.entries) for tier in TIERS},
        "left_out": dict(asked.left_out),
        # A draft has no list yet, so nobody is missing from it.
        "missing_from_list": [
            each.party for each in called if issue and each.party not in asked.on_list
        ],
        "only_informed": [each.party for each in called if _is_only_informed(asked, each)],
        "without_reason": [entry.party for entry in asked.entries if _is_unfounded(entry)],
        "not_yet_heard": [each.unit for each in silent if each.reasons],
    }


def _is_scored(entry: Entry) -> bool:
    """Whether evidence speaks: of *should* always, of *inform* where it is comparatively weak."""
    return entry.tier == SHOULD or entry.weak is not None


def _is_only_informed(asked: Consultation, entry: Entry) -> bool:
    """Whether the list has somebody merely informed who has to be asked."""
    roles = {canonical_role(each["role"]) for each in asked.on_list.get(entry.party) or ()}
    return entry.role != "inform" and roles == {"inform"}


def _is_unfounded(entry: Entry) -> bool:
    """Whether nothing but the list itself speaks for a party."""
    return entry.tier == INFORM and all(
        each.reason.text.key == "consult.recorded" for each in entry.findings
    )


def _about_time(asked: Consultation) -> Iterator[Message]:
    limits = [limit_of(asked.matter, entry) for entry in asked.entries]
    if any(each and each.basis != "rule" for each in limits):
        yield message("deadline.warning.usual")
    if not office_workdays().knows_holidays:
        yield message("deadline.warning.holidays")


ANALYSIS = Analysis(id="consult", parameters=PARAMETERS, run=consult)
