"""Long lists page by page; the page stands in the address."""

from collections.abc import Mapping, Sequence
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
    shown, pages = windowed(view, len(items), size, path, parameters)
    return items[shown.start : shown.stop], pages


def windowed(
    view: View,
    count: int,
    size: int,
    path: str,
    parameters: Mapping[str, str | None],
    *,
    name: str = "page",
    ways: tuple[str, str] = ("newer", "older"),
) -> tuple[range, Component | None]:
    """Which of ``count`` items the page shows that the address names, and links beside it.

    Parameters
    ----------
    name
        Parameter of the address that holds the page, where a page has several long lists.
    ways
        What the links to the pages before and after are called: ``paging.<way>``.
    """
    last = max(0, -(-count // size) - 1)
    asked = view.query.get(name, "")
    page = min(int(asked) - 1, last) if asked.isdecimal() and int(asked) else 0
    shown = range(page * size, min((page + 1) * size, count))
    if not last:
        return shown, None
    said = view.translate("paging.shown", first=shown.start + 1, last=shown.stop, count=count)
    links = [
        dcc.Link(
            view.translate(f"paging.{way}"),
            href=view.address(path, **{**parameters, name: str(there + 1)}),
            className="button-link",
        )
        for way, there in zip(ways, (page - 1, page + 1), strict=True)
        if 0 <= there <= last
    ]
    return shown, html.Nav([html.Span(said), *links], className="paging")
