"""Text to typed values, as polars expressions: null where a text is not readable as the type."""

import polars as pl

from graph.fields import LIST_MARK, LIST_MARKS, Field, FieldType
from loaders.dates import days
from loaders.words import KIND_WORDS, PLACEHOLDERS

_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
_THOUSANDS = r"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$"
_PERCENT = r"^[+-]?\d+(\.\d+)?%$"
_TRUE = ("true", "yes", "y", "t", "1", "v", "✓", "✔", "是", "對", "对", "真")
_FALSE = ("false", "no", "n", "f", "0", "x", "✗", "否", "不是", "不", "假")
# Characters that no text needs; the last two are none, and XML cannot hold them.
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{fffe}\x{ffff}]"
_ITEM_MARKS = f"[{LIST_MARKS},，]"


def cleaned(text: pl.Expr) -> pl.Expr:
    """Text without blanks around it, line ends as line feeds, null when nothing is left."""
    stripped = text.str.replace_all(r"\r\n?", "\n").str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def has_control(text: pl.Expr) -> pl.Expr:
    """Whether a text holds control characters beyond line end and tab."""
    return text.str.contains(_CONTROL).fill_null(False)


def is_placeholder(text: pl.Expr) -> pl.Expr:
    """Whether a text is one of the words that people write where they do not know."""
    return _folded(text).is_in(PLACEHOLDERS).fill_null(False)


def read(text: pl.Expr, field: Field) -> pl.Expr:
    """Value of a text as the field's type."""
    if field.type is FieldType.NUMBER:
        return _number(text, percent=field.maximum == 1)
    if field.type is FieldType.DATE:
        return text.map_batches(days, return_dtype=pl.String)
    if field.type is FieldType.BOOLEAN:
        folded = _folded(text)
        return pl.when(folded.is_in(_TRUE)).then(True).when(folded.is_in(_FALSE)).then(False)
    if field.type is FieldType.LIST:
        return _list(text)
    return _choice(text, field.choices) if field.choices else text


def _plain(text: pl.Expr) -> pl.Expr:
    """Text with full-width characters as plain ones: ``１２`` is ``12``."""
    return text.str.normalize("NFKC").str.strip_chars()


def _folded(text: pl.Expr) -> pl.Expr:
    return _plain(text).str.to_lowercase()


def _number(text: pl.Expr, *, percent: bool) -> pl.Expr:
    plain = _plain(text).str.replace("−", "-")
    thousands = pl.when(plain.str.contains(_THOUSANDS)).then(plain.str.replace_all(",", ""))
    digits = pl.coalesce(thousands, pl.when(plain.str.contains(_NUMBER)).then(plain))
    value = digits.cast(pl.Float64, strict=False)
    if percent:
        share = pl.when(plain.str.contains(_PERCENT)).then(plain.str.strip_chars_end("%"))
        value = pl.coalesce(value, share.cast(pl.Float64, strict=False) / 100)
    return pl.when(value.is_finite()).then(value)


def _list(text: pl.Expr) -> pl.Expr:
    marked = text.str.replace_all(_ITEM_MARKS, LIST_MARK)
    items = marked.str.split(LIST_MARK).list.eval(pl.element().str.strip_chars())
    items = items.list.eval(pl.element().filter(pl.element() != ""))
    joined = items.list.unique(maintain_order=True).list.join(LIST_MARK)
    return pl.when(joined != "").then(joined)


def _choice(text: pl.Expr, choices: tuple[str, ...]) -> pl.Expr:
    """Word as the one of the choices that it means; a strange word stays, to be reported."""
    words = {word: choice for choice in choices for word in (choice, *KIND_WORDS.get(choice, ()))}
    return _folded(text).replace_strict(words, default=text)
