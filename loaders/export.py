"""The register as files: a folder or zip of CSV, or a workbook; loading them gives it back."""

import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TypeAlias

import polars as pl

from graph.messages import UserError, message
from graph.model import BY_TABLE, RECORD_TYPES
from graph.tables import Register
from loaders.neutral import neutralised
from loaders.workbook_out import workbook
from loaders.written import as_text, shown_tables, written

_Written: TypeAlias = Mapping[str, pl.DataFrame]


def export(
    register: Register,
    path: Path,
    *,
    tables: Collection[str] | None = None,
    confidential: bool = False,
    force: bool = False,
) -> int:
    """Write the register to a path: ``.zip`` and ``.xlsx`` by their ending, else a folder.

    Tables without rows are left out, unless all are empty or they are asked for. Cells that a
    spreadsheet program would run are made harmless, see :mod:`loaders.neutral`.

    Parameters
    ----------
    tables
        Which tables; None for all.
    confidential
        Write confidential positions too.
    force
        Replace what stands there.

    Returns
    -------
    int
        How many confidential positions were left out.

    Raises
    ------
    UserError
        Something stands there already, the path cannot be written, or a table does not fit.
    """
    shown, left_out = shown_tables(register.tables, confidential=confidential)
    chosen = {table: written(table, shown[table]) for table in _chosen(shown, tables)}
    write = _writer(path)
    if not force and _is_there(path):
        raise UserError(message("export.exists", path=str(path)), message("export.exists.remedy"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, chosen)
    except OSError as error:
        raise UserError(
            message("export.unwritable", path=str(path), why=error.strerror or str(error)),
            message("export.unwritable.remedy"),
        ) from error
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


def _writer(path: Path) -> Callable[[Path, _Written], None]:
    ending = path.suffix.casefold()
    if ending == ".zip":
        return lambda where, tables: _replace(where, _zip(tables))
    if ending == ".xlsx":
        return lambda where, tables: _replace(where, workbook(tables))
    if ending and not path.is_dir():
        raise UserError(
            message("export.ending", ending=path.suffix), message("export.ending.remedy")
        )
    return _folder


def _is_there(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()


def _folder(path: Path, tables: _Written) -> None:
    path.mkdir(exist_ok=True)
    for table in BY_TABLE:
        file = path / f"{table}.csv"
        if table in tables:
            _replace(file, _csv(table, tables[table]))
        elif file.exists():
            # What is replaced must not leave rows of an earlier export beside the new ones.
            file.unlink()


def _zip(tables: _Written) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, frame in tables.items():
            archive.writestr(f"{table}.csv", _csv(table, frame))
    return packed.getvalue()


def _csv(table: str, frame: pl.DataFrame) -> bytes:
    """CSV in UTF-8 with a mark, without which Excel reads Chinese wrong."""
    texts = as_text(table, frame)
    harmless = texts.select(neutralised(pl.col(name)) for name in texts.columns)
    heads = pl.DataFrame({"head": texts.columns}).select(neutralised(pl.col("head")))["head"]
    harmless.columns = heads.to_list()
    return harmless.write_csv(include_bom=True).encode("utf-8")


def _replace(path: Path, content: bytes) -> None:
    """Put content at a path, whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".export-", delete=False) as part:
        part.write(content)
    try:
        os.replace(part.name, path)
    except OSError:
        os.unlink(part.name)
        raise
