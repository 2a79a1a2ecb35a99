"""What the command line does with the register's history: show, compare, undo."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol, TypeAlias

from graph.called import called
from graph.change_rows import record_words
from graph.chronicle import ALL
from graph.cli.changes import plan_json, plan_lines
from graph.cli.columns import plain
from graph.cli.commands import Output, Store
from graph.cli.editing import add_seen, saved
from graph.cli.person import add_signing, signed
from graph.dates import is_iso
from graph.editing.edits import Action, Edit
from graph.history import Deleted, changes_between, changes_of, trash
from graph.model import BY_TABLE
from graph.moments import revision_of
from graph.reading import no_date
from graph.reasons import reason
from graph.texts import Translator
from graph.trash import bring_back, called_deleted
from graph.undoing import Revisable, redo, undo

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class PastStore(Store, Revisable, Protocol):
    """A store with its history."""


def add_commands(
    commands: Subparsers, shared: argparse.ArgumentParser, translate: Translator
) -> None:
    """Add the commands to the command line."""
    made = {}
    for name in COMMANDS:
        text = translate(f"cli.{name}.help")
        made[name] = commands.add_parser(name, help=text, description=text, parents=[shared])
    for name in ("undo", "redo"):
        text = translate("cli.revision.help")
        made[name].add_argument("revision", metavar="N", type=int, help=text)
    for name in ("recover", "remove", "end"):
        text = translate("cli.recover.table.help")
        made[name].add_argument("table", metavar="TABLE", choices=list(BY_TABLE), help=text)
        text = translate("cli.recover.key.help")
        made[name].add_argument("key", metavar="KEY", nargs="+", help=text)
    text = translate("cli.end.on.help")
    made["end"].add_argument("--on", metavar="DATE", help=text)
    for name in ("remove", "end"):
        add_seen(made[name], translate)
    for name in ("undo", "redo", "recover", "remove", "end"):
        add_signing(made[name], translate)
    for name in ("first", "second"):
        made["diff"].add_argument(name, metavar=name.upper(), help=translate("cli.moment.help"))


def run_undo(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Undo a revision; the answer names the revision that did so."""
    number = given["revision"]
    why = given["why"] or reason("history.why", number=number)
    made = undo(store, number, who=signed(given), why=why)
    lines = [translate("cli.undo.done", number=number, made=made)]
    return Output(data={"undone": number, "revision": made}, lines=lines)


def run_redo(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Do an undone revision again; the answer names the revision that did so."""
    number = given["revision"]
    why = given["why"] or reason("history.why.redo", number=number)
    made = redo(store, number, store.revisions(ALL), who=signed(given), why=why)
    lines = [translate("cli.redo.done", number=number, made=made)]
    return Output(data={"redone": number, "revision": made}, lines=lines)


def run_recover(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Bring one record back from the trash."""
    table, key = given["table"], _key(given)
    said = called_deleted(store.past(), table, key)
    record = translate.say(said)
    why = given["why"] or reason("trash.why", record=said)
    made = bring_back(store, table, key, who=signed(given), why=why)
    lines = [translate("cli.recover.done", record=record, made=made)]
    return Output(data={"table": table, "key": list(key), "revision": made}, lines=lines)


def run_remove(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Remove a record that should never have been there; it lies in the trash."""
    table, key = given["table"], _key(given)
    said = called(store.register().tables, table, key)
    record = translate.say(said)
    why = given["why"] or reason("remove.why", record=said)
    edit = Edit(action=Action.DELETE, table=table, key=key)
    made = saved(store, edit, given, why).revision
    lines = [translate("cli.remove.done", record=record, made=made)]
    return Output(data={"table": table, "key": list(key), "revision": made}, lines=lines)


def run_end(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Give a record its last day; what was before it stays."""
    table, key = given["table"], _key(given)
    day = given["on"] or date.today().isoformat()
    if not is_iso(day):
        raise no_date(day)
    said = called(store.register().tables, table, key)
    record = translate.say(said)
    why = given["why"] or reason("end.why", record=said, day=day)
    edit = Edit(action=Action.END, table=table, key=key, values={"until": day})
    made = saved(store, edit, given, why).revision
    lines = [translate("cli.end.done", record=record, day=day, made=made)]
    data = {"table": table, "key": list(key), "until": day, "revision": made}
    return Output(data=data, lines=lines)


def _key(given: Mapping[str, Any]) -> tuple[str, ...]:
    """Key fields as they were given; unknown ones at the end need not be."""
    fields = BY_TABLE[given["table"]].key
    return (*given["key"], *[""] * (len(fields) - len(given["key"])))


def run_diff(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """What differs between two moments."""
    revisions = store.revisions(ALL)
    first, second = (revision_of(given[name], revisions) for name in ("first", "second"))
    plan = changes_between(store.past(), first, second)
    data = {"first": first, "second": second, "tables": plan_json(plan)}
    return Output(data=data, lines=plan_lines(plan, translate))


def run_trash(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Deleted records, and the revisions that deleted them."""
    found = trash(store.past())
    data = [
        {"revision": each.revision, "table": each.table, "record": each.record} for each in found
    ]
    lines = [
        translate(
            "cli.trash.line",
            number=each.revision,
            table=translate(f"table.{each.table}"),
            record=plain(_deleted(each, translate)),
        )
        for each in found
    ]
    return Output(data={"trash": data}, lines=lines or [translate("cli.trash.none")])


def _deleted(each: Deleted, translate: Translator) -> str:
    """A deleted record by its key, its name and what else was known of it."""
    key = " / ".join(filter(None, each.key))
    known = record_words(each.table, each.record, translate)
    return translate("cli.trash.record", key=key, known=known) if known else key


def one_revision(store: PastStore, number: int, translate: Translator) -> Output:
    """What one revision changed."""
    plan = changes_of(store.past(), number)
    data = {"revision": number, "tables": plan_json(plan)}
    return Output(data=data, lines=plan_lines(plan, translate))


COMMANDS: Mapping[str, Callable[[PastStore, Mapping[str, Any], Translator], Output]] = {
    "undo": run_undo,
    "redo": run_redo,
    "recover": run_recover,
    "remove": run_remove,
    "end": run_end,
    "diff": run_diff,
    "trash": run_trash,
}
