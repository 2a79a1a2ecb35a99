"""Reminders of a consultation as a calendar file (RFC 5545): a day for each answer that is due."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Alarm, Calendar, Event

from graph.analyses._base import Reason, Result, Row
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.dates import latest
from graph.documents.standing import due_of
from graph.documents.words import matter_name
from graph.messages import Message, message
from graph.projections import Network, name_of
from graph.rounds import ANSWERED, SENT, WAIVED
from graph.texts import Translator

_REASONS = 3  # told in one event
_ALARM = timedelta(hours=-15)  # the whole day begins at midnight: nine o'clock the day before


def write_reminders(
    path: Path, network: Network, parameters: Mapping[str, Any], translate: Translator
) -> int:
    """Write one whole-day event for each party whose answer is waited for; gives how many.

    A matter that is over waits for nobody.
    The day is the one that was set when the party was asked, else the one it would have if it
    were asked today, of who approves the one in turn; the text says which, and which it is if
    everybody is asked in turn.
    """
    result = CONSULT.answer(network, **dict(parameters))
    calendar = Calendar()
    calendar.add("prodid", "-//Stakeholder graph//Consultation//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", matter_name(network, result, translate))
    events = list(_events(network, result, translate))
    for each in events:
        calendar.add_component(each)
    path.write_bytes(calendar.to_ical())
    return len(events)


def _events(network: Network, result: Result, translate: Translator) -> Iterator[Event]:
    if result.summary["open"] is False:
        return
    for row in result.rows:
        day = due_of(result, row)
        is_settled = row.facts["state"] in (ANSWERED, WAIVED)
        if day is None or is_settled or row.facts["step"] is None:
            continue
        yield _event(network, result, row, latest(day), translate)


def _because(row: Row) -> list[Message]:
    """Why the party is asked, told to whoever asks; where authority speaks, it is enough."""
    strong = [each for each in row.reasons if each.kind in ("rule", "role", "path")]
    said = [_unscored(each) for each in strong or row.reasons]
    return [each for at, each in enumerate(said) if each not in said[:at]][:_REASONS]


def _unscored(reason: Reason) -> Message:
    """Points rank a list; in a calendar, where there is no list, they say nothing."""
    is_scored = "points" in reason.text.values
    return message(f"reminder.because.{reason.kind}") if is_scored else reason.text


def _about_day(result: Result, row: Row) -> Iterator[Message]:
    if row.facts["due"] is not None or row.facts["days_from"] == SENT:
        yield message("reminder.set")
        return
    if row.facts["role"] == "approve":
        yield message("reminder.after_all", today=result.summary["today"])
        return
    yield message("reminder.planned", today=result.summary["today"])
    if row.facts["in_turn"] not in (None, row.facts["deadline"]):
        yield message("reminder.in_turn", day=row.facts["in_turn"])


def _event(network: Network, result: Result, row: Row, day: date, translate: Translator) -> Event:
    matter = matter_name(network, result, translate)
    party = name_of(network, row.ref, translate)
    lines = [
        *(translate.say(each) for each in _about_day(result, row)),
        *(translate.say(each) for each in _because(row)),
    ]
    event = Event()
    identity = result.summary["issue"] or f"draft-{matter}"
    event.add("uid", f"{identity}-{row.ref}@stakeholders".replace(" ", "-"))
    event.add("dtstamp", datetime.now(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    decides = ".approve" if row.facts["manner"] == "approve" else ""
    event.add("summary", translate(f"reminder.title{decides}", party=party, matter=matter))
    event.add("description", "\n".join(lines))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", _ALARM)
    event.add_component(alarm)
    return event
