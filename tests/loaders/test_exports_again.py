"""What is written for other tools comes back through our own loaders."""

from pathlib import Path

import pytest

from graph.model import BY_TABLE
from graph.tables import Register, complete
from loaders.export import export
from loaders.prepare import prepare
from loaders.reading import read_source
from loaders.samples import sample_path


@pytest.mark.parametrize(
    "name", ["out.json", "out.gexf", "out.graphml", "out.kumu.json", "out.neo4j.zip"]
)
def test_the_sample_organisation_comes_back_whole(name: str, tmp_path: Path) -> None:
    known = _loaded(sample_path())
    export(known, tmp_path / name, confidential=True)
    again = _loaded(tmp_path / name)
    for table, rows in known.tables.items():
        key = list(BY_TABLE[table].key)
        assert again.tables[table].sort(key).to_dicts() == rows.sort(key).to_dicts()


def _loaded(path: Path) -> Register:
    prepared = prepare(read_source(path), Register(0))
    assert not prepared.report.errors
    created = {table: each.created for table, each in prepared.plan.tables.items()}
    return Register(1, complete(created))
