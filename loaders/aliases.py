"""Ids that stand for another: a party that was merged away is not brought back by a later file.

A party's ``also_known_as`` lists them. A reference to one means the party that has it; a row about
one says nothing new, for what the two said was settled when they were merged. Both are told.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from graph.checks.findings import LINE, PROVENANCE, VALUE, Finding
from graph.fields import LIST_MARK, Field
from graph.messages import Severity
from graph.model import ALIASES, BY_TABLE, KIND_OF_TABLE, PARTIES
from graph.tables import Tables, key_of

_MEANT, _KIND, _TURNED = "_meant", "_kind", "_turned"
Frames = Mapping[str, pl.DataFrame]


def redirected(incoming: Frames, stored: Tables) -> tuple[dict[str, pl.DataFrame], list[Finding]]:
    """Rows in which every party is named by the id that it has in the register.

    Rows about a party that was merged away, and such as become doubles of others or links of a
    thing with itself, are left out and counted as unchanged.
    """
    known = {table: _aliases(stored[table]) for table in PARTIES}
    if all(each.is_empty() for each in known.values()):
        return dict(incoming), []
    turned, findings = {}, list[Finding]()
    for table, rows in incoming.items():
        frame = rows.with_columns(pl.lit(False).alias(_TURNED))
        if table in PARTIES:
            frame, told = _without_merged(table, frame, known[table])
            findings += told
        for field in BY_TABLE[table].fields:
            if set(field.references) & set(PARTIES):
                frame, told = _named_rightly(table, frame, field, known)
                findings += told
        frame, told = _without_doubles(table, frame)
        findings += told
        turned[table] = frame.drop(_TURNED)
    return turned, findings


def _aliases(parties: pl.DataFrame) -> pl.DataFrame:
    """Other ids (``value``) and the party that each means; none that is a party's own or shared."""
    listed = parties.select(pl.col("id").alias(_MEANT), pl.col(ALIASES).str.split(LIST_MARK))
    single = listed.drop_nulls().explode(ALIASES).rename({ALIASES: VALUE})
    own = parties.select(pl.col("id").alias(VALUE))
    return single.join(own, on=VALUE, how="anti").unique(VALUE, keep="none")


def _without_merged(
    table: str, rows: pl.DataFrame, known: pl.DataFrame
) -> tuple[pl.DataFrame, Iterator[Finding]]:
    merged = rows.join(known, left_on="id", right_on=VALUE, how="inner", maintain_order="left")
    told = merged.select(*PROVENANCE, pl.col("id").alias(VALUE), pl.col(_MEANT).alias("meant"))
    left = rows.filter(~pl.col(LINE).is_in(merged[LINE].implode()))
    return left, _told(table, "id", "load.alias.row", told, repeated=True)


def _named_rightly(
    table: str, rows: pl.DataFrame, field: Field, known: Frames
) -> tuple[pl.DataFrame, Iterator[Finding]]:
    names = pl.concat(
        [
            known[each].with_columns(pl.lit(KIND_OF_TABLE[each]).alias(_KIND))
            for each in field.references
            if each in PARTIES
        ]
    )
    if field.kind_field:
        kind = pl.col(field.kind_field)
        # Where the kind is not said it follows from the id, unless that is an id of both kinds.
        single = names.unique(VALUE, keep="none").select(VALUE, pl.col(_KIND).alias("_single"))
        rows = rows.join(
            single, left_on=field.name, right_on=VALUE, how="left", maintain_order="left"
        )
        rows = rows.with_columns(pl.coalesce(kind, "_single").alias(_KIND)).drop("_single")
        on = [field.name, _KIND], [VALUE, _KIND]
    else:
        names, on = names.drop(_KIND), ([field.name], [VALUE])
    joined = rows.join(names, left_on=on[0], right_on=on[1], how="left", maintain_order="left")
    is_alias = pl.col(_MEANT).is_not_null()
    told = joined.filter(is_alias).select(
        *PROVENANCE, pl.col(field.name).alias(VALUE), pl.col(_MEANT).alias("meant")
    )
    right = joined.with_columns(
        pl.coalesce(_MEANT, field.name).alias(field.name), (pl.col(_TURNED) | is_alias)
    ).drop(_MEANT, _KIND, strict=False)
    return right, _told(table, field.name, "load.alias", told)


def _without_doubles(table: str, rows: pl.DataFrame) -> tuple[pl.DataFrame, Iterator[Finding]]:
    """Rows but those that an alias turned into what another row says, or into a loop."""
    record_type = BY_TABLE[table]
    if record_type.ends is None or not rows[_TURNED].any():
        return rows, iter(())
    keyed = rows.with_columns(key_of(table).alias("_key"))
    straight = keyed.filter(~pl.col(_TURNED)).select("_key")
    doubles = keyed.filter(_TURNED).join(straight, on="_key", how="semi")
    first, second = record_type.ends
    alike = set(record_type.field(first).references) == set(record_type.field(second).references)
    loops = rows.filter(pl.col(_TURNED) & (pl.col(first) == pl.col(second)) & pl.lit(alike))
    out = pl.concat([doubles.select(PROVENANCE), loops.select(PROVENANCE)]).unique(LINE)
    left = rows.filter(~pl.col(LINE).is_in(out[LINE].implode()))
    return left, _told(table, None, "load.alias.double", out.sort(LINE), repeated=True)


def _told(
    table: str, column: str | None, key: str, rows: pl.DataFrame, *, repeated: bool = False
) -> Iterator[Finding]:
    if not rows.is_empty():
        yield Finding(
            table=table,
            severity=Severity.WARNING,
            rows=rows,
            reason=key,
            column=column,
            repeated=repeated,
        )
