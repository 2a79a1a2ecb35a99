"""Zip files from strangers: names and sizes are judged before anything is unpacked."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from graph.causes import known_cause
from graph.messages import UserError, message
from loaders.limits import (
    MAX_FILES,
    MAX_NAME,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    RATIO_MATTERS_FROM,
)
from loaders.reading.endings import chosen

_DRIVE = re.compile(r"[A-Za-z]:")
_ENCRYPTED = 0x1
_BEGINS = b"PK\x03\x04"
_NAME_IS_UTF8 = 0x800
_SHOWN = 60
# What Apple's and Windows' own packers put beside the files.
_CLUTTER = ("__MACOSX", "Thumbs.db", "desktop.ini")


def check_archive(content: bytes, file: str) -> zipfile.ZipFile:
    """Open a zip (a workbook is one too) and judge what it says about itself.

    Raises
    ------
    UserError
        It is no zip, is encrypted, names a path outside itself, or would unpack to too much.
    """
    if not content:
        raise _refused("load.empty", file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        unlike = "load.workbook" if file.lower().endswith((".xlsx", ".xlsm")) else "load.zip"
        key = "load.zip.cut" if content.startswith(_BEGINS) else unlike
        raise _refused(key, file, why=known_cause(error)) from error
    inside = archive.infolist()
    if len(inside) > MAX_FILES:
        raise _refused("load.limit.files", file, most=MAX_FILES, path=file)
    for each in inside:
        check_name(each.filename, file)
        if each.flag_bits & _ENCRYPTED:
            raise _refused("load.zip.encrypted", file)
    unpacked = sum(each.file_size for each in inside)
    packed = max(1, sum(each.compress_size for each in inside))
    bomb = unpacked > RATIO_MATTERS_FROM and unpacked / packed > MAX_RATIO
    if unpacked > MAX_UNPACKED_BYTES or bomb:
        raise _refused("load.zip.bomb", file, size=unpacked // 1024**2)
    return archive


def entries(content: bytes, file: str) -> Iterator[tuple[str, bytes | None]]:
    """Names and contents of the files of a zip, below one top folder where it has one."""
    archive = check_archive(content, file)
    files = {
        _name(each): each
        for each in archive.infolist()
        if not each.is_dir() and not is_clutter(each.filename)
    }
    top = top_folder(list(files))
    read = chosen([name.removeprefix(top) for name in files])
    for name in sorted(files):
        below = name.removeprefix(top)
        if below not in read:
            yield below, None
        else:
            yield below, _unpack(archive, files[name], file)


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> bytes:
    try:
        with archive.open(entry) as stream:
            # A directory that lies about a size must not unpack beyond what it said.
            return stream.read(entry.file_size)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, OSError) as error:
        raise _refused("load.zip", file, why=known_cause(error)) from error


def check_name(name: str, file: str) -> None:
    """Refuse a name in an archive that is too long or leads outside of it."""
    parts = name.replace("\\", "/").split("/")
    if any(len(part) > MAX_NAME for part in parts):
        raise _refused("load.zip.name", file, name=f"{name[:_SHOWN]}…", most=MAX_NAME)
    if parts[0] == "" or ".." in parts or _DRIVE.match(name):
        raise _refused("load.zip.outside", file, name=name[:_SHOWN])


def _name(entry: zipfile.ZipInfo) -> str:
    """Name of an entry; one that is not marked as UTF-8 may be in any encoding."""
    if entry.flag_bits & _NAME_IS_UTF8 or entry.filename.isascii():
        return entry.filename
    raw = entry.filename.encode("cp437")
    for encoding in ("utf-8", "gb18030", "cp950"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue  # not in this one
    return entry.filename


def is_clutter(name: str) -> bool:
    """Whether a packer or a program put a file there by itself."""
    parts = PurePosixPath(name).parts
    return any(part in _CLUTTER or part.startswith((".", "~$")) for part in parts)


def top_folder(names: list[str]) -> str:
    """Folder that all files stand in, with its slash; nothing when there is none."""
    tops = {name.split("/", 1)[0] for name in names if "/" in name}
    flat = any("/" not in name for name in names)
    return f"{tops.pop()}/" if len(tops) == 1 and not flat else ""


def _refused(key: str, file: str, **values: object) -> UserError:
    return UserError(message(key, **({"file": file} | values)), message(f"{key}.remedy"))
