"""A brief into a file, in the form that the file's ending says."""

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.brief.document import Document
from graph.brief.press import as_pdf
from graph.brief.web import as_html
from graph.brief.word import as_docx
from graph.causes import known_cause
from graph.messages import UserError, message

FORMS: Mapping[str, Callable[[Document], bytes]] = {
    "docx": as_docx,
    "html": lambda document: as_html(document).encode("utf-8"),
    "pdf": as_pdf,
}


def write_brief(document: Document, path: Path) -> None:
    """Write the whole file or nothing.

    Raises
    ------
    UserError
        The ending is none of ``FORMS``, or the file cannot be written.
    """
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        reason = message("brief.form", name=path.name)
        raise UserError(reason, message("brief.form.remedy", forms=tuple(f".{f}" for f in FORMS)))
    write_bytes(FORMS[form](document), path)


def write_bytes(content: bytes, path: Path) -> None:
    """Write a file; UserError when the place cannot be written to."""
    try:
        path.write_bytes(content)
    except OSError as error:
        reason = message("brief.unwritable", name=str(path), error=known_cause(error))
        raise UserError(reason, message("brief.unwritable.remedy")) from error
