"""Edits made one plan: done to a draft, checked as loaded rows are, what is wrong told by field."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from graph.checks import check
from graph.checks.findings import LINE, PROVENANCE, ROW, SHEET, Finding
from graph.checks.ids import wide_ids
from graph.checks.names import NAMELESS, name_columns, nameless, outdated
from graph.editing.applying import CellsRefused, apply
from graph.editing.draft import Draft
from graph.editing.edits import Action, CellProblem, Edit, Key
from graph.hanging import TARGET, hanging
from graph.messages import Message, Severity, message
from graph.model import RECORD_TYPES
from graph.plan import Plan
from graph.tables import KEY_MARK, Register, frame
from graph.undoing import said_record

_KEY = "_key"
_NAMED = 5  # records that a refusal names


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What edits would do: the plan, each record's key afterwards, and what is wrong or odd."""

    plan: Plan
    keys: tuple[Key, ...]
    problems: tuple[CellProblem, ...]
    notes: tuple[CellProblem, ...]


def planned(register: Register, edits: Sequence[Edit]) -> Planned:
    """One plan of all edits, in their order; with problems it must not be written."""
    draft, keys, problems = Draft(register), list[Key](), list[CellProblem]()
    for number, edit in enumerate(edits):
        try:
            keys.append(apply(draft, edit))
        except CellsRefused as refusal:
            keys.append(edit.key)
            problems += refusal.problems(number)
    places = {(edit.table, key): n for n, (edit, key) in enumerate(zip(edits, keys, strict=True))}
    notes = list[CellProblem]()
    if not problems:
        for each, found in _checked(draft, edits, places):
            (problems if each is Severity.ERROR else notes).append(found)
    if not problems and draft.takes_away():
        problems += _hanging(draft, edits)
    plan = draft.plan() if not problems else Plan(version=register.version)
    return Planned(plan=plan, keys=tuple(keys), problems=tuple(problems), notes=tuple(notes))


def _checked(
    draft: Draft, edits: Sequence[Edit], places: dict[tuple[str, Key], int]
) -> list[tuple[Severity, CellProblem]]:
    """What the checks of loaded rows say of what would be new or changed."""
    touched = {table: rows for table, rows in draft.touched() if rows}
    incoming = {
        table: frame(table, rows.values()).with_columns(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias(LINE),
            pl.lit(0).alias(SHEET),
            pl.lit(1).alias(ROW),
        )
        for table, rows in touched.items()
    }
    found = []
    names = (
        *nameless(incoming, draft.left()),
        *outdated(incoming, draft.register.tables),
        *wide_ids(incoming, draft.left()),
    )
    for finding in (*check(incoming, draft.left()), *names):
        if finding.reason == "check.fallen":
            continue  # it follows from another
        keys = list(touched[finding.table])
        for row in finding.rows.iter_rows(named=True):
            number = places.get((finding.table, keys[row[LINE]]))
            if number is None and finding.severity is not Severity.ERROR:
                continue  # an old oddity of a record that only moved along
            severity = finding.severity
            if number is not None and _is_asked(finding, edits[number]):
                severity = Severity.ERROR
            found.append((severity, _problem(finding, row, number or 0)))
    return found


def _is_asked(finding: Finding, edit: Edit) -> bool:
    """Whether the edit is what leaves a thing without a name: who edits can be asked for one.

    A thing that came without one may be changed in all else.
    """
    if finding.reason != NAMELESS or finding.column is None:
        return False
    return edit.action is Action.ADD or any(n in edit.values for n in name_columns(finding.column))


def _problem(finding: Finding, row: dict[str, object], number: int) -> CellProblem:
    values = dict(finding.values) | {
        name: value for name, value in row.items() if name not in PROVENANCE
    }
    return CellProblem(
        number=number,
        field=finding.column,
        reason=Message(finding.reason, values),
        remedy=Message(finding.remedy, values),
    )


def _hanging(draft: Draft, edits: Sequence[Edit]) -> list[CellProblem]:
    """Records that would refer to something that is gone, told at the first deletion."""
    before, after = draft.register.tables, draft.tables()
    lost = [
        said_record(each.table, key)
        for each in RECORD_TYPES
        for key in hanging(each.table, after)
        .join(hanging(each.table, before), on=[_KEY, TARGET], how="anti")[_KEY]
        .unique(maintain_order=True)
    ]
    if not lost:
        return []
    number = next((n for n, each in enumerate(edits) if each.action is Action.DELETE), 0)
    more = len(lost) - _NAMED
    named = (*lost[:_NAMED], *([message("history.more", count=more)] if more > 0 else ()))
    record = said_record(edits[number].table, KEY_MARK.join(edits[number].key))
    values = {"record": record, "records": named}
    return [
        CellProblem(
            number=number,
            field=None,
            reason=message("remove.needed", **values),
            remedy=message("remove.needed.remedy"),
        )
    ]
