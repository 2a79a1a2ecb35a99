"""Lets the database engine start in less time: ``python -m loaders.engine_archive``.

It is part of ``make install`` and done once for an environment.

The sample is loaded and read back, so that what the engine loads for that is in its archive.
"""

import sys
from pathlib import Path

from graph.messages import UserError
from graph.reasons import reason
from graph.settings import DatabaseSettings, read_settings
from graph.store import open_store
from graph.store.archive import ARCHIVE, record
from graph.texts import translator
from loaders.load import load_source
from loaders.reading import read_source
from loaders.samples import sample_path

_WHY = reason("word.sample organisation")


def main() -> int:
    """Make the archive; without one the engine works as well and starts more slowly."""
    try:
        record(_use)
    except UserError as error:
        told = translator(read_settings().language).advice(error) + "\n"
        sys.stderr.write(told)
        ARCHIVE.touch()  # empty: not tried again at each start
    return 0


def _use(folder: Path) -> None:
    sample = sample_path()
    with open_store(DatabaseSettings(folder=folder)) as store:
        load_source(read_source(sample, name=sample.name), store, who="app", why=_WHY)
        store.register()


if __name__ == "__main__":
    sys.exit(main())
