"""What differs between two states of the register: as a table for people, as JSON for programs."""

from collections.abc import Iterator
from typing import Any

from graph.change_rows import COLUMNS, change_rows
from graph.cli.columns import clipped, plain, table
from graph.plan import Plan, TablePlan
from graph.projections import records
from graph.texts import Translator

CELL = 40  # columns a value takes at most; --json has it whole


def plan_json(plan: Plan) -> dict[str, Any]:
    """Records created, updated (before and after) and deleted, per table that has any."""
    return {
        name: {
            "created": list(records(each.created)),
            "updated": [
                {"before": before, "after": after}
                for before, after in zip(records(each.before), records(each.updated), strict=True)
            ],
            "deleted": list(records(each.deleted)),
        }
        for name, each in plan.tables.items()
        if _counted(each)
    }


def plan_lines(plan: Plan, translate: Translator) -> Iterator[str]:
    """A line a record created or deleted, a line a value changed, old and new side by side."""
    rows = [[clipped(plain(cell), CELL) for cell in row] for row in change_rows(plan, translate)]
    if not rows:
        yield translate("change.none")
        return
    header = [translate(f"change.{each}") for each in COLUMNS]
    yield from table(header, rows, [False] * len(header))


def _counted(each: TablePlan) -> int:
    return each.created.height + each.updated.height + each.deleted.height
