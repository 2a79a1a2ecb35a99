"""Files in and out: ``python -m loaders load PATH``, ``python -m loaders export PATH``."""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeAlias

from graph.messages import UserError
from graph.settings import DatabaseSettings, read_settings
from graph.store import open_store
from graph.texts import Translator, translator
from loaders.export import export
from loaders.load import Writable, load_source
from loaders.reading import read_source
from loaders.show import as_json, as_lines, dumped, outcome
from loaders.source import Progress, no_progress

TEXTS = Path(__file__).parent / "locales"
Opened: TypeAlias = Callable[[], AbstractContextManager[Writable]]
Opener: TypeAlias = Callable[[DatabaseSettings], AbstractContextManager[Writable]]


def main(arguments: Sequence[str] | None = None, opener: Opener = open_store) -> int:
    """Run one command; 0 done, 1 a clear error, 2 wrong usage.

    Parameters
    ----------
    arguments
        Command line without the program's name; None for the process's own.
    opener
        Opens the store that settings name.
    """
    options = _parser().parse_args(arguments)
    translate = translator("en", TEXTS)
    try:
        settings = read_settings(data=options.data, language=options.language)
        translate = translator(settings.language, TEXTS)
        status: int = options.run(options, lambda: opener(settings.database), translate)
        return status
    except UserError as error:
        print(f"{translate.say(error.reason)}\n{translate.say(error.remedy)}", file=sys.stderr)
        return 1


def _load(options: argparse.Namespace, opened: Opened, translate: Translator) -> int:
    progress = _progress(translate)
    # Read first: a file that cannot be read should not have to wait for a database.
    source = read_source(options.path, encoding=options.encoding, progress=progress)
    with opened() as store:
        report = load_source(
            source,
            store,
            who=options.who or _user(),
            why=options.why or f"load {options.path.name}",
            dry_run=options.dry_run,
            accept_partial=options.accept_partial,
            progress=progress,
        )
    refused = bool(report.errors) and not options.accept_partial
    if options.json:
        print(dumped(as_json(report, translate, dry_run=options.dry_run)))
    else:
        for line in as_lines(report, translate, dry_run=options.dry_run, everything=options.all):
            print(line)
    if refused:
        said = outcome(report, translate, dry_run=options.dry_run)
        print(f"{translate('report.errors')}\n{said}", file=sys.stderr)
    return 1 if refused else 0


def _export(options: argparse.Namespace, opened: Opened, translate: Translator) -> int:
    with opened() as store:
        register = store.register()
    left_out = export(
        register,
        options.path,
        tables=options.table,
        confidential=options.confidential,
        force=options.force,
    )
    print(translate("export.done", path=str(options.path)))
    if left_out:
        print(translate("export.confidential", count=left_out))
    return 0


def _progress(translate: Translator) -> Progress:
    """One line on the terminal that is written over and gone in the end."""
    if not sys.stderr.isatty():
        return no_progress

    def show(stage: str, done: int, total: int) -> None:
        key = f"progress.{stage}"
        said = translate(key) if translate.has(key) else stage
        share = f" {done:,} / {total:,}" if total > 1 else ""
        print(f"\r\x1b[K{said}{share}", end="", file=sys.stderr, flush=True)
        if done == total:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    return show


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "loaders"  # a process without a user entry, such as in a container


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", help="folder of the embedded database")
    common.add_argument("--language", help="language of the report: en, zh-Hant, zh-Hans")
    parser = argparse.ArgumentParser(prog="python -m loaders", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _load_options(commands.add_parser("load", parents=[common], help="bring files in"))
    _export_options(commands.add_parser("export", parents=[common], help="write files out"))
    return parser


def _load_options(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Bring tables in, in one transaction. Rows are matched by their ids; what the files do "
        "not mention stays as it is. Any error keeps everything out, unless --accept-partial."
    )
    parser.add_argument(
        "path", type=Path, metavar="PATH", help="folder or zip of CSV, a CSV, or an .xlsx workbook"
    )
    flags = {
        "--dry-run": "show what would change and write nothing",
        "--accept-partial": "load the good rows although others are rejected",
        "--json": "print the report as JSON",
        "--all": "show every change and problem, not only the first of each kind",
    }
    for flag, meaning in flags.items():
        parser.add_argument(flag, action="store_true", help=meaning)
    parser.add_argument("--who", metavar="NAME", help="who loads (default: the system's user)")
    parser.add_argument("--why", metavar="TEXT", help="why, kept in the history")
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the CSV files, e.g. big5")
    parser.set_defaults(run=_load)


def _export_options(parser: argparse.ArgumentParser) -> None:
    parser.description = "Write the register to files that can be loaded again."
    parser.add_argument(
        "path", type=Path, metavar="PATH", help="a name ending in .xlsx or .zip, or a folder"
    )
    parser.add_argument("--force", action="store_true", help="replace what stands there")
    parser.add_argument(
        "--confidential", action="store_true", help="write confidential positions too"
    )
    parser.add_argument(
        "--table", action="append", metavar="NAME", help="only this table (may be repeated)"
    )
    parser.set_defaults(run=_export)


if __name__ == "__main__":
    sys.exit(main())
