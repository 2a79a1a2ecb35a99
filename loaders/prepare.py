"""A source against the register: what would change, what is wrong, and counts that add up."""

import dataclasses
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from graph.checks import check
from graph.checks.findings import (
    LINE,
    PROVENANCE,
    ROW,
    SHEET,
    Finding,
    Located,
    locate,
    rejected,
    repeated,
)
from graph.checks.ids import wide_ids
from graph.checks.names import nameless, outdated
from graph.checks.priorities import priorities
from graph.checks.roles import roles
from graph.messages import Problem, Severity, UserError, message
from graph.model import DEPARTMENTS, ISSUES, PARTIES, PEOPLE, RECORD_TYPES
from graph.plan import Plan, cell_changes, count, plan_upsert
from graph.questions import NO_ANSWERS, Answers, Question
from graph.report import LoadReport, TableCount
from graph.tables import Register
from loaders.aliases import redirected
from loaders.answers import check_answers
from loaders.asking.dates import settle
from loaders.asking.names import alike
from loaders.convert import convert, gather
from loaders.examples import without_examples
from loaders.extras import without_replaced_texts
from loaders.formats import all_loaders
from loaders.formats._base import RawTable, Transformed
from loaders.mapping.apply import transform as transform_by
from loaders.mapping.model import Mapping
from loaders.mapping.signature import check_signature
from loaders.mentions import named
from loaders.merging import merged
from loaders.resolve import resolve
from loaders.source import Progress, Source, no_progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A load up to the point of writing: the report as of a dry run, and the plan to write.

    The plan holds the good rows; whether they may be written without the others is the user's
    choice. Rows, findings and raw tables are kept to show what stands behind the counts.
    """

    report: LoadReport
    plan: Plan
    incoming: Dict[str, pl.DataFrame] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    tables: tuple[RawTable, ...] = ()


def prepare(
    source: Source,
    register: Register,
    *,
    mapping: Mapping | None = None,
    answers: Answers = NO_ANSWERS,
    by_hand: bool = False,
    progress: Progress = no_progress,
) -> Prepared:
    """Recognise, transform, convert, ask, check and plan; nothing is written.

    Parameters
    ----------
    mapping
        Says what the source is, whatever it looks like; None to find out.
    by_hand
        Whether somebody enters the rows now, who is asked for what a file may leave out.

    Raises
    ------
    UserError
        No sheet of the source is a table, the mapping is for another kind of file, or an answer
        fits no question.
    """
    source = dataclasses.replace(
        source, stored=partial(_things, register), parties=partial(_parties, register)
    )
    transformed = _mapped(source, mapping) if mapping else _transform(source)
    tables = without_examples(transformed.tables)
    typed, findings, questions = _typed(tables, answers, progress)
    progress("check", 0, 1)
    right, turned = redirected(typed, register.tables)
    known = named(right, tables, register.tables)
    likely = alike(known, tables, register.tables, answers)
    questions = [*source.questions, *questions, *likely.questions]
    check_answers(answers, questions)
    findings += turned + likely.findings
    incoming, found = resolve(merged(known, register.tables, likely.merges), register.tables)
    findings += found + _bad_rows(incoming, tables)
    findings += check(incoming, register.tables, findings)
    findings += nameless(incoming, register.tables, among_named=not by_hand, by_hand=by_hand)
    findings += outdated(incoming, register.tables)
    findings += wide_ids(incoming, register.tables)
    findings += priorities(incoming)
    findings += roles(incoming)
    progress("plan", 0, 1)
    good = {table: _good(table, frame, findings) for table, frame in incoming.items()}
    plan = without_replaced_texts(plan_upsert(register.tables, good, register.version))
    report = LoadReport(
        source=source.name,
        counts=_counts(plan, incoming, tables, findings),
        changes=cell_changes(plan),
        problems=_problems(tables, findings),
        skipped=(*source.skipped, *transformed.skipped),
        notes=(*transformed.notes, *likely.notes),
        questions=tuple(questions),
    )
    progress("plan", 1, 1)
    return Prepared(
        report=report, plan=plan, incoming=incoming, findings=tuple(findings), tables=tables
    )


def _typed(
    tables: Sequence[RawTable], answers: Answers, progress: Progress
) -> tuple[dict[str, pl.DataFrame], list[Finding], list[Question]]:
    """Frames of values, what could not be read, and what had to be asked of dates."""
    texts = gather(tables)
    origins = [raw.origin for raw in tables]
    typed, findings, questions = dict[str, pl.DataFrame](), list[Finding](), list[Question]()
    for done, (table, text) in enumerate(texts.items()):
        progress("convert", done, len(texts))
        settled, found, asked = settle(table, text, origins, answers)
        typed[table], more = convert(table, settled)
        findings += [*found, *more]
        questions += asked
    return typed, findings, questions


def _mapped(source: Source, mapping: Mapping) -> Transformed:
    """What a mapping makes of the source."""
    check_signature(mapping, source)
    transformed = transform_by(mapping, source)
    if not transformed.tables:
        raise UserError(
            message("map.nothing", path=source.name, name=mapping.name),
            message("map.nothing.remedy", name=mapping.name),
        )
    return transformed


def _transform(source: Source) -> Transformed:
    """What the loader makes of the source that is surest that it is its own."""
    loaders = all_loaders().values()
    surest = max(loaders, key=lambda loader: loader.recognises(source))
    # Only a mapping sets broken files aside; what nobody knows is to be mapped all the same.
    if source.broken and surest.recognises(source):
        raise UserError(source.broken[0].reason, source.broken[0].remedy)
    transformed = surest.transform(source)
    if not transformed.tables:
        raise UserError(
            message("load.unrecognised", path=source.name, sheets=_sheet_names(source)),
            message(
                "load.unrecognised.remedy", tables=", ".join(each.table for each in RECORD_TYPES)
            ),
        )
    return transformed


def _things(register: Register) -> dict[str, str]:
    """Id to table of everything that stands by itself; an id in two tables says nothing."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for table in (DEPARTMENTS, PEOPLE, ISSUES):
        ids = register.tables[table]["id"].to_list()
        twice.update(found.keys() & ids)
        found |= dict.fromkeys(ids, table)
    return {each: table for each, table in found.items() if each not in twice}


