"""Endings of the files that are read, and which of several files are."""

from collections.abc import Collection
from pathlib import PurePath

DELIMITED = (".csv", ".tsv", ".txt")
WORKBOOK = (".xlsx", ".xlsm")
TABLES = (*DELIMITED, *WORKBOOK, ".xls")
# Document endings and what they are written in.
KINDS = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".gexf": "xml", ".graphml": "xml"}
DOCUMENTS = tuple(KINDS)


def ending(name: str) -> str:
    """Ending of a file's name in small letters, with its dot."""
    return PurePath(name).suffix.casefold()


def readable(names: Collection[str]) -> frozenset[str]:
    """Of the names of files those that are read: tables, else documents."""
    for endings in (TABLES, DOCUMENTS):
        found = frozenset(name for name in names if ending(name) in endings)
        if found:
            return found
    return frozenset()


def chosen(names: Collection[str]) -> frozenset[str]:
    """Of the names of files below a folder those that are read: its own, else those further down.

    Tables with a folder of other things beside them stand by themselves; a folder that holds
    folders only is a register kept as many files.
    """
    own = readable([name for name in names if "/" not in name])
    return own or readable(names)
