"""The XML parts of a workbook before anything parses them: none may have a document type.

Office programs write none; entities that grow without bound or reach for other files need one.
"""

import io
import re
import zipfile

from graph.messages import UserError, message

_LOOKED_AT = 64 * 1024  # bytes in which the first element has to begin
_PROLOGUE = re.compile(r"\ufeff?(?:\s|<\?.*?\?>|<!--.*?-->)*<[A-Za-z_]", re.DOTALL)
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"<\0": "utf-16-le"}


def check_parts(content: bytes, file: str) -> None:
    """Refuse a workbook of which a part begins with anything but declaration and comments.

    Raises
    ------
    UserError
        A part has a document type, or is no XML.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as part:
                    start = part.read(_LOOKED_AT)
                if start and not _PROLOGUE.match(_text(start)):
                    raise UserError(
                        message("load.xml.type", file=file, why=name),
                        message("load.xml.type.remedy"),
                    )


def _text(start: bytes) -> str:
    return start.decode(_WIDE.get(start[:2], "utf-8"), "replace")
