"""The whole load: read a path, prepare it against the register, write it whole or not at all."""

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from graph.plan import Plan
from graph.questions import NO_ANSWERS, Answers
from graph.report import LoadReport
from graph.tables import Register
from loaders.answers import recorded
from loaders.counted import counted_rows
from loaders.mapping.model import Mapping
from loaders.prepare import prepare
from loaders.reading import read_source
from loaders.source import Progress, Source, no_progress


class Writable(Protocol):
    """What loading needs of a store."""

    def register(self) -> Register:
        """Everything that is known, with the data version."""

    def write(
        self,
        plan: Plan,
        *,
        who: str,
        why: str,
        source: str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> int:
        """Carry out a plan as one revision, whole or not at all; return the revision's number."""


def load(
    path: Path,
    store: Writable,
    *,
    who: str,
    why: str,
    dry_run: bool = False,
    accept_partial: bool = False,
    encoding: str | None = None,
    mapping: Mapping | None = None,
    answers: Answers = NO_ANSWERS,
    progress: Progress = no_progress,
) -> LoadReport:
    """Load what stands at a path.

    Parameters
    ----------
    path
        A folder, a zip, a CSV file or a workbook.
    store
        Where to.
    who, why
        Recorded with the revision.
    dry_run
        Report what would change and write nothing.
    accept_partial
        Write the good rows although others are rejected; else any error keeps everything out.
    encoding
        Encoding of the CSV files; None to find out for each.
    mapping
        Says what the source is, whatever it looks like; None to find out.
    answers
        What the user has answered to questions; a required one without an answer keeps the load
        out. They are recorded with the revision.
    progress
        Told the stage and how far it is, in each stage at least once; it may raise
        :class:`graph.messages.Cancelled` at any time, and the register stays as it was.

    Returns
    -------
    LoadReport
        With the revision's number when something was written.

    Raises
    ------
    UserError
        The source cannot be read, holds no table, or the store cannot be written.
    Cancelled
        ``progress`` has raised it.
    """
    source = read_source(path, encoding=encoding, answers=answers, progress=progress)
    return load_source(
        source,
        store,
        who=who,
        why=why,
        dry_run=dry_run,
        accept_partial=accept_partial,
        mapping=mapping,
        answers=answers,
        progress=progress,
    )


def load_source(
    source: Source,
    store: Writable,
    *,
    who: str,
    why: str,
    dry_run: bool = False,
    accept_partial: bool = False,
    mapping: Mapping | None = None,
    answers: Answers = NO_ANSWERS,
    by_hand: bool = False,
    with_rows: bool = False,
    progress: Progress = no_progress,
) -> LoadReport:
    """Load a source that is read already; see :func:`load`.

    ``by_hand``: somebody enters the rows, and is asked for what a file may leave out.
    ``with_rows`` also gives the first rows behind each count of the report.
    """
    prepared = prepare(
        source,
        store.register(),
        mapping=mapping,
        answers=answers,
        by_hand=by_hand,
        progress=progress,
    )
    report = prepared.report
    if with_rows:
        report = dataclasses.replace(report, rows=counted_rows(prepared))
    if dry_run or report.open_questions or (report.errors and not accept_partial):
        return report
    if prepared.plan.is_empty:
        return dataclasses.replace(report, written=True)
    revision = store.write(
        prepared.plan,
        who=who,
        why=recorded(why, answers),
        source=source.name,
        progress=partial(progress, "write"),
    )
    return dataclasses.replace(report, revision=revision, written=True)
