"""Marking a consultation round: sent, answered, waived. Each mark is a revision of its own.

A mark goes the way of every edit: checked like loaded rows, planned, written. Whoever marks says
which revision was seen; if the party's part in the issue has changed since, nothing is written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

import polars as pl

from graph.analyses._consult_deadline import time_of
from graph.analyses._consult_entry import MUST
from graph.analyses._consultation import Consultation, consultation
from graph.analyses._waivers import allowed_waivers, is_allowed
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.checks import check
from graph.checks.findings import LINE, ROW, SHEET
from graph.dates import earliest, is_iso, latest
from graph.history import Past
from graph.messages import Message, Severity, UserError, message
from graph.plan import Plan, plan_upsert, without_translations
from graph.projections import Network, Record, edges, project
from graph.reading import named, no_date, resolve
from graph.rounds import ANSWERED, SENT, WAIVED, current, is_answered
from graph.tables import Register, frame
from graph.touches import last_touch
from graph.vocabulary import canonical_role
from graph.workdays import office_workdays

MARKS = (SENT, ANSWERED, WAIVED)
ANSWERS = ("agree", "comment", "disagree")
_WORD = {"agree": "agree", "comment": "comments", "disagree": "object"}
_AHEAD = timedelta(days=1)  # where whoever marks is, it may be tomorrow already
_TEXTS = ("evidence", "answer_text", "waiver_basis")
_KEPT = ("salience", "power", "confidence", "bottom_line", "confidential")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What happened in a round.

    Parameters
    ----------
    issue, party
        Ids, references or exact names.
    kind
        One of :data:`MARKS`.
    on
        Day of it, ISO text; today when not given.
    due
        For what is sent: day to answer by; reckoned from rule or usual time when not given.
    answer
        For an answer: one of :data:`ANSWERS`.
    text
        What was said.
    position
        For a disagreement: where on the issue's scale the party stands, 0 to 100; None if unknown.
    by, basis
        For a waiver: who waives, and on what authority beside the rule.
    role
        Role in which a party is asked that is not on the list yet; as proposed when not given.
    evidence
        Letter, memo or meeting that shows it.
    """

    issue: str
    party: str
    kind: str
    on: str | None = None
    due: str | None = None
    answer: str | None = None
    text: str | None = None
    position: float | None = None
    by: str | None = None
    basis: str | None = None
    role: str | None = None
    evidence: str | None = None


class Writable(Protocol):
    """What marking asks of a store."""

    def register(self) -> Register:
        """Everything that is known."""

    def past(self) -> Past:
        """Everything that is known and was."""

    def write(self, plan: Plan, *, who: str, why: str) -> int:
        """Do what a plan says, whole or not at all."""


def mark(store: Writable, given: Mark, *, who: str, why: str, seen: int | None = None) -> int:
    """Write one mark; gives the data version after it.

    Parameters
    ----------
    seen
        Revision that whoever marks has seen; None where nobody looked before.

    Raises
    ------
    UserError
        The mark says too little or something wrong, nobody may waive, or the party's part in the
        issue has changed since ``seen``.
    """
    register = store.register()
    network = project(register, date.today().isoformat())
    plan = plan_mark(register, network, given)
    if seen is not None and seen < register.version:
        _refuse_changed(store.past(), network, given, seen)
    return store.write(plan, who=who, why=why)


def plan_mark(register: Register, network: Network, given: Mark) -> Plan:
    """Plan of a mark: one involvement, and a position where somebody disagrees."""
    issue = resolve(network, given.issue, "issue")
    party = resolve(network, given.party, "department", "person")
    given = _dated(given)
    asked = consultation(network, CONSULT.defaults() | {"issue": issue})
    last = current(asked.on_list.get(party, []), party, asked.day)
    if given.kind == WAIVED and last is not None and last.state == ANSWERED:
        reason = message("mark.has_answered", party=named(network, party))
        raise UserError(reason, message("mark.has_answered.remedy"))
    base = _base(network, asked, party, given, last.record if last else None)
    rows = {"involvements": [base | dict(_said(network, asked, party, given))]}
    if position := _position(network, issue, party, given):
        rows["positions"] = [position]
    incoming = {table: frame(table, each) for table, each in rows.items()}
    _refuse_wrong(register, incoming)
    plan = plan_upsert(register.tables, incoming, register.version)
    return without_translations(plan, _TEXTS)


def _dated(given: Mark) -> Mark:
    values = {name: getattr(given, name) for name in given.__slots__}
    values["on"] = given.on or date.today().isoformat()
    for name in ("on", "due"):
        if values[name] is not None and not is_iso(values[name]):
            raise no_date(values[name])
    if earliest(values["on"]) > date.today() + _AHEAD:
        told = {"day": values["on"], "today": date.today().isoformat()}
        raise UserError(message("mark.future", **told), message("mark.future.remedy"))
    return Mark(**values)


def _base(
    network: Network, asked: Consultation, party: str, given: Mark, stored: Record | None
) -> dict[str, Any]:
    """Key of the involvement that is marked: the one that is there, else a new one."""
    kind, _, identifier = party.partition(":")
    issue = network.nodes[str(asked.matter.ref)]["id"]
    key = {"issue": issue, "party_kind": kind, "party": identifier}
    asks_again = given.kind == SENT and stored is not None and is_answered(stored)
    if stored is not None and not asks_again and _is_role(stored, given.role):
        # With the day of sending, that the checks hold it against the day of the answer.
        return key | {name: stored.get(name) for name in ("role", "since", "note", "sent")}
    entry = next((each for each in asked.entries if each.party == party), None)
    proposed = entry.role if entry and entry.role != "inform" else "consult"
    role = given.role or (stored["role"] if stored else proposed)
    return key | {"role": role, "since": given.on}


