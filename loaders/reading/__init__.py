"""A path to a source: a folder, a zip, a CSV file, a workbook or a document, read within bounds.

Where a folder or zip holds tables, documents beside them are left alone: they are about the tables.
"""

from pathlib import Path

from graph.messages import Message, UserError, message
from loaders.limits import MAX_FILE_BYTES, MAX_FILES, MAX_UNPACKED_BYTES
from loaders.reading.archive import check_archive, entries
from loaders.reading.delimited import read_delimited
from loaders.reading.document import read_document
from loaders.reading.endings import DELIMITED, DOCUMENTS, WORKBOOK, ending, readable
from loaders.reading.workbook import read_workbook
from loaders.source import Document, Progress, Sheet, Source, no_progress

_ARCHIVE = ".zip"
_SHOWN = 80  # characters of a name that a sentence can hold


def read_source(
    path: Path,
    *,
    name: str | None = None,
    encoding: str | None = None,
    progress: Progress = no_progress,
) -> Source:
    """Read every sheet or document that stands at a path.

    Parameters
    ----------
    path
        A folder, a zip, a CSV file, a workbook or a document.
    name
        What to call it in the report, when ``path`` is a temporary copy.
    encoding
        Encoding of the CSV files; None to find out for each.

    Raises
    ------
    UserError
        It cannot be opened, holds nothing that is a table, or exceeds a limit.
    """
    called = name or str(path)
    files = _files(path, name or path.name)
    sheets: list[Sheet] = []
    documents: list[Document] = []
    skipped: list[Message] = []
    for done, (file, content) in enumerate(files):
        progress("read", done, len(files))
        if content is not None and ending(file) in DOCUMENTS:
            documents.append(read_document(content, file, encoding))
            continue
        found = None if content is None else _sheets(file, content, encoding)
        if found is None:
            skipped.append(message("load.skipped.file", file=file))
        sheets.extend(found or ())
    progress("read", len(files), len(files))
    if not sheets and not documents:
        raise UserError(
            message("load.nothing", path=shortened(called)), message("load.nothing.remedy")
        )
    return Source(
        name=called, sheets=tuple(sheets), skipped=tuple(skipped), documents=tuple(documents)
    )


def shortened(name: str) -> str:
    """Name that fits into a sentence."""
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"


def _sheets(file: str, content: bytes, encoding: str | None) -> tuple[Sheet, ...] | None:
    """Sheets of one file; None when its ending says that it is no table."""
    end = ending(file)
    if end in DELIMITED:
        return read_delimited(content, file, encoding)
    if end in WORKBOOK:
        check_archive(content, file)
        return read_workbook(content, file)
    if end == ".xls":
        raise UserError(message("load.xls", file=file), message("load.xls.remedy"))
    return None


def _files(path: Path, name: str) -> list[tuple[str, bytes | None]]:
    """Names and contents; None for the content of what is not read."""
    try:
        if path.is_dir():
            return _folder(path)
        content = _content(path, name)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = getattr(error, "strerror", None) or str(error)
        raise UserError(
            message("load.unreadable", path=shortened(str(path)), why=why),
            message("load.unreadable.remedy"),
        ) from error
    if Path(name).suffix.casefold() == _ARCHIVE:
        return list(entries(content, name))
    return [(name, content)]


def _folder(path: Path) -> list[tuple[str, bytes | None]]:
    inside = sorted(each for each in path.iterdir() if not each.name.startswith((".", "~$")))
    if len(inside) > MAX_FILES:
        raise UserError(
            message("load.limit.files", path=shortened(str(path)), most=MAX_FILES),
            message("load.limit.remedy"),
        )
    read = readable([each.name for each in inside if each.is_file()])
    wanted = [each for each in inside if each.is_file() and each.name in read]
    if sum(each.stat().st_size for each in wanted) > MAX_UNPACKED_BYTES:
        raise UserError(
            message(
                "load.limit.size", file=shortened(path.name), most=MAX_UNPACKED_BYTES // 1024**2
            ),
            message("load.limit.remedy"),
        )
    return [(each.name, _content(each, each.name) if each in wanted else None) for each in inside]


def _content(path: Path, name: str) -> bytes:
    size = path.stat().st_size
    if not path.is_file():
        raise OSError("not a regular file")  # a pipe or device might never end
    if size > MAX_FILE_BYTES:
        raise UserError(
            message("load.limit.size", file=shortened(name), most=MAX_FILE_BYTES // 1024**2),
            message("load.limit.remedy"),
        )
    return path.read_bytes()
