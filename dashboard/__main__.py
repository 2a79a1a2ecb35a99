"""Start the app: ``python -m dashboard``."""

import argparse
import errno
import logging
import signal
import socket
import sys
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import waitress

from dashboard.app import create_app
from dashboard.context import Context, Progress
from dashboard.jobs import Jobs
from dashboard.security import check_address
from dashboard.uploads import Uploads
from dashboard.whole.kept import file_of
from dashboard.whole.places import Places
from graph.answers import Answers
from graph.chronicle import Chronicle
from graph.cli.unprinted import only_python_prints
from graph.messages import Message, UserError, message
from graph.networks import Networks
from graph.reasons import reason
from graph.report import LoadReport
from graph.settings import Settings, read_settings
from graph.sheets import workbook
from graph.spelling import sound_keys
from graph.store import Store, open_store
from graph.tables import Register
from graph.texts import TEXTS, Translator
from loaders.annotate import annotated, can_annotate
from loaders.drawing import draw
from loaders.export import export
from loaders.load import load_source
from loaders.mapping.reading import parse_mapping
from loaders.mapping.remembered import find, folder_of, given, told_as_kept
from loaders.mapping.remembered import remember as keep
from loaders.mapping.screen import MappingScreen
from loaders.reading import read_source
from loaders.samples import sample_path
from loaders.template import write_template
from loaders.workbook_out import check_size

TEXT_FOLDERS = (
    TEXTS,
    Path(__file__).parent / "locales",
    Path(__file__).parent.parent / "loaders" / "locales",
)
_THREADS = 8
_MOST_BYTES = 256 * 1024 * 1024  # of one request; uploads are checked again on their own


class LoaderFiles:
    """The loaders as the app sees them."""

    def __init__(self, store: Store, networks: Networks, mappings: Path) -> None:
        self._store, self._networks, self._folder = store, networks, mappings
        self.mappings = MappingScreen(mappings)

    def load(
        self,
        path: Path,
        *,
        dry_run: bool,
        accept_partial: bool,
        who: str,
        why: str,
        answers: Mapping[str, str],
        mapping: str | None,
        remember: bool,
        progress: Progress,
        by_hand: bool = False,
    ) -> LoadReport:
        """Load a file, or say what that would do.

        ``answers`` are for the questions it asks; without a ``mapping`` the remembered one for
        such files is used. What is entered ``by_hand`` is checked as edits are.
        """
        # Reports and history name the user's files, not where the app kept them meanwhile.
        files = [path] if path.is_file() else sorted(path.iterdir())
        name = ", ".join(file.name for file in files)
        if mapping and not answers:  # then the screen has read it already
            source = replace(self.mappings.source(path, progress), name=name)
        else:
            source = read_source(path, name=name, answers=answers, progress=progress)
        report = load_source(
            source,
            self._store,
            mapping=given(parse_mapping(mapping, name)) if mapping else find(self._folder, source),
            dry_run=dry_run,
            accept_partial=accept_partial,
            who=who,
            why=why,
            answers=answers,
            by_hand=by_hand,
            with_rows=True,
            progress=progress,
        )
        if report.written and mapping and remember:
            return told_as_kept(report, keep(self._folder, mapping))
        return report

    def can_annotate(self, report: LoadReport) -> bool:
        """Tell whether a load says something about a file that can be given back marked."""
        return can_annotate(report)

    def annotated(
        self, path: Path, report: LoadReport, *, answers: Mapping[str, str], language: str
    ) -> tuple[bytes, str]:
        """Return the user's file with its bad cells marked, and the ending of its name."""
        return annotated(path, report, Translator(language, TEXT_FOLDERS), answers=answers)

    def export(
        self,
        path: Path,
        *,
        confidential: bool,
        language: str,
        focus: str | None,
        depth: int,
        register: Register | None = None,
        day: str | None = None,
        nodes: Collection[str] | None = None,
    ) -> int:
        """Write the register, or what is near one thing, in the format the path's ending says."""
        return export(
            register or self._networks.register(),
            path,
            confidential=confidential,
            focus=focus,
            depth=depth,
            day=day,
            nodes=nodes,
            translate=Translator(language, TEXT_FOLDERS),
        )

    def draw(self, path: Path, columns: Mapping[str, Any]) -> None:
        """Write a picture as it is shown, in the language the path's ending says."""
        draw(path, columns)

    def table(self, path: Path, title: str, frame: pl.DataFrame) -> None:
        """Write one table as a workbook."""
        self.sheets(path, {title: frame})

    def sheets(self, path: Path, frames: Mapping[str, pl.DataFrame]) -> None:
        """Write a workbook of several tables to be read, a sheet each by its title."""
        for title, frame in frames.items():
            check_size(title, frame)
        tables = {title: [each.columns, *each.iter_rows()] for title, each in frames.items()}
        path.write_bytes(workbook(tables))

    def template(self, path: Path, *, language: str) -> None:
        """Write a workbook to fill in, in a reader's language."""
        write_template(path, language)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the database, load the sample when it is empty, serve until stopped."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # It warns whenever a page asks for two things at once.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    translate = Translator("en", TEXT_FOLDERS)
    try:
        settings = read_settings(
            data=options.data,
            host=options.host,
            port=options.port,
            language=options.language,
            read_only="yes" if options.read_only else None,
        )
        translate = Translator(settings.language, TEXT_FOLDERS)
        check_address(settings)
        # First of all, so that a taken address is told before anything is started or written.
        listener = _listen(settings)
        with (
            listener,
            open_store(settings.database, partial(_say, translate)) as store,
            only_python_prints(),
        ):
            _serve(store, settings, translate, listener, sample=not options.no_sample)
    except UserError as error:
        print(f"{translate.say(error.reason)}\n{translate.say(error.remedy)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    _say(translate, message("start.stopped"))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", help="port to listen on (default 8050)")
    parser.add_argument("--data", help="folder of the embedded database")
    parser.add_argument("--language", help="language for readers whose browser names none of ours")
    parser.add_argument("--read-only", action="store_true", help="let nobody change anything")
    parser.add_argument("--no-sample", action="store_true", help="leave an empty database empty")
    return parser


