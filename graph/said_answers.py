"""Answers to a load's questions as a reader is told them.

The history keeps an answer as it is given, ``ID = VALUE`` with an id such as
``date:issues.csv:due``; what asks is the loaders' affair, what the history says is said here.
"""

from pathlib import PurePath

from graph.messages import Message, message

_ORDERS = ("dmy", "mdy", "ymd", "roc", "ym")
_ENCODINGS = ("big5hkscs", "cp1252", "cp950", "gb18030")
_NO_SHEETS = (".csv", ".tsv", ".txt")  # in these a colon belongs to the name of a column
_ALL = "*"


def said_answer(kept: str) -> Message | str:
    """What an answer decided; one of another version, that is not known, as it is kept."""
    identifier, mark, value = kept.rpartition(" = ")
    kind, _, rest = identifier.partition(":")
    said = _SAID.get(kind) if mark and rest else None
    return (said(rest, value) if said else None) or kept


def _date(rest: str, value: str) -> Message | None:
    if value == "unknown":
        key, order = "answer.unknown", {}
    elif value in _ORDERS:
        key, order = "answer.date", {"order": message(f"answer.order.{value}")}
    else:
        return None
    if rest == _ALL:
        return message(f"{key}.all", **order)
    file, sheet, column = _place(rest)
    place = message("answer.column", column=column, file=file) if column else file
    said = message(key, place=place, **order)
    return message("answer.sheet", sheet=sheet, said=said) if sheet else said


def _place(rest: str) -> tuple[str, str, str]:
    """File, sheet and column; empty where there is none, or the answer is for all of them."""
    file, _, column = rest.partition(":")
    sheet = ""
    if PurePath(file).suffix.lower() not in _NO_SHEETS and ":" in column:
        sheet, _, column = column.partition(":")
    return file.removesuffix(_ALL), sheet, column.removesuffix(_ALL)


def _encoding(rest: str, value: str) -> Message:
    encoding = message(f"answer.encoding.{value}") if value in _ENCODINGS else value
    if rest == _ALL:
        return message("answer.encoding.all", encoding=encoding)
    return message("answer.encoding", file=rest, encoding=encoding)


def _same(rest: str, value: str) -> Message | None:
    table, _, name = rest.partition(":")
    is_all = _ALL in (table, name)
    if value in ("apart", "same"):
        key = f"answer.{value}"
        return message(f"{key}.all") if is_all else message(key, name=name, table=_table(table))
    if is_all or not name:
        return None
    if value == name:
        return message("answer.kept", name=name, table=_table(table))
    return message("answer.is", name=name, kept=value, table=_table(table))


def _table(table: str) -> Message:
    return message(f"table.{table}")


_SAID = {"date": _date, "encoding": _encoding, "named": _same, "merge": _same}
