"""Who changes something: a name that stands in the history, remembered by the browser."""

import dash_mantine_components as dmc
from dash.development.base_component import Component

from graph.reasons import UNNAMED
from graph.texts import Translator


def who_input(identifier: str, translate: Translator, label: str = "view.import.who") -> Component:
    """Field for the reader's name; ``label`` is the key of what it is called."""
    return dmc.TextInput(
        id=identifier,
        label=translate(label),
        description=translate("view.import.who.hint"),
        persistence=True,
        persistence_type="local",
        w=280,
    )


def signed(who: str | None) -> str:
    """The name that was given, or the word that each reader is told where none was."""
    return (who or "").strip() or UNNAMED
