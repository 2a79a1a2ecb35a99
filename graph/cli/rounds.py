"""What the command line does with a consultation round: mark it, write it to files."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from graph.analyses._base import Analysis
from graph.analyses._consult_draft import DESCRIBES
from graph.cli.commands import Output, Question
from graph.cli.past import PastStore
from graph.cli.person import add_signing, signed
from graph.documents import write_consultation
from graph.marking import ANSWERS, MARKS, Mark, mark
from graph.messages import Message, message
from graph.projections import Network, name_of
from graph.reading import is_closed, named, resolve, today
from graph.reasons import reason
from graph.texts import Translator

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

_TEXTS = ("on", "due", "text", "by", "basis", "role")
WRITTEN = ("consult", "round")  # answers that can be written to a file


def add_rounds(
    commands: Subparsers, shared: argparse.ArgumentParser, translate: Translator
) -> None:
    """Add ``mark``, and ``--out`` to the answers that become papers."""
    for name in WRITTEN:
        text = translate("cli.out.help")
        commands.choices[name].add_argument("--out", metavar="FILE", type=Path, help=text)
    text = translate("cli.mark.help")
    command = commands.add_parser("mark", help=text, description=text, parents=[shared])
    for name in ("issue", "party"):
        text = translate(f"cli.mark.{name}.help")
        command.add_argument(name, metavar=name.upper(), help=text)
    command.add_argument("mark", choices=MARKS, help=translate("cli.mark.mark.help"))
    command.add_argument("--answer", choices=ANSWERS, help=translate("cli.mark.answer.help"))
    text = translate("cli.mark.position.help")
    command.add_argument("--position", type=float, metavar="0..100", help=text)
    for name in _TEXTS:
        metavar = "DATE" if name in ("on", "due") else name.upper()
        text = translate(f"cli.mark.{name}.help")
        command.add_argument(f"--{name}", metavar=metavar, help=text)
    text = translate("cli.mark.source.help")
    command.add_argument("--source", metavar="TEXT", help=text)
    add_signing(command, translate)
    text = translate("cli.mark.seen.help")
    command.add_argument("--seen", metavar="REV", type=int, help=text)


def asks_about_nothing(given: Mapping[str, Any]) -> bool:
    """Whether a consultation is asked for without an issue and without a draft."""
    matters = ("consult", "order", "fewest", "approval", "round", "unheard")
    return given["command"] in matters and not any(given.get(each) for each in DESCRIBES)


def run_mark(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Write a mark; the answer names the revision that holds it."""
    network = Question(store, given).network
    issue = resolve(network, given["issue"], "issue")
    party = resolve(network, given["party"], "department", "person")
    made = Mark(
        issue=issue,
        party=party,
        kind=given["mark"],
        answer=given["answer"],
        position=given["position"],
        evidence=given["source"],
        **{name: given[name] for name in _TEXTS},
    )
    said = {
        "party": name_of(network, party, translate),
        "issue": name_of(network, issue, translate),
        "mark": translate(f"state.{made.kind}"),
    }
    why = given["why"] or reason(
        "mark.why",
        party=named(network, party),
        issue=named(network, issue),
        mark=message(f"state.{made.kind}"),
    )
    revision = mark(store, made, who=signed(given), why=why, seen=given["seen"])
    data = {"issue": issue, "party": party, "mark": made.kind, "revision": revision}
    return Output(data=data, lines=[translate("mark.done", revision=revision, **said)])


def run_out(
    analysis: Analysis, store: PastStore, given: Mapping[str, Any], translate: Translator
) -> Output:
    """Write an answer to the file that ``--out`` names."""
    question = Question(store, given)
    parameters = question.parameters(analysis)
    path: Path = given["out"]
    count = write_consultation(path, question.network, parameters, translate)
    line = translate("document.written", file=str(path), count=count)
    heeded = [translate.say(each) for each in _heeded(question.network, parameters)]
    data = {"file": str(path), "parties": count, "warnings": heeded}
    return Output(data=data, lines=[line, *heeded])


def _heeded(network: Network, parameters: Mapping[str, Any]) -> Iterator[Message]:
    """What to heed before the papers are sent."""
    issue = parameters.get("issue")
    if issue and is_closed(network, resolve(network, issue, "issue"), today(parameters)):
        yield message("document.closed")
