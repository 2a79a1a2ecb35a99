"""Pieces of SVG, and the width of a text in the fonts that are embedded."""

from xml.sax.saxutils import escape, quoteattr

from dashboard.labels import text_width
from graph.texts import CONTROL

_LETTER = 0.56  # of the font's size; a Chinese character is a whole one, counted as two letters


def width_of(text: str, size: float) -> float:
    """Width of a text, a little generous."""
    return text_width(text) * _LETTER * size


def said(text: str) -> str:
    """A text as the content of an element; what XML does not allow is left out."""
    return escape(text.translate(CONTROL))


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """One element; ``_`` in an attribute's name stands for ``-``, None leaves it out."""
    pairs = (
        f" {key.strip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{''.join(pairs)}>{content}</{name}>"


def _value(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    # A tenth of a pixel is enough of a place; shares, such as opacity, need more.
    return (f"{value:.1f}" if abs(value) >= 1 else f"{value:.2f}").rstrip("0").rstrip(".") or "0"


def text(x: float, y: float, words: str, size: float, **attributes: object) -> str:
    """One line of text with its baseline at ``y``."""
    return element("text", said(words), x=x, y=y, font_size=size, **attributes)
