"""Cells that a spreadsheet program would run as a formula, made harmless, and made whole again.

A text that begins like a formula gets one apostrophe before it; so does a text that begins with
apostrophes and then like a formula, so that taking one apostrophe away always gives the original.
A plain number is no formula. See OWASP, "CSV Injection".
"""

import polars as pl

_FORMULA = r"^'*[=+\-@\t\r＝＋－＠]"
_MARKED = r"^'+[=+\-@\t\r＝＋－＠]"
_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"


def neutralised(text: pl.Expr) -> pl.Expr:
    """Text as it may stand in a CSV file."""
    dangerous = text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)
    return pl.when(dangerous).then(text.str.replace("^", "'")).otherwise(text)


def restored(text: pl.Expr) -> pl.Expr:
    """Text as it was before :func:`neutralised`."""
    return pl.when(text.str.contains(_MARKED)).then(text.str.slice(1)).otherwise(text)
