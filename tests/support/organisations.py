"""Small organisations drawn by chance, each whole in itself: nothing refers to nothing."""

from random import Random
from typing import Any

import polars as pl

from graph.model import BY_TABLE
from graph.tables import Tables, complete, frame

_POOL = 6


def drawn(seed: int) -> Tables:
    """Tables with something of everything; two seeds share some ids and differ in the rest."""
    chance = Random(seed)
    units, people, issues, rules = (_some(chance, mark) for mark in "dpir")

    def maybe(value: Any) -> Any:
        return value if chance.random() < 0.6 else None

    def party() -> dict[str, Any]:
        kind = chance.choice(("department", "person"))
        return {"party_kind": kind, "party": chance.choice(units if kind[0] == "d" else people)}

    def times(number: int, row: Any) -> list[dict[str, Any]]:
        return [row() for _ in range(number)]

    def dependency() -> dict[str, Any]:
        kind = chance.choice(("issue", "department", "outside"))
        target = {"issue": issues, "department": units, "outside": ["ext:law", "missing:x"]}[kind]
        ends = {"source_kind": "issue", "source": chance.choice(issues)}
        return {**ends, "target_kind": kind, "target": chance.choice(target)}

    def influence() -> dict[str, Any]:
        first, second = party(), party()
        ends = {"source_kind": first["party_kind"], "source": first["party"]}
        ends |= {"target_kind": second["party_kind"], "target": second["party"]}
        return {**ends, "strength": maybe(float(chance.randrange(5)))}

    rows: dict[str, list[dict[str, Any]]] = {
        "departments": [
            {"id": each, "name": maybe(f"局{chance.randrange(3)}"), "parent": maybe(units[0])}
            for each in units
        ],
        "people": [{"id": each, "email": maybe(f"{chance.random()}@b")} for each in people],
        "issues": [
            {"id": each, "owner": maybe(chance.choice(units)), "effort": maybe(chance.random())}
            for each in issues
        ],
        "rules": [{"id": each, **party(), "role": "consult"} for each in rules],
        "memberships": times(
            8,
            lambda: {
                "person": chance.choice(people),
                "department": chance.choice(units),
                "share": maybe(0.5),
            },
        ),
        "reporting": times(
            6, lambda: {"person": chance.choice(people), "manager": chance.choice(people)}
        ),
        "dependencies": times(8, dependency),
        "involvements": times(
            12,
            lambda: {
                "issue": chance.choice(issues),
                **party(),
                "role": chance.choice(("lead", "consult")),
                "effort": maybe(chance.random()),
                "extra": maybe('{"顏色": "藍"}'),
            },
        ),
        "positions": times(
            6,
            lambda: {
                "issue": chance.choice(issues),
                **party(),
                "position": float(chance.randrange(101)),
                "confidential": maybe(True),
            },
        ),
        "influences": times(6, influence),
        "commitments": times(
            5, lambda: {"issue": chance.choice(issues), **party(), "what": "做" * 600}
        ),
    }
    return complete({table: _frame(table, each) for table, each in rows.items()})


def _some(chance: Random, mark: str) -> list[str]:
    return [f"{mark}{n}" for n in range(_POOL) if n == 0 or chance.random() < 0.6]


def _frame(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    return frame(table, rows).unique(list(BY_TABLE[table].key), keep="first", maintain_order=True)
