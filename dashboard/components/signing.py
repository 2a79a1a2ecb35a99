"""Who changes something: a name that stands in the history, remembered by the browser."""

from urllib.parse import unquote

import dash_mantine_components as dmc
from dash.development.base_component import Component
from flask import has_request_context, request

from graph.reasons import UNNAMED
from graph.texts import Translator

COOKIE = "signer"  # written by assets/edit.js


def who_input(identifier: str, translate: Translator, label: str = "view.import.who") -> Component:
    """Field for the reader's name; ``label`` is the key of what it is called.

    Whoever signs in the frame of the page finds that name in it.
    """
    return dmc.TextInput(
        id=identifier,
        value=_signer(),
        label=translate(label),
        description=translate("view.import.who.hint"),
        persistence=True,
        persistence_type="local",
        w=280,
    )


def _signer() -> str:
    """The name that the frame keeps in a cookie of this browser; empty where none was given."""
    return unquote(request.cookies.get(COOKIE, "")) if has_request_context() else ""


def doer(who: str, translate: Translator) -> str:
    """Whoever made a revision, as a sentence tells it."""
    return translate("editing.somebody") if who == UNNAMED else translate.word(who)


def signed(who: str | None) -> str:
    """The name that was given, or the word that each reader is told where none was."""
    return (who or "").strip() or UNNAMED
