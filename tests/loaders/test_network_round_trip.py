"""What we write in other tools' formats is read back as the same records."""

import dataclasses
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from graph.tables import EXTRA, complete, frame
from graph.texts import TEXTS, translator
from loaders.exports import all_exporters
from loaders.exports._base import Material

TABLES = {
    "departments": [
        {"id": "D1", "name": "工務局", "kind": "office", "capacity": 20.0},
        {"id": "D2", "name": "Parks", "parent": "D1", EXTRA: '{"colour": "green"}'},
    ],
    "people": [{"id": "P1", "name": "陳美", "title": "Head"}, {"id": "P2"}],
    "issues": [{"id": "I1", "title": "Bridge", "owner": "D1", "topics": "a|b"}, {"id": "I2"}],
    "memberships": [{"person": "P1", "department": "D1", "role": "head", "since": "2024-01"}],
    "reporting": [{"person": "P2", "manager": "P1"}],
    "dependencies": [
        {"source_kind": "issue", "source": "I1", "target_kind": "issue", "target": "I2"},
        {
            "source_kind": "issue",
            "source": "I2",
            "target_kind": "outside",
            "target": "ext:X",
            "kind": "blocks",
        },
    ],
    "involvements": [{"issue": "I1", "party_kind": "person", "party": "P1", "role": "consult"}],
    "positions": [
        {
            "issue": "I1",
            "party_kind": "department",
            "party": "D2",
            "position": 40.0,
            "salience": 0.5,
        }
    ],
    "influences": [
        {
            "source_kind": "person",
            "source": "P1",
            "target_kind": "department",
            "target": "D2",
            "strength": 3.0,
            "kind": "advises",
        }
    ],
    "commitments": [{"issue": "I1", "party_kind": "person", "party": "P2", "what": "A count"}],
}


@pytest.mark.parametrize("format", ["json", "kumu", "gexf", "graphml", "neo4j"])
def test_what_is_written_is_read_back(tmp_path: Path, bring: Any, memory: Any, format: str) -> None:
    tables = complete({table: frame(table, rows) for table, rows in TABLES.items()})
    material = Material(
        tables=tables, known=tables, translate=translator("en", TEXTS), today="2025-01-01"
    )
    exporter = all_exporters()[format]
    path = tmp_path / f"out{exporter.ending}"
    path.write_bytes(exporter.write(material))
    report = bring(path)
    assert [dataclasses.asdict(each) for each in report.errors] == []
    read = memory.register().tables
    for table in TABLES:
        columns = [name for name in tables[table].columns if name != EXTRA]
        expected, found = (
            each.select(columns).sort(pl.all()) for each in (tables[table], read[table])
        )
        assert found.rows() == expected.rows(), table
    assert read["departments"].sort("id")[EXTRA].to_list() == [None, '{"colour": "green"}']
