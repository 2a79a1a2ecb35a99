"""Formats that can be loaded, one a file; :func:`all_loaders` finds them."""

import importlib
import pkgutil

from loaders.formats._base import Loader


def all_loaders() -> dict[str, Loader]:
    """Loaders by id: every module of this folder that offers ``LOADER``."""
    modules = (
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    )
    found = [module.LOADER for module in modules]
    return {loader.id: loader for loader in sorted(found, key=lambda each: each.id)}
