"""Statements for the driver: the hand-written ones by name, the derived ones as they are."""

from functools import cache
from importlib.resources import files
from typing import LiteralString


def trusted(statement: str) -> LiteralString:
    """Let the driver take a statement that is not a literal of one place.

    The driver asks for literals so that nobody glues a user's text into a statement. Only two
    sources reach this function: the package's own ``.cypher`` files, and :mod:`graph.schema`,
    which puts together names from the model's constants. Values are always parameters.
    """
    return statement  # pyright: ignore[reportReturnType]


@cache
def statement(name: str) -> LiteralString:
    """Statement of ``graph/cypher/<name>.cypher``."""
    return trusted((files("graph") / "cypher" / f"{name}.cypher").read_text(encoding="utf-8"))
