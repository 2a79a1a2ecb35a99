"""The whole register with its history in one file, and back.

A zip of JSON lines: one file a table, one for the revisions, one for the changes, and
``manifest.json`` with the format's number, the data version, and rows, bytes and SHA-256 of each.
It is readable without this program, and no engine's ids stand in it.
"""

import hashlib
import io
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from graph.causes import known_cause
from graph.history import CHANGES, REV, Past
from graph.messages import UserError, message
from graph.model import BY_TABLE, RECORD_TYPES
from graph.tables import frame_schema, known_columns

FORMAT = 1
REVISIONS: dict[str, Any] = {
    "number": pl.Int64,
    "time": pl.String,
    "who": pl.String,
    "why": pl.String,
    "source": pl.String,
}
_MANIFEST = "manifest.json"
_LINES = 50_000  # rows put into text at once
_MOST = 4 << 30  # bytes a backup may unpack to
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Backup:
    """What a file holds: everything that is known and was, and the columns ``REVISIONS``."""

    past: Past
    revisions: pl.DataFrame

    def frames(self) -> dict[str, pl.DataFrame]:
        """Each of its files with its rows."""
        tables = {f"tables/{name}.jsonl": rows for name, rows in self.past.tables.items()}
        return {
            **tables,
            "changes.jsonl": self.past.changes,
            "revisions.jsonl": self.revisions,
        }


def backup_of(past: Past, revisions: Iterable[Mapping[str, Any]]) -> Backup:
    """Backup of a past, with those of the revisions that it knows of."""
    rows = pl.DataFrame(list(revisions), schema=REVISIONS, orient="row")
    return Backup(past, rows.filter(pl.col("number") <= past.version).sort("number"))


def write_backup(path: Path, backup: Backup) -> None:
    """Write a backup, read it back, and only then give it its name.

    Raises
    ------
    UserError
        There is such a file already, it cannot be written, or what was written is not the same.
    """
    if path.exists():
        raise _error("backup.exists", path)
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=".", suffix=".part")
    except OSError as error:
        raise _error("backup.unwritable", path, why=known_cause(error)) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file, backup)
            file.flush()
            os.fsync(file.fileno())
        _verify(part, backup)
        part.replace(path)
    except OSError as error:
        raise _error("backup.unwritable", path, why=known_cause(error)) from error
    finally:
        part.unlink(missing_ok=True)


def read_backup(path: Path) -> Backup:
    """Read a backup and check it against its manifest.

    Raises
    ------
    UserError
        It cannot be read, is no backup, is damaged, or was written by a later version.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
            if manifest["format"] > FORMAT:
                raise _error("backup.newer", path)
            return _read(archive, manifest)
    except OSError as error:
        raise _error("backup.unreadable", path, why=known_cause(error)) from error
    except (*_DAMAGE, pl.exceptions.PolarsError) as error:
        raise _error("backup.damaged", path) from error


def _write(file: Any, backup: Backup) -> None:
    told = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in backup.frames().items():
            digest, size = hashlib.sha256(), 0
            with archive.open(name, "w", force_zip64=True) as out:
                # Most columns per language are filled by nobody; a line need not say so.
                for part in rows.select(known_columns(rows)).iter_slices(_LINES):
                    lines = part.write_ndjson().encode()
                    digest.update(lines)
                    size += len(lines)
                    out.write(lines)
            told[name] = {"rows": rows.height, "bytes": size, "sha256": digest.hexdigest()}
        manifest = {
            "format": FORMAT,
            "version": backup.past.version,
            "written": datetime.now(UTC).isoformat(timespec="seconds"),
            "files": told,
        }
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))


def _read(archive: zipfile.ZipFile, manifest: Mapping[str, Any]) -> Backup:
    if sum(each.file_size for each in archive.infolist()) > _MOST:
        raise ValueError("unpacks to more than any register")
    tables = {}
    written = {*manifest["files"], *archive.namelist()}
    for each in RECORD_TYPES:
        schema = frame_schema(BY_TABLE[each.table]) | {REV: pl.Int64}
        name = f"tables/{each.table}.jsonl"
        # A backup of an earlier version knows nothing of tables that came later.
        is_there = name in written
        tables[each.table] = (
            _rows(archive, manifest, name, schema) if is_there else pl.DataFrame(schema=schema)
        )
    changes = _rows(archive, manifest, "changes.jsonl", CHANGES)
    revisions = _rows(archive, manifest, "revisions.jsonl", REVISIONS)
    return Backup(Past(int(manifest["version"]), tables, changes), revisions)


def _rows(
    archive: zipfile.ZipFile, manifest: Mapping[str, Any], name: str, schema: dict[str, Any]
) -> pl.DataFrame:
    told = manifest["files"][name]
    content = archive.read(name)
    if hashlib.sha256(content).hexdigest() != told["sha256"]:
        raise ValueError(f"{name} is not what was written")
    if not content:
        return pl.DataFrame(schema=schema)
    rows = pl.read_ndjson(io.BytesIO(content), schema=schema)
    if rows.height != told["rows"]:
        raise ValueError(f"{name} holds {rows.height} rows")
    return rows


def _verify(part: Path, backup: Backup) -> None:
    written = read_backup(part)
    there = written.frames()
    same = all(there[name].equals(rows) for name, rows in backup.frames().items())
    if not same or written.past.version != backup.past.version:
        raise _error("backup.damaged", part)


def _error(key: str, path: Path, **values: object) -> UserError:
    said = {"path": str(path), **values}
    return UserError(message(key, **said), message(f"{key}.remedy", **said))
