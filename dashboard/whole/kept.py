"""Places of the whole organisation on disk: after a restart the picture stands as it stood.

What was added while the app ran found its place beside the rest; placed anew, all would move.
"""

import contextlib
import gzip
import hashlib
import json
import os
import zlib
from pathlib import Path

from dashboard.whole.placement import Disc, Placement
from graph.settings import DatabaseSettings


def file_of(settings: DatabaseSettings) -> Path:
    """Where the places of a register are kept: with the user's data, each database's apart."""
    which = f"{settings.uri} {settings.database}" if settings.uri else ""
    name = hashlib.sha256(which.encode()).hexdigest()[:12] if which else "embedded"
    return settings.folder / "places" / f"{name}.json.gz"


def read_placement(file: Path) -> Placement | None:
    """The placement of a file; None where there is none that can be read."""
    try:
        told = json.loads(gzip.decompress(file.read_bytes()))
        return Placement(
            places={node: (float(x), float(y)) for node, _, x, y in told["nodes"]},
            homes={node: home for node, home, _, _ in told["nodes"]},
            discs={home: Disc(float(x), float(y), float(r)) for home, x, y, r in told["discs"]},
        )
    except (OSError, EOFError, zlib.error, ValueError, TypeError, LookupError):
        return None  # it only spares a new beginning


def write_placement(file: Path, placement: Placement) -> None:
    """Keep a placement, whole or not at all; where nothing can be written, nothing is kept."""
    told = {
        "nodes": [[node, placement.homes[node], *at] for node, at in placement.places.items()],
        "discs": [[home, disc.x, disc.y, disc.radius] for home, disc in placement.discs.items()],
    }
    beside = file.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(gzip.compress(json.dumps(told).encode(), 6))
        beside.replace(file)
