"""What a brief is made of, whatever it is written as."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``numbered`` where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: headers, rows of texts, and the share of the width of each column."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG picture with what it shows in words; width and height in its own units.

    ``caption`` stands above it and stays with it; None where the text before says enough.
    """

    svg: str
    text: str
    width: float
    height: float
    caption: str | None = None


Block: TypeAlias = Paragraph | Bullets | Grid | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A brief in one language.

    Parameters
    ----------
    about
        One line under the title: date, register, who may read it.
    mark
        Said on top of every page where the brief holds what is confidential; None otherwise.
    """

    language: str
    title: str
    about: str
    sections: tuple[Section, ...] = field(default_factory=tuple)
    mark: str | None = None
