"""A table that can be edited in its cells: saved at once, bad cells marked and kept for mending."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.context import Context
from dashboard.edit_drawer import OPEN
from dashboard.edit_outcome import done_of, is_key
from dashboard.edit_store import save_edits, with_references
from dashboard.editing_said import failed
from dashboard.i18n import read_query
from dashboard.pages import _edit_paste
from dashboard.pages._base import View
from dashboard.read_only import is_read_only
from graph.change_rows import field_words
from graph.editing.edits import Action, CellProblem, Conflicted, Edit, Key, Refused, Saved
from graph.fields import LIST_MARK, FieldType
from graph.messages import UserError
from graph.model import BY_TABLE
from graph.tables import EXTRA, record_of
from graph.texts import Translator
from graph.vocabulary import holds_words

BAD, KEY, ROW = "_bad", "_key", "row"
BUTTON = "grid-edit"  # type of the buttons above the table
_ACTIONS = (Action.ADD, Action.CHANGE, Action.END, Action.DELETE)


def editable(column: dict[str, Any], table: str, name: str) -> dict[str, Any]:
    """A column whose cells can be changed, with what may be chosen in them."""
    if name == EXTRA:
        return column
    field = BY_TABLE[table].field(name)
    editor: dict[str, Any] = {"cellEditor": "agTextCellEditor"}
    if field.choices or field.type is FieldType.BOOLEAN:
        values = list(field.choices) or ["true", "false"]
        editor = {"cellEditor": "agSelectCellEditor", "cellEditorParams": {"values": ["", *values]}}
    elif field.references or holds_words(field):
        editor = {
            "cellEditor": {"function": "ChoiceEditor"},
            "cellEditorParams": {
                "table": table,
                "field": name,
                # What the column shows instead of what is kept; an id is edited as it is.
                "words": {} if field.references else dict(column.get("refData") or {}),
                "mark": LIST_MARK if field.type is FieldType.LIST else "",
            },
        }
    bad = f"params.data.{BAD} && params.data.{BAD}['{name}']"
    return {
        **{key: value for key, value in column.items() if key != "tooltipField"},
        **editor,
        "editable": True,
        # Else the table would read what is written itself, and drop what it cannot.
        "cellDataType": False,
        "cellClassRules": {"edit-bad": bad},
        "tooltipValueGetter": {"function": "cellTip(params)"},
    }


def keyed_rows(table: str, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with the key that each is known by, whatever is written into its cells."""
    names = BY_TABLE[table].key
    return [{**row, KEY: [row[name] or "" for name in names]} for row in rows]


def toolbar(view: View, table: str) -> Component:
    """Buttons that add a record, or change, end and delete the chosen one."""
    actions = [
        each for each in _ACTIONS if each is not Action.END or "until" in BY_TABLE[table].columns
    ]
    buttons = [
        dmc.Button(
            view.translate(f"editing.grid.{each}"),
            id={"type": BUTTON, "do": each.value, "table": table},
            variant="filled" if each is Action.ADD else "default",
            size="xs",
        )
        for each in actions
    ]
    return html.Div(
        [*buttons, _edit_paste.opener(view), _edit_paste.window(view)],
        className="buttons edit-toolbar",
    )


def register(app: Dash, context: Context, grid: str) -> None:
    """Save what is changed in a cell; open the drawer by the buttons; take what is pasted."""
    _edit_paste.register(app, context, grid)

    @app.callback(
        Output(grid, "rowTransaction"),
        Output(ids.EDIT_DONE, "data", allow_duplicate=True),
        Output(OPEN, "data", allow_duplicate=True),
        Input(grid, "cellValueChanged"),
        State(ids.LOCATION, "search"),
        State(ids.VERSION_SHOWN, "data"),
        State(ids.SIGNER, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def change(
        events: list[dict[str, Any]] | None,
        search: str | None,
        shown: int | None,
        who: str | None,
        language: str,
    ) -> tuple[Any, ...]:
        query = read_query(search)
        if not events or query.get("as_of") or is_read_only(query):
            return (no_update,) * 3
        table = query.get("table", next(iter(BY_TABLE)))
        return _changed(context, table, events[-1], shown, who, context.translator(language))

    @app.callback(
        Output(OPEN, "data", allow_duplicate=True),
        Output(ids.EDIT_DONE, "data", allow_duplicate=True),
        Input({"type": BUTTON, "do": ALL, "table": ALL}, "n_clicks"),
        # Buttons that go with the page trigger this too, and the table may be gone by then.
        State(grid, "selectedRows", allow_optional=True),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def ask(clicks: list[int | None], rows: list[dict[str, Any]] | None, language: str) -> Any:
        button: Any = ctx.triggered_id
        if not button or not any(clicks):
            return no_update, no_update
        if button["do"] == Action.ADD:
            return {
                "do": "add",
                "table": button["table"],
                "n": sum(filter(None, clicks)),
            }, no_update
        if not rows:
            translate = context.translator(language)
            return no_update, {"text": translate("editing.grid.choose")}
        key = rows[0][KEY]
        return {**button, "key": key, "n": sum(filter(None, clicks))}, no_update


def in_words(table: str, row: Mapping[str, Any], translate: Translator) -> dict[str, Any]:
    """A row with its further columns as people read them; they are not edited in the cell."""
    if not row.get(EXTRA):
        return dict(row)
    return {**row, EXTRA: field_words(table, EXTRA, row[EXTRA], translate)}


def _changed(
    context: Context,
    table: str,
    event: Mapping[str, Any],
    shown: int | None,
    who: str | None,
    translate: Translator,
) -> tuple[Any, ...]:
    row, name = dict(event["data"]), str(event["colId"])
    key: Key = tuple(row[KEY])
    values = with_references(context.network(), table, {name: event.get("value")})
    edit = Edit(action=Action.CHANGE, table=table, key=key, values=values)
    try:
        outcome = save_edits(context, [edit], shown, who)
    except UserError as error:
        return (
            {"update": [row | {name: event.get("oldValue")}]},
            failed(error, translate),
            no_update,
        )
    match outcome:
        case Saved():
            bad = {field: why for field, why in (row.get(BAD) or {}).items() if field not in values}
            stored = record_of(context.register().tables, table, key) or {}
            stored = in_words(table, stored, translate)
            kept = {field: row.get(field) for field in bad}
            now = {**stored, **kept, ROW: row[ROW], KEY: list(key), BAD: bad}
            return {"update": [now]}, done_of(outcome, translate), no_update
        case Refused(problems=problems) if not is_key(problems):
            return _marked(row, name, problems, translate)
        case Refused() | Conflicted():
            # The drawer tells what stands in the way; until that is settled the cell is as it was.
            asked = {"do": "change", "table": table, "key": list(key), "values": values}
            back = {"update": [row | {name: event.get("oldValue")}]}
            return (
                back,
                no_update,
                {**asked, "seen": shown, "try": True, "at": event.get("timestamp")},
            )
    raise AssertionError


def _marked(
    row: dict[str, Any], name: str, problems: Sequence[CellProblem], translate: Translator
) -> tuple[Any, ...]:
    first = problems[0]
    said = translate.advice(first)
    bad = {**(row.get(BAD) or {}), name: said}
    told = {"reason": translate.say(first.reason), "remedy": translate.say(first.remedy)}
    return {"update": [row | {BAD: bad}]}, told, no_update
