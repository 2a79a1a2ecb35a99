"""A measure's name with a "?" beside it that says what it is (``assets/help.js`` shows it)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from dash import html
from dash.development.base_component import Component

from dashboard.measures import TITLES, explanation_key
from graph.texts import Translator


@dataclass(frozen=True, slots=True)
class Explained:
    """Title of a column, and the mark that explains it."""

    title: str
    mark: Component


Heading: TypeAlias = str | Explained


def help_mark(translate: Translator, measure: str, title: str | None = None) -> Component:
    """Button that opens the text on a measure; a second press, Esc or a click elsewhere closes.

    Parameters
    ----------
    translate
        Into the reader's language.
    measure
        One of :data:`dashboard.measures.TITLES`.
    title
        What it is called here, where not as in the list of measures.
    """
    name = title or translate(TITLES[measure])
    said = {
        "aria-label": translate("help.about", name=name),
        "aria-expanded": "false",
        "data-help": translate(explanation_key(measure)),
        "data-help-title": name,
    }
    return html.Button("?", type="button", className="help-mark", **said)


def explained(translate: Translator, measure: str, title: str | None = None) -> Explained:
    """Title of a column that holds a measure."""
    name = title or translate(TITLES[measure])
    return Explained(name, help_mark(translate, measure, name))


def explained_line(translate: Translator, measures: Iterable[str]) -> Component:
    """Measures with their marks in a line, where there is no place beside each figure."""
    named = [
        html.Li([translate(TITLES[each]), help_mark(translate, each)], className="explained")
        for each in measures
    ]
    return html.Ul(named, className="explained-line")
