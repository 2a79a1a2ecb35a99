"""Two records of one thing made one: what is known of either, and where they differ."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph.fields import LANGUAGES, localised_name
from graph.model import BY_TABLE
from graph.plan import merge_extra
from graph.tables import EXTRA

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field in which two records say something else.

    Parameters
    ----------
    key
        Business key of the record that stands.
    kept, other
        What the two say.
    takes_other
        Whether the other's word will stand.
    """

    table: str
    key: tuple[str, ...]
    field: str
    kept: Any
    other: Any
    takes_other: bool


def merged_record(
    table: str, kept: Record, other: Record, take: Collection[str] | bool
) -> tuple[dict[str, Any], list[Difference]]:
    """One record from two: unknown fields are filled in, differing ones are told.

    Parameters
    ----------
    take
        Fields in which the other's word stands, those in further languages with them; True for all.
    """
    record_type, record = BY_TABLE[table], dict(kept)
    taken = _with_languages(take) if not isinstance(take, bool) else None
    differences = []
    key = tuple(kept.get(name) or "" for name in record_type.key)
    for name in record_type.columns:
        ours, theirs = kept.get(name), other.get(name)
        if name in record_type.key or theirs is None or ours == theirs:
            continue
        takes = bool(take) if taken is None else name in taken
        if ours is not None:
            differences.append(
                Difference(
                    table=table, key=key, field=name, kept=ours, other=theirs, takes_other=takes
                )
            )
        if ours is None or takes:
            record[name] = theirs
    texts = kept.get(EXTRA), other.get(EXTRA)
    if all(texts):
        # What the kept record says stands; a further column of either is kept.
        record[EXTRA] = merge_extra(str(texts[1]), str(texts[0]))
        differences += _extra(table, key, *map(json.loads, map(str, texts)))
    else:
        record[EXTRA] = texts[0] or texts[1]
    return record, differences


def _extra(table: str, key: tuple[str, ...], ours: Record, theirs: Record) -> list[Difference]:
    return [
        Difference(
            table=table, key=key, field=name, kept=value, other=theirs[name], takes_other=False
        )
        for name, value in ours.items()
        if value is not None and theirs.get(name) not in (None, value)
    ]


def _with_languages(names: Collection[str]) -> frozenset[str]:
    return frozenset(
        each
        for name in names
        for each in (name, *(localised_name(name, language) for language in LANGUAGES))
    )
