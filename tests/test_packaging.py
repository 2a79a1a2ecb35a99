"""The three top-level packages are ours alone, and what they need beside code is package data."""

import importlib.metadata
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = ("graph", "loaders", "dashboard")


def test_nobody_else_claims_the_names_of_our_packages() -> None:
    claimed = importlib.metadata.packages_distributions()
    for name in OURS:
        assert set(claimed.get(name, ())) <= {"stakeholder-graph-explorer"}


def test_every_file_beside_the_code_is_package_data() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]
    for name in OURS:
        package = ROOT / name
        packed = {path for pattern in patterns[name] for path in package.glob(pattern)}
        beside = {
            path
            for path in package.rglob("*")
            if path.is_file() and path.suffix not in {".py", ".pyc"}
        }
        assert beside
        assert beside - packed == set()


def test_the_list_of_requirements_gives_a_reason_for_each() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    needed = [line for line in lines if line and not line.startswith("#")]
    assert len(needed) > 10
    assert [line for line in needed if "#" not in line] == []
