"""A load's report in words and as JSON."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from graph.messages import Problem, Severity
from graph.report import CellChange, LoadReport, TableCount
from graph.texts import Translator
from loaders.columns import table
from loaders.show_places import short, where
from loaders.show_questions import question_lines, questions_as_json

SHOWN = 20
_COUNTS = ("read", "created", "updated", "unchanged", "rejected")


def as_lines(
    report: LoadReport, translate: Translator, *, everything: bool = False
) -> Iterator[str]:
    """Lines of the report: counts, changes, problems, questions, what was left alone.

    Parameters
    ----------
    everything
        Show all changes and problems, not only the first of each kind.
    """
    most = None if everything else SHOWN
    yield from (translate.say(each) for each in report.notes)
    yield from table([*_counts(report, translate)])
    yield from _changes(report.changes, translate, most)
    for severity in Severity:
        found = [each for each in report.problems if each.severity is severity]
        if found:
            yield ""
            yield translate(f"report.{severity}", count=len(found))
            yield from _problems(found, translate, most)
    yield from question_lines(report.questions, translate, most)
    if report.skipped:
        yield ""
        yield from (translate.say(each) for each in report.skipped)
    yield ""


def outcome(report: LoadReport, translate: Translator, *, dry_run: bool) -> str:
    """What came of it, in one sentence."""
    if report.revision is not None:
        return translate("report.written", revision=report.revision)
    if report.written:
        return translate("report.same")
    if dry_run:
        return translate("report.dry")
    return translate("report.asked" if report.open_questions else "report.refused")


def as_json(report: LoadReport, translate: Translator, *, dry_run: bool) -> dict[str, Any]:
    """Return the report as JSON values; reasons and remedies in the reader's language."""
    return {
        "source": report.source,
        "dry_run": dry_run,
        "written": report.written,
        "revision": report.revision,
        "counts": {
            name: {each: getattr(count, each) for each in _COUNTS}
            for name, count in report.counts.items()
        },
        "changes": [
            {
                "table": each.table,
                "key": list(each.key),
                "column": each.column,
                "before": each.before,
                "after": each.after,
            }
            for each in report.changes
        ],
        "problems": [_problem_as_json(each, translate) for each in report.problems],
        "questions": questions_as_json(report.questions, translate),
        "skipped": [translate.say(each) for each in report.skipped],
        "notes": [translate.say(each) for each in report.notes],
    }


def _problem_as_json(problem: Problem, translate: Translator) -> dict[str, Any]:
    place = problem.place
    return {
        "severity": str(problem.severity),
        "code": problem.reason.key,
        "table": problem.table,
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "value": place.value,
        "reason": translate.say(problem.reason),
        "remedy": translate.say(problem.remedy),
    }


def _counts(report: LoadReport, translate: Translator) -> Iterator[list[str]]:
    yield ["", *(translate(f"report.{name}") for name in _COUNTS)]
    for name, count in report.counts.items():
        yield [translate(f"table.{name}"), *_numbers([count])]
    if len(report.counts) > 1:
        yield [translate("report.total"), *_numbers([*report.counts.values()])]


def _numbers(counts: Sequence[TableCount]) -> list[str]:
    return [f"{sum(getattr(count, name) for count in counts):,}" for name in _COUNTS]


def _changes(
    changes: Sequence[CellChange], translate: Translator, most: int | None
) -> Iterator[str]:
    if not changes:
        return
    yield ""
    yield translate("report.changes", count=len(changes))
    for each in changes[:most]:
        key = " · ".join(part for part in each.key if part)
        before, after = _value(each.before, translate), _value(each.after, translate)
        column = _field(each, translate)
        yield f"  {translate(f'table.{each.table}')} {key} | {column}: {before} → {after}"
    yield from _more(len(changes), most, translate, "  ")


def _field(change: CellChange, translate: Translator) -> str:
    key = f"field.{change.table}.{change.column}"
    return translate(key) if translate.has(key) else translate(f"field.{change.column}")


def _value(value: object, translate: Translator) -> str:
    return translate("report.unknown") if value is None else short(str(value))


def _problems(
    problems: Sequence[Problem], translate: Translator, most: int | None
) -> Iterator[str]:
    """Problems of one kind in one column together, the remedy once where it is the same."""
    groups: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for each in problems:
        place = each.place
        key = (place.file, place.sheet, place.column, each.reason.key, each.remedy.key)
        groups[tuple(part or "" for part in key)].append(each)
    for group in groups.values():
        yield from _group(group, translate, most)


def _group(group: Sequence[Problem], translate: Translator, most: int | None) -> Iterator[str]:
    reasons = [translate.say(each.reason) for each in group[:most]]
    remedies = [translate.say(each.remedy) for each in group[:most]]
    same_reason, same_remedy = len(set(reasons)) == 1, len(set(remedies)) == 1
    if len(group) == 1:
        place = where(group[0].place, translate, ("file", "sheet", "row", "column", "value"))
        yield f"  {place}: {reasons[0]}"
        yield f"    {remedies[0]}"
        return
    place = where(group[0].place, translate, ("file", "sheet", "column"))
    yield f"  {place}: {len(group):,} × {reasons[0] if same_reason else ''}".rstrip()
    for problem, reason, remedy in zip(group[:most], reasons, remedies, strict=True):
        said = [where(problem.place, translate, ("row", "value"))]
        said += [] if same_reason else [reason]
        said += [] if same_remedy else [remedy]
        line = " ".join(part for part in said if part)
        if line:
            yield f"    {line}"
    yield from _more(len(group), most, translate, "    ")
    if same_remedy:
        yield f"    {remedies[0]}"


def _more(count: int, most: int | None, translate: Translator, indent: str) -> Iterator[str]:
    if most is not None and count > most:
        yield f"{indent}{translate('report.more', count=count - most)}"


def dumped(values: dict[str, Any]) -> str:
    """JSON text that a reader can read in any script."""
    return json.dumps(values, ensure_ascii=False, indent=2)
