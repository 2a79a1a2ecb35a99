"""Days as people of a language write them: 26 Nov 2026, 2026年11月26日.

All of a screen says days so; commands and files keep ISO 8601, which sorts and loads.
"""

import re
from collections.abc import Callable

_MOMENT = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?: (\d{2}:\d{2}))?")


def said_day(text: str, translate: Callable[..., str]) -> str:
    """A day, a month or a minute in the words of a language; any other text as it is.

    Parameters
    ----------
    text
        ``2026-11-26``, ``2026-11`` or ``2026-11-26 09:30``.
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        return text
    year, month, day, time = match.groups()
    name = translate(f"date.month.{int(month)}")
    if day is None:
        return text if time else translate("date.month", year=year, month=name)
    said = translate("date.day", year=year, month=name, day=str(int(day)))
    return translate("date.minute", day=said, time=time) if time else said
