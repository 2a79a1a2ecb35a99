"""Edits written as one revision, or why not."""

from collections.abc import Sequence
from typing import Protocol

from graph.called import called, called_record
from graph.editing.conflicts import Signed, conflicts
from graph.editing.edits import Action, Conflicted, Edit, Outcome, Refused, Saved
from graph.editing.planning import Planned, planned
from graph.history import Past
from graph.messages import Message, UserError, message
from graph.plan import Plan
from graph.tables import Register, Tables

_AGAIN = 5  # times that somebody else may write at the same moment
_ALL = 1_000_000


class Editable(Protocol):
    """What editing asks of a store."""

    def register(self) -> Register:
        """Everything that is known."""

    def past(self) -> Past:
        """Everything that is known and was."""

    def revisions(self, limit: int) -> Sequence[Signed]:
        """Latest revisions, newest first."""

    def write(self, plan: Plan, *, who: str, why: str, source: str | None = None) -> int:
        """Do what a plan says, whole or not at all."""


def save(
    store: Editable,
    edits: Sequence[Edit],
    *,
    seen: int | None,
    who: str,
    why: str,
    source: str | None = None,
) -> Outcome:
    """Do edits as one revision, all of them or none.

    Parameters
    ----------
    seen
        Revision that whoever edits has looked at; None where nobody looked before.
    who, why, source
        Who edits, for what reason, and what it rests on.

    Returns
    -------
    Saved, Refused or Conflicted
        Refused: something is wrong with the edits. Conflicted: a record they are about has changed
        since ``seen``; the writer chooses with :func:`graph.editing.conflicts.resolved`.

    Raises
    ------
    UserError
        The database fails, or others write without a pause.
    """
    for left in reversed(range(_AGAIN)):
        register = store.register()
        if seen is not None and seen < register.version:
            found = conflicts(store.past(), edits, seen, store.revisions(_ALL))
            if found:
                return Conflicted(seen=seen, now=register.version, conflicts=found)
        made = planned(register, edits)
        if made.problems:
            return Refused(problems=made.problems)
        try:
            return _written(store, made, who, why, source)
        except UserError as error:
            if error.reason.key != "store.moved" or not left:
                raise
    raise AssertionError  # the last turn has returned or raised


def _written(store: Editable, made: Planned, who: str, why: str, source: str | None) -> Saved:
    if made.plan.is_empty:
        version = made.plan.version
        return Saved(revision=version, keys=made.keys, notes=made.notes, is_changed=False)
    more = {} if source is None else {"source": source}
    revision = store.write(made.plan, who=who, why=why, **more)
    return Saved(revision=revision, keys=made.keys, notes=made.notes)


def said_edits(edits: Sequence[Edit], tables: Tables) -> Message:
    """What edits do, in one line: the reason that stands in the history where none is given.

    ``tables`` are those before the edits, where what they are about has its name.
    """
    first = edits[0]
    if first.key:
        record = called(tables, first.table, first.key)
    else:
        record = called_record(tables, first.table, first.values)
    fields = tuple(message(f"field.{first.table}.{name}") for name in first.values)
    if len(edits) > 1:
        return message("edit.why.several", record=record, count=len(edits) - 1)
    if first.action is Action.CHANGE:
        return message("edit.why.change", record=record, fields=fields)
    return message(f"edit.why.{first.action}", record=record)
