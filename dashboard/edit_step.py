"""One turn of the drawer: what it works on, and what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html, no_update
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.edit_choices import as_held, node_of
from dashboard.edit_conflict import conflict_view
from dashboard.edit_deleting import deleting
from dashboard.edit_form import FIELD, form, read_form, shown_values
from dashboard.edit_outcome import brought_back, done_of, is_key, kept
from dashboard.edit_store import save_edits, with_references
from dashboard.editing_said import failed
from dashboard.said_records import said_stored
from graph.editing.conflicts import resolved
from graph.editing.edits import (
    Action,
    CellProblem,
    Conflicted,
    Edit,
    Outcome,
    Refused,
    Saved,
)
from graph.editing.ids import next_id
from graph.messages import UserError
from graph.model import BY_TABLE, KIND_OF_TABLE, Shape
from graph.projections import name_of
from graph.tables import record_of
from graph.texts import Translator

SAVE, WHY = "edit-save", "edit-why"
LINKED, IS_LINKED, NOT_LINKED = "_linked", "yes", "no"


class Step:
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
            self.work["linked"] = written.get(LINKED) != NOT_LINKED
            self.work["values"] = self._changed(self._read(written))
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

    def _read(self, written: Mapping[str, Any]) -> dict[str, Any]:
        """What was written, its words as the table holds them: 專案 where it says project."""
        values = read_form(self.table, written)
        return as_held(self.context.register(), self.table, values, self.translate)

    def _edit(self) -> Edit:
        values = with_references(self.context.network(), self.table, self.work.get("values") or {})
        if self.work["do"] == Action.ADD and self.work.get("also") and not values.get("id"):
            values["id"] = next_id(self.context.register().tables, self.table)
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
            edits = [edit, *self._also(edit)]
            outcome = save_edits(self.context, edits, seen, self.who, self.why)
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

    def _also(self, edit: Edit) -> list[Edit]:
        """The relation that a new thing begins with, where the reader has left it ticked."""
        also = self.work.get("also")
        if not also or edit.action is not Action.ADD or not self.work.get("linked", True):
            return []
        values = {**also["values"], also["field"]: edit.values["id"]}
        return [Edit(action=Action.ADD, table=also["table"], values=values)]

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
        self.work |= {"conflict": kept(conflict), "now": outcome.now}
        buttons = [self._button("choose", strong=True), self._button("close")]
        edit = conflict.edit
        record = said_stored(self.context, edit.table, edit.key, self.translate)
        body = [
            conflict_view(conflict, record, self.translate),
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
        conflict = brought_back(self.work["conflict"])
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
        record = said_stored(self.context, self.table, self.key, translate) if self.key else ""
        title = translate(
            f"editing.{action}", table=translate(f"record.{self.table}"), record=record
        )
        return (True, title, html.Div(body, className="stack"), self.work, no_update, no_update)

    def _wrong(self, problems: Sequence[CellProblem]) -> Component | None:
        whole = [each for each in problems if each.field is None or each.field in self._unshown()]
        if not whole:
            return None
        said = [self.translate.advice(each) for each in whole]
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
                self._begins_linked() if self.work.get("also") else None,
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

    def _begins_linked(self) -> Component:
        """The relation that a new thing begins with, and the way to do without."""
        also, network = self.work["also"], self.context.network()
        named = [
            name_of(network, node, self.translate)
            for field in BY_TABLE[also["table"]].fields
            if field.references and (node := node_of(field, also["values"]))
        ]
        linked = self.translate(
            "editing.linked.yes", table=self.translate(f"table.{also['table']}"), name=named[0]
        )
        options = [(IS_LINKED, linked), (NOT_LINKED, self.translate("editing.linked.no"))]
        return dmc.Select(
            id={"type": FIELD, "name": LINKED},
            label=self.translate("editing.linked"),
            data=[{"value": value, "label": text} for value, text in options],
            value=IS_LINKED if self.work.get("linked", True) else NOT_LINKED,
            allowDeselect=False,
            comboboxProps={"withinPortal": False},
        )

    def _deleting(self) -> Component:
        asked, count = deleting(self.context, self.table, self.key, self.translate)
        self.work["count"] = count
        return asked

    def _is_thing(self) -> bool:
        return BY_TABLE[self.table].shape is Shape.THING

    def _buttons(self, action: Action, problems: Sequence[CellProblem]) -> list[Component]:
        if action is Action.DELETE:
            how = "links" if self.work.get("count") else "save"
            text = self.translate(f"editing.delete.{how}.do", count=self.work.get("count") or 0)
            do = dmc.Button(text, id={"type": SAVE, "how": how}, color="red")
            return [do, self._button("close")]
        if is_key(problems):
            how = "moves" if self._is_thing() else "replaces"
            do = dmc.Button(
                self.translate(f"editing.button.{how}"), id={"type": SAVE, "how": "moves"}
            )
            return [do, self._button("close")]
        return [self._button("save", strong=True), self._button("close")]

    def _button(self, how: str, *, strong: bool = False) -> Component:
        words = self.translate(f"editing.button.{how}")
        return dmc.Button(
            words, id={"type": SAVE, "how": how}, variant="filled" if strong else "default"
        )
