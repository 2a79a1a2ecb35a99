"""Any part of the app can be imported first."""

import subprocess
import sys

_EACH_FIRST = """
import importlib, pkgutil, sys
import dash, dash_mantine_components
import dashboard.components
for found in list(pkgutil.iter_modules(dashboard.components.__path__)):
    for name in [each for each in sys.modules if each.split(".")[0] == "dashboard"]:
        del sys.modules[name]
    importlib.import_module(f"dashboard.components.{found.name}")
    assert "dashboard.pages" not in sys.modules, found.name
"""


def test_components_need_no_page() -> None:
    subprocess.run([sys.executable, "-c", _EACH_FIRST], check=True)
