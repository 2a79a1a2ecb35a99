"""Shares as they are said: in whole per cent where that says enough."""

_NEARLY_FULL = 1.005


def said_percent(share: float) -> str:
    """Whole per cent; with a decimal where rounding would hide that more is taken than there is.

    >>> said_percent(0.854), said_percent(1.0), said_percent(1.0035)
    ('85%', '100%', '100.4%')
    """
    return f"{share:.1%}" if 1 < share < _NEARLY_FULL else f"{share:.0%}"
