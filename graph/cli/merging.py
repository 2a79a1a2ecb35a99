"""Merging two records of one party on the command line, and finding such pairs."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.change_rows import record_words
from graph.cli.columns import plain, table
from graph.cli.commands import Output
from graph.cli.past import PastStore, Subparsers
from graph.cli.person import add_signing, signed
from graph.duplicates import duplicates
from graph.merged_fields import Difference
from graph.merging import Merge, merge
from graph.merging_words import COLUMNS, difference_words, moved_counts
from graph.model import KIND_OF_TABLE, PARTIES, TABLE_OF_KIND
from graph.projections import project
from graph.reading import resolve
from graph.reasons import reason
from graph.texts import Translator


def add_merging(
    commands: Subparsers, shared: argparse.ArgumentParser, translate: Translator
) -> None:
    """Add both commands to the command line."""
    for name in MERGING:
        text = translate(f"cli.{name}.help")
        command = commands.add_parser(name, help=text, description=text, parents=[shared])
        if name == "merge":
            for place in ("keep", "other"):
                text = translate(f"cli.merge.{place}.help")
                command.add_argument(place, metavar=place.upper(), help=text)
            text = translate("cli.merge.take.help")
            command.add_argument("--take", metavar="NAME", nargs="+", default=[], help=text)
            text = translate("cli.merge.dry_run.help")
            command.add_argument("--dry-run", action="store_true", help=text)
            add_signing(command, translate)


def run_merge(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Merge two parties, or say what that would do."""
    register = store.register()
    kinds = tuple(KIND_OF_TABLE[each] for each in PARTIES)
    network = project(register)
    keep = resolve(network, given["keep"], *kinds)
    kind = network.nodes[keep]["kind"]
    other = resolve(network, given["other"], kind)
    kept, gone = (network.nodes[each]["id"] for each in (keep, other))
    found = merge(register, TABLE_OF_KIND[kind], kept, gone, given["take"])
    made = None
    if not given["dry_run"]:
        why = given["why"] or reason("merge.why", keep=found.keep, other=found.other)
        made = store.write(found.plan, who=signed(given), why=why)
    return Output(data=_json(found, made), lines=_lines(found, made, translate))


def _json(found: Merge, made: int | None) -> dict[str, Any]:
    return {
        "table": found.table,
        "keep": found.keep,
        "other": found.other,
        "revision": made,
        "moved": [
            {"table": each.table, "before": each.before, "after": each.after, "meets": each.meets}
            for each in found.moved
        ],
        "differences": [
            {
                "table": each.table,
                "key": list(each.key),
                "field": each.field,
                "kept": each.kept,
                "other": each.other,
                "stands": each.other if each.takes_other else each.kept,
            }
            for each in found.differences
        ],
    }


def _lines(found: Merge, made: int | None, translate: Translator) -> Iterator[str]:
    values = {"keep": found.keep, "other": found.other, "made": made}
    yield translate("cli.merge.planned" if made is None else "cli.merge.done", **values)
    for name, count in moved_counts(found).items():
        yield "  " + translate(
            "merge.moves", table=translate(f"table.{name[0]}"), count=count, how=translate(name[1])
        )
    if found.differences:
        yield translate("merge.differences")
        header = [translate(f"merge.column.{each}") for each in COLUMNS]
        rows = [_difference(each, translate) for each in found.differences]
        yield from table(header, rows, [False] * len(header))
    yield translate("cli.merge.hint" if made is None else "cli.merge.undo", **values)


def _difference(each: Difference, translate: Translator) -> list[str]:
    """Record, field, the kept word and the other's; what will not stand is in brackets."""
    record, field, kept, other = map(plain, difference_words(each, translate))
    stands, loses = (other, kept) if each.takes_other else (kept, other)
    lost = translate("merge.lost", value=loses)
    return [record, field, *((lost, stands) if each.takes_other else (stands, lost))]


def run_duplicates(store: PastStore, given: Mapping[str, Any], translate: Translator) -> Output:
    """Pairs of parties that may be one."""
    tables = store.register().tables
    found = [each for name in PARTIES for each in duplicates(tables, name)]
    data = [
        {"table": each.table, "first": each.first, "second": each.second, "why": each.why}
        for each in found
    ]
    names = {
        (name, row["id"]): record_words(name, row, translate)
        for name in PARTIES
        for row in tables[name].to_dicts()
    }
    lines = [
        plain(
            translate(
                "duplicates.line",
                first=f"{each.first} ({names[each.table, each.first]})",
                second=f"{each.second} ({names[each.table, each.second]})",
                why=translate(f"duplicates.{each.why}"),
            )
        )
        for each in found
    ]
    return Output(data={"duplicates": data}, lines=lines or [translate("duplicates.none")])


MERGING: Mapping[str, Callable[[PastStore, Mapping[str, Any], Translator], Output]] = {
    "merge": run_merge,
    "duplicates": run_duplicates,
}
