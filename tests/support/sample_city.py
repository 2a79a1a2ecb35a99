"""The sample organisation as a network, read without a database."""

import csv
from pathlib import Path
from typing import Any

from graph.fields import FieldType
from graph.model import RECORD_TYPES, RecordType
from graph.projections import Network, project
from graph.tables import Register, complete, frame

CITY = Path(__file__).parents[2] / "loaders" / "samples" / "city"


def sample_city(at: str) -> Network:
    """Network of the sample on a day."""
    tables = {table: frame(table, rows) for table, rows in sample_rows().items()}
    return project(Register(1, complete(tables)), at=at)


def sample_rows() -> dict[str, list[dict[str, Any]]]:
    """Rows of the sample by table."""
    return {each.table: _rows(each) for each in RECORD_TYPES}


def _rows(record_type: RecordType) -> list[dict[str, Any]]:
    text = (CITY / f"{record_type.table}.csv").read_text(encoding="utf-8")
    types = {field.name: field.type for field in record_type.fields}
    return [
        {name: _value(types[name], value) for name, value in row.items() if value}
        for row in csv.DictReader(text.splitlines())
    ]


def _value(type_: FieldType, value: str) -> Any:
    if type_ is FieldType.NUMBER:
        return float(value)
    return value == "true" if type_ is FieldType.BOOLEAN else value
