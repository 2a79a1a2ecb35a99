"""A register in memory, and small sources written by hand."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from openpyxl import Workbook

from graph.plan import Plan
from graph.tables import Register, key_of

TablesOfText = Mapping[str, str]


class MemoryStore:
    """A store that keeps the register in memory and counts its revisions."""

    def __init__(self) -> None:
        self._register = Register(0)
        self.reasons: list[tuple[str, str, str]] = []

    def __enter__(self) -> "MemoryStore":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def version(self) -> int:
        return self._register.version

    def register(self) -> Register:
        return self._register

    def write(self, plan: Plan, *, who: str, why: str, source: str, progress: Any = None) -> int:
        assert plan.version == self._register.version
        tables = dict(self._register.tables)
        for table, each in plan.tables.items():
            stored = tables[table].with_columns(key_of(table).alias("_key"))
            updated = each.updated.with_columns(key_of(table).alias("_key"))
            kept = stored.join(updated, on="_key", how="anti", maintain_order="left").drop("_key")
            tables[table] = pl.concat([kept, each.updated, each.created])
        self._register = Register(plan.version + 1, tables)
        self.reasons.append((who, why, source))
        return self._register.version


@pytest.fixture
def memory() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes texts as CSV files, such as ``folder(departments="id")``."""

    def write(encoding: str = "utf-8", **tables: str) -> Path:
        path = tmp_path / "source"
        path.mkdir(exist_ok=True)
        for table, text in tables.items():
            (path / f"{table}.csv").write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Writes lists of rows as worksheets, ``book(departments=[["id"], ["A"]])``."""

    def write(**sheets: list[list[object]]) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for name, rows in sheets.items():
            sheet = workbook.create_sheet(name)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "book.xlsx"
        workbook.save(path)
        return path

    return write


@pytest.fixture
def bring(memory: MemoryStore) -> Callable[..., Any]:
    """Loads a path into the register in memory."""
    from loaders.load import load  # noqa: PLC0415  # other tests of this folder need no loader

    def run(path: Path, **options: Any) -> Any:
        return load(path, memory, who="tester", why="test", **options)

    return run
