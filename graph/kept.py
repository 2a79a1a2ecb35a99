"""What is kept with the register by a name, such as scenarios and views: ids, and plans."""

from collections.abc import Collection

import polars as pl

from graph.history import difference
from graph.plan import Plan
from graph.tables import Register


def free_id(taken: Collection[str], letter: str) -> str:
    """An id that is not taken: the letter with the next number, such as ``S-03``."""
    number = len(taken) + 1
    while f"{letter}-{number:02d}" in taken:
        number += 1
    return f"{letter}-{number:02d}"


def with_table(register: Register, table: str, rows: pl.DataFrame) -> Plan:
    """Plan that makes a table what is given and leaves the others."""
    return difference(register.tables, {**register.tables, table: rows}, register.version)
