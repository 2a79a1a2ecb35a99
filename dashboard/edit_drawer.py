"""The drawer in which a record is added, changed, ended or deleted, from whichever page.

Pages open it by ``OPEN``: ``{"do": "add" | "change" | "end" | "delete", "table": …, "key": […],
"values": {…}, "seen": revision}``; with ``"try": true`` it is saved at once, and the drawer opens
only where something stands in the way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.context import Context
from dashboard.edit_choices import thing
from dashboard.edit_conflict import CHOICE, conflict_view
from dashboard.edit_form import FIELD, REFERENCE, form, read_form, shown_values
from dashboard.edit_store import save_edits, with_references
from dashboard.editing_bar import failed
from graph.editing.applying import links_to
from graph.editing.conflicts import resolved
from graph.editing.draft import record_of
from graph.editing.edits import (
    Action,
    CellProblem,
    Conflict,
    Conflicted,
    Edit,
    FieldConflict,
    Outcome,
    Refused,
    Saved,
)
from graph.fields import LIST_MARK
from graph.messages import UserError
from graph.model import BY_TABLE, KIND_OF_TABLE, Shape
from graph.search import search
from graph.tables import KEY_MARK
from graph.texts import Translator
from graph.undoing import said_record

OPEN, DRAWER, BODY, WORK = "edit-open", "edit-drawer", "edit-body", "edit-work"
SAVE, WHY = "edit-save", "edit-why"
_MOST = 12  # relations that a deletion names


def stores() -> list[Component]:
    """What the frame remembers for it."""
    return [dcc.Store(id=OPEN), dcc.Store(id=WORK)]


def drawer(translate: Translator) -> Component:
    """The drawer, closed."""
    return dmc.Drawer(
        html.Div(id=BODY),
        id=DRAWER,
        position="right",
        size="min(460px, 100vw)",
        opened=False,
        title="",
        closeButtonProps={"aria-label": translate("editing.close")},
    )


def every_part() -> Component:
    """What the drawer may ever show, for Dash to check the callbacks' ids against."""
    return html.Div([dmc.Button(id={"type": SAVE, "how": "save"}), dmc.TextInput(id=WHY)])


