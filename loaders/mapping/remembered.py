"""Mappings that are remembered: files in a folder beside the database, found by their signature."""

import dataclasses
import os
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from graph.causes import known_cause
from graph.fields import header_key
from graph.messages import UserError, message
from graph.report import LoadReport
from graph.settings import DatabaseSettings
from loaders.mapping.model import Mapping, Signature
from loaders.mapping.reading import parse_mapping, read_mapping
from loaders.mapping.signature import surely
from loaders.source import Source

_ENDING = ".yaml"
_LONGEST = 80


def folder_of(settings: DatabaseSettings) -> Path:
    """Where mappings are kept: with the user's data, whichever database is used."""
    return settings.folder / "mappings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One file of the folder: its mapping, or why it is none."""

    path: Path
    mapping: Mapping | None = None
    error: UserError | None = None


def kept(folder: Path) -> list[Kept]:
    """Everything that is remembered, by name of file."""
    files = sorted(folder.glob(f"*{_ENDING}")) if folder.is_dir() else []
    found = []
    for path in files:
        try:
            found.append(Kept(path=path, mapping=read_mapping(path)))
        except UserError as error:
            found.append(Kept(path=path, error=error))
    return found


def find(folder: Path, source: Source) -> Mapping | None:
    """The remembered mapping that says most of a source: with the longest signature, the newest.

    It says itself in the report that it was used.
    """
    fitting = [
        (len(each.mapping.signature.has), each.path.stat().st_mtime, each.mapping)
        for each in kept(folder)
        if each.mapping and surely(each.mapping.signature, source)
    ]
    if not fitting:
        return None
    _, _, found = max(fitting, key=lambda each: each[:2])
    return dataclasses.replace(found, said=message("map.found", name=found.name))


def given(mapping: Mapping) -> Mapping:
    """A mapping that somebody chose; it says itself in the report that it was used."""
    return dataclasses.replace(mapping, said=message("map.given", name=mapping.name))


def told_as_kept(report: LoadReport, mapping: Mapping) -> LoadReport:
    """The report of a load whose mapping is remembered from now on."""
    said = message("map.kept", name=mapping.name)
    return dataclasses.replace(report, notes=(*report.notes, said))


def remember(folder: Path, text: str) -> Mapping:
    """Keep the text of a mapping; one with the same signature is replaced.

    Raises
    ------
    UserError
        The text is no mapping, or the folder cannot be written.
    """
    mapping = parse_mapping(text, "mapping.yaml")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for each in kept(folder):
            if each.mapping and _same(each.mapping.signature, mapping.signature):
                each.path.unlink()
        _write(folder, _free(folder, mapping.name), text)
    except OSError as error:
        raise UserError(
            message("map.folder", folder=str(folder), why=known_cause(error)),
            message("map.folder.remedy"),
        ) from error
    return mapping


def forget(folder: Path, name: str) -> None:
    """Remove the mapping of a name.

    Raises
    ------
    UserError
        None is called so.
    """
    found = [each for each in kept(folder) if _called(each) == name]
    if not found:
        names = [_called(each) for each in kept(folder)]
        raise UserError(
            message("map.unknown", name=name),
            message("map.unknown.remedy", names=", ".join(names) or "–"),
        )
    for each in found:
        each.path.unlink()


def _called(each: Kept) -> str:
    return each.mapping.name if each.mapping else each.path.stem


def _same(one: Signature, other: Signature) -> bool:
    keys = [frozenset(header_key(name) for name in each.has) for each in (one, other)]
    return one.kind is other.kind and keys[0] == keys[1]


def _free(folder: Path, name: str) -> Path:
    """Path of a name as a file, numbered when there is one already."""
    plain = unicodedata.normalize("NFC", name)
    stem = "".join(each if each.isalnum() else "-" for each in plain).strip("-")[:_LONGEST]
    stem, number = stem or "mapping", 1
    path = folder / f"{stem}{_ENDING}"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{_ENDING}"
    return path


def _write(folder: Path, path: Path, text: str) -> None:
    """Write whole or not at all."""
    handle, fresh = tempfile.mkstemp(dir=folder, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(fresh).replace(path)
    finally:
        Path(fresh).unlink(missing_ok=True)
