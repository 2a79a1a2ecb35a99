"""The picture that a reader looks at, as text that other programs draw."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loaders.exports import dot, mermaid
from loaders.exports._picture import drawn

_DRAW = {".mmd": mermaid.draw, ".dot": dot.draw}


def draw(path: Path, columns: Mapping[str, Any]) -> None:
    """Write a picture, in Mermaid's or Graphviz's language as the path's ending says.

    Parameters
    ----------
    columns
        ``kind, name`` of nodes; ``src, dst`` (numbers of nodes) and ``word`` of links.
    """
    path.write_bytes(_DRAW[path.suffix](drawn(columns)))
