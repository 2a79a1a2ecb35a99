"""Figures as they are read: with a minus sign where files and commands' JSON have a hyphen."""

from collections.abc import Iterable

MINUS = "\N{MINUS SIGN}"


def said_figure(value: float, form: str = "") -> str:
    """A figure in a format of Python's, a negative one with the sign that stands for minus.

    >>> said_figure(-8, ",.1f"), said_figure(0.25, "+.0%")
    ('−8.0', '+25%')
    """
    return format(value, form).replace("-", MINUS)


def decimals(values: Iterable[float | None], most: int = 2) -> int:
    """Decimal places that a column of figures needs, so that all its figures stand in line.

    >>> decimals([60, 54.64, None]), decimals([44.0, -8.0])
    (2, 0)
    """
    known = [round(each, most) for each in values if each is not None]
    return next(places for places in range(most + 1) if all(round(e, places) == e for e in known))
