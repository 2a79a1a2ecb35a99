"""The user's own file with its bad cells marked, to be mended and loaded again."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.messages import Problem, Severity, UserError, message
from graph.questions import NO_ANSWERS, Answers
from graph.report import LoadReport
from graph.texts import Translator
from loaders.annotate.delimited import marked_delimited
from loaders.annotate.workbook import marked_workbook
from loaders.reading import files_in
from loaders.reading.endings import DELIMITED, WORKBOOK, ending
from loaders.writing_out import write_new

_ZIP = ".zip"


def annotated(
    path: Path,
    report: LoadReport,
    translate: Translator,
    *,
    encoding: str | None = None,
    answers: Answers = NO_ANSWERS,
) -> tuple[bytes, str]:
    """Return a file's content with what a load says about it, and the ending of its name.

    A workbook or CSV file stays one; of a folder or archive a zip with its tables is made.

    Parameters
    ----------
    path
        What was loaded.
    report
        What the load or its dry run said.
    encoding, answers
        As they were given to the load.

    Raises
    ------
    UserError
        It holds no workbook and no CSV file, or cannot be read (any more).
    """
    told = _by_file(report)
    marked = dict[str, bytes]()
    for file, content in files_in(path, path.name):
        if content is None:
            continue
        if ending(file) in WORKBOOK:
            marked[file] = marked_workbook(content, file, told.get(file, ()), translate)
        elif ending(file) in DELIMITED:
            marked[file] = marked_delimited(
                content, file, told.get(file, ()), translate, encoding=encoding, answers=answers
            )
    if not marked:
        raise UserError(message("annotated.form", path=path.name), message("annotated.form.remedy"))
    if len(marked) == 1 and path.is_file() and path.name in marked:
        return marked[path.name], path.suffix
    return _zipped(marked), _ZIP


def can_annotate(report: LoadReport) -> bool:
    """Tell whether something that a load says stands in a file that can be given back marked."""
    return any(ending(file) in (*WORKBOOK, *DELIMITED) for file in _by_file(report))


def write_annotated(content: bytes, end: str, out: Path) -> None:
    """Write an annotated copy where nothing stands yet.

    Raises
    ------
    UserError
        The name has another ending, something is there already, or it cannot be written.
    """
    if out.suffix.casefold() != end.casefold():
        raise UserError(
            message("annotated.ending", path=str(out), ending=end),
            message("annotated.ending.remedy", ending=end),
        )
    write_new(content, out, remedy="annotated.exists.remedy")


def _by_file(report: LoadReport) -> Mapping[str, Sequence[Problem]]:
    """Errors and warnings of each file; what is said of a whole file asks for no mending there."""
    found: dict[str, list[Problem]] = {}
    for each in (*report.errors, *report.warnings):
        place = each.place
        if place.file and (place.row or each.severity is Severity.ERROR):
            found.setdefault(place.file, []).append(each)
    return found


def _zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
