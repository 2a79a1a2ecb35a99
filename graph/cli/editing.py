"""Records added and changed on the command line, against the revision that was looked at."""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from graph.cli.commands import Output, Store
from graph.cli.person import add_signing, signed
from graph.editing.conflicts import Signed
from graph.editing.edits import Action, Conflict, Conflicted, Edit, Refused, Saved
from graph.editing.saving import Editable, said_edits, save
from graph.messages import Message, UserError, message
from graph.model import BY_TABLE
from graph.moments import minute_of
from graph.plan import Plan
from graph.reasons import reason_of
from graph.tables import KEY_MARK
from graph.texts import Translator, known_word
from graph.undoing import said_record

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class EditableStore(Store, Editable, Protocol):
    """A store that can be edited."""

    def revisions(self, limit: int = 20) -> Sequence[Signed]:
        """Latest revisions, newest first."""

    def write(self, plan: Plan, *, who: str, why: str, source: str | None = None) -> int:
        """Do what a plan says, whole or not at all."""


def add_editing(
    commands: Subparsers, shared: argparse.ArgumentParser, translate: Translator
) -> None:
    """Add the commands to the command line."""
    for name in EDITING:
        text = translate(f"cli.{name}.help")
        command = commands.add_parser(name, help=text, description=text, parents=[shared])
        text = translate("cli.recover.table.help")
        command.add_argument("table", metavar="TABLE", choices=list(BY_TABLE), help=text)
        place = "KEY FIELD=VALUE" if name == "edit" else "FIELD=VALUE"
        text = translate(f"cli.{name}.said.help")
        command.add_argument("said", metavar=place, nargs="+", help=text)
        if name == "edit":
            text = translate("cli.edit.rename.help")
            command.add_argument("--rename", action="store_true", help=text)
        add_seen(command, translate)
        command.add_argument("--source", metavar="TEXT", help=translate("cli.edit.source.help"))
        add_signing(command, translate)


def add_seen(command: argparse.ArgumentParser, translate: Translator) -> None:
    """Let a command be told the revision that was looked at."""
    command.add_argument("--seen", metavar="N", type=int, help=translate("cli.edit.seen.help"))


def run_edit(store: EditableStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Change fields of one record."""
    table = given["table"]
    key, values = _split(table, given["said"])
    if not key or not values:
        raise UserError(message("edit.nothing"), message("edit.nothing.remedy"))
    key = (*key, *[""] * (len(BY_TABLE[table].key) - len(key)))
    edit = Edit(action=Action.CHANGE, table=table, key=key, values=values, moves=given["rename"])
    return _answer(store, edit, given, translate)


def run_add(store: EditableStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Add one record."""
    key, values = _split(given["table"], given["said"])
    if key:
        reason = message("edit.add", value=key[0])
        raise UserError(reason, message("edit.add.remedy"))
    edit = Edit(action=Action.ADD, table=given["table"], values=values)
    return _answer(store, edit, given, translate)


def _split(table: str, said: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Parts of a key, and the fields that are named."""
    values, key = dict[str, str](), list[str]()
    for each in said:
        name, mark, value = each.partition("=")
        if mark and (name in BY_TABLE[table].columns or values):
            values[name] = value
        else:
            key.append(each)
    return tuple(key), values


def _answer(
    store: EditableStore, edit: Edit, given: Mapping[str, Any], translate: Translator
) -> Output:
    why = given["why"] or reason_of(said_edits([edit], store.register().tables))
    done = saved(store, edit, given, why)
    record = said_record(edit.table, KEY_MARK.join(done.keys[0]))
    key = "cli.edit.done" if done.is_changed else "cli.edit.same"
    lines = [translate.say(message(key, record=record, made=done.revision))]
    lines += [translate.say(said) for each in done.notes for said in (each.reason, each.remedy)]
    data = {
        "table": edit.table,
        "key": list(done.keys[0]),
        "revision": done.revision,
        "changed": done.is_changed,
    }
    return Output(data=data, lines=lines)


def saved(store: Editable, edit: Edit, given: Mapping[str, Any], why: str) -> Saved:
    """Do one edit; UserError where it is refused, or the record has changed since it was seen."""
    done = save(
        store, [edit], seen=given["seen"], who=signed(given), why=why, source=given.get("source")
    )
    match done:
        case Refused(problems=problems):
            first = problems[0]
            is_key = first.reason.key.startswith("edit.key")
            raise UserError(first.reason, message("edit.key.cli") if is_key else first.remedy)
        case Conflicted(conflicts=found, now=now):
            raise UserError(_said(found[0]), message("edit.moved.remedy", now=now))
        case Saved():
            return done


def _said(conflict: Conflict) -> Message:
    edit = conflict.edit
    key = "edit.moved.gone" if conflict.is_gone else "edit.moved"
    return message(
        key,
        record=said_record(edit.table, KEY_MARK.join(edit.key)),
        who=known_word(conflict.who),
        day=minute_of(conflict.time),
        revision=conflict.revision,
        fields=tuple(_fields(conflict)),
    )


def _fields(conflict: Conflict) -> Iterator[Message]:
    for each in conflict.fields:
        yield message(
            "edit.moved.field",
            field=message(f"field.{conflict.edit.table}.{each.name}"),
            seen=_word(each.seen),
            now=_word(each.now),
        )


def _word(value: object) -> object:
    if value is None:
        return message("cli.unknown")
    return f"{value:.15g}" if isinstance(value, float) else str(value)


EDITING: Mapping[str, Callable[[EditableStore, Mapping[str, Any], Translator], Output]] = {
    "edit": run_edit,
    "add": run_add,
}
