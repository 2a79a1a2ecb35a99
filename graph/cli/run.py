"""One command line from its arguments to its exit status."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeAlias

from graph.analyses import all_analyses
from graph.cli.backups import BACKUPS, Restorable
from graph.cli.briefs import BRIEFS
from graph.cli.columns import plain
from graph.cli.commands import Output, answer, history, list_analyses
from graph.cli.editing import EDITING
from graph.cli.merging import MERGING
from graph.cli.parser import build_parser
from graph.cli.past import COMMANDS, one_revision
from graph.cli.rounds import asks_about_nothing, run_mark, run_out
from graph.cli.scenarios import SCENARIOS
from graph.cli.views import VIEWS_COMMAND, run_views
from graph.messages import NEWS, Message, UserError, message
from graph.reading_only import for_reading
from graph.settings import DatabaseSettings, Settings, read_settings
from graph.texts import Translator, translator

Progress: TypeAlias = Callable[[Message], None]
Opener: TypeAlias = Callable[
    [DatabaseSettings, Progress | None], AbstractContextManager[Restorable]
]
_IN_OPTIONS = {"history.before.remedy": "history.before.cli"}
ANSWERED, FAILED = 0, 1  # argparse leaves with 2 on wrong usage


def run(arguments: Sequence[str], open_store: Opener) -> int:
    """Answer one command line; gives the exit status.

    Parameters
    ----------
    open_store
        Opens the store that the settings name.
    """
    translate = translator(_language(arguments))
    parser = build_parser(all_analyses(), translate)
    given = vars(parser.parse_args(arguments))
    if asks_about_nothing(given):
        nothing = (translate("consult.nothing"), translate("consult.nothing.remedy"))
        parser.error(" ".join(nothing))
    try:
        settings = read_settings(language=given.get("language"), data=given.get("data"))
        output = _output(given, settings, open_store, translator(settings.language))
        _print(output, as_data=given.get("json", False))
    except UserError as error:
        for said in (error.reason, _remedy(error)):
            sys.stderr.write(plain(translate.say(said)) + "\n")
        return FAILED
    except BrokenPipeError:
        # Whoever reads the output has seen enough; at exit nothing more is to be written either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ANSWERED


def _remedy(error: UserError) -> Message:
    """What to do, in terms of the command line: pages have other ways to it."""
    key = _IN_OPTIONS.get(error.remedy.key)
    return message(key) if key else error.remedy


def _language(arguments: Sequence[str]) -> str:
    """Language of the help, wanted before the arguments can be read for good."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--language")
    try:
        return read_settings(language=early.parse_known_args(arguments)[0].language).language
    except (UserError, argparse.ArgumentError):
        return "en"  # what is wrong is said when the arguments are read for good


def _output(
    given: dict[str, Any], settings: Settings, open_store: Opener, translate: Translator
) -> Output:
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    command = given["command"]
    if command == "analyses":
        return list_analyses(translate, columns)

    def progress(said: Message) -> None:
        if sys.stderr.isatty() or said.key in NEWS:
            sys.stderr.write(plain(translate.say(said)) + "\n")

    with open_store(settings.database, progress) as opened:
        store = for_reading(opened) if settings.read_only else opened
        if command in BACKUPS:
            return BACKUPS[command](store, given, translate)
        if command in SCENARIOS:
            return SCENARIOS[command](store, given, translate)
        if command == VIEWS_COMMAND:
            return run_views(store, given, translate)
        if command in BRIEFS:
            return BRIEFS[command](store, given, translate)
        if command in MERGING:
            return MERGING[command](store, given, translate)
        if command in EDITING:
            return EDITING[command](store, given, translate)
        if command in COMMANDS:
            return COMMANDS[command](store, given, translate)
        if command == "history" and given["revision"] is not None:
            return one_revision(store, given["revision"], translate)
        if command == "history":
            return history(store, given["limit"], translate)
        if command == "mark":
            return run_mark(store, given, translate)
        analysis = all_analyses()[command]
        if given.get("out"):
            return run_out(analysis, store, given, translate)
        return answer(analysis, store, given, translate, columns)


def _print(output: Output, *, as_data: bool) -> None:
    if as_data:
        sys.stdout.write(json.dumps(output.data, ensure_ascii=False, indent=1) + "\n")
    else:
        for line in output.lines:
            sys.stdout.write(line + "\n")
    sys.stdout.flush()
