"""What the app's pages stand on: the register, its networks, files in and out, running jobs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dashboard.jobs import Jobs
from dashboard.uploads import Uploads
from graph.answers import Answers
from graph.history import Past
from graph.plan import Plan
from graph.projections import Network, Networks
from graph.report import LoadReport
from graph.tables import Register
from graph.texts import Translator

Progress = Callable[[str, int, int], None]


class RevisionLike(Protocol):
    """One entry of the register's history."""

    @property
    def number(self) -> int:
        """Data version that it made."""

    @property
    def time(self) -> str:
        """When, as ISO 8601 text in UTC."""

    @property
    def who(self) -> str:
        """Who made it."""

    @property
    def why(self) -> str:
        """For what reason."""

    @property
    def source(self) -> str | None:
        """File it came from, where it did."""


class StoreLike(Protocol):
    """What the app needs of a store."""

    def version(self) -> int:
        """Return the current data version."""

    def register(self) -> Register:
        """Return all tables at the current version."""

    def revisions(self, limit: int) -> Sequence[RevisionLike]:
        """Return the newest revisions, newest first."""

    def past(self) -> Past:
        """Return all tables and what changes have replaced."""

    def write(self, plan: Plan, *, who: str, why: str) -> int:
        """Do what a plan says; return the data version after it."""

    def engine(self) -> str:
        """Return name and version of the database."""


class Files(Protocol):
    """Files in and out; the loaders offer it, the app's start hands it over."""

    def load(
        self,
        path: Path,
        *,
        dry_run: bool,
        accept_partial: bool,
        who: str,
        why: str,
        progress: Progress,
    ) -> LoadReport:
        """Load a file, or say what that would do."""

    def export(
        self, path: Path, *, confidential: bool, language: str, focus: str | None, depth: int
    ) -> int:
        """Write the register, or what is near one thing, in the format the path's ending says.

        Return how many confidential positions are left out.
        """

    def template(self, path: Path, *, language: str) -> None:
        """Write a workbook to fill in, in a reader's language."""


@dataclass(frozen=True)
class Context:
    """The app's surroundings, the same for every reader."""

    store: StoreLike
    networks: Networks
    answers: Answers
    files: Files
    jobs: Jobs
    uploads: Uploads
    text_folders: tuple[Path, ...]

    def network(self) -> Network:
        """Network at the current data version."""
        return self.networks.network()

    def register(self) -> Register:
        """Register at the current data version."""
        return self.networks.register()

    def translator(self, language: str) -> Translator:
        """Translator over the texts of every room."""
        return Translator(language, self.text_folders)
