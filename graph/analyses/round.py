"""How a consultation round stands: sent, answered, waived, overdue, and who is not asked yet.

Overdue is what was to be answered before today and is not. Where no date was set, the day is that
of sending plus the time the party has, and the row says so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analyses._base import Analysis, Reason, Result, Row
from graph.analyses._consult_deadline import Limit, time_of
from graph.analyses._consult_draft import MATTER_PARAMETERS
from graph.analyses._consult_entry import MUST, Entry
from graph.analyses._consult_manner import manner
from graph.analyses._consult_when import due_of
from graph.analyses._consultation import PARAMETERS, Consultation, consultation
from graph.analyses._waivers import allowed_waivers, is_allowed
from graph.messages import Message, UserError, message
from graph.projections import Network
from graph.reading import named, party_called, role_word
from graph.rounds import ASKED_ROLES, LISTED, OVERDUE, STATES, Asking, asking
from graph.texts import known_text
from graph.workdays import Workdays, office_workdays

MISSING = "missing"  # must be asked, and is not on the list, or only to be told
ORDER = (OVERDUE, MISSING, *(each for each in STATES if each != OVERDUE))


def consultation_round(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer how the round of ``parameters["issue"]`` stands.

    Returns
    -------
    Result
        One row for each asking and for each party that must be asked and is not on the list, what
        is urgent first: ``state`` (overdue, missing, sent, listed, answered, waived), ``sent``,
        ``due``, ``late`` (working days), ``answer``, ``answered``, ``waived_by``;
        ``only_finished`` where only finished work calls for who is missing.

    Raises
    ------
    UserError
        No such issue, or ``today`` is no date.
    """
    asked = consultation(network, parameters)
    if asked.matter.ref is None:
        raise UserError(message("round.draft"), message("round.draft.remedy"))
    workdays = office_workdays()
    rows = sorted(_rows(network, asked), key=lambda row: ORDER.index(row.facts["state"]))
    counts = {state: sum(row.facts["state"] == state for row in rows) for state in ORDER}
    return Result(
        summary={**asked.summary(), **counts},
        rows=tuple(rows),
        warnings=tuple(_warnings(network, asked, workdays)),
    )


def _rows(network: Network, asked: Consultation) -> Iterator[Row]:
    entries = {entry.party: entry for entry in asked.entries}
    due = {party for party, entry in entries.items() if _must_be_asked(entry)}
    for party, records in asked.on_list.items():
        listed = [asking(party, record, asked.day) for record in records]
        for each in _counted(listed, is_due=party in due):
            due.discard(party)
            yield _row(network, asked, entries.get(party), each)
    for party in (each for each in entries if each in due):
        entry = entries[party]
        yield Row(
            ref=party,
            score=None,
            reasons=entry.reasons(),
            facts=_facts(network, asked, entry, None, MISSING, None, None),
        )


def _must_be_asked(entry: Entry) -> bool:
    return entry.tier == MUST and entry.role in ("consult", "approve")


def _counted(listed: list[Asking], *, is_due: bool) -> list[Asking]:
    """Records of one party that the round is about.

    Who supports an issue is at work on it and not asked, unless it was sent to them or they must be
    asked: then the record that they have is the one to mark.
    """
    found = [
        each
        for each in listed
        if each.role in ("consult", "approve")
        or (each.state != LISTED and each.role in (None, *ASKED_ROLES))
    ]
    return found or [each for each in listed if is_due and each.role in ASKED_ROLES][:1]


def _row(
    network: Network,
    asked: Consultation,
    entry: Entry | None,
    each: Asking,
) -> Row:
    limit = time_of(asked.matter, entry)
    due = due_of(each, limit, asked.day)
    return Row(
        ref=each.party,
        score=None,
        reasons=tuple(_reasons(network, each, limit, due.is_reckoned)),
        facts=_facts(network, asked, entry, each, due.state, due.day, due.late),
    )


def _facts(
    network: Network,
    asked: Consultation,
    entry: Entry | None,
    each: Asking | None,
    state: str,
    due: str | None,
    late: int | None,
) -> dict[str, Any]:
    record = each.record if each else {}
    return {
        "state": state,
        "role": record.get("role") or (entry.role if entry else None),
        "manner": _manner(network, asked, entry, each) if entry else None,
        "only_finished": entry is not None and each is None and entry.only_finished,
        "sent": each.sent if each else None,
        "due": due,
        "late": late,
        "answer": record.get("answer"),
        "answered": each.answered if each else None,
        "answer_text": known_text(record, "answer_text"),
        "waived": record.get("waived"),
        "waived_by": record.get("waived_by"),
    }


def _manner(network: Network, asked: Consultation, entry: Entry, each: Asking | None) -> str:
    """Form of asking of one record: who approves may have been asked for comments besides."""
    if each is not None and each.role == "consult" and entry.role == "approve":
        return "comments"
    return manner(network, asked.matter, entry)


def _reasons(network: Network, each: Asking, limit: Limit, is_reckoned: bool) -> Iterator[Reason]:
    record = each.record
    since, role = record.get("since"), role_word(record["role"])
    key = "round.listed" if since else "round.listed.undated"
    yield Reason(kind="role", text=message(key, role=role, since=since))
    if note := known_text(record, "note"):
        yield Reason(kind="record", text=message("round.note", note=note))
    if is_reckoned:
        text = message(f"round.reckoned.{limit.basis}", days=limit.days)
        yield Reason(kind="assumption", text=text)
    if each.answered or record.get("answer"):
        said: dict[str, object] = {
            "evidence": known_text(record, "evidence") or message("round.no_evidence"),
            "text": known_text(record, "answer_text") or "",
        }
        key = "round.answered.text" if said["text"] else "round.answered"
        yield Reason(kind="record", text=message(key, **said))
    elif each.sent and (evidence := known_text(record, "evidence")):
        text = message("round.answered", evidence=evidence)
        yield Reason(kind="record", text=text)
    if record.get("waived") or record.get("waived_by"):
        said = {
            "by": _name(network, record.get("waived_by")),
            "basis": known_text(record, "waiver_basis") or message("round.no_basis"),
        }
        yield Reason(kind="rule", text=message("round.waived", **said))


def _name(network: Network, who: str | None) -> object:
    found = party_called(network, who)
    return named(network, found) if found else who or message("round.nobody")


def _warnings(network: Network, asked: Consultation, workdays: Workdays) -> Iterator[Message]:
    """Waivers that no rule allows, dates that contradict each other."""
    for party, records in asked.on_list.items():
        for record in records:
            if not (record.get("waived") or record.get("waived_by")):
                continue
            rules = allowed_waivers(network, asked.matter, asked.day, party)
            if not is_allowed(network, rules, record.get("waived_by")):
                yield message(
                    "round.warning.waiver",
                    party=named(network, party),
                    by=_name(network, record.get("waived_by")),
                )
    if not workdays.knows_holidays:
        yield message("deadline.warning.holidays")


_OF_DRAFTS = {each.name for each in MATTER_PARAMETERS} - {"issue", "today"}
ANALYSIS = Analysis(
    id="round",
    parameters=tuple(each for each in PARAMETERS if each.name not in _OF_DRAFTS),
    run=consultation_round,
)