def _parties(register: Register) -> Dict[str, pl.DataFrame]:
    return {table: register.tables[table] for table in PARTIES}


def _sheet_names(source: Source) -> str:
    names = [sheet.sheet or sheet.file for sheet in source.sheets]
    shown, most = names or [each.file for each in source.documents], 8
    return ", ".join(shown[:most]) + (" …" if len(shown) > most else "")


def _bad_rows(incoming: Dict[str, pl.DataFrame], tables: Sequence[RawTable]) -> list[Finding]:
    """Rows whose error was told when they were read, so that they are rejected and not told again.

    The finding has the rows and no words; its problems stand in the raw table.
    """
    findings = []
    for position, raw in enumerate(tables):
        if raw.bad_rows:
            rows = incoming[raw.table].filter(
                (pl.col(SHEET) == position) & pl.col(ROW).is_in(sorted(raw.bad_rows))
            )
            findings.append(
                Finding(
                    table=raw.table,
                    severity=Severity.ERROR,
                    rows=rows.select(PROVENANCE),
                    reason="",
                )
            )
    return findings


def _good(table: str, frame: pl.DataFrame, findings: Sequence[Finding]) -> pl.DataFrame:
    out = pl.concat([rejected(findings, table), repeated(findings, table)])
    kept = frame.filter(~pl.col(LINE).cast(pl.UInt32).is_in(out.implode()))
    return kept.drop(PROVENANCE)


def _counts(
    plan: Plan,
    incoming: Dict[str, pl.DataFrame],
    tables: Sequence[RawTable],
    findings: Sequence[Finding],
) -> dict[str, TableCount]:
    counts = {}
    for table in incoming:
        out = rejected(findings, table)
        again = repeated(findings, table)
        again_only = again.filter(~again.is_in(out.implode()))
        refused = sum(raw.refused for raw in tables if raw.table == table)
        planned = count(plan.tables[table]) if table in plan.tables else TableCount()
        counts[table] = dataclasses.replace(
            planned,
            unchanged=planned.unchanged + len(again_only),
            rejected=len(out) + refused,
        )
    return counts


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR and problem.place.column is not None


def _problems(tables: Sequence[RawTable], findings: Sequence[Finding]) -> tuple[Problem, ...]:
    """All problems in the order of the files and their rows."""
    origins = [raw.origin for raw in tables]
    located: list[Located] = [
        (position, each.place.row or 0, each)
        for position, raw in enumerate(tables)
        for each in raw.problems
    ]
    # A cell that could not be read at all is told once, whatever its text looks like to a check.
    unread = {(at, each.place.row, each.place.column) for at, _, each in located if _is_error(each)}
    # A sheet that several tables were made of has its flaws once.
    once = {(each[2].place, repr(each[2].reason)): each for each in located[::-1]}
    located = [*once.values()][::-1]
    for finding in findings:
        if finding.reason:
            located += (
                each
                for each in locate(finding, origins)
                if (each[0], each[2].place.row, each[2].place.column) not in unread
            )
    return tuple(each for _, _, each in sorted(located, key=lambda each: each[:2]))
