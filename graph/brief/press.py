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
_DOTS = 220.0  # per inch


def as_pdf(document: Document) -> bytes:
    """Return the printed pages; the fonts are embedded, no browser and no network are used."""
    return _compiled(_TEMPLATE.read_bytes(), "pdf", document=json.dumps(_plain(document)))


def as_png(picture: Picture) -> bytes:
    """Return a picture for documents that hold no SVG."""
    return _compiled(_PICTURE, "png", svg=picture.svg)


def _compiled(source: bytes, form: Literal["pdf", "png"], **inputs: str) -> bytes:
    made = typst.compile(
        source,
        format=form,
        font_paths=_font_folders(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        ppi=_DOTS,
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
