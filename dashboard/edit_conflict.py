"""A record that somebody else has changed meanwhile: three states of each field, and the choice."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.signing import doer
from graph.change_rows import field_title, field_words
from graph.editing.conflicts import BOTH, MINE, THEIRS, can_keep_both
from graph.editing.edits import Action, Conflict, FieldConflict
from graph.moments import minute_of
from graph.reasons import said_reason
from graph.texts import Translator

CHOICE = "edit-choice"


def conflict_view(conflict: Conflict, record: str, translate: Translator) -> Component:
    """What was seen, what stands and by whom, what is wanted; a choice where both have changed.

    ``record`` is what the record is called.
    """
    edit = conflict.edit
    about: dict[str, Any] = {
        "record": record,
        "who": doer(conflict.who, translate),
        "time": minute_of(conflict.time),
        "number": conflict.revision,
        "why": said_reason(conflict.why, translate),
    }
    lead = translate(f"editing.conflict{'.gone' if conflict.is_gone else ''}", **about)
    fields = [_field(edit.table, each, about["who"], translate) for each in conflict.fields]
    is_deletion = edit.action is Action.DELETE
    hint = translate(f"editing.conflict{'.delete' if is_deletion else ''}.hint")
    return html.Div([html.P(lead, role="alert"), *fields, html.P(hint, className="hint")])


def _field(table: str, each: FieldConflict, who: str, translate: Translator) -> Component:
    states = (
        (translate("editing.conflict.seen"), each.seen),
        (translate("editing.conflict.now", who=who), each.now),
        (translate("editing.conflict.mine"), each.wanted),
    )
    told = [
        part
        for words, value in states
        for part in (html.Dt(words), html.Dd(field_words(table, each.name, value, translate)))
    ]
    title = field_title(table, each.name, translate)
    return html.Section(
        [html.H3(title), html.Dl(told, className="facts"), _choice(table, each, title, translate)],
        className="edit-conflict",
    )


def _choice(table: str, each: FieldConflict, title: str, translate: Translator) -> Any:
    if not each.collides:
        side = "same" if each.now == each.wanted else THEIRS if each.seen == each.wanted else MINE
        return html.P(translate(f"editing.conflict.keeps.{side}"), className="hint")
    options = [MINE, THEIRS, *([BOTH] if can_keep_both(table, each) else [])]
    radios = [
        dmc.Radio(value=one, label=translate(f"editing.conflict.{one}.choose")) for one in options
    ]
    return dmc.RadioGroup(
        dmc.Group(radios, gap="md"),
        id={"type": CHOICE, "name": each.name},
        label=translate("editing.conflict.stands", field=title),
        size="sm",
    )
