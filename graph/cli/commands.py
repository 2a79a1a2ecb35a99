"""What the commands of ``python -m graph`` answer: a question, the questions, the history."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.analyses import all_analyses
from graph.analyses._base import Analysis, Parameter, as_json, parameter_text
from graph.chronicle import Chronicle
from graph.cli.columns import plain, table, wrapped
from graph.cli.unprinted import nothing_printed
from graph.cli.words import result_lines
from graph.history import Past
from graph.messages import UserError, message
from graph.moments import minute_of
from graph.networks import Networks
from graph.projections import Network
from graph.reading import resolve
from graph.reasons import said_reason
from graph.scenarios.stands import changes_of
from graph.tables import Register
from graph.texts import Translator


class Store(Protocol):
    """What the command line asks of a store."""

    def register(self) -> Register:
        """Everything that is known."""

    def version(self) -> int:
        """Data version."""

    def revisions(self, limit: int = 20) -> Sequence[Any]:
        """Latest revisions as dataclasses, newest first."""

    def past(self) -> Past:
        """Everything that is known and was."""


@dataclass(frozen=True)
class Output:
    """An answer in both forms: for programs and, line by line, for people."""

    data: Any
    lines: Iterable[str]


def answer(
    analysis: Analysis,
    store: Store,
    given: Mapping[str, Any],
    translate: Translator,
    columns: int | None,
) -> Output:
    """Run an analysis on the network as it is now, or as it was on the day given.

    With ``as_of``, a revision or a date, it runs on what the register said then, and on the day
    then unless another is given.

    Raises
    ------
    UserError
        The register is empty, or the question names something that is not in it.
    """
    question = Question(store, given)
    network, parameters = question.network, question.parameters(analysis)
    with nothing_printed():
        result = analysis.answer(network, **parameters)
    return Output(
        data=as_json(analysis, network, parameters, result, translate),
        lines=result_lines(analysis, network, result, translate, columns),
    )


class Question:
    """What the command line asks: the network it is about, and the values given.

    With ``as_of``, a revision or a date, it is about what the register said then, and about the
    day then unless another is given.

    Raises
    ------
    UserError
        The register is empty, or the moment is none of its history.
    """

    def __init__(self, store: Store, given: Mapping[str, Any]) -> None:
        if given.get("as_of"):
            chronicle = Chronicle(store)
            moment = chronicle.moment(given["as_of"])
            given = {"today": moment.day} | dict(given)
            self.network = chronicle.network(dataclasses.replace(moment, day=given["today"]))
        else:
            self.network = Networks(store.register, store.version, Chronicle(store)).network(
                given.get("today")
            )
        if not self.network:
            raise UserError(message("cli.empty"), message("cli.empty.remedy"))
        if given.get("scenario"):
            # What is changed besides comes after it, so that it may differ from the scenario.
            named = changes_of(store.register(), given["scenario"])
            given = dict(given) | {"change": [*named, *(given.get("change") or ())]}
        self._given = given

    def parameters(self, analysis: Analysis) -> dict[str, Any]:
        """Every parameter of an analysis; things are named by their references."""
        return analysis.defaults() | {
            each.name: _resolved(self.network, each, self._given[each.name])
            for each in analysis.parameters
            if self._given.get(each.name) is not None
        }


def _resolved(network: Network, parameter: Parameter, value: Any) -> Any:
    """References for what the user named by id or name."""
    if not parameter.refers_to:
        return tuple(value) if isinstance(value, list) else value
    if isinstance(value, list):
        return tuple(resolve(network, each, *parameter.refers_to) for each in value)
    return resolve(network, value, *parameter.refers_to)


def list_analyses(translate: Translator, columns: int | None) -> Output:
    """Every analysis with its parameters."""
    analyses = all_analyses()
    data = [
        {
            "id": each.id,
            "title": translate(f"analysis.{each.id}"),
            "help": translate(f"analysis.{each.id}.help"),
            "parameters": [_parameter(each, parameter, translate) for parameter in each.parameters],
        }
        for each in analyses.values()
    ]
    return Output(data=data, lines=_listed(data, columns))


def _parameter(analysis: Analysis, parameter: Parameter, translate: Translator) -> dict[str, Any]:
    key = parameter_text(analysis.id, parameter.name, translate)
    return {
        "name": parameter.name,
        "title": translate(key),
        "help": translate(f"{key}.help"),
        "type": parameter.type.__name__,
        "required": parameter.required,
        "default": parameter.default,
        "minimum": parameter.minimum,
        "maximum": parameter.maximum,
        "choices": list(parameter.choices),
    }


def _listed(data: list[dict[str, Any]], columns: int | None) -> Iterator[str]:
    for each in data:
        yield f"{each['id']}: {each['title']}"
        yield from wrapped(each["help"], columns, "  ")
        for parameter in each["parameters"]:
            text = f"{parameter['name']}: {parameter['help']}"
            yield from wrapped(text, columns, "    ")


def history(store: Store, limit: int, translate: Translator) -> Output:
    """Revisions, newest first: number, time, who, why, source."""
    revisions = [
        dataclasses.asdict(each)
        | {"who": translate.word(each.who), "why": said_reason(each.why, translate)}
        for each in store.revisions(limit)
    ]
    shown = [each | {"time": minute_of(each["time"])} for each in revisions]
    return Output(data={"revisions": revisions}, lines=_history(shown, translate))


def _history(revisions: list[dict[str, Any]], translate: Translator) -> Iterator[str]:
    if not revisions:
        yield translate("cli.history.none")
        return
    names = [name for name in revisions[0] if any(each[name] is not None for each in revisions)]
    rows = [[_cell(each[name], translate) for name in names] for each in revisions]
    keys = [f"column.{name}" for name in names]
    header = [translate(key) if translate.has(key) else key[7:] for key in keys]
    yield from table(header, rows, [name == "number" for name in names])


def _cell(value: object, translate: Translator) -> str:
    return translate("cli.unknown") if value is None else plain(str(value))
