"""The questions an office asks, one a file; :func:`all_analyses` finds them."""

import importlib
import pkgutil

from graph.analyses._base import Analysis


def all_analyses() -> dict[str, Analysis]:
    """Analyses by id: every module of this folder that offers ``ANALYSIS``."""
    modules = (
        importlib.import_module(f"{__name__}.{module.name}")
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    )
    found = [module.ANALYSIS for module in modules]
    return {analysis.id: analysis for analysis in sorted(found, key=lambda each: each.id)}
