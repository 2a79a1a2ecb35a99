"""The register without names: people, and departments where asked, are a kind and a number.

Everything that is read from what stands here, networks, answers, pictures and files, holds no name.
Ids may be names too (an account, an employee's initials), so they become numbers as well, and
texts that mention a name mention its number. E-mail addresses, other names and further columns of
those who are hidden are left out.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from graph.fields import LANGUAGES, LIST_MARK, Field, FieldType, localised_name
from graph.history import Past
from graph.model import ALIASES, BY_TABLE, DEPARTMENTS, KIND_OF_TABLE, PEOPLE, WAIVES
from graph.spacing import joined
from graph.tables import EXTRA, KEY_MARK, Register
from graph.texts import translator

MARK = "~"  # before the number in an id: no id of the register, so nothing is taken for another
_LEFT_OUT = ("email", ALIASES, EXTRA)
_NAMES = ("name", *(localised_name("name", language) for language in LANGUAGES))
_SHORTEST_ID = 3
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Hiding:
    """Who is hidden behind which number.

    Parameters
    ----------
    ids
        Table of those who are hidden -> id -> the id shown instead.
    words
        What stands in texts -> what stands there instead, longest first.
    """

    ids: Mapping[str, Mapping[str, str]]
    words: Mapping[str, str]
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make the pattern of all words."""
        parts = (_bounded(each) for each in self.words) if self.words else ("(?!)",)
        object.__setattr__(self, "_pattern", re.compile("|".join(parts), re.IGNORECASE))

    @property
    def references(self) -> dict[str, str]:
        """Node of the register -> the node shown instead."""
        return {
            f"{KIND_OF_TABLE[table]}:{old}": f"{KIND_OF_TABLE[table]}:{new}"
            for table, ids in self.ids.items()
            for old, new in ids.items()
        }

    def text(self, text: str) -> str:
        """A text with numbers instead of names, the blanks beside them set for the number."""
        said, at = "", 0
        for found in self._pattern.finditer(text):
            before = text[at : found.start()]
            said = joined(joined(said, before) if at else before, self.words[found[0].casefold()])
            at = found.end()
        return joined(said, text[at:]) if at else text

    def register(self, register: Register) -> Register:
        """The register with numbers instead of names."""
        tables = {name: self.table(name, rows) for name, rows in register.tables.items()}
        return Register(register.version, tables)

    def table(self, table: str, rows: pl.DataFrame) -> pl.DataFrame:
        """A table with numbers instead of names; columns of others stay as they are."""
        if not rows.height:
            return rows
        changed = []
        for name in rows.columns:
            hide = self._hider(table, name)
            if hide is not None:
                values = map(hide, rows.iter_rows(named=True))
                changed.append(pl.Series(name, list(values), dtype=rows.schema[name]))
        return rows.with_columns(changed)

    def past(self, past: Past) -> Past:
        """The past with numbers instead of names."""
        tables = {name: self.table(name, rows) for name, rows in past.tables.items()}
        rows = [self._change(row) for row in past.changes.iter_rows(named=True)]
        changes = pl.DataFrame(rows, schema=past.changes.schema, orient="row")
        return Past(past.version, tables, changes)

    def _change(self, row: Row) -> dict[str, Any]:
        table = row["table"]
        before, after = (
            self._record(table, json.loads(row[each])) if row[each] is not None else None
            for each in ("before", "after")
        )
        known = after or before or {}
        key = KEY_MARK.join(str(known.get(name) or "") for name in BY_TABLE[table].key)
        told = {
            each: None if value is None else json.dumps(value, ensure_ascii=False)
            for each, value in (("before", before), ("after", after))
        }
        return {**row, **told, "key": key}

    def _record(self, table: str, record: Row) -> dict[str, Any]:
        shown = dict(record)
        for name in record:
            hide = self._hider(table, name)
            if hide is not None:
                shown[name] = hide(record)
        return {name: value for name, value in shown.items() if value is not None}

    def _hider(self, table: str, name: str) -> Callable[[Row], Any] | None:
        """What makes the shown value of a column; None where it stays as it is."""
        if table in self.ids:
            ids = self.ids[table]
            if name == "id":
                return lambda row: ids.get(row["id"], row["id"])
            if name in _NAMES:
                language = next(
                    (each for each in LANGUAGES if name == localised_name("name", each)), None
                )
                return lambda row: _called(table, ids.get(row["id"], "?"), language)
            if name in _LEFT_OUT:
                return lambda row: None
        if name == EXTRA:
            return lambda row: None if row[name] is None else self.text(row[name])
        found = next((each for each in BY_TABLE[table].fields if each.name == name), None)
        if found is None or found.type not in (FieldType.TEXT, FieldType.LIST) or found.choices:
            return None
        if name == WAIVES.get(table):
            return lambda row: None if row[name] is None else self._waiving(row[name])
        return self._of_field(found)

    def _waiving(self, text: str) -> str:
        """Who may waive is a text, often an id: as a node it still leads to the person.

        A department and a person may have the same number, so the number alone would not do.
        """
        for table in (DEPARTMENTS, PEOPLE):
            ids = self.ids.get(table, {})
            if text in ids:
                return f"{KIND_OF_TABLE[table]}:{ids[text]}"
        return self.text(text)

    def _of_field(self, found: Field) -> Callable[[Row], Any] | None:
        name, kind_field = found.name, found.kind_field
        if not found.references:
            if name == "id":
                return None
            return lambda row: None if row[name] is None else self.text(row[name])
        hidden = [table for table in found.references if table in self.ids]
        if not hidden:
            return None

        def shown(row: Row) -> Any:
            for table in hidden:
                if kind_field is None or row.get(kind_field) == KIND_OF_TABLE[table]:
                    return self.ids[table].get(row[name], row[name])
            return row[name]

        return shown