def register(app: Dash, context: Context) -> None:
    """Open the drawer, search in its choices, save what was written."""
    _register_search(app, context)

    @app.callback(
        Output(DRAWER, "opened"),
        Output(DRAWER, "title"),
        Output(BODY, "children"),
        Output(WORK, "data"),
        Output(ids.EDIT_DONE, "data", allow_duplicate=True),
        Output(ids.REDRAW, "data", allow_duplicate=True),
        Input(OPEN, "data"),
        Input({"type": SAVE, "how": ALL}, "n_clicks"),
        State(WORK, "data"),
        State({"type": FIELD, "name": ALL}, "value"),
        State({"type": REFERENCE, "name": ALL, "of": ALL}, "value"),
        State({"type": CHOICE, "name": ALL}, "value"),
        State(WHY, "value", allow_optional=True),
        State(ids.VERSION_SHOWN, "data"),
        State(ids.SIGNER, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def work(
        request: dict[str, Any] | None,
        clicks: list[int | None],
        doing: dict[str, Any] | None,
        fields: list[Any],
        references: list[Any],
        choices: list[Any],
        why: str | None,
        shown: int | None,
        who: str | None,
        language: str,
    ) -> tuple[Any, ...]:
        translate, pressed = context.translator(language), ctx.triggered_id
        if pressed == OPEN:
            if not request:
                return (no_update,) * 6
            seen = shown if request.get("try") else context.register().version
            asked = {"seen": seen, **request}
            step = _Step(context, translate, asked, who, None)
            return step.save() if request.get("try") else step.show(())
        if not isinstance(pressed, dict) or not any(clicks) or not doing:
            return (no_update,) * 6
        written = _named(ctx.states_list[1], fields) | _named(ctx.states_list[2], references)
        step = _Step(context, translate, doing, who, why)
        return step.pressed(pressed["how"], written, _named(ctx.states_list[3], choices))


def _named(states: list[dict[str, Any]], values: Sequence[Any]) -> dict[str, Any]:
    names = [each["id"]["name"] for each in states]
    return dict(zip(names, values, strict=True))


class _Step:
    """One turn of the drawer: what it works on, and the outputs of what comes of it."""

    def __init__(
        self,
        context: Context,
        translate: Translator,
        work: Mapping[str, Any],
        who: str | None,
        why: str | None,
    ) -> None:
        self.context, self.translate, self.work = context, translate, dict(work)
        self.who, self.why = who, why
        self.table, self.key = work["table"], tuple(work.get("key") or ())

    def pressed(
        self, how: str, written: Mapping[str, Any], choices: Mapping[str, Any]
    ) -> tuple[Any, ...]:
        """Save what was written, or what was chosen."""
        if how == "close":
            return (False, no_update, None, None, no_update, no_update)
        if how == "choose":
            return self._chosen(choices)
        if how == "moves":
            self.work["moves"] = True
        elif how == "links":
            self.work["links"] = True
        elif written:
            self.work["values"] = self._changed(read_form(self.table, written))
        return self.save()

    def _changed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """What is not as it was shown: only that is meant to be changed."""
        if self.work["do"] == Action.ADD:
            given = dict(self.work.get("values") or {})
            return given | {
                name: value for name, value in values.items() if value not in (None, "")
            }
        before = shown_values(self.table, self.work.get("shown") or {})
        return {
            name: value
            for name, value in values.items()
            if (value or None) != (before.get(name) or None)
        }

    def _edit(self) -> Edit:
        values = with_references(self.context.network(), self.table, self.work.get("values") or {})
        return Edit(
            action=Action(self.work["do"]),
            table=self.table,
            key=self.key,
            values={} if self.work["do"] == Action.DELETE else values,
            moves=bool(self.work.get("moves")),
            with_links=bool(self.work.get("links")),
        )

    def save(self) -> tuple[Any, ...]:
        """Do it, or show what stands in the way."""
        edit = self._edit()
        if edit.action is Action.CHANGE and not edit.values:
            text = self.translate("editing.nothing")
            return (False, no_update, None, None, {"text": text}, no_update)
        return self._after(edit, self.work.get("seen"))

    def _after(self, edit: Edit, seen: int | None) -> tuple[Any, ...]:
        try:
            outcome = save_edits(self.context, [edit], seen, self.who, self.translate, self.why)
        except UserError as error:
            return (
                no_update,
                no_update,
                no_update,
                no_update,
                failed(error, self.translate),
                no_update,
            )
        return self._told(edit, outcome)

    def _told(self, edit: Edit, outcome: Outcome) -> tuple[Any, ...]:
        match outcome:
            case Refused(problems=problems):
                return self.show(problems)
            case Conflicted():
                return self._conflict(outcome)
            case Saved():
                done = done_of(outcome, self.translate) | {"opened": self._node(edit, outcome)}
                return (
                    False,
                    no_update,
                    None,
                    None,
                    done,
                    outcome.revision if outcome.is_changed else no_update,
                )

    def _node(self, edit: Edit, outcome: Saved) -> str | None:
        kind = KIND_OF_TABLE.get(edit.table)
        return f"{kind}:{outcome.keys[0][0]}" if kind and edit.action is Action.ADD else None

    def _conflict(self, outcome: Conflicted) -> tuple[Any, ...]:
        conflict = outcome.conflicts[0]
        self.work |= {"conflict": _kept(conflict), "now": outcome.now}
        buttons = [self._button("choose", strong=True), self._button("close")]
        body = [
            conflict_view(conflict, self.translate),
            html.Div(buttons, className="buttons"),
        ]
        return (
            True,
            self.translate("editing.conflict.title"),
            body,
            self.work,
            no_update,
            no_update,
        )

    def _chosen(self, choices: Mapping[str, Any]) -> tuple[Any, ...]:
        conflict = _brought_back(self.work["conflict"])
        try:
            edit = resolved(conflict, {name: value for name, value in choices.items() if value})
        except UserError as error:
            done = failed(error, self.translate)
            return (no_update, no_update, no_update, no_update, done, no_update)
        edit = replace(
            edit, moves=bool(self.work.get("moves")), with_links=bool(self.work.get("links"))
        )
        if edit.action is Action.CHANGE and not edit.values:  # theirs all along
            self.work["seen"] = self.work["now"]
            text = self.translate("editing.conflict.theirs")
            return (False, no_update, None, None, {"text": text}, self.work["now"])
        self.work |= {"do": edit.action, "values": dict(edit.values), "seen": self.work["now"]}
        self.key = edit.key
        self.work["key"] = list(edit.key)
        return self._after(edit, self.work["now"])

    def show(self, problems: Sequence[CellProblem]) -> tuple[Any, ...]:
        """The form, or the question before a deletion, with what is wrong."""
        action, translate = Action(self.work["do"]), self.translate
        body: list[Any] = [self._wrong(problems)]
        body.append(self._deleting() if action is Action.DELETE else self._form(problems, action))
        body += [html.Div(self._buttons(action, problems), className="buttons")]
        record = translate.say(said_record(self.table, KEY_MARK.join(self.key))) if self.key else ""
        title = translate(
            f"editing.{action}", table=translate(f"table.{self.table}"), record=record
        )
        return (True, title, html.Div(body, className="stack"), self.work, no_update, no_update)

    def _wrong(self, problems: Sequence[CellProblem]) -> Component | None:
        whole = [each for each in problems if each.field is None or each.field in self._unshown()]
        if not whole:
            return None
        said = [
            f"{self.translate.say(each.reason)} {self.translate.say(each.remedy)}" for each in whole
        ]
        return dmc.Alert([html.P(each) for each in said], color="red", variant="light")

    def _unshown(self) -> set[str]:
        return {"until"} if self.work["do"] == Action.DELETE else set()

    def _form(self, problems: Sequence[CellProblem], action: Action) -> Component:
        tables = self.context.register().tables
        stored = record_of(tables, self.table, self.key) if self.key else None
        values = self.work.get("values") or {}
        if action is Action.END and not values:
            values = {"until": date.today().isoformat()}
        if "shown" not in self.work:
            self.work["shown"] = stored or {}
        record = {**(stored or {}), **values}
        record = with_references(self.context.network(), self.table, record)
        return html.Div(
            [
                form(
                    self.context, self.table, record, problems, self.translate, is_new=not self.key
                ),
                dmc.TextInput(
                    id=WHY,
                    label=self.translate("editing.why"),
                    description=self.translate("editing.why.hint"),
                    value=self.why or "",
                    size="sm",
                ),
            ],
            className="stack",
        )

    def _deleting(self) -> Component:
        tables, translate = self.context.register().tables, self.translate
        links = links_to(tables, self.table, self.key[0]) if self._is_thing() else []
        words = [
            translate.say(said_record(table, KEY_MARK.join(key))) for table, key in links[:_MOST]
        ]
        more = len(links) - _MOST
        words += [translate("editing.delete.further", count=more)] if more > 0 else []
        key = "editing.delete.links" if links else "editing.delete.alone"
        self.work["count"] = len(links)
        return html.Div(
            [
                html.P(translate(key, count=len(links))),
                html.Ul([html.Li(each) for each in words], className="plain-list"),
            ]
        )

    def _is_thing(self) -> bool:
        return BY_TABLE[self.table].shape is Shape.THING

    def _buttons(self, action: Action, problems: Sequence[CellProblem]) -> list[Component]:
        if action is Action.DELETE:
            how = "links" if self.work.get("count") else "save"
            text = self.translate(f"editing.delete.{how}.do", count=self.work.get("count") or 0)
            do = dmc.Button(text, id={"type": SAVE, "how": how}, color="red")
            return [do, self._button("close")]
        if any(each.reason.key == "edit.key" for each in problems):
            return [self._button("moves", strong=True), self._button("close")]
        return [self._button("save", strong=True), self._button("close")]

    def _button(self, how: str, *, strong: bool = False) -> Component:
        words = self.translate(f"editing.button.{how}")
        return dmc.Button(
            words, id={"type": SAVE, "how": how}, variant="filled" if strong else "default"
        )


def done_of(outcome: Saved, translate: Translator) -> dict[str, Any]:
    """What ``EDIT_DONE`` says of what was saved."""
    if not outcome.is_changed:
        return {"text": translate("editing.nothing")}
    notes = [f"{translate.say(each.reason)} {translate.say(each.remedy)}" for each in outcome.notes]
    return {"revision": outcome.revision, "notes": notes}


def _kept(conflict: Conflict) -> dict[str, Any]:
    """A conflict as plain values, for the browser to keep until the choice is made."""
    edit = conflict.edit
    return {
        "edit": {
            "action": edit.action,
            "table": edit.table,
            "key": list(edit.key),
            "values": dict(edit.values),
        },
        "is_gone": conflict.is_gone,
        "fields": [[each.name, each.seen, each.now, each.wanted] for each in conflict.fields],
    }


def _brought_back(kept: Mapping[str, Any]) -> Conflict:
    edit = kept["edit"]
    return Conflict(
        number=0,
        edit=Edit(
            action=Action(edit["action"]),
            table=edit["table"],
            key=tuple(edit["key"]),
            values=edit["values"],
        ),
        revision=0,
        who="",
        time="",
        why="",
        is_gone=kept["is_gone"],
        fields=tuple(
            FieldConflict(name=name, seen=seen, now=now, wanted=wanted)
            for name, seen, now, wanted in kept["fields"]
        ),
        now={},
    )


def _register_search(app: Dash, context: Context) -> None:
    @app.callback(
        Output({"type": REFERENCE, "name": MATCH, "of": MATCH}, "data"),
        Input({"type": REFERENCE, "name": MATCH, "of": MATCH}, "searchValue"),
        State({"type": REFERENCE, "name": MATCH, "of": MATCH}, "id"),
        State({"type": REFERENCE, "name": MATCH, "of": MATCH}, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def find(
        text: str | None, identifier: dict[str, str], data: list[dict[str, str]], language: str
    ) -> Any:
        if not text or any(each["label"] == text for each in data or ()):
            return no_update
        network, translate = context.network(), context.translator(language)
        kinds = [KIND_OF_TABLE[each] for each in identifier["of"].split(LIST_MARK)]
        return [thing(network, each, translate) for each in search(network, text, 50, kinds)]
