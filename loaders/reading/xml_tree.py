"""XML as a tree, parsed by defusedxml: document types, entities and references are refused."""

import re
from typing import Any
from xml.etree.ElementTree import ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from graph.causes import known_cause
from graph.messages import UserError, message
from loaders.limits import MAX_DEPTH
from loaders.reading.json_tree import too_deep

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
_WIDE = ("utf-16", "utf16", "utf-32")  # their declaration could not be read if it were not a lie


class _DepthError(Exception):
    """Elements are nested too deep."""


class _Builder(TreeBuilder):
    """Builds the tree and counts how deep it is."""

    _depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Any:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _DepthError
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Any:
        self._depth -= 1
        return super().end(tag)


def declared_encoding(content: bytes) -> str | None:
    """Encoding that the declaration names; None to find out."""
    found = _DECLARED.match(content[:200])
    name = found.group(1).decode("ascii").casefold() if found else None
    return None if name is None or name.startswith(_WIDE) else name


def read_xml(text: str, file: str) -> Any:
    """Top element of the tree.

    Raises
    ------
    UserError
        It is not well-formed, is nested too deep, or has a document type, which could hold bombs
        and reach for other files.
    """
    parser = DefusedXMLParser(target=_Builder(), forbid_dtd=True)
    try:
        parser.feed(_DECLARATION.sub("", text, count=1))
        return parser.close()
    except _DepthError:
        raise too_deep(file) from None
    except DefusedXmlException as error:
        raise UserError(
            message("load.xml.type", file=file, why=type(error).__name__),
            message("load.xml.type.remedy"),
        ) from None
    except (ParseError, ValueError) as error:
        raise UserError(
            message("load.xml", file=file, why=known_cause(error)), message("load.xml.remedy")
        ) from None