def _serve(
    store: Store,
    settings: Settings,
    translate: Translator,
    listener: socket.socket,
    *,
    sample: bool,
) -> None:
    if sample and store.version() == 0:
        _say(translate, message("start.sample"))
        sample_folder = sample_path()
        source = read_source(sample_folder, name=sample_folder.name)
        load_source(source, store, who="app", why=reason("word.sample organisation"))
    context = _context(store, settings)
    _say(translate, message("start.network"))
    context.network()
    # The table of readings takes a moment: nobody who searches first shall wait for it.
    threading.Thread(target=sound_keys, args=("讀",), daemon=True).start()
    app = create_app(context, settings)
    server = waitress.create_server(
        app.server,
        sockets=[listener],
        threads=_THREADS,
        ident=None,
        max_request_body_size=_MOST_BYTES,
    )
    # Asked for by name: a program that was started in the background ignores Ctrl+C otherwise.
    for wish in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wish, _interrupt)
    host, port = listener.getsockname()[:2]
    if settings.read_only:
        _say(translate, message("start.read_only"))
    _say(translate, message("start.ready", host=_named(host), port=port))
    try:
        server.run()
    finally:
        server.close()
        context.uploads.close()


def _context(store: Store, settings: Settings) -> Context:
    chronicle = Chronicle(store)
    networks = Networks(store.register, store.version, chronicle)
    jobs = Jobs()
    return Context(
        store=store,
        networks=networks,
        answers=Answers(networks),
        files=LoaderFiles(store, networks, folder_of(settings.database)),
        jobs=jobs,
        places=Places(jobs, file_of(settings.database)),
        uploads=Uploads(),
        text_folders=TEXT_FOLDERS,
        chronicle=chronicle,
    )


def _listen(settings: Settings) -> socket.socket:
    """Open the address to listen on; UserError when it is taken or not ours."""
    address = (settings.host, settings.port)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server(address, family=family)
    except OSError as error:
        key = "start.port" if error.errno == errno.EADDRINUSE else "start.address"
        raise UserError(
            message(key, host=settings.host, port=str(settings.port)), message(f"{key}.remedy")
        ) from None


def _named(host: str) -> str:
    """Host as one types it into a browser: "every address" is no address to open."""
    if host in ("0.0.0.0", "::"):
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _say(translate: Translator, step: Message) -> None:
    print(translate.say(step), flush=True)


if __name__ == "__main__":
    sys.exit(main())
