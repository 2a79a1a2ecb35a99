"""What a plan changes as a table: old and new side by side, with a file of all of it."""

from itertools import islice

from dash import html
from dash.development.base_component import Component

from dashboard.components.notices import empty
from dashboard.components.paging import windowed
from dashboard.components.tables import plain_table
from dashboard.view import View
from graph.change_rows import COLUMNS, change_rows, count_changes, public
from graph.plan import Plan

SIZE = 30  # rows of a page, each of them a card on a narrow screen
MOST = 3_000  # rows that can be leafed through; the file has all


def changes_table(view: View, plan: Plan, first: str, second: str, **parameters: str) -> Component:
    """What differs, page by page, how much that is, and a link to a file with all.

    Parameters
    ----------
    first, second
        The moments that the plan leads from and to, for the file.
    parameters
        What the address of the page says beside the page of this table.
    """
    translate, count = view.translate, count_changes(plan)
    if not count:
        return empty(translate("change.none"))
    at, pages = windowed(
        view,
        min(count, MOST),
        SIZE,
        "/data",
        {"tab": "history", **parameters},
        name="changes",
        ways=("previous", "next"),
    )
    rows = [list(row) for row in islice(change_rows(plan, translate), at.start, at.stop)]
    counts = {
        name: sum(getattr(each, name).height for each in plan.tables.values())
        for name in ("created", "updated", "deleted")
    }
    caption = translate("view.history.counts", **counts)
    _, hidden = public(plan)
    more = translate("view.history.part", shown=MOST, count=count)
    table = plain_table(caption, [translate(f"change.{each}") for each in COLUMNS], rows)
    return html.Div(
        [
            table,
            pages,
            html.P(more, className="hint") if count > MOST else None,
            html.A(
                translate("view.history.file"),
                href=view.address("/download/changes.xlsx", **{"from": first, "to": second}),
                className="button-link",
                download="changes.xlsx",
            ),
            html.P(translate("view.history.confidential", count=hidden), className="hint")
            if hidden
            else None,
        ]
    )
