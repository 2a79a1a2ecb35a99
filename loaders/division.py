"""Rows of a work-division table gathered into matters."""

from graph.messages import Severity
from loaders.division_columns import Columns, Matter
from loaders.division_writing import Writing
from loaders.formats._layout import Row, name_of, rows_below
from loaders.formats._making import Making
from loaders.merges import merged_across, merged_down


class Division:
    """One sheet on its way from rows to tables."""

    def __init__(self, making: Making, columns: Columns) -> None:
        self._making, self._columns = making, columns
        self._matters: list[Matter] = []
        self._section: tuple[int, str] | None = None
        self._levels: list[str | None] = [None] * len(columns.levels)
        self._lost = self._tasks_left_out()
        self._lost = self._tasks_left_out()

    def run(self) -> None:
        """Gather the rows into matters, then write these."""
        filled = merged_down(self._making.sheet, self._making.layout.header.row)
        across = merged_across(self._making.sheet)
        for number, row in self._making.good_rows():
            if self._is_heading(row, across=number in across):
                self._forget_section()
                self._section = number, next(name for cell in row if (name := name_of(cell)))
                continue
            whole = [cell or filled.get((number, at)) for at, cell in enumerate(row)]
            self._take(number, row, whole)
        self._forget_section()
        Writing(self._making, self._columns, self._matters).run()

    def _tasks_left_out(self) -> tuple[int, ...]:
        """Numbers of rows that name a task and are kept out by an error of reading."""
        sheet = self._making.sheet
        bad = {flaw.row for flaw in sheet.flaws if flaw.severity is Severity.ERROR}
        below = rows_below(sheet, self._making.layout.header.position) if bad else ()
        levels = self._columns.levels
        return tuple(
            number for number, row in below if number in bad and any(row[a] for a in levels)
        )

    def _is_heading(self, row: Row, *, across: bool) -> bool:
        """One cell alone, merged across or under no task or unit: it names what follows."""
        told = [at for at, cell in enumerate(row) if cell]
        return len(told) == 1 and (
            across or (told[0] not in self._columns.levels and told[0] not in self._columns.units)
        )

    def _forget_section(self) -> None:
        """A heading that nothing follows is told: it may be a footnote."""
        used = self._section and any(each.section == self._section[1] for each in self._matters)
        if self._section and not used:
            self._making.warn("load.division.heading", self._section[0], value=self._section[1])

    def _take(self, number: int, row: Row, whole: Row) -> None:
        own = [name_of(row[at]) for at in self._columns.levels]
        if any(own):
            finest = max(at for at, level in enumerate(own) if level)
            for at, level in enumerate(own):
                above_is_new = any(own[:at])
                self._levels[at] = level or (None if above_is_new else self._levels[at])
            kept = [each for each in self._levels[: finest + 1] if each]
            matter = Matter(row=number, levels=tuple(kept))
            matter.section = self._section[1] if self._section else None
            self._matters.append(matter)
        elif self._lost_before(number):
            # What continues a task that is left out is no part of the one before.
            self._making.refuse("load.division.orphan", number, row=self._lost_before(number))
            return
        elif not self._matters:
            self._making.refuse("load.division.untitled", number)
            return
        self._fill(self._matters[-1], number, whole)

    def _lost_before(self, number: int) -> int | None:
        """Row of the task that this row continues, where that row was kept out."""
        last = self._matters[-1].row if self._matters else 0
        return max((each for each in self._lost if last < each < number), default=None)

    def _fill(self, matter: Matter, number: int, whole: Row) -> None:
        for at, cell in enumerate(whole):
            if cell is None or at in self._columns.levels:
                continue
            if at in self._columns.units:
                matter.units.append((number, at, cell))
            elif cell.strip() not in matter.cells[at]:
                matter.cells[at].append(cell.strip())
