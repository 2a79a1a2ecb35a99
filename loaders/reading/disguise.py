"""Files that are not what their name says, told by their first bytes and in words."""

import re

from graph.messages import UserError, message
from loaders.reading.endings import WORKBOOK, ending

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and encrypted new ones
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
# First bytes -> what the file is.
_KINDS = (
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "picture"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)", re.IGNORECASE), "page"),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!"), "packed"),
)

# Names of parts of zips stand in them as they are; a workbook may hold a whole document.
_PART_OF_WORKBOOK = b"xl/workbook"
_OFFICE = (
    (b"word/document", "text"),
    (b"ppt/presentation", "slides"),
    (b"application/vnd.oasis.opendocument", "open"),
)


def check_disguise(content: bytes, file: str) -> None:
    """Refuse what is empty, or is of another kind than its name says.

    Raises
    ------
    UserError
        With what it is and what to do about it.
    """
    if not content:
        raise _refused("load.empty", file)
    is_workbook = ending(file) in WORKBOOK
    if content.startswith(_OLE):
        locked = is_workbook and _ENCRYPTED in content
        raise _refused("load.workbook.locked" if locked else "load.xls", file)
    if content.startswith(_ZIP):
        check_office(content, file)
        if not is_workbook:
            raise _refused("load.disguised.zip", file)
    for pattern, kind in _KINDS:
        if pattern.match(content):
            raise _refused(f"load.disguised.{kind}", file)


def check_office(content: bytes, file: str) -> None:
    """Refuse documents of office programs that are no workbooks, whatever their name says.

    Raises
    ------
    UserError
        With what it is and what to do about it.
    """
    if not content.startswith(_ZIP) or _PART_OF_WORKBOOK in content:
        return
    for part, kind in _OFFICE:
        if part in content:
            raise _refused(f"load.office.{kind}", file)


def _refused(key: str, file: str) -> UserError:
    return UserError(message(key, file=file), message(f"{key}.remedy"))
