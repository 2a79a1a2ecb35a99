"""Uploaded files between preview and load: kept apart, under a name nobody can guess."""

import base64
import binascii
import re
import secrets
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Sequence
from pathlib import Path, PurePath

from graph.messages import UserError, message

MOST_BYTES = 100 * 1024 * 1024
_KEPT_SECONDS = 6 * 3600
_NAME_LENGTH = 120
_TOKEN = re.compile(r"[\w-]{10,}")


class Uploads:
    """Uploaded files of one app, in a folder that only this user can read.

    The folder is made for the first upload and removed when the app ends; old uploads
    are removed when new ones come.
    """

    def __init__(self) -> None:
        self._mappings: dict[str, tuple[str, bool]] = {}
        self._made: tuple[Path, weakref.finalize[..., Uploads]] | None = None
        self._making = threading.Lock()  # requests come in several threads

    @property
    def _folder(self) -> Path:
        with self._making:
            if self._made is None:
                folder = Path(tempfile.mkdtemp(prefix="stakeholders-uploads-"))
                end = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
                self._made = folder, end
            return self._made[0]

    def keep(self, names: Sequence[str], contents: Sequence[str]) -> str:
        """Keep files as the browser sends them; return the token they are found by.

        Parameters
        ----------
        names
            File names as the user sees them.
        contents
            Per file ``data:<type>;base64,<bytes>``.

        Raises
        ------
        UserError
            A file that is too large or did not arrive whole.
        """
        self._forget_old()
        token = secrets.token_urlsafe(16)
        folder = self._folder / token
        folder.mkdir()
        try:
            for name, content in zip(names, contents, strict=True):
                (folder / _safe_name(name)).write_bytes(_bytes(name, content))
        except UserError:
            shutil.rmtree(folder)
            raise
        return token

    def path(self, token: str) -> Path:
        """File or folder of an upload; of a single file the file itself.

        Raises
        ------
        UserError
            The upload has been removed meanwhile.
        """
        known = self._made is not None and _TOKEN.fullmatch(token)
        if not known or not (folder := self._folder / token).is_dir():
            raise UserError(message("upload.gone"), message("upload.gone.remedy"))
        files = list(folder.iterdir())
        return files[0] if len(files) == 1 else folder

    def keep_mapping(self, token: str, text: str | None, *, remember: bool = False) -> None:
        """Say by which mapping an upload is to be read, and whether it is remembered then.

        None: as it is recognised.
        """
        self.path(token)
        if text is None:
            self._mappings.pop(token, None)
        else:
            self._mappings[token] = text, remember

    def mapping(self, token: str) -> tuple[str | None, bool]:
        """Text of the mapping that an upload is read by, and whether it is remembered then."""
        return self._mappings.get(token, (None, False))

    def close(self) -> None:
        """Remove every upload."""
        with self._making:
            if self._made is not None:
                self._made[1]()
            self._made = None

    def _forget_old(self) -> None:
        limit = time.time() - _KEPT_SECONDS
        for folder in self._folder.iterdir():
            if folder.stat().st_mtime < limit:
                shutil.rmtree(folder, ignore_errors=True)
                self._mappings.pop(folder.name, None)


def _safe_name(name: str) -> str:
    """Last part of a name, free of what could lead out of the folder, short enough to be stored."""
    last = PurePath(name.replace("\\", "/")).name or "upload"
    cleaned = "".join(each for each in last if each.isprintable() and each not in '<>:"|?*')
    stem, dot, suffix = cleaned.rpartition(".")
    if not dot:
        return cleaned[:_NAME_LENGTH]
    return f"{stem[:_NAME_LENGTH]}.{suffix[:10]}".lstrip(".") or "upload"


def _bytes(name: str, content: str) -> bytes:
    _, _, encoded = content.partition(",")
    if len(encoded) * 3 // 4 > MOST_BYTES:
        reason = message("upload.large", name=name[:_NAME_LENGTH], limit=MOST_BYTES // 2**20)
        raise UserError(reason, message("upload.large.remedy"))
    try:
        return base64.b64decode(encoded, validate=True)
    except binascii.Error:
        broken = message("upload.broken", name=name[:_NAME_LENGTH])
        raise UserError(broken, message("upload.broken.remedy")) from None
