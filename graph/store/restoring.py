"""A backup into the database: everything or nothing, in one transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from neo4j import ManagedTransaction

from graph import schema
from graph.history import Past
from graph.messages import UserError, message
from graph.plan import Plan, TablePlan
from graph.store.rows import BATCH, batches
from graph.store.statements import statement, trusted
from graph.store.writing import Progress, Signature, Writer
from graph.tables import frame


def bring_back(
    transaction: ManagedTransaction,
    past: Past,
    revisions: Sequence[Mapping[str, Any]],
    signature: Signature,
    progress: Progress,
    *,
    replace: bool,
) -> int:
    """Put a backup in the place of what is there; gives the data version.

    Where something was replaced, a revision of a number nobody has seen says so: whoever still
    shows the former register must notice.

    Raises
    ------
    UserError
        The register is not empty and ``replace`` is not said.
    """
    current = int(transaction.run(statement("version")).single(strict=True)["version"])
    if current and not replace:
        raise UserError(message("store.occupied"), message("store.occupied.remedy"))
    _clear(transaction)
    number, noted = past.version, list(revisions)
    if current:
        number = max(current, past.version) + 1
        noted.append({"number": number, **_as_map(signature)})
    transaction.run(statement("set_version"), version=number).consume()
    for batch in batches(noted):
        transaction.run(statement("restore_revisions"), rows=list(batch)).consume()
    for batch in batches(past.changes.to_dicts()):
        transaction.run(statement("restore_changes"), rows=list(batch)).consume()
    Writer(transaction, _everything(past), progress).fill(past.version)
    return number


def _everything(past: Past) -> Plan:
    """Plan that makes every row; their own ``rev`` goes with them."""
    tables = {}
    for table, rows in past.tables.items():
        none = frame(table)
        tables[table] = TablePlan(created=rows, updated=none, before=none, deleted=none)
    return Plan(version=past.version, tables=tables)


def _clear(transaction: ManagedTransaction) -> None:
    for text in schema.clear():
        removed = BATCH
        while removed == BATCH:
            record = transaction.run(trusted(text), most=BATCH).single(strict=True)
            removed = record["removed"]


def _as_map(signature: Signature) -> dict[str, Any]:
    names = ("time", "who", "why", "source")
    return {name: getattr(signature, name) for name in names}
