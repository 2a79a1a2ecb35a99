"""Any organisation at all: every table and field of the model, with texts that hurt.

Hypothesis draws a handful of texts and a seed; a random generator of that seed spreads them over
the fields. Drawing each of some hundred values by itself would take seconds an example.
"""

import json
from random import Random
from typing import Any

import polars as pl
from hypothesis import strategies as st

from graph.fields import LIST_MARK, LIST_MARKS, Field, FieldType
from graph.model import BY_TABLE, KIND_OF_TABLE, OUTSIDE, RECORD_TYPES, Shape
from graph.tables import EXTRA, Register, complete, frame

STRANGE = (
    *("=1+1", "'=1+1", "''-x", "-5", "+", "@me", "'", "'quoted'", "工務局", "🙂", "a\nb", 'a"b'),
    *("a,b", "a;b", "007", "1e5", "無關", "_x000D_", "_x0041_", "<b>&amp;", "#REF!", "null"),
    *("2025-01-01", "ｆｕｌｌ", "'＝1", "é", "id", "name", "TRUE", "[1]", '{"a": 1}', "a | b"),
    *("x" * 5000, "港" * 3000),
)
_DATES = (None, "2025", "2025-03", "2025-03-09", "1999-12-31")
_FURTHER = ("raw", "Cost Centre", "電話", "=x", "2", "'@")
_LONGEST_ID = 200


def _is_held(text: str) -> bool:
    """A register holds no text of blanks, and none with blanks at its ends."""
    return bool(text) and pl.Series([text]).str.strip_chars()[0] == text


TEXTS = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n\t"),
        min_size=1,
        max_size=12,
    )
    .map(str.strip)
    .filter(_is_held)
)


@st.composite
def registers(draw: st.DrawFn, *, shared: bool = True) -> Register:
    """A register in which every reference leads somewhere, or says that it leads outside.

    ``shared`` ids may mean things of two kinds.
    """
    texts = (*draw(st.lists(TEXTS, min_size=4, max_size=8, unique=True)), *STRANGE)
    return _Maker(Random(draw(st.integers(0, 2**32))), texts, shared=shared).register()


class _Maker:
    def __init__(self, random: Random, texts: tuple[str, ...], *, shared: bool) -> None:
        self._random, self._texts = random, texts
        usual = [each for each in texts if len(each) < _LONGEST_ID and ":" not in each]
        self._items = [
            each for each in dict.fromkeys(usual) if not set(each) & {*LIST_MARKS, *",，"}
        ]
        self._ids: dict[str, list[str]] = {}
        for each in RECORD_TYPES:
            if each.shape is Shape.THING:
                # Now and then two things of different kinds share an id.
                taken = () if shared else [one for ids in self._ids.values() for one in ids]
                free = [one for one in usual if one not in taken]
                self._ids[each.table] = random.sample(free, random.randint(1, 3))

    def register(self) -> Register:
        tables = {}
        for each in RECORD_TYPES:
            count = len(self._ids[each.table]) if each.table in self._ids else 3
            rows = [self._row(each.table, at) for at in range(count)]
            once = {tuple(row.get(name) for name in each.key): row for row in rows}
            tables[each.table] = frame(each.table, once.values())
        return Register(1, complete(tables))

    def _row(self, table: str, at: int) -> dict[str, Any]:
        fields = BY_TABLE[table].fields
        kinds = {field.kind_field for field in fields}
        row: dict[str, Any] = {}
        for field in fields:
            if field.name == "id":
                row["id"] = self._ids[table][at]
            elif field.references:
                row |= self._reference(table, field, at)
            elif field.name not in kinds:
                known = field.required or self._random.random() < 0.5
                row[field.name] = self._value(field) if known else None
        names = self._random.sample(_FURTHER, self._random.randint(0, 2))
        further = {name: self._random.choice(self._texts) for name in sorted(names)}
        if "until" in row and (row.get("since") or "0") > (row["until"] or "9"):
            row["until"] = None
        if "sent" in row:  # an answer before the question would be refused
            row["sent"] = None
        return row | {EXTRA: json.dumps(further, ensure_ascii=False) if further else None}

    def _reference(self, table: str, field: Field, at: int) -> dict[str, Any]:
        random = self._random
        if field.name == "parent":  # only of units before it, so that none is part of itself
            return {"parent": random.choice([None, *self._ids[table][:at]])}
        if field.outside and random.random() < 0.5:
            return {
                field.name: f"missing:{random.choice(self._items)}",
                str(field.kind_field): OUTSIDE,
            }
        if not field.required and random.random() < 0.5:
            return {field.name: None}
        target = random.choice(field.references)
        kind = {field.kind_field: KIND_OF_TABLE[target]} if field.kind_field else {}
        return {field.name: random.choice(self._ids[target]), **kind}

    def _value(self, field: Field) -> Any:
        random = self._random
        if field.type is FieldType.NUMBER:
            low = field.minimum or 0.0
            high = 1e9 if field.maximum is None else field.maximum
            return random.choice([low, high, random.uniform(low, high), low + (high - low) // 3])
        if field.type is FieldType.BOOLEAN:
            return random.random() < 0.5
        if field.type is FieldType.DATE:
            return random.choice(_DATES)
        if field.type is FieldType.LIST:
            return LIST_MARK.join(random.sample(self._items, random.randint(1, 2)))
        return random.choice(field.choices or self._texts)
