"""What an edit is, and what comes of it: saved, refused with reasons, or in conflict."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from graph.messages import Message
from graph.model import BY_TABLE

Key: TypeAlias = tuple[str, ...]
Record: TypeAlias = Mapping[str, Any]


class Action(StrEnum):
    """What is to happen to a record."""

    ADD = "add"
    CHANGE = "change"
    END = "end"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One thing that somebody wants done to one record.

    Parameters
    ----------
    table
        Table of the record.
    key
        Its business key, "" for unknown parts; empty for a record to be added.
    values
        Fields to set, as typed or as text; None and "" clear what is stored. Of an end, ``until``.
    moves
        Whether a change may make it another record: a new id, to which all that refers to it moves.
    with_links
        Whether a deletion takes the relations with it that lead to the record.
    """

    action: Action
    table: str
    key: Key = ()
    values: Record = field(default_factory=dict)
    moves: bool = False
    with_links: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CellProblem:
    """Why an edit cannot be done, or what is odd about it; ``field`` is None for the whole record.

    ``number`` is the place of the edit among those of one save.
    """

    number: int
    field: str | None
    reason: Message
    remedy: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldConflict:
    """One field of three states of a record.

    Parameters
    ----------
    seen
        What whoever edits has seen.
    now
        What stands.
    wanted
        What whoever edits wants; as seen where the edit leaves the field alone.
    """

    name: str
    seen: Any
    now: Any
    wanted: Any

    @property
    def collides(self) -> bool:
        """Whether both have changed it, and not to the same."""
        return self.seen not in (self.now, self.wanted) and self.now != self.wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A record that somebody else has changed since it was seen.

    Parameters
    ----------
    number
        Place of the edit among those of one save.
    revision, who, time, why
        The last change of the record.
    is_gone
        Whether the record is no longer there.
    fields
        Fields in which the three states are not all the same, in the order of the table.
    now
        The record as it stands, empty where it is gone.
    """

    number: int
    edit: Edit
    revision: int
    who: str
    time: str
    why: str
    is_gone: bool
    fields: tuple[FieldConflict, ...]
    now: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was done: the data version after it, and the key of each edit's record afterwards."""

    revision: int
    keys: tuple[Key, ...]
    notes: tuple[CellProblem, ...] = ()
    is_changed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing was done, for these reasons."""

    problems: tuple[CellProblem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicted:
    """Nothing was done: records have changed since ``seen``; they are as they were in ``now``."""

    seen: int
    now: int
    conflicts: tuple[Conflict, ...]


Outcome: TypeAlias = Saved | Refused | Conflicted


def key_of_record(table: str, record: Record) -> Key:
    """Business key of a record, "" for unknown parts."""
    return tuple(str(record.get(name) or "") for name in BY_TABLE[table].key)
