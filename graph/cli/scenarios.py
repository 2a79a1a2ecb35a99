"""What if, on the command line: work changes out, keep them by name, apply them."""

import argparse
import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from graph.analyses._base import as_json
from graph.called import called
from graph.chronicle import Chronicle
from graph.cli.changes import plan_json, plan_lines
from graph.cli.columns import plain
from graph.cli.commands import Output
from graph.cli.past import PastStore, Subparsers
from graph.cli.person import add_signing, signed
from graph.cli.scenario_words import changes_in_words
from graph.cli.words import result_lines
from graph.messages import UserError, message
from graph.networks import Networks
from graph.projections import Network
from graph.reading import today
from graph.reasons import reason
from graph.scenarios import changes as of
from graph.scenarios.changes import Change, described, read_changes
from graph.scenarios.compare import WHATIF, compare, plan_of
from graph.scenarios.keeping import forgetting, saving, scenario, scenarios
from graph.scenarios.stands import kept as negotiations
from graph.scenarios.stands import named as negotiation
from graph.tables import Register
from graph.texts import Translator

AddParameters: TypeAlias = Callable[[argparse.ArgumentParser], None]
ACTIONS = ("list", "show", "save", "apply", "delete")
# Option -> function that reads its values, how many they are at least and at most.
_VERBS: Mapping[str, tuple[Callable[..., Change], int, int, str]] = {
    "remove": (of.remove, 1, 1, "PARTY"),
    "move": (of.move, 3, 4, "ISSUE FROM TO [ROLE]"),
    "capacity": (of.capacity, 2, 2, "PARTY DAYS"),
    "merge": (of.merge, 2, 2, "UNIT INTO"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What changes are worked out on: the register, its network, the day."""

    register: Register
    network: Network
    day: date


class _Change(argparse.Action):
    """Keeps the changes of all options in the order they were given in."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Add one change."""
        _, least, most, metavar = _VERBS[str(self.const)]
        if not least <= len(values) <= most:
            raise argparse.ArgumentError(self, metavar)
        given = list(getattr(namespace, "changes", None) or [])
        namespace.changes = [*given, (self.const, values)]


def add_scenarios(
    commands: Subparsers,
    shared: argparse.ArgumentParser,
    translate: Translator,
    add_parameters: AddParameters,
) -> None:
    """Add both commands to the command line."""
    for name in SCENARIOS:
        text = translate(f"cli.{name}.help")
        command = commands.add_parser(name, help=text, description=text, parents=[shared])
        if name == "scenario":
            command.add_argument("action", choices=ACTIONS, help=translate("cli.scenario.action"))
            command.add_argument(
                "name", metavar="NAME", nargs="?", help=translate("cli.scenario.name")
            )
            command.add_argument("--note", metavar="TEXT", help=translate("cli.scenario.note"))
            add_signing(command, translate)
            command.add_argument(
                "--dry-run", action="store_true", help=translate("cli.scenario.dry_run")
            )
        for verb, (_, _, _, metavar) in _VERBS.items():
            command.add_argument(
                f"--{verb}",
                action=_Change,
                const=verb,
                dest="changes",
                nargs="+",
                metavar=metavar.partition(" ")[0],
                help=f"{metavar}: {translate(f'cli.whatif.{verb}')}",
            )
        add_parameters(command)


def run_whatif(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Figures before and after the changes given; nothing is written."""
    ground = _ground(store, given)
    changes = _changes(ground.network, given)
    if not changes:
        raise UserError(message("scenario.no_changes"), message("scenario.no_changes.remedy"))
    return _worked_out(ground, changes, given, translate)


def run_scenario(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """List, show, save, apply or delete scenarios."""
    action = given["action"]
    if action == "list":
        return _list(_ground(store, given), translate)
    if not given["name"]:
        raise UserError(message("scenario.no_name"), message("scenario.no_name.remedy"))
    ground = _ground(store, given)
    if action == "save":
        return _save(store, ground, given, translate)
    if action == "delete":
        return _delete(store, _any_kind(ground.register, given["name"]), given, translate)
    if action in ("show", "apply") and negotiation(ground.register, given["name"]):
        reason = message("cli.scenario.negotiation", name=given["name"])
        raise UserError(reason, message("cli.scenario.negotiation.remedy", name=given["name"]))
    kept = scenario(ground.register, given["name"])
    changes = read_changes(ground.network, kept["changes"])
    if action == "show":
        return _worked_out(ground, changes, given, translate)
    return _apply(store, ground, kept, changes, given, translate)


def _ground(store: PastStore, given: Mapping[str, Any]) -> Ground:
    if given.get("as_of"):
        chronicle = Chronicle(store)
        moment = chronicle.moment(given["as_of"])
        day = given.get("today") or moment.day
        network = chronicle.network(dataclasses.replace(moment, day=day))
        return Ground(chronicle.register(moment.revision), network, today({"today": day}))
    networks = Networks(store.register, store.version)
    return Ground(networks.register(), networks.network(given.get("today")), today(given))


def _changes(network: Network, given: Mapping[str, Any]) -> Sequence[Change]:
    return [_VERBS[verb][0](network, *values) for verb, values in given.get("changes") or ()]


def _parameters(given: Mapping[str, Any]) -> dict[str, Any]:
    named = (each.name for each in WHATIF.parameters if each.name != "today")
    found = {name: given[name] for name in named if given.get(name) is not None}
    return {name: tuple(v) if isinstance(v, list) else v for name, v in found.items()}


def _worked_out(
    ground: Ground, changes: Sequence[Change], given: Mapping[str, Any], translate: Translator
) -> Output:
    asked = _parameters(given)
    found = compare(ground.register, ground.network, changes, ground.day, asked)
    parameters = WHATIF.defaults() | {"today": given.get("today")} | asked
    data = as_json(WHATIF, ground.network, parameters, found.result, translate)
    lines = [plain(translate.say(described(ground.network, each))) for each in changes]
    answer = {name: v for name, v in found.result.summary.items() if name != "changes"}  # said
    result = dataclasses.replace(found.result, summary=answer)
    told = result_lines(WHATIF, ground.network, result, translate)
    return Output(data=data, lines=[*lines, "", *told])


def _list(ground: Ground, translate: Translator) -> Output:
    """Scenarios of both kinds; each says which it is, and its changes in words."""
    register = ground.register
    found = [each | {"kind": "workload"} for each in scenarios(register)]
    found += [each | {"kind": "negotiation"} for each in negotiations(register)]
    lines = [
        plain(
            translate(
                "cli.scenario.line",
                id=each["id"],
                name=translate.name(each) or "",
                kind=translate(f"scenario.kind.{each['kind']}"),
                changes=changes_in_words(ground.network, each["changes"], translate),
            )
        )
        for each in found
    ]
    return Output(data={"scenarios": found}, lines=lines or [translate("scenario.none")])


def _any_kind(register: Register, wanted: str) -> Mapping[str, Any]:
    """A scenario of a negotiation by its id or name, else one of the workload."""
    return negotiation(register, wanted) or scenario(register, wanted)


def _save(
    store: PastStore, ground: Ground, given: Mapping[str, Any], translate: Translator
) -> Output:
    changes = _changes(ground.network, given)
    plan = saving(store.register(), given["name"], changes, given["note"])
    why = given["why"] or reason("scenario.why.save", name=given["name"])
    number = store.write(plan, who=signed(given), why=why)
    kept = scenario(store.register(), given["name"])
    text = translate("cli.scenario.saved", name=given["name"], id=kept["id"], number=number)
    return Output(data={"scenario": kept, "revision": number}, lines=[plain(text)])


def _delete(
    store: PastStore, kept: Mapping[str, Any], given: Mapping[str, Any], translate: Translator
) -> Output:
    register = store.register()
    record = called(register.tables, "scenarios", (kept["id"],))
    why = given["why"] or reason("edit.why.delete", record=record)
    number = store.write(forgetting(register, kept["id"]), who=signed(given), why=why)
    text = translate("cli.scenario.deleted", id=kept["id"], number=number)
    return Output(data={"deleted": kept["id"], "revision": number}, lines=[plain(text)])


def _apply(
    store: PastStore,
    ground: Ground,
    kept: Mapping[str, Any],
    changes: Sequence[Change],
    given: Mapping[str, Any],
    translate: Translator,
) -> Output:
    plan = plan_of(ground.register, ground.network, changes, ground.day)
    shown = list(plan_lines(plan, translate))
    if given["dry_run"]:
        return Output(data={"tables": plan_json(plan), "revision": None}, lines=shown)
    name = translate.name(kept) or kept["id"]
    why = given["why"] or reason("scenario.why.apply", name=name)
    number = store.write(plan, who=signed(given), why=why)
    told = translate("cli.scenario.applied", name=name, number=number)
    return Output(data={"tables": plan_json(plan), "revision": number}, lines=[*shown, plain(told)])


SCENARIOS: Mapping[str, Callable[[PastStore, Mapping[str, Any], Translator], Output]] = {
    "whatif": run_whatif,
    "scenario": run_scenario,
}
