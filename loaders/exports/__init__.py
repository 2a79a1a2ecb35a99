"""Formats that can be written, one a file; :func:`all_exporters` finds them."""

import importlib
import pkgutil
from functools import cache

from loaders.exports._base import Exporter


@cache
def all_exporters() -> dict[str, Exporter]:
    """Exporters by id: every module of this folder that offers ``EXPORTER``."""
    modules = (
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    )
    found: list[Exporter] = [module.EXPORTER for module in modules]
    return {exporter.id: exporter for exporter in sorted(found, key=lambda each: each.id)}


def exporter_of(name: str) -> Exporter | None:
    """Exporter that the name of a file means: the one with the longest ending that fits."""
    ends = name.casefold()
    fitting = [each for each in all_exporters().values() if ends.endswith(each.ending)]
    return max(fitting, key=lambda each: len(each.ending), default=None)
