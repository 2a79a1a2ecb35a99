"""The page's scripts and the Python packages that speak to them are of one version."""

import json
from pathlib import Path

from plotly.offline import get_plotlyjs_version

LOCK = Path(__file__).parents[2] / "package-lock.json"


def test_the_charts_script_is_the_version_that_plotly_writes_for() -> None:
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    script = packages["node_modules/plotly.js-cartesian-dist-min"]
    assert script["version"] == get_plotlyjs_version()


def test_the_lock_names_no_address_to_download_from() -> None:
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    assert len(packages) > 1
    assert [name for name, package in packages.items() if "resolved" in package] == []
