"""A consultation as an Excel workbook: list, order, fewest, signatures, round."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.analyses._base import Analysis, Result, Row
from graph.analyses.approval import ANALYSIS as APPROVAL
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.analyses.fewest import ANALYSIS as FEWEST
from graph.analyses.order import ANALYSIS as ORDER
from graph.analyses.round import ANALYSIS as ROUND
from graph.documents.words import matter_name, said
from graph.projections import Network, name_of
from graph.sheets import workbook
from graph.texts import Translator

_TOLD = ("lead", "missing_from_list", "only_informed", "without_reason", "not_yet_heard", "today")


def write_workbook(
    path: Path, network: Network, parameters: Mapping[str, Any], translate: Translator
) -> int:
    """Write the workbook; gives how many parties stand on the list.

    What it is about, then a sheet an answer: the rows with their facts in words and their reasons.
    Below the rows of a sheet stands what is unknown or assumed.
    """
    parts = (CONSULT, ORDER, FEWEST, APPROVAL, *((ROUND,) if parameters.get("issue") else ()))
    sheets: dict[str, list[list[Any]]] = {}
    notes: dict[str, list[str]] = {}
    counted, matter = 0, ""
    for analysis in parts:
        taken = {name: parameters[name] for name in analysis.defaults() if name in parameters}
        result = analysis.answer(network, **taken)
        if analysis is CONSULT:
            counted, matter = len(result.rows), matter_name(network, result, translate)
            sheets[translate("sheet.about")] = list(_about(result, matter, network, translate))
        title = translate(f"sheet.{analysis.id}")
        sheets[title] = _table(analysis, result, network, translate)
        notes[title] = [translate.say(each) for each in result.warnings]
    path.write_bytes(workbook(sheets, notes=notes, frozen=2, about=matter))
    return counted


def _about(
    result: Result, matter: str, network: Network, translate: Translator
) -> Iterator[list[Any]]:
    """What the list is about, and what is to be mended in it first."""
    summary, issue = result.summary, result.summary["issue"]
    label = translate("summary.consult.issue" if issue else "summary.consult.draft")
    yield [label, translate.named(matter, network.nodes[issue]["id"]) if issue else matter]
    none = translate("sheet.none")
    for name in _TOLD:
        told = said(summary[name], name, network, translate)
        yield [translate(f"summary.consult.{name}"), told or none]


def _table(
    analysis: Analysis, result: Result, network: Network, translate: Translator
) -> list[list[Any]]:
    names = list(dict.fromkeys(name for row in result.rows for name in row.facts))
    names = [each for each in names if not _is_nested(result.rows, each)]
    is_scored = any(row.score is not None for row in result.rows)
    points = [translate("column.consult.points")] if is_scored else []
    labels = [_label(analysis, each, translate) for each in names]
    rows: list[list[Any]] = [[*_heads(translate), *points, *labels]]
    for row in result.rows:
        score = [row.score] if is_scored else []
        start = _start(row, network, translate)
        rows.append([*start, *score, *_facts(row, names, network, translate)])
    return rows


def _heads(translate: Translator) -> list[str]:
    keys = ("column.name", "column.id", "column.kind_of", "column.why")
    return [translate(each) for each in keys]


def _start(row: Row, network: Network, translate: Translator) -> list[str]:
    node = network.nodes[row.ref]
    why = "\n".join(translate.say(each.text) for each in row.reasons)
    kind = translate(f"kind.{node['kind']}")
    return [name_of(network, row.ref, translate), str(node["id"]), kind, why]


def _facts(row: Row, names: list[str], network: Network, translate: Translator) -> Iterator[object]:
    for name in names:
        value = row.facts.get(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        yield value if is_number else said(value, name, network, translate)


def _label(analysis: Analysis, name: str, translate: Translator) -> str:
    keys = (f"column.{analysis.id}.{name}", f"column.{name}")
    return next((translate(key) for key in keys if translate.has(key)), name)


def _is_nested(rows: tuple[Row, ...], name: str) -> bool:
    return any(isinstance(row.facts.get(name), Mapping) for row in rows)
