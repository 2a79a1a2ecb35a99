"""In which order to consult: who first, who at the same time, where a joint meeting is needed.

A design structure matrix of the open matters that this one depends on and of the parties asked:
row depends on column, blocks are loops, the order is that of the condensation (Steward 1981). Time
is that of the answers alone, in working days, with the critical path (Kelley & Walker 1959).

It misleads where dependencies are not recorded: then everybody can be asked at once.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analyses._base import Analysis, Reason, Result, Row
from graph.analyses._consult_deadline import ASSUMED, said, usual_limit
from graph.analyses._consult_entry import Entry
from graph.analyses._consult_manner import manner
from graph.analyses._consult_schedule import Block, Schedule, dates, schedule
from graph.analyses._consult_tasks import ITSELF, Task
from graph.analyses._consult_when import When
from graph.analyses._consult_words import unknown_words
from graph.analyses._consultation import PARAMETERS, Consultation, consultation
from graph.messages import Message, message
from graph.projections import Network, Record, edges
from graph.reading import is_closed, named
from graph.rounds import WAIVED
from graph.vocabulary import is_dependence
from graph.workdays import Workdays, office_workdays

# Forms of asking that say more than that somebody is asked or approves.
_FORMS = ("joint", "comments", "approve", "countersign")


def order(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer in which order the parties of a consultation are asked.

    Returns
    -------
    Result
        One row for each party of each task, in order; where nobody leads a matter, its row is
        about the matter. What is answered comes last, without a step: nothing waits for it.
        ``manner`` is the form of asking where the list has one for who is asked or signs.
        ``start`` and ``end`` are dates, ``slack`` is in working days, ``joint`` numbers the joint
        meeting, ``about`` names the prior matter. Of what was sent (``state``) the dates are those
        on record, None where they are unknown; ``days`` are those left, so that what is overdue
        counts as if it came today. What is answered has no dates, days or slack any more.

    Raises
    ------
    UserError
        As :func:`graph.analyses.consult.consult`.
    """
    asked = consultation(network, parameters)
    planned, workdays = schedule(network, asked), office_workdays()
    rows = sorted(
        _rows(network, asked, planned, workdays), key=lambda row: bool(row.facts["answered"])
    )
    joint = [block for block in planned.blocks if block.is_joint]
    last = workdays.after(asked.day, planned.days)
    return Result(
        summary={
            **asked.summary(),
            "steps": planned.steps,
            "days": planned.days,
            "last": last.isoformat(),
            "joint": [_parties(planned, block) for block in joint],
            "open_ends": [list(each) for each in planned.open_ends],
        },
        rows=tuple(rows),
        warnings=tuple(_warnings(network, asked, planned, joint, workdays)),
    )


def _parties(planned: Schedule, block: Block) -> list[str]:
    return list(dict.fromkeys(p for task in block.tasks for p in planned.tasks[task].parties))


def _rows(
    network: Network, asked: Consultation, planned: Schedule, workdays: Workdays
) -> Iterator[Row]:
    joint, entries = 0, {entry.party: entry for entry in asked.entries}
    for block in planned.blocks:
        joint += block.is_joint
        for key in block.tasks:
            task = planned.tasks[key]
            for ref in task.parties or ((task.about,) if task.about else ()):
                yield Row(
                    ref=ref,
                    score=None,
                    reasons=tuple(_reasons(network, asked, planned, block, key)),
                    facts={
                        "step": None if task.is_answered else block.step,
                        "task": task.kind,
                        "manner": _form(network, asked, task, entries),
                        "about": task.about,
                        **_times(block, task, asked, workdays),
                        "offset": block.timing.start,
                        "critical": block.timing.is_critical and not task.is_answered,
                        "joint": joint if block.is_joint else None,
                        "answered": task.is_answered,
                        "state": task.when.state if task.when else None,
                    },
                )


def _form(
    network: Network, asked: Consultation, task: Task, entries: Mapping[str, Entry]
) -> str | None:
    """In which form who is asked or signs stands on the list; None where the task says it all."""
    if task.kind not in ("ask", "approve"):
        return None
    form = manner(network, asked.matter, entries[task.parties[0]])
    return form if form in _FORMS else None


def _times(
    block: Block, task: Task, asked: Consultation, workdays: Workdays
) -> dict[str, str | float | None]:
    """First and last day, days and slack: as planned, or on record where it is sent."""
    if task.is_answered:
        return dict.fromkeys(("start", "end", "days", "slack"))
    # In a meeting everybody sits as long as it takes.
    days = block.timing.end - block.timing.start if block.is_joint else task.days
    if task.when is not None:
        start, end = task.when.sent, task.when.due
    else:
        planned = dates(block.timing, asked.day, workdays)
        start, end = (each.isoformat() for each in planned)
    return {"start": start, "end": end, "days": days, "slack": block.timing.slack}


