"""Saved views as addresses of our pages: what of an address is saved, and how one is opened."""

from collections.abc import Collection, Mapping
from urllib.parse import urlencode, urlsplit

from dashboard.i18n import address, read_query
from dashboard.views.exploration import PATH as EXPLORE
from dashboard.views.exploration import read_search
from dashboard.views.scene import picture_key
from graph.messages import UserError
from graph.saved_views import SavedView, saved_view, with_places
from graph.tables import Register

SAVED = "saved"
# Not of the view but of who looks at it: language, link for reading, names hidden.
OF_THE_READER = ("lang", "read", "names", SAVED)


def worth_saving(path: str, search: str | None) -> str:
    """Address of a page without what belongs to its reader."""
    query = {name: v for name, v in read_query(search).items() if name not in OF_THE_READER}
    return f"{path}?{urlencode(query, safe=':,*|')}" if query else path


def opening(view: SavedView, language: str, **reader: str | None) -> str:
    """Address that opens a view for a reader of a language."""
    parts = urlsplit(view.address)
    return address(parts.path, language, **(read_query(parts.query) | reader | {SAVED: view.id}))


def is_of(view: SavedView, paths: Collection[str]) -> bool:
    """Whether a view is of one of our pages; a file may have brought any address."""
    return view.address.startswith("/") and urlsplit(view.address).path in paths


def is_short(query: Mapping[str, str]) -> bool:
    """Whether an address names a view and nothing of what it shows."""
    return SAVED in query and set(query) <= set(OF_THE_READER)


def placed(
    columns: dict[str, object], query: Mapping[str, str], register: Register
) -> dict[str, object]:
    """Columns of Explore's picture as the saved view of the address, if any, keeps their places.

    Only in the picture it was saved of: elsewhere its places would lie among others.
    """
    view = named(query, register)
    if view is None or not view.places or urlsplit(view.address).path != EXPLORE:
        return columns
    search = urlencode(query)
    if picture_key(read_search(search)) != picture_key(read_search(urlsplit(view.address).query)):
        return columns
    # Said apart too: places that this browser remembers of the picture give way to them.
    places = {node: list(place) for node, place in view.places.items()}
    return with_places(view, columns) | {"places": places}


def named(query: Mapping[str, str], register: Register) -> SavedView | None:
    """The view that an address names; None where it names none, or one that is not there."""
    if SAVED not in query:
        return None
    try:
        return saved_view(register, query[SAVED])
    except UserError:
        return None
