"""UTF-8 with some bytes that are none: a file that was cut off or mended by hand, told as such."""

import re

from graph.messages import UserError, message

_PIECE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LONGEST = 3  # bytes of a character that a cut leaves at most
_RARE = 0.05  # share of broken characters up to which the rest shows that it is UTF-8


def check_broken(content: bytes, first: int, file: str) -> None:
    """Refuse bytes that are UTF-8 but for a few, which no other encoding would read right.

    Parameters
    ----------
    first
        Position of the first byte that does not fit.

    Raises
    ------
    UserError
        It is UTF-8 with broken characters; where the first one stands.
    """
    whole = len(_PIECE.findall(content))
    cut = first >= len(content) - _LONGEST and _PIECE.search(content[:first]) is not None
    if not cut and content.decode("utf-8", "replace").count("\ufffd") > _RARE * whole:
        return
    row = content.count(b"\n", 0, first) + 1
    key = "load.encoding.cut" if cut else "load.encoding.broken"
    raise UserError(message(key, file=file, row=row), message(f"{key}.remedy"))
