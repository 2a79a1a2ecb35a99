"""Blanks where a value stands in a Chinese sentence: 請在 Excel 中, 請在部門中.

A value may be a Chinese name or a Latin one, so a text cannot know whether a blank belongs beside
it. The rule is one for all sentences: one blank between Chinese and Latin letters or figures, none
between Chinese and Chinese, none within a date (2026年11月27日).
"""

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z0-9%\u00c0-\u024f]")
_DATE = re.compile(r"\d[年月日]|[年月]\d")


def filled(text: str, values: Mapping[str, object], *, apart: bool = True) -> str:
    """Text with its values, the blanks beside them set by the rule.

    Parameters
    ----------
    text
        As for ``str.format_map``; two values that stand side by side, or with only a blank
        between them, stay so.
    apart
        Whether Chinese and Latin are parted by a blank; False for paper, where a word processor
        sets that distance itself.
    """
    said = ""
    is_beside_value = False
    for literal, name, spec in _parts(text):
        said = joined(said, literal, apart=apart) if is_beside_value else said + literal
        if name is None:
            continue
        value = format(values[name], spec)
        # A literal that is only a blank parts two values, whatever they are.
        said = joined(said, value, apart=apart) if literal.strip() else said + value
        is_beside_value = bool(value)
    return said


def joined(left: str, right: str, *, apart: bool = True) -> str:
    """Two pieces of a text, the blank between them set by the rule."""
    before, after = left.removesuffix(" "), right.removeprefix(" ")
    if not before or not after:
        return left + right
    met = before[-1] + after[0]
    is_chinese = [bool(_CHINESE.match(each)) for each in met]
    is_latin = [bool(_LATIN.match(each)) for each in met]
    if all(is_chinese) or (_DATE.fullmatch(met) and left == before and right == after):
        return before + after
    if (is_chinese[0] and is_latin[1]) or (is_latin[0] and is_chinese[1]):
        return f"{before} {after}" if apart else before + after
    return left + right


@cache
def _parts(text: str) -> tuple[tuple[str, str | None, str], ...]:
    return tuple((literal, name, spec or "") for literal, name, spec, _ in Formatter().parse(text))
