"""A register in memory, and small sources written by hand."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from memory_store import MemoryStore
from openpyxl import Workbook

TablesOfText = Mapping[str, str]


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
