"""A value of a field as people type it, made what the register holds."""

import math
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from graph.dates import is_iso, names_no_day
from graph.fields import LIST_MARK, LIST_MARKS, Field, FieldType
from graph.messages import Message, UserError, message

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")
_YES = ("true", "yes", "y", "1", "是", "有", "✓")
_NO = ("false", "no", "n", "0", "否", "無", "无")


def read_value(field: Field, value: Any, title: Message) -> Any:
    """Value of a field from what was typed or chosen; None where nothing was.

    Parameters
    ----------
    title
        What the field is called.

    Raises
    ------
    UserError
        It cannot be read as the field's type.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    read = {
        FieldType.NUMBER: _number,
        FieldType.DATE: _date,
        FieldType.BOOLEAN: _boolean,
        FieldType.LIST: _list,
    }.get(field.type, _text)
    found = read(value)
    if found is None:
        said = {"field": title, "value": str(value)[:80]}
        is_no_day = field.type is FieldType.DATE and names_no_day(str(value))
        key = "edit.no_day" if is_no_day else f"edit.{field.type}"
        raise UserError(message(key, **said), message(f"{key}.remedy", **said))
    return found


def _text(value: Any) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value).strip()


def _number(value: Any) -> float | None:
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    try:
        number = float(text)
    except ValueError:
        return None
    # "1_000" and "infinity" are numbers to the language, not to people.
    return number if math.isfinite(number) and "_" not in text else None


def _date(value: Any) -> str | None:
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", str(value)).strip()[: 10 + 2])
    if match is None:
        return None
    parts = [part.zfill(2) for part in match.groups() if part]
    text = "-".join(parts)
    return text if is_iso(text) else None


def _boolean(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = unicodedata.normalize("NFKC", str(value)).strip().casefold()
    return True if word in _YES else False if word in _NO else None


def _list(value: Any) -> str | None:
    parts: Sequence[Any] = value if isinstance(value, list | tuple) else _split(str(value))
    items = dict.fromkeys(text for part in parts if (text := str(part).strip()))
    return LIST_MARK.join(items) or None


def _split(text: str) -> list[str]:
    return re.split(f"[{re.escape(LIST_MARKS)}]", text)