def _is_role(stored: Record, role: str | None) -> bool:
    return role is None or canonical_role(stored["role"]) == canonical_role(role)


def _said(
    network: Network, asked: Consultation, party: str, given: Mark
) -> Iterator[tuple[str, Any]]:
    """Columns that a mark fills."""
    if given.evidence:
        yield "evidence", given.evidence
    match given.kind:
        case "sent":
            yield "sent", given.on
            yield "due", given.due or _due(asked, party, str(given.on))
        case "answered":
            if given.answer not in ANSWERS:
                raise UserError(message("mark.answer"), message("mark.answer.remedy"))
            yield "answer", _WORD[given.answer]
            yield "answered", given.on
            yield "answer_text", given.text
        case "waived":
            yield "waived", given.on
            yield from _waiver(network, asked, party, given)
        case _:
            choices = ", ".join(MARKS)
            raise UserError(message("mark.kind"), message("mark.kind.remedy", choices=choices))


def _due(asked: Consultation, party: str, sent: str) -> str:
    entry = next((each for each in asked.entries if each.party == party), None)
    days = time_of(asked.matter, entry).days
    return office_workdays().after(latest(sent), days).isoformat()


def _waiver(
    network: Network, asked: Consultation, party: str, given: Mark
) -> Iterator[tuple[str, Any]]:
    """Who waives and on what authority; UserError unless the rules allow it."""
    if party in asked.matter.leads:
        reason = message("mark.leads", party=named(network, party))
        raise UserError(reason, message("mark.leads.remedy"))
    rules = allowed_waivers(network, asked.matter, asked.day, party)
    if not rules:
        is_called = any(each.party == party and each.tier == MUST for each in asked.entries)
        remedy = "mark.no_rule.must.remedy" if is_called else "mark.no_rule.remedy"
        raise UserError(message("mark.no_rule", party=named(network, party)), message(remedy))
    if not given.by:
        raise UserError(message("mark.no_waiver"), _allowed(network, asked, party))
    who = resolve(network, given.by, "person", "department")
    if not is_allowed(network, rules, who):
        values = {"by": named(network, who), "party": named(network, party)}
        raise UserError(message("mark.not_allowed", **values), _allowed(network, asked, party))
    ids = [str(network.nodes[each.rule]["id"]) for each in rules]
    yield "waived_by", network.nodes[who]["id"]
    yield "waiver_basis", "; ".join([*ids, *([given.basis] if given.basis else [])])


def _allowed(network: Network, asked: Consultation, party: str) -> Message:
    rules = allowed_waivers(network, asked.matter, asked.day, party)
    if any(each.by is None for each in rules):
        strict = tuple(named(network, each.rule) for each in rules if each.by is None)
        return message("mark.never.remedy", rules=strict)
    by = dict.fromkeys(str(each.by) for each in rules)
    return message("mark.not_allowed.remedy", by=tuple(named(network, each) for each in by))


def _position(network: Network, issue: str, party: str, given: Mark) -> dict[str, Any] | None:
    """Position that a disagreement is; what is known of the party stays known."""
    if given.kind != ANSWERED or given.answer != "disagree":
        if given.position is not None:
            raise UserError(message("mark.position"), message("mark.position.remedy"))
        return None
    held = [
        record
        for other, record in edges(network, issue, "takes_position", incoming=True)
        if other == party
    ]
    if held and given.position is None:
        return None  # an unknown place must not hide the one on record
    kind, _, identifier = party.partition(":")
    known = {name: held[-1].get(name) for name in _KEPT} if held else {}
    return known | {
        "issue": network.nodes[issue]["id"],
        "party_kind": kind,
        "party": identifier,
        "position": given.position,
        "as_of": given.on,
        "evidence": given.evidence,
        "note": given.text,
    }


def _refuse_wrong(register: Register, incoming: Mapping[str, pl.DataFrame]) -> None:
    """Raise UserError with the first thing that the checks of loaded rows find wrong."""
    placed = {
        table: rows.with_columns(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias(LINE),
            pl.lit(0).alias(SHEET),
            pl.lit(1).alias(ROW),
        )
        for table, rows in incoming.items()
    }
    for found in check(placed, register.tables):
        if found.severity is Severity.ERROR:
            row = found.rows.row(0, named=True)
            values = dict(found.values) | row
            raise UserError(Message(found.reason, values), Message(found.remedy, values))


def _refuse_changed(past: Past, network: Network, given: Mark, seen: int) -> None:
    """Raise UserError when the party's part in the issue was written after a revision."""
    issue = network.nodes[resolve(network, given.issue, "issue")]["id"]
    party = network.nodes[resolve(network, given.party, "department", "person")]["id"]
    newest = max(last_touch(past, table, issue, party) for table in ("involvements", "positions"))
    if newest > seen:
        values = {"seen": seen, "revision": newest}
        raise UserError(message("mark.changed", **values), message("mark.changed.remedy"))
