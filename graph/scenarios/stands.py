"""Scenarios of a negotiation: changes of ``negotiate --change`` kept in the register by name.

They stand in the same table as those of the workload, each change behind the word ``stand``, so
that neither is mistaken for the other.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl

from graph.fields import LIST_MARK
from graph.kept import free_id, with_table
from graph.messages import UserError, message
from graph.model import SCENARIOS
from graph.plan import Plan
from graph.projections import records
from graph.tables import Register, frame

STAND = "stand "


def kept(register: Register) -> list[dict[str, Any]]:
    """Scenarios of negotiations: ``id``, ``name`` and ``changes`` as a list of texts."""
    found = []
    for record in records(register.tables[SCENARIOS].sort("id")):
        texts = str(record["changes"]).split(LIST_MARK)
        if all(text.startswith(STAND) for text in texts):
            changes = [text.removeprefix(STAND) for text in texts]
            name = record.get("name") or record["id"]
            found.append({"id": record["id"], "name": name, "changes": changes})
    return found


def named(register: Register, wanted: str) -> dict[str, Any] | None:
    """The scenario of a negotiation of an id, else of a name; None where there is none."""
    known = kept(register)
    by_key = (each for key in ("id", "name") for each in known if each[key] == wanted.strip())
    return next(by_key, None)


def changes_of(register: Register, wanted: str) -> list[str]:
    """Changes of the scenario of a negotiation, by its id or name.

    Raises
    ------
    UserError
        There is none.
    """
    found = named(register, wanted)
    if found:
        return list(found["changes"])
    names = tuple(each["name"] for each in kept(register))
    remedy = (
        message("scenario.unknown.remedy", known=names)
        if names
        else message("negotiate.scenario.none.remedy")
    )
    raise UserError(message("scenario.unknown", value=wanted), remedy)


def keeping(register: Register, name: str, changes: Sequence[str]) -> Plan:
    """Plan that keeps changes under a name; those of the same name are replaced.

    Raises
    ------
    UserError
        There is no name, or there are no changes, or a change holds the mark of lists.
    """
    name = name.strip()
    if not name or not changes or any(LIST_MARK in each for each in changes):
        key = "scenario.no_changes" if name else "scenario.no_name"
        raise UserError(message(key), message(f"{key}.remedy"))
    now = register.tables[SCENARIOS]
    same = [each["id"] for each in kept(register) if each["name"] == name]
    identifier = same[0] if same else free_id(now["id"].to_list(), "N")
    text = LIST_MARK.join(f"{STAND}{each}" for each in changes)
    row = {"id": identifier, "name": name, "changes": text}
    rest = now.filter(pl.col("id") != identifier)
    table = pl.concat([rest, frame(SCENARIOS, [row])])
    return with_table(register, SCENARIOS, table)
