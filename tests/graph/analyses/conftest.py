"""Small organisations for the tests of the analyses."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.model import BY_TABLE
from graph.projections import Network, project
from graph.tables import Register, complete, frame

K8S = Path(__file__).parents[3].parent / "shared" / "data" / "k8s"


def _row(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Spell out what a test leaves to be understood: kinds of the ends of relations.

    ``party="person:ann"`` reads as party_kind person, party ann; without a kind a party is a
    department, and both ends of a dependency are issues.
    """
    full = dict(row)
    for field in BY_TABLE[table].fields:
        if field.kind_field and row.get(field.name):
            kind, mark, identifier = str(row[field.name]).rpartition(":")
            default = "issue" if table == "dependencies" else "department"
            full[field.name] = identifier
            full[field.kind_field] = kind if mark else row.get(field.kind_field, default)
    return full


@pytest.fixture(scope="session")
def organisation() -> Callable[..., Network]:
    """Build a network: ``organisation(issues=[{"id": "a"}], people=["ann"], version=3, at=None)``.

    A table is a list of rows; a row that is a text is a thing of that id.
    """

    def build(*, version: int = 1, at: str | None = None, **tables: list[Any]) -> Network:
        frames = {
            table: frame(
                table,
                [_row(table, {"id": row} if isinstance(row, str) else row) for row in rows],
            )
            for table, rows in tables.items()
        }
        return project(Register(version, complete(frames)), at)

    return build


def _read(table: str, path: Path) -> list[dict[str, Any]]:
    columns = set(BY_TABLE[table].columns)
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            {k: v for k, v in row.items() if k in columns and v} for row in csv.DictReader(file)
        ]
    if table == "dependencies":
        for row in rows:
            outside = row["target"].startswith(("missing:", "ext:"))
            row |= {"source_kind": "issue", "target_kind": "outside" if outside else "issue"}
    for row in rows if table == "issues" else ():
        for column in ("created", "updated"):
            if len(row.get(column, "")) != 10 or not row[column].replace("-", "").isdigit():
                row.pop(column, None)
            elif row[column][5:7] > "12":
                row.pop(column)
    return rows


@pytest.fixture(scope="session")
def k8s() -> Network:
    """The Kubernetes organisation of the shared data, read without the loaders."""
    if not K8S.is_dir():
        pytest.skip("the shared data ../shared/data/k8s are not on this machine")
    names = ("departments", "people", "memberships", "issues", "dependencies", "involvements")
    tables = {each: frame(each, _read(each, K8S / f"{each}.csv")) for each in names}
    return project(Register(1, complete(tables)))
