"""Backup and restore on the command line."""

import argparse
import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from graph.backup import backup_of, read_backup, write_backup
from graph.chronicle import ALL
from graph.cli.commands import Output
from graph.cli.past import PastStore, Subparsers
from graph.cli.person import add_signing, signed
from graph.history import Past
from graph.reasons import reason
from graph.tables import counts
from graph.texts import Translator


class Restorable(PastStore, Protocol):
    """A store that a backup can be put into."""

    def restore(
        self, past: Past, revisions: Any, *, who: str, why: str, source: str, replace: bool
    ) -> int:
        """Put a backup in the place of what is there."""


def add_backups(
    commands: Subparsers, shared: argparse.ArgumentParser, translate: Translator
) -> None:
    """Add both commands to the command line."""
    for name in BACKUPS:
        text = translate(f"cli.{name}.help")
        command = commands.add_parser(name, help=text, description=text, parents=[shared])
        command.add_argument("file", metavar="FILE", type=Path, help=translate("cli.file.help"))
        if name == "restore":
            text = translate("cli.restore.replace.help")
            command.add_argument("--replace", action="store_true", help=text)
            add_signing(command, translate)


def run_backup(store: Restorable, given: Mapping[str, Any], translate: Translator) -> Output:
    """Write everything into one file, checked by reading it back."""
    past = store.past()
    revisions = (dataclasses.asdict(each) for each in store.revisions(ALL))
    write_backup(given["file"], backup_of(past, revisions))
    return _told("cli.backup.done", past, past.version, given["file"], translate)


def run_restore(store: Restorable, given: Mapping[str, Any], translate: Translator) -> Output:
    """Put a file's content back."""
    path = given["file"]
    backup = read_backup(path)
    number = store.restore(
        backup.past,
        backup.revisions.to_dicts(),
        who=signed(given),
        why=given["why"] or reason("cli.restore.why", path=path.name),
        source=path.name,
        replace=given["replace"],
    )
    return _told("cli.restore.done", backup.past, number, path, translate)


def _told(key: str, past: Past, number: int, path: Path, translate: Translator) -> Output:
    rows = sum(counts(past.tables).values())
    data = {"file": str(path), "rows": rows, "version": past.version, "number": number}
    text = translate(key, path=path, rows=rows, version=past.version, number=number)
    return Output(data=data, lines=[text])


BACKUPS: Mapping[str, Callable[[Restorable, Mapping[str, Any], Translator], Output]] = {
    "backup": run_backup,
    "restore": run_restore,
}
