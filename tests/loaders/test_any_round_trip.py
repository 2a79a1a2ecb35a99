"""Out and in again, any organisation at all: ours lose nothing, others only what is documented."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from any_register import registers
from hypothesis import HealthCheck, Phase, given, settings

from graph.model import BY_TABLE
from graph.tables import Register, complete, frame
from loaders.export import export
from loaders.prepare import prepare
from loaders.reading import read_source

# An example takes a second, so there are few in a run; no shrinking, which would take minutes.
EXAMPLES = settings(
    phases=(Phase.explicit, Phase.generate),
    max_examples=6,
    derandomize=True,  # the same each time; other ones are tried by hand with --hypothesis-seed
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def again(register: Register, path: Path, **options: Any) -> dict[str, pl.DataFrame]:
    export(register, path, confidential=True, **options)
    prepared = prepare(read_source(path), Register(0))
    assert not prepared.report.errors, prepared.report.errors
    empty = complete({})
    created = prepared.plan.tables
    return {
        table: created[table].created if table in created else empty[table] for table in BY_TABLE
    }


@pytest.mark.parametrize("form", ["out", "out.zip", "out.xlsx", "out.json"])
@given(register=registers())
@EXAMPLES
def test_our_own_formats_give_everything_back(
    form: str, register: Register, tmp_path_factory: pytest.TempPathFactory
) -> None:
    read = again(register, tmp_path_factory.mktemp("any") / form)
    for table, rows in register.tables.items():
        key = list(BY_TABLE[table].key)
        assert read[table].sort(key).to_dicts() == rows.sort(key).to_dicts(), table


@pytest.mark.parametrize("form", ["x.gexf", "x.graphml", "x.kumu.json", "x.neo4j.zip"])
@given(register=registers(shared=False))
@EXAMPLES
def test_other_formats_give_every_record_back_that_is_studied(
    form: str, register: Register, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tables = complete({**register.tables, "scenarios": frame("scenarios")})
    read = again(Register(1, tables), tmp_path_factory.mktemp("any") / form)
    for table, rows in tables.items():
        key = list(BY_TABLE[table].key)
        assert read[table].sort(key).to_dicts() == rows.sort(key).to_dicts(), table
