"""What a load did or would do: counts per table that add up, every change, every problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.messages import Message, Place, Problem, Severity
from graph.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCount:
    """Rows of one table: ``read = created + updated + unchanged + rejected``, always."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0

    @property
    def read(self) -> int:
        """Rows that the user's files hold for the table."""
        return self.created + self.updated + self.unchanged + self.rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One value that an update changes; ``key`` are the values of the record's key fields."""

    table: str
    key: tuple[str, ...]
    column: str
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """One row behind a count: where it stood, what it says, what an update replaces, why not."""

    place: Place
    values: Mapping[str, object]
    before: Mapping[str, object] = field(default_factory=dict)
    reasons: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """The outcome of a load or of its dry run.

    Parameters
    ----------
    source
        What was loaded, as the user named it.
    counts
        Per table that the source holds.
    changes
        Values that differ from what was stored.
    problems
        Errors and warnings, in the order of the files.
    skipped
        Files or sheets that were recognised as nothing and left alone.
    notes
        How the source was read, such as the mapping that was used.
    questions
        What had to be asked, with the answers that were given.
    rows
        The first rows behind each count, by table and name of the count; only where asked for.
    revision
        Number of the revision written; None when nothing was written.
    written
        Whether the good rows are now in the database (True also when nothing had to change).
    """

    source: str
    counts: Mapping[str, TableCount]
    changes: tuple[CellChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    questions: tuple[Question, ...] = ()
    rows: Mapping[tuple[str, str], tuple[CountedRow, ...]] = field(default_factory=dict)
    revision: int | None = None
    written: bool = field(default=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Problems that keep their rows from being loaded."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Problems that keep nothing out and should be looked at."""
        return tuple(each for each in self.problems if each.severity is Severity.WARNING)

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Questions that keep everything out until they are answered."""
        return tuple(each for each in self.questions if each.is_open)
