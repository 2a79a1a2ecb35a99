"""Whether roles on activities keep the rules of a RACI chart.

R responsible, A accountable, S supports, C consulted, I informed. One cell may hold several
letters, such as ``A/R``.
"""

from collections.abc import Iterator, Mapping

LETTERS = {
    "lead": "R",
    "co-lead": "R",
    "author": "R",
    "approve": "A",
    "support": "S",
    "consult": "C",
    "inform": "I",
}


def letter(role: str | None) -> str | None:
    """RACI letter of a canonical role; None where the role is unknown."""
    return LETTERS.get(role) if role else None


def violations(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Rules that one activity breaks.

    Parameters
    ----------
    cells
        Party -> its letters on the activity, empty for none.

    Returns
    -------
    tuple of str
        ``R1`` where not exactly one party is accountable, ``R2`` where nobody is responsible.

    Examples
    --------
    >>> violations({"A": "A/R", "B": "C"})
    ()
    >>> violations({"A": "C"})
    ('R1', 'R2')
    """
    accountable = sum("A" in _letters(cell) for cell in cells.values())
    responsible = sum("R" in _letters(cell) for cell in cells.values())
    return tuple(_broken(accountable, responsible))


def _broken(accountable: int, responsible: int) -> Iterator[str]:
    if accountable != 1:
        yield "R1"
    if responsible == 0:
        yield "R2"


def _letters(cell: str) -> set[str]:
    return {each.strip().upper() for each in cell.split("/")}
