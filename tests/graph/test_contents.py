"""Networks before and after an edit share what was learned, where the edit cannot change it."""

import polars as pl
import pytest
from sample_city import sample_rows

from graph.analyses._consult_history import history_of
from graph.analyses._rank_learning import Learned, learned
from graph.contents import PASSING, content_of
from graph.model import BY_TABLE, RECORD_TYPES
from graph.projections import Network, project
from graph.tables import Register, Tables, complete, frame


@pytest.fixture(scope="module")
def sample() -> Tables:
    return complete({table: frame(table, rows) for table, rows in sample_rows().items()})


def network(tables: Tables) -> Network:
    return project(Register(1, tables), "2026-06-01")


def learnt(found: Network) -> Learned:
    return learned(found, (), 365.0, None)


def with_first(tables: Tables, table: str, **values: str) -> Tables:
    """The tables with values in the first row of one of them."""
    first = pl.int_range(pl.len()) == 0
    changed = {
        name: pl.when(first).then(pl.lit(value)).otherwise(pl.col(name)).alias(name)
        for name, value in values.items()
    }
    return {**tables, table: tables[table].with_columns(**changed)}


def test_an_answer_that_is_noted_leaves_what_was_learned(sample: Tables) -> None:
    noted = with_first(sample, "involvements", answer="agree", answered="2026-05-30")
    before, after = network(sample), network(noted)
    assert before is not after
    assert learnt(before) is learnt(after)


def test_an_answer_that_is_noted_in_one_language_leaves_it_too(sample: Tables) -> None:
    noted = with_first(sample, "involvements", answer_text_zh_hant="同意", evidence_en="By letter")
    assert learnt(network(sample)) is learnt(network(noted))


def test_another_role_is_learned_from_anew(sample: Tables) -> None:
    changed = with_first(sample, "involvements", role="reviewer of another kind")
    assert learnt(network(sample)) is not learnt(network(changed))


def test_another_day_is_another_content(sample: Tables) -> None:
    later = project(Register(1, sample), "2026-06-02")
    assert content_of(network(sample)) is not content_of(later)


def test_a_copy_shares_nothing(sample: Tables) -> None:
    copied = network(sample).copy()
    assert content_of(copied) is copied


def test_nothing_kept_by_content_is_computed_from_what_passes(sample: Tables) -> None:
    scrambled = {name: scramble(name, rows) for name, rows in sample.items()}
    assert not scrambled["issues"].equals(sample["issues"])
    # Copies are of no content, so that all of it is computed from each.
    before, after = network(sample).copy(), network(scrambled).copy()
    assert history_of(before) == history_of(after)
    for party, weights in learnt(before).weights.items():
        assert weights.tolist() == learnt(after).weights[party].tolist()


def test_what_passes_are_columns_of_the_model() -> None:
    assert PASSING.issubset(column for each in RECORD_TYPES for column in each.columns)


def scramble(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The values of what passes in the opposite order of rows, and of keys nothing."""
    passing = PASSING & set(rows.columns) - set(BY_TABLE[table].key)
    return rows.with_columns(pl.col(name).reverse() for name in sorted(passing))
