"""What an exporter is: it turns the tables that are to be written into one file's bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.tables import Tables
from graph.texts import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What is written, and what is needed to write it.

    Parameters
    ----------
    tables
        The tables that were asked for, without what may not be shown; others are absent.
    known
        Every table, for the names of what the written ones refer to.
    translate
        Says names, kinds and relations in the reader's language.
    today
        ISO date that pictures are of; formats that carry dates hold past and present.
    """

    tables: Tables
    known: Tables
    translate: Translator
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One format.

    Parameters
    ----------
    id
        What ``--format`` calls it.
    ending
        End of a file's name that means this format, in small letters, such as ``.kumu.json``.
    write
        Content of the file; pure.
    """

    id: str
    ending: str
    write: Callable[[Material], bytes]
