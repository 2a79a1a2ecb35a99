"""What a benchmark ran on: figures mean nothing without it."""

import importlib.metadata
import os
import platform
from collections.abc import Iterator

import psutil

_PACKAGES = ("arcadedb-embedded", "neo4j", "networkx", "polars", "dash", "plotly", "scipy")


def machine() -> Iterator[str]:
    """Lines that describe the machine and the versions."""
    memory = psutil.virtual_memory().total / 2**30
    yield f"{platform.platform()}, {os.cpu_count()} cores, {memory:.0f} GiB"
    versions = (f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES)
    yield f"Python {platform.python_version()}, {', '.join(versions)}"
