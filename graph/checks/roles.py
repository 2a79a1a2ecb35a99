"""Role words that nobody knows, of parties on issues and of rules: what follows from each is told.

Such a row is kept as it is written. An involvement gives no person-days, yet counts as having been
consulted; a rule has its party consulted.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from graph.checks.findings import Finding
from graph.checks.values import finding
from graph.checks.words import once_a_word
from graph.messages import Severity, message
from graph.vocabulary import ROLES, canonical_role

_KEYS = {"involvements": "check.role", "rules": "check.role.rule"}


def roles(incoming: Mapping[str, pl.DataFrame]) -> Iterator[Finding]:
    """Each role word that is not known, once a table: where it stands first, in how many rows."""
    for table, key in _KEYS.items():
        rows = incoming.get(table)
        strange = None if rows is None else once_a_word(rows, "role", _is_known)
        if strange is not None:
            known = tuple(message(f"role.{role}") for role in ROLES)
            yield finding(table, "role", Severity.WARNING, key, strange, roles=known)


def _is_known(word: str) -> bool:
    return canonical_role(word) is not None
