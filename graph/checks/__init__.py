"""What is wrong with incoming tables: pure checks on typed frames against what is stored.

:func:`check` runs them all. Whatever an error is found in is rejected, and so is every row that
refers to it; a warning keeps nothing out.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from graph.checks.cycles import cycles
from graph.checks.findings import Finding
from graph.checks.keys import keys
from graph.checks.references import fallen, references
from graph.checks.rounds import rounds
from graph.checks.values import values
from graph.tables import Tables


def check(
    incoming: Mapping[str, pl.DataFrame], stored: Tables, earlier: Sequence[Finding] = ()
) -> list[Finding]:
    """Everything that is wrong with incoming rows.

    Parameters
    ----------
    incoming
        Typed frames with the provenance columns of :mod:`graph.checks.findings`.
    stored
        The register's tables.
    earlier
        What reading the cells found: a cell that could not be read is not called missing too.

    Returns
    -------
    list of Finding
        The new findings; ``earlier`` is not repeated.
    """
    found: list[Finding] = []
    for table, frame in incoming.items():
        found += values(table, frame, earlier)
        found += keys(table, frame)
        found += references(table, frame, incoming, stored)
    found += cycles(incoming, stored)
    found += rounds(incoming, stored)
    return found + fallen(incoming, stored, [*earlier, *found])
