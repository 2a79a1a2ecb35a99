"""What a phrase asks for: kinds of records, and what must hold of each of them."""

from dataclasses import dataclass
from typing import TypeAlias

from graph.messages import Message, UserError

PARTIES = ("department", "person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """How one record stands to another.

    Parameters
    ----------
    relation
        Relation of the network; "" means any of those that fit the kinds of both.
    role
        Canonical role, where the relation is an involvement; None counts all.
    passive
        Whether the words say it from the other end, as "needed by" does of "needs".
    waiting
        Only involvements that were asked and have not answered.
    """

    relation: str
    role: str | None = None
    passive: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """That a record stands in a relation to one of some others.

    Parameters
    ----------
    nodes
        Any of these; empty means anything at all.
    inverse
        The named one is what the relation begins at: what IT depends on.
    negated
        The relation must be missing.
    """

    verb: Verb
    nodes: tuple[str, ...] = ()
    inverse: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How an issue stands: overdue, open or closed; of a party, that it leads such an issue."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """That a field has a value: kind, topic, status, stage or priority."""

    field: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """That a record is one of those that a name means."""

    nodes: tuple[str, ...]


Condition: TypeAlias = Tie | State | Value | Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What is asked for: records of these kinds of which all conditions hold."""

    kinds: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things that may be meant, in words, and the phrase that says so.

    ``node`` is the record that is meant; None where it is a value.
    """

    said: Message
    phrase: str | Message
    node: str | None = None


class NotUnderstood(UserError):  # noqa: N818  # what is said to people is no word of programs
    """A part of a phrase that means nothing, or more than one thing.

    Parameters
    ----------
    part
        The words, as they were typed.
    choices
        What may be meant instead.
    """

    def __init__(
        self, reason: Message, remedy: Message, part: str, choices: tuple[Choice, ...] = ()
    ) -> None:
        super().__init__(reason, remedy)
        self.part, self.choices = part, choices