def hiding(
    register: Register,
    *,
    departments: bool = False,
    gone: Mapping[str, Iterable[Row]] | None = None,
) -> Hiding:
    """Number those who are to be hidden, in the order of their ids.

    Parameters
    ----------
    departments
        Whether departments are hidden too.
    gone
        Records that are in the register no longer, by table: their numbers follow.
    """
    tables = (PEOPLE, DEPARTMENTS) if departments else (PEOPLE,)
    ids: dict[str, dict[str, str]] = {}
    words: dict[str, str] = {}
    for table in tables:
        rows = register.tables[table].sort("id").to_dicts()
        known = {row["id"] for row in rows}
        old = {row["id"]: row for row in (gone or {}).get(table, ()) if row["id"] not in known}
        rows += [dict(old[each]) for each in sorted(old)]
        ids[table] = {row["id"]: f"{MARK}{at}" for at, row in enumerate(rows, start=1)}
        for row in rows:
            words |= _words(table, row, ids[table][row["id"]])
    ordered = sorted(words, key=len, reverse=True)
    return Hiding(ids=ids, words={each: words[each] for each in ordered})


def _words(table: str, row: Row, shown: str) -> dict[str, str]:
    """What may stand for a record in a text, and what stands there instead."""
    kind = KIND_OF_TABLE[table]
    found = {f"{kind}:{row['id']}": f"{kind}:{shown}"}
    aliases = (row.get(ALIASES) or "").split(LIST_MARK)
    spoken: list[tuple[str | None, str]] = [
        (None, each) for each in (*aliases, row.get("email") or "", row["id"])
    ]
    spoken += [
        (language, row.get(localised_name("name", language)) or "") for language in LANGUAGES
    ]
    spoken.append((None, row.get("name") or ""))
    for language, word in spoken:
        if _can_stand_in_texts(word.strip(), row["id"]):
            found[word.strip()] = _called(table, shown, language or _script(word))
    return {each.casefold(): word for each, word in found.items()}


def _can_stand_in_texts(word: str, identifier: str) -> bool:
    if word == identifier:  # a number alone means many things
        return len(word) >= _SHORTEST_ID and any(each.isalpha() for each in word)
    return len(word) > 1


def _script(word: str) -> str:
    return "zh-Hant" if _CHINESE.search(word) else "en"


def _called(table: str, shown: str, language: str | None) -> str:
    said = translator(language or "en")
    return said(f"hidden.{KIND_OF_TABLE[table]}", number=shown.removeprefix(MARK))


def _bounded(word: str) -> str:
    """A word by itself, not inside another; Chinese has no blanks between words."""
    start = r"(?<![0-9A-Za-z_])" if word[0].isascii() else ""
    end = r"(?![0-9A-Za-z_])" if word[-1].isascii() else ""
    return f"{start}{re.escape(word)}{end}"


def gone_from(past: Past, tables: Sequence[str] = (PEOPLE, DEPARTMENTS)) -> dict[str, list[Row]]:
    """Records of some tables as they were before each change."""
    found: dict[str, list[Row]] = {table: [] for table in tables}
    rows = past.changes.filter(pl.col("table").is_in(list(tables)) & pl.col("before").is_not_null())
    for table, before in rows.select("table", "before").iter_rows():
        found[table].append(json.loads(before))
    return found
