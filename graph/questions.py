"""What a load has to ask before it may write: the choices, and what each of them would do.

A question is asked where the file itself does not decide. A required one keeps the load out until
it is answered; an offer, such as two records that may be one, may be left alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from graph.messages import Message, Place

Answers: TypeAlias = Mapping[str, str]  # by the ids of their questions
NO_ANSWERS: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer: the value to give, what it is called, and some of what it would do."""

    value: str
    label: Message
    preview: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to decide.

    Parameters
    ----------
    id
        The same for the same file each time it is loaded.
    kind
        ``date``, ``encoding`` or ``merge``.
    reason
        What was seen, and why it does not decide.
    options
        What can be answered; none of them is chosen for the user.
    place
        Where in the user's material it stands.
    required
        Whether nothing is written until it is answered.
    free
        Whether other answers than the options are possible, such as the name of an encoding.
    answer
        The value that was given.
    """

    id: str
    kind: str
    reason: Message
    options: tuple[Option, ...]
    place: Place = field(default_factory=Place)
    required: bool = True
    free: bool = False
    answer: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it keeps the load out."""
        return self.required and self.answer is None
