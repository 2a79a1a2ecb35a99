"""What the product says to people, as data: a key, its values, and the place it is about.

Nothing below the surfaces builds sentences. A :class:`Message` is turned into words by a
:class:`graph.texts.Translator`, in any of the product's languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said: the key of its text and the values that stand in it.

    A value may itself be a Message, which is translated first; a :class:`Named`, which is said by
    its name; a :class:`PerLanguage`; or a tuple of values, which are said as a list.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def message(key: str, /, **values: object) -> Message:
    """Shorthand for a Message with its values."""
    return Message(key, values)


# What opening a register says that must be heard, also where nobody watches the progress.
NEWS = ("store.load_stands", "store.load_taken_back")


@dataclass(frozen=True, slots=True)
class Named:
    """A record as a value of a message: its name is said in the reader's language.

    ``field`` is the localised field that holds the name; ``otherwise`` is said where it has none,
    and behind the name where it has a namesake (``is_shared``).
    """

    record: Mapping[str, object]
    field: str
    otherwise: str
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class PerLanguage:
    """A value that is another one for each reader's language: language tag -> what is said."""

    values: Mapping[str, object]


class Severity(StrEnum):
    """Whether a problem stops what it was found in; a note only says how something was read."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the user's own material something stands; what is not known is None.

    ``row`` counts as a spreadsheet program shows it: the header of a plain CSV is row 1.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with data: where, why, and how to mend it.

    ``table`` is the table it was read for, None when it was not recognised.
    """

    severity: Severity
    reason: Message
    remedy: Message
    place: Place = field(default_factory=Place)
    table: str | None = None


class UserError(Exception):
    """An expected failure, told to the user as one sentence and what to do about it.

    Raised wherever the cause lies outside the code: input, settings, the state of the machine.
    """

    def __init__(self, reason: Message, remedy: Message) -> None:
        super().__init__(f"{reason.key} {dict(reason.values)}")
        self.reason = reason
        self.remedy = remedy


class Cancelled(UserError):  # noqa: N818  # it is asked for, and no error
    """Somebody stopped the work: a progress callback raises it between two steps.

    Whoever was writing takes back what it had begun, and lets it pass on.
    """

    def __init__(self) -> None:
        super().__init__(message("cancelled"), message("cancelled.remedy"))
