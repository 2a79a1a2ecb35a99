"""Saved views on the command line: list them, rename and delete them."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from graph.cli.columns import plain
from graph.cli.commands import Output
from graph.cli.past import PastStore, Subparsers
from graph.cli.person import add_signing, signed
from graph.messages import UserError, message
from graph.reasons import reason
from graph.saved_views import SavedView, forgetting, renaming, saved_view, saved_views
from graph.texts import Translator

VIEWS_COMMAND = "views"
_ACTIONS = ("list", "rename", "delete")


def add_views(commands: Subparsers, shared: argparse.ArgumentParser, translate: Translator) -> None:
    """Add ``views`` to the command line."""
    text = translate("cli.views.help")
    command = commands.add_parser(VIEWS_COMMAND, help=text, description=text, parents=[shared])
    command.add_argument(
        "action", nargs="?", default="list", choices=_ACTIONS, help=translate("cli.views.action")
    )
    command.add_argument("name", metavar="NAME", nargs="?", help=translate("cli.views.name"))
    command.add_argument("new", metavar="NEW", nargs="?", help=translate("cli.views.new"))
    add_signing(command, translate)


def run_views(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """List, rename or delete saved views."""
    register = store.register()
    if given["action"] == "list":
        return _list(saved_views(register), translate)
    if not given["name"]:
        raise UserError(message("views.which"), message("views.which.remedy"))
    view = saved_view(register, given["name"])
    name = translate.name(view.record) or view.id
    if given["action"] == "delete":
        plan, why = forgetting(register, view.id), reason("views.why.delete", name=name)
    else:
        plan = renaming(register, view.id, given["new"] or "")
        why = reason("views.why.rename", name=name, new=given["new"])
    number = store.write(plan, who=signed(given), why=given["why"] or why)
    text = translate(f"cli.views.done.{given['action']}", id=view.id, number=number)
    return Output(data={"view": view.id, "revision": number}, lines=[plain(text)])


def _list(views: Sequence[SavedView], translate: Translator) -> Output:
    lines = [plain(f"{each.id}  {_name(each, translate)}: {each.address}") for each in views]
    data = [{"id": e.id, "name": _name(e, translate), "address": e.address} for e in views]
    return Output(data={"views": data}, lines=lines or [translate("views.none")])


def _name(view: SavedView, translate: Translator) -> str:
    return translate.name(view.record) or view.id
