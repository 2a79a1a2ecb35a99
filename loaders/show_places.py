"""Places and values as a terminal can hold them."""

from collections.abc import Sequence

from graph.messages import Place
from graph.texts import Translator

_LONGEST = 80  # characters of a value that a line can hold


def where(place: Place, translate: Translator, parts: Sequence[str]) -> str:
    """Parts of a place that are known, in words."""
    return translate("list.mark").join(
        translate(f"place.{part}", value=short(str(value)))
        for part in parts
        if (value := getattr(place, part)) is not None
    )


def short(text: str) -> str:
    """Text in one line, without anything that a terminal would obey."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
