"""Tar files, packed or not: read as a stream, so that nothing is unpacked that nobody asked for."""

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator

from graph.causes import known_cause
from graph.messages import UserError, message
from loaders.limits import MAX_FILES, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_MATTERS_FROM
from loaders.reading.archive import check_name, is_clutter, top_folder
from loaders.reading.endings import chosen

ENDINGS = (".tar.gz", ".tgz", ".tar")


def is_tar(name: str) -> bool:
    """Whether a file's ending says that it is a tar."""
    return name.casefold().endswith(ENDINGS)


class _BombError(Exception):
    """It unpacks to too much."""


class _Bounded(io.RawIOBase):
    """A stream that ends in an error where it gives more than it may."""

    def __init__(self, stream: gzip.GzipFile | io.BytesIO, most: int) -> None:
        self._stream, self._left = stream, most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = self._stream.read(min(size, 1024**2) if size >= 0 else 1024**2)
        self._left -= len(block)
        if self._left < 0:
            raise _BombError
        return block


def tar_entries(content: bytes, file: str) -> Iterator[tuple[str, bytes | None]]:
    """Names and contents of the files of a tar, below one top folder where it has one.

    Raises
    ------
    UserError
        It is no tar, names a path outside itself, holds too many files, or unpacks to too much.
    """
    try:
        names = [name for name, _ in _members(content, file, frozenset())]
        top = top_folder(names)
        read = chosen([name.removeprefix(top) for name in names])
        wanted = frozenset(name for name in names if name.removeprefix(top) in read)
        found = dict(_members(content, file, wanted))
    except _BombError:
        size = MAX_UNPACKED_BYTES // 1024**2
        raise _refused("load.zip.bomb", file, size=size) from None
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError) as error:
        raise _refused("load.tar", file, why=known_cause(error)) from error
    for name in sorted(found):
        yield name.removeprefix(top), found[name]


def _members(
    content: bytes, file: str, wanted: frozenset[str]
) -> Iterator[tuple[str, bytes | None]]:
    """Names of all files, and the contents of those that are wanted."""
    packed = content.startswith(b"\x1f\x8b")
    raw = io.BytesIO(content)
    most = min(MAX_UNPACKED_BYTES, max(RATIO_MATTERS_FROM, len(content) * MAX_RATIO))
    stream = _Bounded(gzip.GzipFile(fileobj=raw) if packed else raw, most)
    count = 0
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            count += 1
            if count > MAX_FILES:
                raise _refused("load.limit.files", file, most=MAX_FILES, path=file)
            check_name(member.name, file)
            name = member.name.removeprefix("./")
            if not member.isfile() or is_clutter(name):
                continue
            inside = archive.extractfile(member) if name in wanted else None
            yield name, inside.read() if inside else None


def _refused(key: str, file: str, **values: object) -> UserError:
    return UserError(message(key, **({"file": file} | values)), message(f"{key}.remedy"))
