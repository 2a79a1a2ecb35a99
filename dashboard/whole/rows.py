"""The table twin of the whole organisation: sorted and searched here, sent by the page."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from dashboard.views.categories import categories, category_name
from dashboard.whole.homes import homes
from graph.projections import Network, name_of
from graph.reading_order import reading_key
from graph.texts import Translator

COLUMNS = ("name", "kind", "department", "relations")
_TEXTS = ("name", "kind", "department")
_KEPT = 4
_PLACE = "place of "
Rows = list[dict[str, Any]]


def everything(network: Network, translate: Translator) -> pl.DataFrame:
    """Every node as a row: :data:`COLUMNS` and its ``ref``; the best connected come first.

    Beside each text stands its place in the order in which the language reads the column.
    """
    at_home = homes(network)
    names = {node: name_of(network, node, translate) for node in network}
    rows = {
        "ref": list(network),
        "name": list(names.values()),
        "kind": [category_name(part, translate) for part in categories(network, network).values()],
        "department": [names[home] if home else None for home in at_home.values()],
        "relations": [degree for _, degree in network.degree()],
    }
    schema = {"ref": pl.String, **dict.fromkeys(_TEXTS, pl.String), "relations": pl.Int64}
    frame = _in_reading_order(pl.DataFrame(rows, schema=schema), translate.language)
    return frame.sort("relations", descending=True, maintain_order=True)


def _in_reading_order(frame: pl.DataFrame, language: str) -> pl.DataFrame:
    """The same with the place of each text among all of its column, to sort by."""
    return frame.with_columns(
        frame[name]
        .replace_strict(_places(frame[name], language), default=None, return_dtype=pl.Int64)
        .alias(_PLACE + name)
        for name in _TEXTS
    )


def _places(texts: pl.Series, language: str) -> dict[str, int]:
    known = texts.drop_nulls().unique().to_list()
    ordered = sorted(known, key=lambda each: reading_key(each, language))
    return {text: place for place, text in enumerate(ordered)}


def asked_rows(frame: pl.DataFrame, asked: Mapping[str, Any]) -> tuple[Rows, int]:
    """Rows that a table asks for, and how many there are of that kind.

    Parameters
    ----------
    frame
        As :func:`everything` makes it.
    asked
        What the table sends: ``startRow``, ``endRow``, ``sortModel`` (``colId``, ``sort``) and
        ``filterModel``, a text for a column, wherever it stands in it and however it is written.
    """
    for column, wish in (asked.get("filterModel") or {}).items():
        text = str(wish.get("filter") or "").casefold()
        if column in _TEXTS and text:
            within = pl.col(column).str.to_lowercase().str.contains(text, literal=True)
            frame = frame.filter(within)
    for wish in reversed(asked.get("sortModel") or []):
        if wish.get("colId") in COLUMNS:
            frame = frame.sort(
                _PLACE + wish["colId"] if wish["colId"] in _TEXTS else wish["colId"],
                descending=wish.get("sort") == "desc",
                nulls_last=True,
                maintain_order=True,
            )
    start = int(asked.get("startRow") or 0)
    found = frame.select("ref", *COLUMNS)[start : int(asked.get("endRow") or start + 100)]
    return found.to_dicts(), frame.height


class Everything:
    """Tables by state of the network and language: made once, then asked by the page."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Any, pl.DataFrame] = OrderedDict()

    def of(self, network: Network, language: str, translator: Callable[[str], Translator]) -> Any:
        """Table of a network in a language."""
        key = (network.graph["state"], language)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = everything(network, translator(language))
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return made
