"""Long lists page by page; the page stands in the address."""

from collections.abc import Sequence
from typing import TypeVar

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.view import View

Item = TypeVar("Item")


def paged(
    view: View, items: Sequence[Item], size: int, path: str, **parameters: str | None
) -> tuple[Sequence[Item], Component | None]:
    """Items of the page that the address names, and links to the pages beside it.

    Parameters
    ----------
    size
        Items of a page.
    path, parameters
        Address of the list without its page.

    Returns
    -------
    tuple
        The items, and "51 to 100 of 4,120" with links; None where all are shown.
    """
    last = max(0, -(-len(items) // size) - 1)
    asked = view.query.get("page", "")
    page = min(int(asked) - 1, last) if asked.isdecimal() and int(asked) else 0
    shown = items[page * size : (page + 1) * size]
    if not last:
        return shown, None
    said = view.translate(
        "paging.shown", first=page * size + 1, last=page * size + len(shown), count=len(items)
    )
    links = [
        dcc.Link(
            view.translate(f"paging.{name}"),
            href=view.address(path, **parameters, page=str(there + 1)),
            className="button-link",
        )
        for name, there in (("newer", page - 1), ("older", page + 1))
        if 0 <= there <= last
    ]
    return shown, html.Nav([html.Span(said), *links], className="paging")
