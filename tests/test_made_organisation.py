"""The organisation that figures are measured on is as large, uneven and sound as it says."""

from pathlib import Path

import networkx as nx
import pytest

from benchmarks.office import office
from benchmarks.organisation import organisation, write_organisation
from graph.model import BY_TABLE, Shape
from graph.tables import Register, key_of
from loaders.prepare import prepare
from loaders.reading import read_source


def test_it_has_exactly_the_rows_asked_for_a_tenth_of_them_things() -> None:
    tables = organisation(5_000)
    things = sum(
        rows.height for table, rows in tables.items() if BY_TABLE[table].shape is Shape.THING
    )
    assert sum(rows.height for rows in tables.values()) == 5_000
    assert things == 500
    assert tables["people"].height == 400


def test_no_row_comes_twice_and_the_same_seed_makes_the_same() -> None:
    tables, again = organisation(5_000, seed=2), organisation(5_000, seed=2)
    for table, rows in tables.items():
        assert rows.select(key_of(table)).to_series().n_unique() == rows.height
        assert rows.equals(again[table])
    assert not tables["involvements"].equals(organisation(5_000)["involvements"])


def test_few_parties_take_part_in_very_much() -> None:
    counts = organisation(20_000)["involvements"]["party"].value_counts(sort=True)["count"]
    tenth = counts.head(len(counts) // 10).sum()
    assert tenth > 0.4 * counts.sum()


def test_its_files_load_without_an_error(tmp_path: Path) -> None:
    tables = organisation(5_000)
    write_organisation(tmp_path, tables)
    prepared = prepare(read_source(tmp_path), Register(0))
    assert prepared.report.problems == ()
    for table, rows in tables.items():
        if not rows.is_empty():
            assert prepared.plan.tables[table].created.height == rows.height


def test_too_small_an_organisation_is_refused() -> None:
    with pytest.raises(ValueError, match="at least"):
        organisation(100)


def test_an_office_has_exactly_its_rows_and_waits_in_chains_of_five_at_most() -> None:
    tables = office(20_000)
    assert sum(rows.height for rows in tables.values()) == 20_000
    for table, rows in tables.items():
        assert rows.select(key_of(table)).to_series().n_unique() == rows.height
    waiting = nx.DiGraph(tables["dependencies"].select("source", "target").rows())
    assert nx.dag_longest_path_length(waiting) < 5
    assert tables["issues"]["closed"].null_count() < 0.2 * tables["issues"].height
