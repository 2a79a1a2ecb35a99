"""An id for a new record, like those that are there."""

import re
from collections.abc import Collection

from graph.model import KIND_OF_TABLE
from graph.tables import Tables

_NUMBERED = re.compile(r"(.*?)(\d{1,9})")


def next_id(tables: Tables, table: str, taken: Collection[str] = ()) -> str:
    """Free id after the highest of the form most ids of a table have: ``P-128`` after ``P-127``.

    Where none is numbered it is the kind's first letter and a number.
    """
    known = {*tables[table]["id"].to_list(), *taken}
    forms: dict[str, list[str]] = {}
    for each in known:
        if match := _NUMBERED.fullmatch(each):
            forms.setdefault(match.group(1), []).append(match.group(2))
    first = f"{KIND_OF_TABLE[table][0].upper()}-"
    before, numbers = max(
        forms.items(), key=lambda form: (len(form[1]), form[0]), default=(first, ["000"])
    )
    width = len(max(numbers, key=len))
    number = max(map(int, numbers)) + 1
    while (found := f"{before}{number:0{width}d}") in known:
        number += 1
    return found