def _reasons(
    network: Network, asked: Consultation, planned: Schedule, block: Block, key: str
) -> Iterator[Reason]:
    task = planned.tasks[key]
    if task.about:
        text = message("order.prior", issue=named(network, task.about))
        yield Reason(kind="path", text=text, records=(task.about,))
    elif task.kind != ITSELF and (prior := _led(planned, task)):
        others = tuple(_named(network, each) for each in prior)
        yield Reason(kind="order", text=message("order.beside", others=others), records=prior)
    if block.is_joint:
        others = tuple(_named(network, each) for each in block.tasks if each != key)
        yield Reason(kind="order", text=message("order.joint", others=others), records=())
    if after := _waited_for(planned, key, block):
        named_first = tuple(_named(network, each) for each in after[:5])
        more = len(after) - len(named_first)
        text = message("order.after.more" if more else "order.after", others=named_first, more=more)
        records = tuple(each for each in after if each != ITSELF)
        yield Reason(kind="order", text=text, records=records[:5])
        yield from _needs(network, task, after)
    elif not block.is_joint and task.kind != ITSELF and task.when is None:
        yield Reason(kind="order", text=message("order.first"))
    if task.kind == ITSELF and not block.is_joint:
        yield Reason(kind="role", text=message("order.drafts"))
    yield from _about_time(asked, task)


def _led(planned: Schedule, task: Task) -> tuple[str, ...]:
    """Prior matters about which the party of a task is asked as well, each in a task of its own."""
    return tuple(
        each.about
        for each in planned.tasks.values()
        if each.about and not set(task.parties).isdisjoint(each.parties)
    )


def _about_time(asked: Consultation, task: Task) -> Iterator[Reason]:
    """Where its days come from: the record, a rule, or what is usual."""
    if task.when is not None:
        yield Reason(kind="record", text=_on_record(task.when))
    elif task.kind != ITSELF:
        text = said(asked.matter, task.limit)
        kind = "rule" if task.limit.basis == "rule" else "assumption"
        yield Reason(kind=kind, text=text)


def _on_record(known: When) -> Message:
    if known.is_settled:
        key = "order.waived" if known.state == WAIVED else "order.answered"
        return message(key, day=known.settled or message("round.no_day"))
    days = {"sent": known.sent or message("round.no_day"), "due": known.due}
    if known.late is not None:
        return message("order.overdue", **days, late=known.late)
    return message("order.sent", **days)


def _waited_for(planned: Schedule, key: str, block: Block) -> list[str]:
    """What a task is told to wait for: not what is implied by an answer, nor a draft by nobody.

    Instead of a draft that nobody leads, what that waits for.
    """
    others = [each for each in block.after if each != ITSELF]
    is_implied = planned.tasks[key].kind == "approve" and bool(others)
    if ITSELF not in block.after or is_implied:
        return others
    if planned.tasks[ITSELF].parties:
        return list(block.after)
    draft = next(each for each in planned.blocks if ITSELF in each.tasks)
    instead = (each for each in (*draft.after, *draft.tasks) if each != ITSELF)
    return list(dict.fromkeys([*instead, *others]))


def _needs(network: Network, task: Task, after: list[str]) -> Iterator[Reason]:
    """That a party is asked after those whose work its own depends on in general."""
    if task.kind != "ask":
        return
    (party,) = task.parties
    on = {other for other, record in edges(network, party, "depends_on") if _is_need(record)}
    if needed := tuple(each for each in after if each in on):
        text = message("order.needs", others=tuple(named(network, each) for each in needed))
        yield Reason(kind="path", text=text, records=(party, *needed))


def _is_need(record: Record) -> bool:
    return is_dependence(record.get("kind"))


def _named(network: Network, key: str) -> object:
    if key == ITSELF:
        return message("order.itself")
    name = named(network, key)
    return message("order.matter", issue=name) if key.startswith("issue:") else name


def _warnings(
    network: Network,
    asked: Consultation,
    planned: Schedule,
    joint: list[Block],
    workdays: Workdays,
) -> Iterator[Message]:
    yield from unknown_words(network, asked.topics, asked.kind)
    issue = asked.matter.ref
    if issue is not None and is_closed(network, issue, asked.day):
        yield message("order.warning.closed")
    for block in joint:
        members = tuple(_named(network, each) for each in block.tasks)
        first = _named(network, block.tasks[0])
        yield message("order.warning.joint", tasks=members, first=first)
    late = [task for task in planned.tasks.values() if task.when and task.when.late is not None]
    if late:
        parties = dict.fromkeys(party for task in late for party in task.parties)
        yield message("order.warning.late", parties=tuple(named(network, p) for p in parties))
    for task, other in planned.open_ends:
        ends = {"task": _named(network, task), "other": _named(network, other)}
        yield message("order.warning.open", **ends)
    if not planned.is_exact:
        yield message("order.warning.inexact")
    if any(_is_assumed(each) for each in planned.tasks.values()):
        yield said(asked.matter, usual_limit(asked.matter), "deadline.warning")
    if not workdays.knows_holidays:
        yield message("deadline.warning.holidays")


def _is_assumed(task: Task) -> bool:
    return task.limit.basis in ASSUMED and task.when is None


ANALYSIS = Analysis(id="order", parameters=PARAMETERS, run=order)
