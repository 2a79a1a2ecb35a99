"""Fetch Neo4j for the store tests into an ignored folder; says why where it cannot be had."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
FOLDER = Path(__file__).parents[2] / ".cache" / "neo4j"
JARS = FOLDER / "jars"
_DONE = FOLDER / "complete"
_JAVA = 17


def missing() -> str | None:
    """Return why Neo4j cannot be had on this machine, None when it is there."""
    if shutil.which("java") is None:
        return "no Java on this machine"
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version[1]) < _JAVA:
        return f"Java {_JAVA} is needed"
    if _is_fetched():
        return None
    if shutil.which("mvn") is None:
        return "no mvn on this machine to fetch Neo4j with"
    return _fetch()


def _is_fetched() -> bool:
    return _DONE.exists() and _DONE.read_text() == POM.read_text()


def _fetch() -> str | None:
    shutil.rmtree(JARS, ignore_errors=True)
    # Artifacts of two groups bear one file name, so the group goes in front.
    options = [f"-DoutputDirectory={JARS}", "-Dmdep.prependGroupId=true"]
    command = ["mvn", "-B", "-q", "-f", str(POM), "dependency:copy-dependencies", *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    except subprocess.TimeoutExpired:
        return "Maven Central is too slow"
    if done.returncode:
        return "Maven Central cannot be reached"
    _DONE.write_text(POM.read_text())
    return None


if __name__ == "__main__":
    reason = missing()
    if reason:
        sys.exit(f"Neo4j: {reason}")
