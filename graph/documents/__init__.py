"""What an answer becomes on paper: workbook, letters, reminders, each in the reader's language.

:func:`write_consultation` chooses by the ending of the file's name.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from graph.causes import known_cause
from graph.documents.letters import write_letters
from graph.documents.reminders import write_reminders
from graph.documents.workbook import write_workbook
from graph.messages import UserError, message
from graph.projections import Network
from graph.texts import Translator

Writing: TypeAlias = Callable[[Path, Network, Mapping[str, Any], Translator], int]

FORMS: Mapping[str, Writing] = {
    "xlsx": write_workbook,
    "zip": write_letters,
    "ics": write_reminders,
}


def write_consultation(
    path: Path, network: Network, parameters: Mapping[str, Any], translate: Translator
) -> int:
    """Write a consultation to a file; gives how many parties it is about.

    Papers leave the house: what they say rests on no confidential position, as no list does
    (:func:`graph.reading.positions_told`).

    Parameters
    ----------
    path
        Ends in one of :data:`FORMS`: the list, letters to each party, reminders.
    parameters
        Those of the analysis ``consult``.

    Raises
    ------
    UserError
        The ending is none of these, the file cannot be written, or the question cannot be
        answered.
    """
    form = path.suffix.removeprefix(".").lower()
    if form not in FORMS:
        choices = ", ".join(f".{each}" for each in FORMS)
        raise UserError(
            message("document.form", file=path.name),
            message("document.form.remedy", choices=choices),
        )
    try:
        return FORMS[form](path, network, parameters, translate)
    except OSError as error:
        values = {"file": str(path), "error": known_cause(error)}
        raise UserError(
            message("document.unwritten", **values), message("document.unwritten.remedy")
        ) from error
