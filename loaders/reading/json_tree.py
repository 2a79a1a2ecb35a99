"""JSON as a tree whose numbers stay the text they were written as: ids such as 7.0 are text."""

import json
from typing import Any

from graph.causes import known_cause
from graph.messages import UserError, message
from loaders.limits import MAX_DEPTH


class _DoubledError(Exception):
    """An object has the same key twice."""


def read_json(text: str, file: str) -> Any:
    """Tree of dicts, lists, texts, booleans and None.

    Raises
    ------
    UserError
        It is no JSON, is nested too deep, has a key twice in one object, or half a character.
    """
    try:
        root = json.loads(
            text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_object
        )
    except RecursionError:
        raise too_deep(file) from None
    except _DoubledError as error:
        raise UserError(
            message("load.json.doubled", file=file, name=str(error)[:80]),
            message("load.json.doubled.remedy"),
        ) from None
    except json.JSONDecodeError as error:
        raise UserError(
            message(
                "load.json",
                file=file,
                line=error.lineno,
                column=error.colno,
                why=known_cause(error.msg),
            ),
            message("load.json.remedy"),
        ) from None
    check_tree(root, file, surrogates="\\ud" in text.casefold())
    return root


def too_deep(file: str) -> UserError:
    """Error that a document is nested too deep."""
    return UserError(
        message("load.limit.depth", file=file, most=MAX_DEPTH), message("load.limit.depth.remedy")
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _DoubledError(next(name for name in names if names.count(name) > 1))
    return found


def check_tree(root: Any, file: str, *, surrogates: bool) -> None:
    """Depth, and halves of characters, as one escape of a pair by itself makes them."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise too_deep(file)
        below = []
        for each in level:
            children = [*each, *each.values()] if isinstance(each, dict) else each
            for child in children if isinstance(each, dict | list) else (each,):
                if isinstance(child, dict | list):
                    below.append(child)
                elif surrogates and isinstance(child, str) and not _is_text(child):
                    raise UserError(
                        message("load.json.half", file=file), message("load.json.half.remedy")
                    )
        level = below


def _is_text(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
