"""The brief for a meeting on the command line."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graph.analyses.negotiate import ANALYSIS
from graph.brief import as_workbook, brief, write_brief
from graph.brief.writing import write_bytes
from graph.cli.commands import Output, Question
from graph.cli.past import PastStore, Subparsers
from graph.reading import today
from graph.texts import Translator


def add_brief(commands: Subparsers, shared: argparse.ArgumentParser, translate: Translator) -> None:
    """Add the command."""
    text = translate("cli.brief.help")
    command = commands.add_parser("brief", help=text, description=text, parents=[shared])
    listed = ("change", "between", "votes", "majorities")
    for name, places in (("issues", "*"), *((f"--{each}", "+") for each in listed)):
        key = f"parameter.negotiate.{name.removeprefix('--')}.help"
        metavar = name.removeprefix("--").upper()
        command.add_argument(
            name, nargs=places, metavar=metavar, default=argparse.SUPPRESS, help=translate(key)
        )
    text = translate("parameter.negotiate.quota.help")
    command.add_argument("--quota", metavar="QUOTA", default=argparse.SUPPRESS, help=text)
    add_scenario(command, translate)
    command.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help=translate("cli.brief.out.help")
    )
    command.add_argument(
        "--confidential", action="store_true", help=translate("cli.brief.confidential.help")
    )


def add_scenario(command: argparse.ArgumentParser, translate: Translator) -> None:
    """Let a command ask about a scenario of a negotiation that is kept under a name."""
    text = translate("cli.negotiate.scenario.help")
    command.add_argument("--scenario", metavar="NAME", default=argparse.SUPPRESS, help=text)


def run_brief(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Write the brief of what ``negotiate`` answers with the same options."""
    question = Question(store, given)
    network, parameters = question.network, question.parameters(ANALYSIS)
    result = ANALYSIS.answer(network, **parameters)
    confidential = bool(parameters["confidential"])
    if given["out"].suffix.lower() == ".xlsx":
        write_bytes(as_workbook(network, result, translate), given["out"])
    else:
        made = brief(network, result, translate, today(parameters), confidential=confidential)
        write_brief(made, given["out"])
    lines = [translate("cli.brief.done", path=given["out"])]
    return Output(
        data={"file": str(given["out"]), "version": network.graph["version"]}, lines=lines
    )


BRIEFS: Mapping[str, Callable[[PastStore, Mapping[str, Any], Translator], Output]] = {
    "brief": run_brief
}
