"""Files in and out: ``python -m loaders load PATH``, ``export PATH``, ``template PATH``."""

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Protocol, TypeAlias

from graph.chronicle import Chronicle, Recorded
from graph.cli.usage import speak
from graph.fields import LANGUAGES
from graph.messages import NEWS, Message, UserError
from graph.reading_only import refuse_writing
from graph.reasons import reason
from graph.report import LoadReport
from graph.settings import DatabaseSettings, read_settings
from graph.store import open_store
from graph.tables import Register
from graph.texts import Translator, translator
from loaders.annotate import annotated, write_annotated
from loaders.answers import read_answers
from loaders.export import export
from loaders.interrupt import cancelled_by_ctrl_c
from loaders.load import Writable, load_source
from loaders.mapping.commands import kept_after, listed, mapping_for, proposal
from loaders.mapping.remembered import folder_of, forget
from loaders.options import (
    export_options,
    load_options,
    mapping_options,
    mappings_options,
    template_options,
)
from loaders.reading import read_source
from loaders.show import as_json, as_lines, dumped, outcome
from loaders.source import Progress, no_progress
from loaders.template import write_template
from loaders.writing_out import write_new

TEXTS = Path(__file__).parent / "locales"


class Kept(Writable, Recorded, Protocol):
    """A store with its history."""


Opened: TypeAlias = Callable[[], AbstractContextManager[Kept]]
Opener: TypeAlias = Callable[[DatabaseSettings], AbstractContextManager[Kept]]


