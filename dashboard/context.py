"""What the app's pages stand on: the register, its networks, files in and out, running jobs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import polars as pl

from dashboard.hidden_names import asked as asked_to_hide
from dashboard.hidden_names import without_names
from dashboard.jobs import Jobs
from dashboard.read_only import is_read_only
from dashboard.uploads import Uploads
from dashboard.views.scene import Scenes
from dashboard.whole.places import Places
from graph.answers import Answers
from graph.chronicle import Chronicle, Entry, Then
from graph.history import Past
from graph.messages import Message
from graph.moments import Moment
from graph.plan import Plan
from graph.projections import Network
from graph.report import LoadReport
from graph.tables import Register
from graph.texts import Translator

Progress = Callable[[str, int, int], None]


class StoreLike(Protocol):
    """What the app needs of a store."""

    def version(self) -> int:
        """Return the current data version."""

    def register(self) -> Register:
        """Return all tables at the current version."""

    def revisions(self, limit: int) -> Sequence[Entry]:
        """Return the newest revisions, newest first."""

    def past(self) -> Past:
        """Return all tables and what changes have replaced."""

    def write(self, plan: Plan, *, who: str, why: str, source: str | None = None) -> int:
        """Do what a plan says; return the data version after it."""

    def engine(self) -> str:
        """Return name and version of the database."""


class MappingFiles(Protocol):
    """Mappings of columns to fields, as a screen needs them; a plan is plain values."""

    def propose(self, path: Path) -> dict[str, Any]:
        """Return a plan for an upload: its columns with samples and their likely uses."""

    def with_table(self, plan: Mapping[str, Any], block: int, table: str) -> dict[str, Any]:
        """Return the plan with one block read as rows of another table, "" to leave it out."""

    def text(self, plan: Mapping[str, Any]) -> str:
        """Return the mapping file that a plan means."""

    def preview(self, path: Path, text: str) -> tuple[list[dict[str, Any]], list[Message]]:
        """Return the first rows of each table as a mapping makes them, and what it says."""

    def remembered(self) -> list[dict[str, Any]]:
        """Return name, tables and columns of every remembered mapping."""

    def remembered_text(self, name: str) -> str | None:
        """Return the file of a remembered mapping."""

    def forget(self, name: str) -> None:
        """Forget a mapping."""


class Files(Protocol):
    """Files in and out; the loaders offer it, the app's start hands it over."""

    @property
    def mappings(self) -> MappingFiles:
        """Mappings for files that nobody knows."""

    def load(
        self,
        path: Path,
        *,
        dry_run: bool,
        accept_partial: bool,
        who: str,
        why: str,
        answers: Mapping[str, str],
        mapping: str | None,
        remember: bool,
        progress: Progress,
        by_hand: bool = False,
    ) -> LoadReport:
        """Load a file, or say what that would do.

        ``answers`` are for the questions it asks. ``mapping`` is the text of a mapping to read it
        by; None to find out. With ``remember`` it is kept for files like this one once something
        is loaded.
        """

    def can_annotate(self, report: LoadReport) -> bool:
        """Tell whether a load says something about a file that can be given back marked."""

    def annotated(
        self, path: Path, report: LoadReport, *, answers: Mapping[str, str], language: str
    ) -> tuple[bytes, str]:
        """Return the user's file with its bad cells marked, and the ending of its name."""

    def export(
        self,
        path: Path,
        *,
        confidential: bool,
        language: str,
        focus: str | None,
        depth: int,
        register: Register | None = None,
        day: str | None = None,
        nodes: Collection[str] | None = None,
    ) -> int:
        """Write the register, what is near one thing, or only some ``nodes``, as the ending says.

        Another ``register`` is written instead of the current one; pictures are of the ``day``.
        Return how many confidential positions are left out.
        """

    def draw(self, path: Path, columns: Mapping[str, Any]) -> None:
        """Write a picture as it is shown, in the language the path's ending says."""

    def table(self, path: Path, title: str, frame: pl.DataFrame) -> None:
        """Write one table as a workbook."""

    def sheets(self, path: Path, frames: Mapping[str, pl.DataFrame]) -> None:
        """Write a workbook of several tables, a sheet each by its title."""

    def template(self, path: Path, *, language: str) -> None:
        """Write a workbook to fill in, in a reader's language."""


class Readable(Protocol):
    """Where the register and its network come from: the present, or one moment of the past."""

    def register(self) -> Register:
        """Return all tables."""

    def network(self) -> Network:
        """Return the network."""


@dataclass(frozen=True)
class Context:
    """The app's surroundings, the same for every reader; or the same as of a ``moment``."""

    store: StoreLike
    networks: Readable
    answers: Answers
    files: Files
    jobs: Jobs
    uploads: Uploads
    text_folders: tuple[Path, ...]
    moment: Moment | None = None
    read_only: bool = False
    hides: str | None = None
    _hidden: dict[str, "Context"] = field(default_factory=dict, repr=False, compare=False)
    present: Readable = field(default=None)  # type: ignore[assignment]  # made below
    chronicle: Chronicle = field(default=None)  # type: ignore[assignment]  # made below
    scenes: Scenes = field(default=None)  # type: ignore[assignment]  # made below
    places: Places = field(default=None)  # type: ignore[assignment]  # made below

    def __post_init__(self) -> None:
        """Make chronicle and kept pictures, unless they have been handed on."""
        if self.present is None:
            object.__setattr__(self, "present", self.networks)
        if self.scenes is None:
            object.__setattr__(self, "scenes", Scenes(self.translator))
        if self.places is None:
            object.__setattr__(self, "places", Places(self.jobs))
        known = (self.store, getattr(self.store, "guarded", None))
        if self.chronicle is None or self.chronicle.store not in known:
            object.__setattr__(self, "chronicle", Chronicle(self.store))

    def at(self, query: Mapping[str, str]) -> "Context":
        """The same surroundings as of the moment that an address names; themselves without one.

        An address given for reading only makes them read-only; one that hides names names nobody.

        Every answer, network and table that is asked of what this gives is of that moment.

        Raises
        ------
        UserError
            The address names no moment of the register's history.
        """
        wanted = asked_to_hide(query)
        if wanted and self.hides is None:
            if wanted not in self._hidden:
                self._hidden[wanted] = without_names(self, wanted)
            return self._hidden[wanted].at(query)
        if not self.read_only and is_read_only(query):
            return replace(self, read_only=True).at(query)
        asked = query.get("as_of")
        if not asked:
            return self
        moment = self.chronicle.moment(asked, known_now=query.get("known") == "now")
        then = Then(self.chronicle, moment)
        answers = self.answers.at(then, moment.day)
        return replace(self, networks=then, answers=answers, moment=moment)

    @property
    def shows_present(self) -> bool:
        """Whether things are shown as they are today, with their names."""
        return self.moment is None and self.hides is None

    def network(self) -> Network:
        """Network at the current data version, or at the moment."""
        return self.networks.network()

    def register(self) -> Register:
        """Register at the current data version, or at the moment."""
        return self.networks.register()

    def translator(self, language: str) -> Translator:
        """Translator over the texts of every room."""
        return Translator(language, self.text_folders, says_days=True)
