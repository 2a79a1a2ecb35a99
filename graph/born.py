"""What there was on a day: the register without the issues that came later."""

from functools import reduce
from operator import or_

import polars as pl

from graph.model import BY_TABLE, ISSUES, KIND_OF_TABLE
from graph.tables import Register


def born_by(register: Register, day: str) -> Register:
    """The register without issues created after a day, and without what refers to them.

    A date of reduced precision counts in the issue's favour, an unknown one too.

    Parameters
    ----------
    day
        ISO date.
    """
    # Compared as texts: 2025-03 stands before each of its days.
    late = pl.col("created") > day
    unborn = register.tables[ISSUES].filter(late)["id"].implode()
    tables = {
        table: rows if table == ISSUES else rows.filter(~_refers(table, unborn).fill_null(False))
        for table, rows in register.tables.items()
    }
    tables[ISSUES] = tables[ISSUES].filter(~late.fill_null(False))
    return Register(register.version, tables)


def _refers(table: str, unborn: pl.Series) -> pl.Expr:
    """Whether a row names one of the issues."""
    named = [pl.lit(False)]
    for field in BY_TABLE[table].fields:
        if ISSUES in field.references:
            kind = pl.lit(True)
            if field.kind_field:
                kind = pl.col(field.kind_field) == KIND_OF_TABLE[ISSUES]
            named.append(pl.col(field.name).is_in(unborn) & kind)
    return reduce(or_, named)