def main(arguments: Sequence[str] | None = None, opener: Opener | None = None) -> int:
    """Run one command; 0 done, 1 a clear error or stopped, 2 wrong usage.

    Parameters
    ----------
    arguments
        Command line without the program's name; None for the process's own.
    opener
        Opens the store that settings name; None for the real one.
    """
    translate = translator(_language(arguments), TEXTS)
    options = _parser(translate).parse_args(arguments, argparse.Namespace(data=None, language=None))
    try:
        settings = read_settings(data=options.data, language=options.language)
        translate = translator(settings.language, TEXTS)
        if settings.read_only and _writes(options):
            refuse_writing()
        open_it = opener or partial(open_store, progress=partial(_tell, translate))
        status: int = options.run(options, lambda: open_it(settings.database), translate)
        return status
    except UserError as error:
        print(f"{translate.say(error.reason)}\n{translate.say(error.remedy)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        said = f"{translate('load.stopped')}\n{translate('load.stopped.remedy')}"
        print(said, file=sys.stderr)
        return 1


def _language(arguments: Sequence[str] | None) -> str:
    """Language of the help, wanted before the arguments can be read for good."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    early.add_argument("--language")
    try:
        return read_settings(language=early.parse_known_args(arguments)[0].language).language
    except (UserError, argparse.ArgumentError):
        return "en"  # what is wrong is said when they are


def _writes(options: argparse.Namespace) -> bool:
    """Whether a command changes the register or what is remembered beside it."""
    if options.run is _load:
        return not options.dry_run
    return options.run is _mappings and options.forget is not None


def _load(options: argparse.Namespace, opened: Opened, translate: Translator) -> int:
    def stopping() -> None:
        print(f"\n{translate('load.stop')}", file=sys.stderr, flush=True)

    with cancelled_by_ctrl_c(_progress(translate), stopping) as progress:
        report = _report(options, opened, translate, progress)
    asked = bool(report.open_questions)
    refused = asked or (bool(report.errors) and not options.accept_partial)
    if options.json:
        print(dumped(as_json(report, translate, dry_run=options.dry_run)))
    else:
        for line in as_lines(report, translate, everything=options.all):
            print(line)
        if not refused:
            print(outcome(report, translate, dry_run=options.dry_run))
    if options.annotated is not None:
        _annotate(options, report, translate)
    if refused:
        # What to do next, also after a dry run, which says by itself that it wrote nothing.
        said = outcome(report, translate, dry_run=False)
        why = translate("report.open" if asked else "report.errors")
        print(f"{why}\n{said}", file=sys.stderr)
    return 1 if refused else 0


def _annotate(options: argparse.Namespace, report: LoadReport, translate: Translator) -> None:
    """Write the annotated copy; what is said of it does not disturb the report's JSON."""
    if not (report.errors or report.warnings):
        print(translate("annotated.nothing"), file=sys.stderr)
        return
    answers = read_answers(options.answer, options.answers)
    content, end = annotated(
        options.path, report, translate, encoding=options.encoding, answers=answers
    )
    write_annotated(content, end, options.annotated)
    print(translate("annotated.done", path=str(options.annotated)), file=sys.stderr)


def _tell(translate: Translator, said: Message) -> None:
    """What opening the register says: what must be heard always, the rest where somebody looks."""
    if sys.stderr.isatty() or said.key in NEWS:
        print(translate.say(said), file=sys.stderr)


def _report(
    options: argparse.Namespace, opened: Opened, translate: Translator, progress: Progress
) -> LoadReport:
    # Read first: a file that cannot be read should not have to wait for a database.
    answers = read_answers(options.answer, options.answers)
    source = read_source(
        options.path, encoding=options.encoding, answers=answers, progress=progress
    )
    mappings = folder_of(read_settings(data=options.data).database)
    mapping = mapping_for(source, options.mapping, mappings)
    with opened() as store:
        report = load_source(
            source,
            store,
            mapping=mapping,
            who=options.who or _user(),
            why=options.why or reason("why.load", name=options.path.name),
            dry_run=options.dry_run,
            accept_partial=options.accept_partial,
            answers=answers,
            progress=progress,
        )
    return kept_after(report, options.mapping, mappings)


def _mapping(options: argparse.Namespace, opened: Opened, translate: Translator) -> int:
    text = proposal(options.path, encoding=options.encoding, translate=translate)
    if options.out is None:
        print(text, end="")
        return 0
    write_new(text.encode(), options.out, force=options.force)
    print(translate("export.done", path=str(options.out)))
    return 0


def _mappings(options: argparse.Namespace, opened: Opened, translate: Translator) -> int:
    mappings = folder_of(read_settings(data=options.data).database)
    if options.forget is not None:
        forget(mappings, options.forget)
        print(translate("map.forgotten", name=options.forget))
        return 0
    for line in listed(mappings, translate):
        print(line)
    return 0


def _export(options: argparse.Namespace, opened: Opened, translate: Translator) -> int:
    with opened() as store:
        register, day = _register(store, options.as_of)
    left_out = export(
        register,
        options.path,
        tables=options.table,
        focus=options.focus,
        depth=options.depth,
        form=options.format,
        translate=translate,
        confidential=options.confidential,
        force=options.force,
        day=day,
    )
    print(translate("export.done", path=str(options.path)))
    if left_out:
        print(translate("export.confidential", count=left_out))
    return 0


def _register(store: Kept, as_of: str | None) -> tuple[Register, str | None]:
    """The register and the day that pictures are of, as they are or as of a moment."""
    if as_of is None:
        return store.register(), None
    chronicle = Chronicle(store)
    moment = chronicle.moment(as_of)
    return chronicle.register(moment.revision), moment.day


def _template(options: argparse.Namespace, opened: Opened, translate: Translator) -> int:
    write_template(options.path, translate.language, force=options.force)
    print(translate("export.done", path=str(options.path)))
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


def _parser(translate: Translator) -> argparse.ArgumentParser:
    speak(translate)
    common = _common(translate)
    parser = argparse.ArgumentParser(
        prog="python -m loaders", description=translate("command.description"), parents=[common]
    )
    commands = parser.add_subparsers(required=True, metavar=translate("command.metavar"))
    for name, options, run in (
        ("load", load_options, _load),
        ("export", export_options, _export),
        ("template", template_options, _template),
        ("mapping", mapping_options, _mapping),
        ("mappings", mappings_options, _mappings),
    ):
        meaning = translate(f"command.{name}")
        command = commands.add_parser(name, parents=[common], help=meaning)
        options(command, translate)
        command.set_defaults(run=run)
    return parser


def _common(translate: Translator) -> argparse.ArgumentParser:
    """Options that every command takes, before or behind its name."""
    # Not given behind the name is no None there, or it would undo what was given before it.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", help=translate("command.data"))
    languages = ", ".join(LANGUAGES)
    common.add_argument("--language", help=translate("command.language", languages=languages))
    return common


if __name__ == "__main__":
    sys.exit(main())
