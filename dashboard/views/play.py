"""A period played step by step: its days, and what differs between two pictures in words."""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from graph.messages import UserError, message
from graph.texts import Translator

STEPS = ("week", "month", "quarter", "year")
MOST = 120
_NAMED = 6
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def days(first: str, last: str, step: str) -> list[str]:
    """Days from the first to the last, both among them, a step apart; ISO dates.

    Raises
    ------
    UserError
        A text is no day, the first is not before the last, or there are more steps than can be
        watched.
    """
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise UserError(message("play.days"), message("play.days.remedy")) from None
    if start >= end:
        raise UserError(message("play.order"), message("play.order.remedy"))
    found = []
    for day in _days(start, step if step in STEPS else "month"):
        if day >= end:
            break
        found.append(day.isoformat())
        if len(found) > MOST:
            raise UserError(message("play.many", most=MOST), message("play.many.remedy"))
    return [*found, end.isoformat()]


def _days(start: date, step: str) -> Iterator[date]:
    number = 0
    while True:
        if step == "week":
            yield start + timedelta(weeks=number)
        else:
            months = start.month - 1 + number * _MONTHS[step]
            year, month = start.year + months // 12, months % 12 + 1
            yield date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
        number += 1


def difference(
    before: Mapping[str, Any] | None, after: Mapping[str, Any], translate: Translator
) -> str:
    """What came into a picture and what went, in words; nothing before it is the start."""
    if before is None:
        return translate("play.start", nodes=len(after["id"]), links=len(after["src"]))
    old, new = (dict(zip(each["id"], each["name"], strict=True)) for each in (before, after))
    came = [name for node, name in new.items() if node not in old]
    went = [name for node, name in old.items() if node not in new]
    links, gone = _links(after) - _links(before), _links(before) - _links(after)
    parts = [
        translate("play.came", names=_listed(came, translate)) if came else "",
        translate("play.went", names=_listed(went, translate)) if went else "",
        translate("play.links", came=len(links), went=len(gone)) if links or gone else "",
    ]
    return " ".join(filter(None, parts)) or translate("play.same")


def _links(columns: Mapping[str, Any]) -> set[tuple[str, str, str]]:
    ends = zip(columns["src"], columns["dst"], columns["relation"], strict=True)
    return {(columns["id"][source], columns["id"][target], name) for source, target, name in ends}


def _listed(names: list[str], translate: Translator) -> str:
    shown = translate("explore.list").join(names[:_NAMED])
    rest = len(names) - _NAMED
    return shown if rest <= 0 else translate("play.more", names=shown, count=rest)
