"""What of an answer on a negotiation rests on confidential positions.

The one place where it is decided; page, command, brief and workbook all ask the answer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from graph.analyses._base import Row
from graph.analyses._nego_case import Case
from graph.analyses._nego_rows import exchange_rows
from graph.analyses._nego_talks import talks
from graph.measures.exchange import candidate_pairs

_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Searched:
    """The parts of an answer that look beyond the issues in view.

    ``pairs`` counts the pairs that might trade; of one issue, those that trade it against another.
    """

    trades: tuple[Row, ...]
    pairs: int
    talks: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, case: Case, parameters: Mapping[str, Any]) -> "Searched":
        """Search as it was asked."""
        rows = exchange_rows(case, parameters["steps"], bounded=parameters["bottom_lines"])
        return cls(tuple(rows), _candidates(case), tuple(talks(case)))


def _candidates(case: Case) -> int:
    if len(case.issues) != 1:
        return candidate_pairs(*case.table.model)
    whole = case.whole
    at = [k for k, issue in enumerate(whole.issues) if issue in case.issues]
    return candidate_pairs(*whole.model, at[0]) if at else 0


def confidential_parts(
    case: Case, searched: Searched, without: Callable[[], Searched]
) -> dict[str, int]:
    """Parts of the answer that rest on confidential positions, with the place where that begins.

    ``positions`` alone where one on the issues in view is used: then every figure may rest on it.
    Else ``trades``, ``pairs`` and ``talks`` may rest on those of other issues; they do where they
    would be others without, which is looked up and not presumed. Places are counted from 1; empty
    where nothing confidential went in.

    Parameters
    ----------
    without
        Searches as if confidential positions were not known; asked only where there are any.
    """
    if not case.secrets:
        return {}
    if any(each.issue in case.issues for each in case.secrets):
        return {"positions": 1}
    bare = without()
    found = {
        "trades": _first_difference(*([row.facts for row in e.trades] for e in (searched, bare))),
        "pairs": None if searched.pairs == bare.pairs else 1,
        "talks": _first_difference(searched.talks, bare.talks),
    }
    return {part: place for part, place in found.items() if place is not None}


def _first_difference(used: Sequence[Any], bare: Sequence[Any]) -> int | None:
    pairs = enumerate(zip_longest(used, bare), start=1)
    return next((place for place, pair in pairs if _told(pair[0]) != _told(pair[1])), None)


def _told(value: Any) -> Any:
    """What a value tells: the order of names, and what is only rounding, say nothing."""
    if isinstance(value, Mapping):
        return {name: _told(each) for name, each in value.items()}
    if isinstance(value, list):
        return frozenset(value)
    return round(value, _DIGITS) if isinstance(value, float) else value
