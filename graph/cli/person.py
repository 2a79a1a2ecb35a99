"""Who runs a command that writes, and why: both stand in the history beside the revision."""

import argparse
import getpass
from collections.abc import Mapping
from typing import Any

from graph.texts import Translator


def add_signing(command: argparse.ArgumentParser, translate: Translator) -> None:
    """Let a command that writes a revision be told whose it is, and why."""
    command.add_argument("--who", metavar="NAME", help=translate("cli.who.help"))
    command.add_argument("--why", metavar="TEXT", help=translate("cli.why.help"))


def signed(given: Mapping[str, Any]) -> str:
    """Name that stands beside what a command writes: as told, else whoever runs this process."""
    return str(given["who"] or "").strip() or user()


def user() -> str:
    """Name of whoever runs this process."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return "?"
