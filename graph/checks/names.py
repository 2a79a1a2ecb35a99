"""What a thing is called: in some language it should be, and in all of them the same thing."""

from collections.abc import Iterator, Mapping

import polars as pl

from graph.checks.findings import PROVENANCE, VALUE, Finding
from graph.checks.values import finding
from graph.fields import LANGUAGES, localised_name
from graph.messages import Severity
from graph.model import BY_TABLE
from graph.tables import Tables, key_of

NAMELESS = "check.nameless"
_KEY, _OLD, _SAID = "_key", "_old", "_said"


def nameless(
    incoming: Mapping[str, pl.DataFrame],
    stored: Tables,
    *,
    among_named: bool = False,
    by_hand: bool = False,
) -> Iterator[Finding]:
    """Things whose name stands in no language, neither in their row nor in the register.

    A file may know no better, so it is a warning there; a person who edits can be asked, and is.

    Parameters
    ----------
    among_named
        Only where other rows of the table have one: a list of ids says nothing of names.
    by_hand
        Somebody enters the rows and can be asked: an error, for what would be new.
    """
    severity = Severity.ERROR if by_hand else Severity.WARNING
    for table, rows in incoming.items():
        for field in BY_TABLE[table].fields:
            if not field.expected:
                continue
            columns = name_columns(field.name)
            bare = rows.filter(
                pl.all_horizontal(*(pl.col(each).is_null() for each in columns)),
                pl.col("id").is_not_null(),
            )
            if bare.is_empty() or (among_named and bare.height == rows.height):
                continue
            has_name = pl.any_horizontal(*(pl.col(each).is_not_null() for each in columns))
            known = stored[table] if by_hand else stored[table].filter(has_name)
            bare = bare.join(known, on="id", how="anti", maintain_order="left")
            if not bare.is_empty():
                # The id is no value of the cell, which is empty: the remedy names it.
                said = bare.select(*PROVENANCE, "id")
                yield finding(table, field.name, severity, NAMELESS, said)


def name_columns(name: str) -> tuple[str, ...]:
    """Columns that hold a text: the plain one, and one for each language."""
    return (name, *(localised_name(name, language) for language in LANGUAGES))


def outdated(incoming: Mapping[str, pl.DataFrame], stored: Tables) -> Iterator[Finding]:
    """Texts that are written anew while their translations stay what they were.

    Whoever reads in such a language is still shown the old text, so it is told; that a
    translation is wrong now nobody but a person can say, so none is taken away.
    """
    for table, rows in incoming.items():
        there = stored[table]
        if rows.is_empty() or there.is_empty():
            continue
        for name in sorted(set(BY_TABLE[table].translations.values())):
            kept = [each for each in name_columns(name)[1:] if not there[each].is_null().all()]
            if not kept or rows[name].is_null().all():
                continue
            found = _outdated(table, name, kept, rows, there)
            if not found.is_empty():
                yield finding(table, name, Severity.WARNING, "check.outdated", found)


def _outdated(
    table: str, name: str, kept: list[str], rows: pl.DataFrame, there: pl.DataFrame
) -> pl.DataFrame:
    """Rows with a new text, with the translations (``said``) that do not come with it."""
    old = there.select(
        key_of(table).alias(_KEY),
        pl.col(name).alias(_OLD),
        *(pl.col(each).alias(f"{each}{_OLD}") for each in kept),
    )
    both = rows.with_columns(key_of(table).alias(_KEY)).join(
        old, on=_KEY, how="inner", maintain_order="left"
    )
    changed = both.filter(pl.col(name) != pl.col(_OLD))
    # A translation that comes empty or as it stands says what the old text said.
    same = {each: pl.col(each).eq_missing(pl.col(f"{each}{_OLD}")) for each in kept}
    stays = [
        pl.when((pl.col(f"{each}{_OLD}") != pl.col(name)) & (pl.col(each).is_null() | same[each]))
        .then(pl.col(f"{each}{_OLD}"))
        .alias(f"{each}{_SAID}")
        for each in kept
    ]
    said = pl.concat_str(
        *(pl.col(f"{each}{_SAID}") for each in kept), separator=" / ", ignore_nulls=True
    ).alias("kept")
    told = changed.with_columns(stays).with_columns(said).filter(pl.col("kept") != "")
    return told.select(*PROVENANCE, pl.col(name).alias(VALUE), pl.col(_OLD).alias("old"), "kept")
