"""Figures on other scales than the register's, brought over exactly."""

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

_FIGURE = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?")


def figure(text: str | None) -> Fraction | None:
    """Number that a text says, exactly; None when it says none."""
    if text is None:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    return Fraction(plain) if _FIGURE.fullmatch(plain) else None


def on_scale(value: Fraction, low: Fraction, high: Fraction) -> str:
    """Text of a value of a scale as a position from 0 (``low``) to 100 (``high``)."""
    return written((value - low) / (high - low) * 100)


def written(value: Fraction) -> str:
    """Text of a number as the register holds it."""
    return str(value.numerator) if value.denominator == 1 else repr(float(value))


def share_unit(values: Iterable[Fraction]) -> Fraction:
    """What figures from 0 have to be divided by to be shares: 1, 100, or the largest of them."""
    largest = max(values, default=Fraction(0))
    if largest <= 1:
        return Fraction(1)
    return Fraction(100) if largest <= 100 else largest
