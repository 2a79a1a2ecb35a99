"""Which sources a mapping is for: those that have the columns or paths that it is known by."""

from collections.abc import Iterable

from graph.fields import header_key
from graph.messages import UserError, message
from loaders.formats._layout import is_ours
from loaders.mapping.columns import headers_near_top
from loaders.mapping.model import Kind, Mapping, Signature
from loaders.mapping.paths import leaves, segments_of
from loaders.mapping.records import roots
from loaders.source import Document, Sheet, Source


def fits(signature: Signature, source: Source) -> bool:
    """Whether a source has everything that a signature asks for."""
    return not missing(signature, source)


def surely(signature: Signature, source: Source) -> bool:
    """Whether a signature says more of a source than that it is a table of ours.

    A sheet that is named like one of our tables and has its columns is that table, unless the
    signature names each of its columns.
    """
    if not fits(signature, source):
        return False
    if signature.kind is Kind.DOCUMENTS:
        return True
    wanted = {header_key(name) for name in signature.has}
    ours = [sheet for sheet in source.sheets if is_ours(sheet)]
    return not ours or any(_headers(sheet) == wanted for sheet in ours)


def missing(signature: Signature, source: Source) -> list[str]:
    """What a signature asks for and a source does not have."""
    if signature.kind is Kind.SHEETS:
        here = {key for sheet in source.sheets for key in _all_headers(sheet)}
        return [name for name in signature.has if header_key(name) not in here]
    best: list[str] | None = None
    for document in source.documents:
        lacking = _lacking(signature, document)
        if best is None or len(lacking) < len(best):
            best = lacking
        if not lacking:
            break
    return list(signature.has) if best is None else best


def check_signature(mapping: Mapping, source: Source) -> None:
    """Refuse a mapping that is for another kind of file.

    Raises
    ------
    UserError
        With the columns or paths that the source lacks.
    """
    lacking = missing(mapping.signature, source)
    if lacking:
        raise UserError(
            message("map.other", name=mapping.name, path=source.name, missing=_shown(lacking)),
            message("map.other.remedy"),
        )


def _shown(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:8]) + (" …" if len(listed) > 8 else "")


def _all_headers(sheet: Sheet) -> set[str]:
    """Folded texts of the rows in which a header may stand."""
    return {key for layout in headers_near_top(sheet) for key in layout.at}


def _headers(sheet: Sheet) -> set[str]:
    """Folded headers of the first row that has any."""
    first = next(iter(headers_near_top(sheet)), None)
    return set(first.at) if first else set()


def _lacking(signature: Signature, document: Document) -> list[str]:
    if document.kind == "xml":
        return list(signature.has)
    first = next((root for root, _ in roots(document)), None)
    here = {path[:end] for path in leaves(first) for end in range(1, len(path) + 1)}
    wanted = {name: segments_of(name) for name in signature.has}
    return [name for name, path in wanted.items() if path not in here]
