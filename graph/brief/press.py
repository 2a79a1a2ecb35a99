"""A brief as PDF, and its pictures as PNG, set by Typst with fonts that hold Chinese."""

import dataclasses
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import typst

from graph.brief.document import Document, Picture

_TEMPLATE = Path(__file__).parent / "print.typ"
_FONTS = ("pylopdf_fonts_zh_tw", "pylopdf_fonts_zh_cn")
_PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""
_SHEET = b"""#set document(title: sys.inputs.title)
#set text(lang: sys.inputs.lang)
#set page(paper: sys.inputs.paper, flipped: sys.inputs.flipped == "true", margin: 12mm)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "contain",
  alt: sys.inputs.title)
"""
_DOTS = 220.0  # per inch
_PICTURE_DOTS = 160.0
_MOST_DOTS = 4500.0  # on the longer side of a picture
# Sheets of paper, with what their margins leave, in millimetres.
_SHEETS = {"a4": (273, 186), "a3": (396, 273), "a2": (570, 396), "a1": (817, 570)}
_READABLE = 0.147  # millimetres a pixel


def as_pdf(document: Document) -> bytes:
    """Return the printed pages; the fonts are embedded, no browser and no network are used."""
    return _compiled(_TEMPLATE.read_bytes(), "pdf", document=json.dumps(_plain(document)))


def as_png(picture: Picture) -> bytes:
    """Return a picture for documents that hold no SVG."""
    return _compiled(_PICTURE, "png", svg=picture.svg)


def set_svg(
    source: str,
    form: Literal["pdf", "png"],
    *,
    size: tuple[float, float],
    title: str,
    language: str,
) -> bytes:
    """Set one SVG: as PNG in its own size, as PDF on the smallest sheet on which it can be read.

    Parameters
    ----------
    size
        Width and height of the SVG in pixels.
    title
        Title of the document.
    """
    width, height = size
    across = width > height
    long_side, short_side = max(size), min(size)
    # Twelve pixels of text are five points on that sheet, or it is the largest.
    sheets = (
        name
        for name, (long_mm, short_mm) in _SHEETS.items()
        if min(long_mm / long_side, short_mm / short_side) >= _READABLE
    )
    inputs = {
        "svg": source,
        "title": title,
        "lang": "en" if language == "en" else "zh",
        "paper": next(sheets, "a1"),
        "flipped": str(across).lower(),
    }
    dots = min(_PICTURE_DOTS, _MOST_DOTS * 72 / 0.75 / long_side)
    return _compiled(_PICTURE if form == "png" else _SHEET, form, dots, **inputs)


def _compiled(
    source: bytes, form: Literal["pdf", "png"], dots: float = _DOTS, **inputs: str
) -> bytes:
    made = typst.compile(
        source,
        format=form,
        font_paths=_font_folders(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        ppi=dots,
    )
    return bytes(made)


@cache
def _font_folders() -> list[Any]:
    return [str(files(package)) for package in _FONTS]


def _plain(document: Document) -> dict[str, Any]:
    told = dataclasses.asdict(document)
    for section, made in zip(told["sections"], document.sections, strict=True):
        section["blocks"] = [
            {"kind": type(block).__name__.lower(), **dataclasses.asdict(block)}
            for block in made.blocks
        ]
    return told
