"""A path to a source: a folder, an archive, a CSV file, a workbook, a document, within bounds.

Where a folder or archive holds tables, documents beside them are left alone: they are about the
tables. Of many documents a broken one is set aside and named; the others are read.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.causes import known_cause
from graph.messages import Message, UserError, message
from graph.questions import NO_ANSWERS, Answers
from loaders.limits import (
    MAX_FILE_BYTES,
    MAX_FILES,
    MAX_FOLDERS,
    MAX_UNPACKED_BYTES,
    MAX_YAML_BYTES_IN_ALL,
)
from loaders.reading.archive import check_archive, entries
from loaders.reading.delimited import read_delimited
from loaders.reading.disguise import check_disguise
from loaders.reading.document import read_document
from loaders.reading.endings import DELIMITED, DOCUMENTS, KINDS, WORKBOOK, ending, readable
from loaders.reading.tar import is_tar, tar_entries
from loaders.reading.workbook import read_workbook
from loaders.source import Broken, Document, Progress, Sheet, Source, no_progress

_ARCHIVE = ".zip"
_SHOWN = 80  # characters of a name that a sentence can hold


def read_source(
    path: Path,
    *,
    name: str | None = None,
    encoding: str | None = None,
    answers: Answers = NO_ANSWERS,
    progress: Progress = no_progress,
) -> Source:
    """Read every sheet or document that stands at a path.

    Parameters
    ----------
    path
        A folder, a zip or tar, a CSV file, a workbook or a document.
    name
        What to call it in the report, when ``path`` is a temporary copy.
    encoding
        Encoding of the CSV files; None to find out for each.
    answers
        What the user has answered to questions, such as which encoding a file is in.

    Raises
    ------
    UserError
        It cannot be opened, holds nothing that is a table, or exceeds a limit.
    """
    called = name or str(path)
    files = files_in(path, name or path.name)
    documents, broken = _documents(files, encoding, answers, progress)
    sheets: list[Sheet] = []
    skipped: list[Message] = []
    for done, (file, content) in enumerate(files):
        if content is not None and ending(file) in DOCUMENTS:
            continue
        progress("read", done, len(files))
        found = None if content is None else _sheets(file, content, encoding, answers)
        if found is None:
            skipped.append(message("load.skipped.file", file=file))
        sheets.extend(found or ())
    progress("read", len(files), len(files))
    if not sheets and not documents:
        if len(files) == 1 and files[0][1] is not None:
            check_disguise(files[0][1], files[0][0])
        raise UserError(
            message("load.nothing", path=shortened(called)), message("load.nothing.remedy")
        )
    if not documents and all(sheet.cells.is_empty() for sheet in sheets):
        raise UserError(
            message("load.nothing.blank", path=shortened(called)),
            message("load.nothing.blank.remedy"),
        )
    return Source(
        name=called,
        sheets=tuple(sheets),
        skipped=tuple(skipped),
        documents=tuple(documents),
        broken=tuple(broken),
    )


def _documents(
    files: Sequence[tuple[str, bytes | None]],
    encoding: str | None,
    answers: Answers,
    progress: Progress,
) -> tuple[list[Document], list[Broken]]:
    """Documents among files, and those that cannot be read; a single one that cannot is refused."""
    wanted = [
        (file, content)
        for file, content in files
        if content is not None and ending(file) in DOCUMENTS
    ]
    _check_sizes(wanted)
    documents: list[Document] = []
    broken: list[Broken] = []
    for done, (file, content) in enumerate(wanted):
        progress("read", done, len(wanted))
        try:
            documents.append(read_document(content, file, encoding, answers))
        except UserError as error:
            if len(wanted) == 1:
                raise
            broken.append(Broken(file=file, reason=error.reason, remedy=error.remedy))
    if broken and not documents:
        raise UserError(broken[0].reason, broken[0].remedy)
    return documents, broken


def _check_sizes(documents: Sequence[tuple[str, bytes]]) -> None:
    yaml = sum(len(content) for file, content in documents if KINDS[ending(file)] == "yaml")
    if len(documents) > 1 and yaml > MAX_YAML_BYTES_IN_ALL:
        most = MAX_YAML_BYTES_IN_ALL // 1024**2
        raise UserError(
            message("load.limit.yaml", count=len(documents), most=most),
            message("load.limit.yaml.remedy"),
        )


def shortened(name: str) -> str:
    """Name that fits into a sentence."""
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"


def _sheets(
    file: str, content: bytes, encoding: str | None, answers: Answers
) -> tuple[Sheet, ...] | None:
    """Sheets of one file; None when its ending says that it is no table."""
    end = ending(file)
    if end in DELIMITED or end in WORKBOOK:
        check_disguise(content, file)
    if end in DELIMITED:
        return read_delimited(content, file, encoding, answers)
    if end in WORKBOOK:
        check_archive(content, file)
        return read_workbook(content, file)
    if end == ".xls":
        raise UserError(message("load.xls", file=file), message("load.xls.remedy"))
    return None


def files_in(path: Path, name: str) -> list[tuple[str, bytes | None]]:
    """Names and contents; None for the content of what is not read."""
    try:
        if path.is_dir():
            return _folder(path)
        content = _content(path, name)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = known_cause(error)
        raise UserError(
            message("load.unreadable", path=shortened(str(path)), why=why),
            message("load.unreadable.remedy"),
        ) from error
    if Path(name).suffix.casefold() == _ARCHIVE:
        return list(entries(content, name))
    if is_tar(name):
        return list(tar_entries(content, name))
    return [(name, content)]


def _folder(path: Path) -> list[tuple[str, bytes | None]]:
    inside = list(_below(path, 1))
    if not readable([each.name for each in inside if each.is_file()]):
        inside = [each for each in _below(path, MAX_FOLDERS) if each.is_file()] or inside
    named = sorted((each.relative_to(path).as_posix(), each) for each in inside)
    read = readable([name for name, each in named if each.is_file()])
    if sum(each.stat().st_size for name, each in named if name in read) > MAX_UNPACKED_BYTES:
        raise UserError(
            message(
                "load.limit.size", file=shortened(path.name), most=MAX_UNPACKED_BYTES // 1024**2
            ),
            message("load.limit.remedy"),
        )
    return [(name, _content(each, name) if name in read else None) for name, each in named]


def _below(path: Path, depth: int) -> Iterator[Path]:
    """What stands in a folder and, so many levels deep, in its folders; links are not followed."""
    count, level = 0, [path]
    for _ in range(depth):
        inside = [each for folder in level for each in folder.iterdir()]
        inside = [each for each in inside if not each.name.startswith((".", "~$"))]
        count += len(inside)
        if count > MAX_FILES:
            raise UserError(
                message("load.limit.files", path=shortened(str(path)), most=MAX_FILES),
                message("load.limit.remedy"),
            )
        yield from inside
        level = [each for each in inside if each.is_dir() and not each.is_symlink()]


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
