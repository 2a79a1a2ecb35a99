"""Looking at the past: the control in the frame, the banner above every page, the address between.

The address says the moment (``as_of``, and ``known=now`` for what is known today about that day),
so a link shows the same to everyone, and every page is drawn as of it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.icons import icon
from dashboard.components.opened import opened_by
from dashboard.context import Context
from dashboard.hidden_names import of_reader
from dashboard.i18n import KEPT, address, read_query
from dashboard.view import View
from graph.chronicle import Entry
from graph.moments import Moment, made_on
from graph.reasons import said_reason
from graph.texts import Translator

OPENER, POPOVER, DAY, KNOWN = "moment-open", "moment-popover", "moment-day", "moment-known"
REVISION, SHOW, TODAY = "moment-revision", "moment-show", "moment-today"
THEN, NOW = "then", "now"
_OFFERED = 200  # revisions to choose from; an older one is typed by its number or day


def control(translate: Translator) -> Component:
    """Button of the frame that opens the choice of a moment."""
    button = dmc.ActionIcon(
        icon("clock"),
        id=OPENER,
        variant="default",
        size="lg",
        **{"aria-haspopup": "dialog", "aria-label": translate("moment.open")},
    )
    return opened_by(
        button,
        _choice(translate),
        translate("moment.open"),
        identifier=POPOVER,
        width=320,
    )


def _choice(translate: Translator) -> Component:
    known = [{"value": each, "label": translate(f"moment.known.{each}")} for each in (THEN, NOW)]
    return dmc.Stack(
        [
            dmc.Text(translate("moment.title"), fw=650),
            dmc.TextInput(
                id=DAY,
                label=translate("moment.day"),
                description=translate("moment.day.hint"),
                placeholder="2026-03-09",
            ),
            dmc.RadioGroup(
                dmc.Stack([dmc.Radio(**each) for each in known], gap=4),
                id=KNOWN,
                label=translate("moment.known"),
                value=THEN,
            ),
            dmc.Button(translate("moment.show"), id=SHOW),
            dmc.Select(
                id=REVISION,
                label=translate("moment.revision"),
                data=[],
                searchable=True,
                clearable=True,
                nothingFoundMessage=translate("shell.search.nothing"),
                comboboxProps={"withinPortal": False},
            ),
            dmc.Button(translate("moment.today"), id=TODAY, variant="light"),
        ],
        gap="sm",
    )


def banner(view: View, path: str) -> Component | None:
    """What moment the page shows and the way back to today; None when it shows today."""
    moment = view.moment
    if moment is None:
        return None
    text = view.translate(f"moment.banner.{_sort(moment)}", day=moment.day, number=moment.revision)
    links = [back(view.query, path, view.translate)]
    if not moment.text.isdigit():
        other = None if moment.known_now else NOW
        words = view.translate(f"moment.instead.{NOW if other else THEN}")
        links.insert(0, _link(view.query, path, view.language, words, known=other))
    return html.Div(
        [html.Strong(text), html.Span(view.translate("moment.banner.reading")), *links],
        className="moment-banner",
        role="note",
    )


def back(query: Mapping[str, str], path: str, translate: Translator) -> Component:
    """Link to the same page as things stand today."""
    return _link(query, path, translate.language, translate("moment.today"), as_of=None, known=None)


def instead(
    query: Mapping[str, str], path: str, translate: Translator, *, is_day: bool
) -> Component:
    """Links out of a moment that cannot be shown; only of a day is anything known today."""
    links = [back(query, path, translate)]
    if is_day and query.get("known") != NOW:
        words = translate(f"moment.instead.{NOW}")
        links.insert(0, _link(query, path, translate.language, words, known=NOW))
    return html.Div(links, className="buttons")


def _sort(moment: Moment) -> str:
    if moment.text.isdigit() and not moment.known_now:
        return "revision"
    if moment.day > date.today().isoformat():
        return "ahead"
    return "known" if moment.known_now else "day"


def _link(
    query: Mapping[str, str], path: str, language: str, words: str, **changed: str | None
) -> Component:
    parameters = {name: value for name, value in query.items() if name != "lang"} | changed
    return dcc.Link(words, href=address(path, language, **parameters), className="button-link")


def register(app: Dash, context: Context) -> None:
    """Fill the choice when it is opened; write what was chosen into the address."""
    # At once, without the server: a late answer would wipe out what the reader typed meanwhile.
    app.clientside_callback(
        ClientsideFunction("moments", "open"),
        Output(DAY, "value"),
        Output(KNOWN, "value"),
        Input(OPENER, "n_clicks"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(REVISION, "data"),
        Output(REVISION, "value"),
        Input(OPENER, "n_clicks"),
        State(ids.LOCATION, "search"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def offer(clicks: int, search: str | None, language: str) -> tuple[Any, ...]:
        asked, translate = read_query(search).get("as_of"), context.translator(language)
        entries = of_reader(context).chronicle.revisions()[:_OFFERED]
        options = [{"value": str(each.number), "label": said(each, translate)} for each in entries]
        return options, asked if asked in {each["value"] for each in options} else None

    app.clientside_callback(
        ClientsideFunction("moments", "choose"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Output(POPOVER, "opened"),
        Input(SHOW, "n_clicks"),
        Input(DAY, "n_submit"),
        Input(REVISION, "value"),
        Input(TODAY, "n_clicks"),
        State(DAY, "value"),
        State(KNOWN, "value"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )


def said(entry: Entry, translate: Translator) -> str:
    """A revision in one line."""
    return translate(
        "moment.revision.option",
        number=entry.number,
        day=made_on(entry).isoformat(),
        who=translate.word(entry.who),
        why=said_reason(entry.why, translate),
    )


def moment_of_address(query: Mapping[str, str]) -> list[str | None]:
    """What tells one moment's page from another's."""
    return [query.get(name) for name in (*KEPT, "saved")]
