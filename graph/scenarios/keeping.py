"""Scenarios in the register: saved by name, found, deleted, applied."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from graph.kept import free_id, with_table
from graph.messages import UserError, message
from graph.model import SCENARIOS
from graph.plan import Plan
from graph.projections import records
from graph.scenarios.changes import Change, joined
from graph.scenarios.stands import STAND
from graph.tables import Register, frame


def scenarios(register: Register) -> list[dict[str, Any]]:
    """Scenarios of a register, in the order of their ids; those of negotiations stand elsewhere."""
    found = records(register.tables[SCENARIOS].sort("id"))
    return [each for each in found if not str(each["changes"]).startswith(STAND)]


def scenario(register: Register, text: str) -> dict[str, Any]:
    """The scenario of an id or of a name in any language.

    Raises
    ------
    UserError
        There is none, or several have the name.
    """
    wanted, kept = text.strip(), scenarios(register)
    found = [each for each in kept if each["id"] == wanted] or [
        each
        for each in kept
        if wanted in {value for name, value in each.items() if name.startswith("name")}
    ]
    if len(found) == 1:
        return found[0]
    known = tuple(each["id"] for each in kept)
    remedy = message("scenario.unknown.remedy", known=known) if known else message("scenario.none")
    raise UserError(message("scenario.unknown", value=wanted), remedy)


def saving(register: Register, name: str, changes: Sequence[Change], note: str | None) -> Plan:
    """Plan that keeps changes under a name; those of the same name are replaced.

    Raises
    ------
    UserError
        There is no name, or there are no changes.
    """
    name = name.strip()
    if not name or not changes:
        key = "scenario.no_changes" if name else "scenario.no_name"
        raise UserError(message(key), message(f"{key}.remedy"))
    now = register.tables[SCENARIOS]
    same = now.filter(pl.col("name") == name)
    identifier = same["id"][0] if same.height else free_id(now["id"].to_list(), "S")
    row = {"id": identifier, "name": name, "changes": joined(changes), "note": note}
    rest = now.filter(pl.col("id") != identifier)
    return with_table(register, SCENARIOS, pl.concat([rest, frame(SCENARIOS, [row])]))


def forgetting(register: Register, identifier: str) -> Plan:
    """Plan that deletes a scenario; the trash keeps it."""
    now = register.tables[SCENARIOS]
    return with_table(register, SCENARIOS, now.filter(pl.col("id") != identifier))
