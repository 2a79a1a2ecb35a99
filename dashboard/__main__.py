"""Start the app: ``python -m dashboard``."""

import argparse
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import waitress

from dashboard.app import create_app
from dashboard.context import Context, Progress
from dashboard.jobs import Jobs
from dashboard.security import check_address
from dashboard.uploads import Uploads
from graph.answers import Answers
from graph.messages import Message, UserError, message
from graph.projections import Networks
from graph.report import LoadReport
from graph.settings import Settings, read_settings
from graph.store import Store, open_store
from graph.texts import TEXTS, Translator
from loaders.export import export
from loaders.load import load
from loaders.samples import sample_path

TEXT_FOLDERS = (
    TEXTS,
    Path(__file__).parent / "locales",
    Path(__file__).parent.parent / "loaders" / "locales",
)
_THREADS = 8


class LoaderFiles:
    """The loaders as the app sees them."""

    def __init__(self, store: Store, networks: Networks) -> None:
        self._store, self._networks = store, networks

    def load(
        self, path: Path, *, dry_run: bool, accept_partial: bool, who: str, progress: Progress
    ) -> LoadReport:
        """Load a file, or say what that would do."""
        return load(
            path,
            self._store,
            dry_run=dry_run,
            accept_partial=accept_partial,
            who=who or "app",
            why=f"import of {path.name}",
            progress=progress,
        )

    def export(self, path: Path, *, confidential: bool) -> int:
        """Write the register to a file; return how many confidential positions are left out."""
        return export(self._networks.register(), path, confidential=confidential)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the database, load the sample when it is empty, serve until stopped."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    translate = Translator("en", TEXT_FOLDERS)
    try:
        settings = read_settings(
            data=options.data, host=options.host, port=options.port, language=options.language
        )
        translate = Translator(settings.language, TEXT_FOLDERS)
        check_address(settings)
        with open_store(settings.database, lambda step: _say(translate, step)) as store:
            _serve(store, settings, translate, sample=not options.no_sample)
    except UserError as error:
        print(f"{translate.say(error.reason)}\n{translate.say(error.remedy)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        _say(translate, message("start.stopped"))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", help="port to listen on (default 8050)")
    parser.add_argument("--data", help="folder of the embedded database")
    parser.add_argument("--language", help="language for readers whose browser names none of ours")
    parser.add_argument("--no-sample", action="store_true", help="leave an empty database empty")
    return parser


def _serve(store: Store, settings: Settings, translate: Translator, *, sample: bool) -> None:
    if sample and store.version() == 0:
        _say(translate, message("start.sample"))
        load(sample_path(), store, who="app", why="sample organisation")
    networks = Networks(store.register, store.version)
    context = Context(
        store=store,
        networks=networks,
        answers=Answers(networks),
        files=LoaderFiles(store, networks),
        jobs=Jobs(),
        uploads=Uploads(),
        text_folders=TEXT_FOLDERS,
    )
    _say(translate, message("start.network"))
    networks.network()
    app = create_app(context, settings)
    server = _listen(app.server, settings)
    # An orderly end also for a service manager's request, so that the database is closed.
    signal.signal(signal.SIGTERM, _interrupt)
    _say(translate, message("start.ready", host=settings.host, port=server.effective_port))
    try:
        server.run()
    finally:
        server.close()
        context.uploads.close()


def _listen(application: Any, settings: Settings) -> Any:
    try:
        return waitress.create_server(
            application,
            host=settings.host,
            port=settings.port,
            threads=_THREADS,
            ident=None,
            max_request_body_size=256 * 1024 * 1024,
        )
    except OSError as error:
        raise UserError(
            message("start.port", host=settings.host, port=settings.port, reason=str(error)),
            message("start.port.remedy"),
        ) from None


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _say(translate: Translator, step: Message) -> None:
    print(translate.say(step), flush=True)


if __name__ == "__main__":
    sys.exit(main())
