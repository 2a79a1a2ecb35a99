"""The register as files: our tables as a folder of CSV, or one file of a format of ours or others.

Loading our own formats gives the register back: the folder, ``.zip``, ``.xlsx`` and ``.json``.
"""

import os
import tempfile
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

import polars as pl

from graph.messages import UserError, message
from graph.model import BY_TABLE, RECORD_TYPES
from graph.tables import Register
from graph.texts import Translator, translator
from loaders.exports import all_exporters, exporter_of
from loaders.exports._base import Exporter, Material
from loaders.exports.csv_zip import csv_files
from loaders.selection import around, part_of
from loaders.writing_out import writing
from loaders.written import shown_tables

_Written: TypeAlias = Mapping[str, pl.DataFrame]


def export(
    register: Register,
    path: Path,
    *,
    tables: Collection[str] | None = None,
    focus: str | None = None,
    depth: int = 1,
    nodes: Collection[str] | None = None,
    form: str | None = None,
    confidential: bool = False,
    force: bool = False,
    day: str | None = None,
    translate: Translator | None = None,
) -> int:
    """Write the register to a path, in the format its ending says, else as a folder of CSV.

    Tables without rows are left out, unless all are empty or they are asked for. Cells that a
    spreadsheet program would run are made harmless, see :mod:`loaders.neutral`.

    Parameters
    ----------
    tables
        Which tables; None for all.
    focus, depth
        Only what lies within so many steps of this thing, see :func:`loaders.selection.around`.
    nodes
        Only these things (references), what they refer to and what links them; None for all.
    form
        An exporter's id, whatever the ending says.
    confidential
        Write confidential positions too.
    force
        Replace what stands there.
    day
        ISO date that pictures are of; None for today.
    translate
        Says names and relations where a format holds only one language; None for English.

    Returns
    -------
    int
        How many confidential positions were left out.

    Raises
    ------
    UserError
        Something stands there already, the path cannot be written, a table does not fit, or the
        focus means nothing.
    """
    write = _writer(path, form)
    shown, left_out = shown_tables(register.tables, confidential=confidential)
    if focus is not None:
        # Of what may be shown: a hidden position must not betray itself by what it leads to.
        shown = dict(around(Register(register.version, shown), focus, depth).tables)
    if nodes is not None:
        shown = dict(part_of(Register(register.version, shown), nodes).tables)
    material = Material(
        tables={table: shown[table] for table in _chosen(shown, tables)},
        known=shown,
        translate=translate or translator("en"),
        today=day or date.today().isoformat(),
    )
    if not force and _is_there(path):
        raise UserError(message("export.exists", path=str(path)), message("export.exists.remedy"))
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, material)
    return left_out


def _chosen(shown: _Written, tables: Collection[str] | None) -> list[str]:
    names = [each.table for each in RECORD_TYPES]
    if tables is not None:
        strange = sorted(set(tables) - set(BY_TABLE))
        if strange:
            raise UserError(
                message("export.table", table=", ".join(strange)),
                message("export.table.remedy", tables=", ".join(names)),
            )
        return [name for name in names if name in tables]
    return [name for name in names if not shown[name].is_empty()] or names


def _writer(path: Path, form: str | None) -> Callable[[Path, Material], None]:
    exporters = all_exporters()
    if form is not None and form not in exporters:
        raise UserError(
            message("export.form", form=form),
            message("export.form.remedy", forms=", ".join(exporters)),
        )
    exporter: Exporter | None = exporters[form] if form else exporter_of(path.name)
    if exporter is not None:
        content = exporter.write
        return lambda where, material: _replace(where, content(material))
    if path.suffix and not path.is_dir():
        endings = ", ".join(each.ending for each in exporters.values())
        raise UserError(
            message("export.ending", ending=path.suffix),
            message("export.ending.remedy", endings=endings),
        )
    return _folder


def _is_there(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()


def _folder(path: Path, material: Material) -> None:
    path.mkdir(exist_ok=True)
    files = csv_files(material.tables)
    for table in BY_TABLE:
        file = path / f"{table}.csv"
        if file.name in files:
            _replace(file, files[file.name])
        elif file.exists():
            # What is replaced must not leave rows of an earlier export beside the new ones.
            file.unlink()


def _replace(path: Path, content: bytes) -> None:
    """Put content at a path, whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".export-", delete=False) as part:
        part.write(content)
    try:
        os.replace(part.name, path)
    except OSError:
        os.unlink(part.name)
        raise
