"""The header of the column that an annotated CSV file has more, and how it is known again."""

from functools import cache
from pathlib import Path

from graph.fields import LANGUAGES
from graph.texts import read_texts

_TEXTS = Path(__file__).parents[1] / "locales"
HEADER = "annotated.header"


@cache
def headers() -> tuple[str, ...]:
    """The header in every language; a header row's own problems may follow it."""
    return tuple(read_texts(_TEXTS, language)[HEADER] for language in LANGUAGES)


def is_ours(cell: str | None) -> bool:
    """Whether a header is the one of our own column."""
    return cell is not None and cell.strip().startswith(headers())
