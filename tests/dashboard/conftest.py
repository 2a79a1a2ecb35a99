"""A context over a small organisation held in memory: pages need no database to be drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl
import pytest

from dashboard.context import Context
from dashboard.jobs import Jobs
from dashboard.uploads import Uploads
from graph.answers import Answers
from graph.history import CHANGES, REV, Past
from graph.networks import Networks
from graph.report import LoadReport
from graph.tables import Register, complete, frame
from graph.texts import TEXTS
from loaders.workbook_out import workbook

ROOT = Path(__file__).parents[2]
FOLDERS = (TEXTS, ROOT / "dashboard" / "locales", ROOT / "loaders" / "locales")


@dataclass
class MemoryStore:
    """Stands where the database is: one register, no history before it."""

    tables: dict[str, Any]
    number: int = 1

    def version(self) -> int:
        return self.number

    def register(self) -> Register:
        return Register(self.number, complete(self.tables))

    def revisions(self, limit: int) -> Sequence[Any]:
        entry = {"number": 1, "time": "2026-11-23T09:00:00+00:00", "who": "Li", "why": "test"}
        return [SimpleNamespace(**entry, source=None)][:limit]

    def past(self) -> Past:
        tables = {
            table: rows.with_columns(pl.lit(1, pl.Int64).alias(REV))
            for table, rows in complete(self.tables).items()
        }
        return Past(self.number, tables, pl.DataFrame(schema=CHANGES))

    def engine(self) -> str:
        return "memory"


class FakeMappings:
    """Stands where the mappings are: none is remembered."""

    def remembered(self) -> list[dict[str, Any]]:
        return []

    def remembered_text(self, name: str) -> str | None:
        return None


@dataclass
class FakeFiles:
    """Stands where the loaders are: remembers what it was asked."""

    mappings: Any = field(default_factory=lambda: FakeMappings())
    report: LoadReport = field(default_factory=lambda: LoadReport(source="x", counts={}))
    asked: list[Any] = field(default_factory=list)

    def load(self, path: Path, **options: Any) -> LoadReport:
        self.asked.append((path, options))
        return self.report

    def export(self, path: Path, *, confidential: bool, **options: Any) -> int:
        self.asked.append((path, {"confidential": confidential} | options))
        path.write_bytes(b"exported")
        return 0

    def sheets(self, path: Path, frames: Mapping[str, pl.DataFrame]) -> None:
        path.write_bytes(workbook(frames))

    def template(self, path: Path, *, language: str) -> None:
        path.write_bytes(f"template {language}".encode())


@pytest.fixture(scope="session")
def context() -> Callable[..., Context]:
    """Make a context from rows per table: ``context(departments=[{"id": "A"}])``."""

    def make(**tables: list[dict[str, Any]]) -> Context:
        store = MemoryStore({table: frame(table, rows) for table, rows in tables.items()})
        networks = Networks(store.register, store.version)
        return Context(
            store=store,
            networks=networks,
            answers=Answers(networks),
            files=FakeFiles(),
            jobs=Jobs(),
            uploads=Uploads(),
            text_folders=FOLDERS,
        )

    return make
