"""The command line, derived from the analyses: every parameter is an option."""

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from graph.analyses._base import Analysis, Parameter, parameter_text
from graph.analyses.negotiate import ANALYSIS as NEGOTIATE
from graph.cli.backups import add_backups
from graph.cli.briefs import add_brief, add_scenario
from graph.cli.editing import add_editing
from graph.cli.merging import add_merging
from graph.cli.past import add_commands
from graph.cli.rounds import add_rounds
from graph.cli.scenarios import add_scenarios
from graph.cli.usage import speak
from graph.cli.views import add_views
from graph.dates import is_iso
from graph.fields import LANGUAGES
from graph.reading import no_date
from graph.scenarios.compare import WHATIF
from graph.texts import Translator

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
NOT_GIVEN = argparse.SUPPRESS


def build_parser(
    analyses: Mapping[str, Analysis], translate: Translator
) -> argparse.ArgumentParser:
    """Parser of ``python -m graph``, its help in the reader's language."""
    speak(translate)
    shared = _shared(translate)
    parser = argparse.ArgumentParser(
        prog="python -m graph",
        description=translate("cli.description"),
        epilog=translate("cli.epilog"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    commands = parser.add_subparsers(
        dest="command",
        required=True,
        metavar=translate("cli.command"),
        title=translate("cli.commands"),
    )
    for analysis in analyses.values():
        _add_analysis(commands, analysis, shared, translate)
    for name in ("analyses", "history"):
        text = translate(f"cli.{name}.help")
        command = commands.add_parser(name, help=text, description=text, parents=[shared])
        if name == "history":
            limit = Parameter(name="limit", type=int, minimum=1)
            command.add_argument(
                "--limit",
                type=_reader(limit, translate),
                default=20,
                help=translate("cli.history.limit.help"),
            )
            text = translate("cli.history.revision.help")
            command.add_argument("revision", metavar="N", nargs="?", type=int, help=text)
    add_commands(commands, shared, translate)
    add_editing(commands, shared, translate)
    add_merging(commands, shared, translate)
    add_backups(commands, shared, translate)
    add_rounds(commands, shared, translate)
    add_scenarios(
        commands,
        shared,
        translate,
        lambda command: _add_parameters(command, WHATIF, translate),
    )
    add_brief(commands, shared, translate)
    add_views(commands, shared, translate)
    return parser


def _shared(translate: Translator) -> argparse.ArgumentParser:
    """Options that every command takes, before or behind its name."""
    shared = argparse.ArgumentParser(add_help=False)
    group = shared.add_argument_group(translate("cli.shared"))
    group.add_argument(
        "--json", action="store_true", default=NOT_GIVEN, help=translate("cli.json.help")
    )
    group.add_argument(
        "--language",
        metavar="TAG",
        default=NOT_GIVEN,
        help=translate("cli.language.help", languages=", ".join(LANGUAGES)),
    )
    group.add_argument("--data", metavar="DIR", default=NOT_GIVEN, help=translate("cli.data.help"))
    group.add_argument(
        "--today",
        metavar="DATE",
        type=_date_reader(translate),
        default=NOT_GIVEN,
        help=translate("cli.today.help"),
    )
    group.add_argument(
        "--as-of", metavar="REV|DATE", default=NOT_GIVEN, help=translate("cli.as_of.help")
    )
    return shared


def _add_analysis(
    commands: Subparsers,
    analysis: Analysis,
    shared: argparse.ArgumentParser,
    translate: Translator,
) -> None:
    command = commands.add_parser(
        analysis.id,
        help=translate(f"analysis.{analysis.id}"),
        description=translate(f"analysis.{analysis.id}.help"),
        parents=[shared],
    )
    _add_parameters(command, analysis, translate)
    if analysis.id == NEGOTIATE.id:
        add_scenario(command, translate)


def _add_parameters(
    command: argparse.ArgumentParser, analysis: Analysis, translate: Translator
) -> None:
    placed = positionals(analysis)
    for parameter in analysis.parameters:
        if parameter.name != "today":  # stands among the shared options
            _add_parameter(command, analysis, parameter, parameter.name in placed, translate)


def positionals(analysis: Analysis) -> tuple[str, ...]:
    """Parameters given by their place: the required ones, else the first that names a node."""
    required = tuple(each.name for each in analysis.parameters if each.required)
    optional = (each.name for each in analysis.parameters if each.refers_to)
    return required or tuple(optional)[:1]


def _add_parameter(
    command: argparse.ArgumentParser,
    analysis: Analysis,
    parameter: Parameter,
    is_placed: bool,
    translate: Translator,
) -> None:
    key = parameter_text(analysis.id, parameter.name, translate)
    text = translate(f"{key}.help").replace("%", "%%")
    name = parameter.name if is_placed else "--" + parameter.name.replace("_", "-")
    options: dict[str, Any] = {"help": text, "default": NOT_GIVEN}
    if is_placed:
        options["metavar"] = parameter.name.upper()
        if parameter.required and parameter.type is tuple:
            options["nargs"] = "+"
        if not parameter.required:
            options["nargs"] = "*" if parameter.type is tuple else "?"
    if parameter.type is bool:
        command.add_argument(name, action=argparse.BooleanOptionalAction, **options)
        return
    options["type"] = _reader(parameter, translate)
    if parameter.choices:
        options["choices"] = parameter.choices
    if parameter.type in (tuple, list) and not is_placed:
        options["nargs"], options["action"] = "+", "extend"  # also said one by one
    if not is_placed and not parameter.choices:
        options["metavar"] = parameter.name.upper()
    if parameter.default not in (None, ()):
        options["help"] = f"{text} ({translate('cli.default', value=parameter.default)})"
    command.add_argument(name, **options)


def _reader(parameter: Parameter, translate: Translator) -> Callable[[str], Any]:
    """Function that reads a value from the command line and refuses what is out of range."""
    kind = parameter.type
    if kind is date:
        return _date_reader(translate)
    if kind not in (int, float):
        return str

    def number(text: str) -> float:
        value: float = kind(text)
        low, high = parameter.minimum, parameter.maximum
        # Turned round, so that "nan", which compares to nothing, is refused.
        if not ((low is None or value >= low) and (high is None or value <= high)):
            raise argparse.ArgumentTypeError(
                translate(
                    "cli.range" if high is not None else "cli.range.open",
                    value=text,
                    low=low,
                    high=high,
                )
            )
        return value

    number.__name__ = kind.__name__  # argparse names it in its error
    return number


def _date_reader(translate: Translator) -> Callable[[str], str]:
    def iso_date(text: str) -> str:
        if not is_iso(text):
            raise argparse.ArgumentTypeError(translate.advice(no_date(text)))
        return text

    return iso_date
