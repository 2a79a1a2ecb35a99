"""Which revisions a browser has made itself: nobody is told of their own change as of another's.

A cookie of the browser's session holds their numbers. It says nothing of a person and opens
nothing.
"""

from dash import Dash
from flask import Response, g, has_request_context, request

COOKIE = "own-revisions"
_KEPT = 100
_MARK = "."


def note_own(revision: int) -> None:
    """Remember that the browser whose request is answered has made a revision."""
    if has_request_context():
        g.own_revisions = [*g.get("own_revisions", []), revision]


def own_revisions() -> frozenset[int]:
    """Revisions that the browser whose request is answered has made, as far as is known."""
    return frozenset(_told())


def _told() -> list[int]:
    parts = request.cookies.get(COOKIE, "").split(_MARK) if has_request_context() else []
    return [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 12]


def keep_own_revisions(app: Dash) -> None:
    """Send the numbers along with the answers that have made some."""

    @app.server.after_request
    def send(response: Response) -> Response:
        made = g.get("own_revisions", [])
        if made:
            numbers = _MARK.join(map(str, [*_told(), *made][-_KEPT:]))
            response.set_cookie(COOKIE, numbers, samesite="Strict")
        return response
