"""Who must, should and ought to be consulted on an issue or a draft, and why.

Three tiers. *Must* follows from authority and rules alone: the lead, co-leads, approvers, holders
of a veto, parties that a rule in force calls for, owners of everything the issue depends on.
*Should* is evidence, in points: precedents with decay, partners of the lead, positions, matters
that wait, brokers, units not heard; and whoever the list has to be consulted. *Inform* is the rest
within reach, whoever has less than half the evidence of the strongest, and superiors of the lead,
told through the chain. Roles read as RACI: lead and author = R, approve = A, consult = C, inform =
I, support = S.

It misleads where little is recorded: nobody proposed means nothing known, not nobody affected.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from graph.analyses._base import Analysis, Result, Row
from graph.analyses._consult_deadline import ASSUMED, TOLD, said, usual_limit
from graph.analyses._consult_entry import MUST, SHOULD, TIERS, Entry
from graph.analyses._consult_manner import manner
from graph.analyses._consult_schedule import dates, schedule
from graph.analyses._consult_standing import class_of, standings
from graph.analyses._consult_tasks import is_of_lead
from graph.analyses._consult_unheard import unheard
from graph.analyses._consult_warnings import consult_warnings
from graph.analyses._consult_when import When, deadline, when
from graph.analyses._consult_words import unknown_words
from graph.analyses._consultation import PARAMETERS, Consultation, consultation, is_only_informed
from graph.measures.critical_path import Timing
from graph.measures.raci import letter
from graph.messages import Message, message
from graph.projections import Network, Record
from graph.reading import is_closed
from graph.rounds import current, in_role, is_answered
from graph.speeds import speed_of
from graph.workdays import Workdays, office_workdays


def consult(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer who is to be consulted on ``parameters["issue"]``, or on the draft they describe.

    Returns
    -------
    Result
        One row a party: tier, role, form of asking, step in the order of contact (``step_about``
        names the prior matter where it is about one, and ``step_itself`` is the step then at which
        it is asked about this one too) or why there is none (``no_step``), working
        days and deadline: the day that was set when it was sent, else if asked today; ``in_turn``
        is the day if everybody is asked in turn. What is sent and answered, whether it is on the
        list now; None of a draft, which has no list. The score of a *should*, and of an *inform*
        for whom evidence speaks, is the sum of its ``contributions``; a *must* has none.

    Raises
    ------
    UserError
        No such issue, no issue and no draft or both, or ``today`` is no date.
    """
    asked = consultation(network, parameters)
    rows = tuple(_rows(network, asked))
    return Result(
        summary=_summary(network, asked),
        rows=rows,
        warnings=(
            *unknown_words(network, asked.topics, asked.kind),
            *consult_warnings(
                network, asked.matter, asked.day, list(asked.entries), asked.left_out
            ),
            *_about_time(asked, rows),
        ),
    )


def _rows(network: Network, asked: Consultation) -> Iterator[Row]:
    planned, is_over = schedule(network, asked), _is_over(network, asked)
    firsts, itself, timings = planned.firsts(), planned.itself(), planned.timings()
    standing, workdays = standings(network, asked.matter.ref), office_workdays()
    for entry in asked.entries:
        recorded = asked.on_list.get(entry.party)
        first = firsts.get(entry.party) if entry.role != "lead" else None
        known = when(asked, entry)
        times = deadline(asked, entry, known, workdays, is_over=is_over)
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
                "step": first.step if first else None,
                "step_about": first.about if first else None,
                "step_itself": itself.get(entry.party) if first and first.about else None,
                "no_step": None if first else _no_step(network, asked, entry, times),
                **times,
                "in_turn": _in_turn(times, timings.get(entry.party), asked.day, workdays),
                "recorded": None if asked.matter.ref is None else recorded is not None,
                "recorded_as": [each["role"] for each in recorded or ()],
                **_round(asked, entry, recorded or [], known),
                "standing": {**place, "class": class_of(place, is_called=is_called)}
                if place
                else {},
                "contributions": entry.contributions() if _is_scored(entry) else {},
            },
        )


def _no_step(
    network: Network, asked: Consultation, entry: Entry, times: Mapping[str, Any]
) -> str | None:
    """Why a party that is asked stands in no step of the order; None of who has no time set."""
    if not times["days"]:
        return None
    if times["days_from"] == TOLD:
        return TOLD
    return "own" if is_of_lead(network, asked.matter, entry.party) else "unawaited"


def _in_turn(
    times: Mapping[str, Any], timing: Timing | None, day: date, workdays: Workdays
) -> str | None:
    """Day to answer by where everybody is asked in turn; None where nobody waits for it."""
    if not times["days"] or timing is None:
        return None
    return dates(timing, day, workdays)[1].isoformat()


def _round(
    asked: Consultation, entry: Entry, recorded: list[Record], known: When | None
) -> dict[str, Any]:
    """What became of asking a party; the answer is the word that was written down."""
    last = current(in_role(recorded, entry.role), entry.party, asked.day)
    answers = [each for each in recorded if is_answered(each)]
    latest = max(answers, key=lambda each: each.get("answered") or "", default={})
    return {
        "state": known.state if known else last.state if last else None,
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
        "open": None if issue is None else not _is_over(network, asked),
        "priority": asked.matter.priority,
        "speed": speed_of(asked.matter.priority),
        **{tier: sum(entry.tier == tier for entry in asked.entries) for tier in TIERS},
        "left_out": dict(asked.left_out),
        # A draft has no list yet, so nobody is missing from it.
        "missing_from_list": [
            each.party for each in called if issue and each.party not in asked.on_list
        ],
        "only_informed": [each.party for each in called if _is_only_informed(asked, each)],
        "without_reason": [each.party for each in asked.entries if each.is_unfounded],
        "not_yet_heard": [each.unit for each in silent if each.reasons],
    }


def _is_over(network: Network, asked: Consultation) -> bool:
    return asked.matter.ref is not None and is_closed(network, asked.matter.ref, asked.day)


def _is_scored(entry: Entry) -> bool:
    """Whether evidence speaks: of *should* always, of *inform* where it is comparatively weak."""
    return entry.tier == SHOULD or entry.weak is not None


def _is_only_informed(asked: Consultation, entry: Entry) -> bool:
    """Whether the list has somebody merely informed who has to be asked."""
    return entry.role != "inform" and is_only_informed(asked.on_list.get(entry.party) or [])


def _about_time(asked: Consultation, rows: tuple[Row, ...]) -> Iterator[Message]:
    if any(row.facts["days_from"] in ASSUMED for row in rows):
        yield said(asked.matter, usual_limit(asked.matter), "deadline.warning")
    if not office_workdays().knows_holidays:
        yield message("deadline.warning.holidays")


ANALYSIS = Analysis(id="consult", parameters=PARAMETERS, run=consult)
