"""Reading without changing: by the app's settings for everyone, or by a link for whoever opens it.

A link for reading (``?read=only``) keeps that on every page it leads to. Its requests are known by
the page they come from, which a browser names in ``Referer``; so a write is refused by the server,
whatever a page offers. Such a link keeps from changing something by mistake: who must not change
anything is given an app that was started with ``--read-only``.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from flask import has_request_context, request

from dashboard.hidden_names import asked
from dashboard.own_revisions import note_own
from graph.messages import UserError, message

if TYPE_CHECKING:
    from dashboard.context import StoreLike
    from graph.chronicle import Entry
    from graph.history import Past
    from graph.plan import Plan
    from graph.tables import Register

PARAMETER, ONLY = "read", "only"


def is_read_only(query: Mapping[str, str]) -> bool:
    """Whether an address was given for reading only; names that are hidden cannot be changed."""
    return query.get(PARAMETER) == ONLY or asked(query) is not None


def refuse_writing(*, always: bool = False) -> None:
    """Let nothing be written where only reading is allowed.

    Parameters
    ----------
    always
        Whether the app as a whole is for reading.

    Raises
    ------
    UserError
        The app, or the link of the page that asks, is for reading only.
    """
    if always:
        raise UserError(message("read_only.app"), message("read_only.app.remedy"))
    if _asked_by_reader():
        raise UserError(message("read_only.link"), message("read_only.link.remedy"))


def _asked_by_reader() -> bool:
    if not has_request_context():
        return False
    page = urlsplit(request.headers.get("Referer", "")).query
    return is_read_only(dict(parse_qsl(page)))


class GuardedStore:
    """A store that lets nothing be written where only reading is allowed."""

    def __init__(self, guarded: "StoreLike", *, always: bool) -> None:
        self.guarded, self._always = guarded, always

    def version(self) -> int:
        """Return the current data version."""
        return self.guarded.version()

    def register(self) -> "Register":
        """Return all tables at the current version."""
        return self.guarded.register()

    def revisions(self, limit: int) -> "Sequence[Entry]":
        """Return the newest revisions, newest first."""
        return self.guarded.revisions(limit)

    def past(self) -> "Past":
        """Return all tables and what changes have replaced."""
        return self.guarded.past()

    def write(self, plan: "Plan", *, who: str, why: str, source: str | None = None) -> int:
        """Do what a plan says; UserError where only reading is allowed."""
        refuse_writing(always=self._always)
        more: dict[str, Any] = {} if source is None else {"source": source}
        made = self.guarded.write(plan, who=who, why=why, **more)
        note_own(made)
        return made

    def engine(self) -> str:
        """Return name and version of the database."""
        return self.guarded.engine()
