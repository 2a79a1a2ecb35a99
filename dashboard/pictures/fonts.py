"""Fonts inside an SVG: only the characters it shows, so that Chinese looks the same everywhere."""

import io
from base64 import b64encode
from functools import lru_cache
from importlib.resources import files

from fontTools import subset
from fontTools.ttLib import TTFont

_FONTS = {
    "Noto Sans TC": ("pylopdf_fonts_zh_tw", "NotoSansTC-Regular.otf"),
    "Noto Sans SC": ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"),
}


def font_style(words: str, language: str) -> str:
    """Style element with the fonts of a text: the language's own, and the other for the rest."""
    order = ["Noto Sans SC", "Noto Sans TC"]
    if language != "zh-Hans":
        order.reverse()
    wanted, faces = {each for each in words if each.isprintable()}, []
    for family in order:
        covered = wanted & _covered(family)
        wanted -= covered
        if covered:
            made = _subset(family, "".join(sorted(covered)))
            faces.append(
                f"@font-face{{font-family:'{family}';"
                f"src:url(data:font/woff2;base64,{made}) format('woff2')}}"
            )
    return f"<style>{''.join(faces)}</style>" if faces else ""


@lru_cache(maxsize=2)
def _covered(family: str) -> frozenset[str]:
    with TTFont(io.BytesIO(_bytes(family)), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


@lru_cache(maxsize=16)
def _subset(family: str, characters: str) -> str:
    options = subset.Options(flavor="woff2", layout_features=["kern", "liga"], hinting=False)
    options.notdef_outline = True
    with TTFont(io.BytesIO(_bytes(family)), lazy=True) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor = "woff2"
        written = io.BytesIO()
        font.save(written)
    return b64encode(written.getvalue()).decode()


@lru_cache(maxsize=2)
def _bytes(family: str) -> bytes:
    package, name = _FONTS[family]
    return (files(package) / name).read_bytes()
