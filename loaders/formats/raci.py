"""RACI, RASCI and DACI matrices: tasks down, parties across, letters for who does what."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.fields import header_key
from loaders.formats._base import FURTHER, Loader, Transformed
from loaders.formats._layout import Layout, Row, is_ours, layout_at, name_of, rows_below, sure
from loaders.formats._making import Making, each_sheet
from loaders.limits import HEADER_ROWS
from loaders.merges import merged_across
from loaders.source import Sheet, Source

_ROLES = {"A": "approve", "R": "lead", "D": "lead", "S": "support", "C": "consult", "I": "inform"}
_LETTERS = re.compile(r"[RACISD](?:\s*[/,、，&+ ]?\s*[RACISD]){0,4}")
_LOOKED_AT = 50
_SLIP = 3  # letters of a cell that was meant as one of these and is none
_MOST = 10_000  # tasks that somebody would draw a matrix of; what is longer need not be searched
_NONE = ("-", "–", "—", "n/a")
_LEGEND = re.compile(r"^[RACISD]\s*[=:：–-]\s*\S", re.IGNORECASE)
_TASKS = tuple(
    header_key(word)
    for word in (
        *("task", "tasks", "activity", "activities", "deliverable", "process", "process step"),
        *("work package", "decision", "step", "milestone", "任務", "任务", "工作項目", "工作"),
        *("工作项目", "事項", "事项", "活動", "活动", "交付物", "流程"),
    )
)
_NUMBERS = re.compile(r"(?:no|nr|id|編號|编号|序號|序号|項次|项次|wbs.*)?")


@dataclass(frozen=True, slots=True)
class _Columns:
    task: int
    parties: tuple[int, ...]


def recognises(source: Source) -> float:
    """Cells of nothing but the letters, under several headers, are a matrix of roles."""
    return sure(source, _find, 0.9)


def transform(source: Source) -> Transformed:
    """Tasks as issues, parties as departments, letters as roles."""
    return each_sheet(source, _find, _make)


def letters_of(cell: str | None) -> str | None:
    """Letters in a cell, ``A/R`` as ``AR``; empty for none, None when it says something else."""
    plain = unicodedata.normalize("NFKC", cell or "").strip().upper()
    if not plain or plain.casefold() in _NONE:
        return ""
    if not _LETTERS.fullmatch(plain):
        return None
    return "".join(dict.fromkeys(each for each in plain if each in _ROLES))


def _find(sheet: Sheet) -> Layout | None:
    if is_ours(sheet) or sheet.cells.height > _MOST:
        return None
    tops = range(min(HEADER_ROWS, sheet.cells.height))
    return next(
        (each for at in tops if _columns(sheet, each := layout_at(sheet, at)) is not None), None
    )


def _columns(sheet: Sheet, layout: Layout) -> _Columns | None:
    """The column of the tasks and those of the parties; None where this is no such matrix."""
    written = [at for at, cell in enumerate(layout.header.cells) if cell]
    if len(written) < 2:
        return None
    below = rows_below(sheet, layout.header.position)
    first = [row for _, row in islice(below, _LOOKED_AT) if not _is_legend(row)]
    if sum(all(letters_of(row[at]) is not None for row in first) for at in written) < 2:
        return None  # most tables are none, and are told from a few rows
    body = first + [row for _, row in below if not _is_legend(row)]
    parties = [at for at in written if _are_letters([row[at] for row in body])]
    texts = [at for at in range(min(parties, default=0)) if any(row[at] for row in body)]
    used = set("".join(letters_of(row[at]) or "" for row in body for at in parties))
    if len(parties) < 2 or not texts or len(used) < 2 or not used & set("RAD"):
        return None
    named = [at for at in texts if header_key(layout.header.cells[at] or "") in _TASKS]
    wordy = [at for at in texts if not _is_number(layout.header.cells[at], [r[at] for r in body])]
    return _Columns((named or wordy or texts)[0], tuple(parties))


def _are_letters(cells: Sequence[str | None]) -> bool:
    """Whether these are a party's letters; a slip here and there makes no other column."""
    read = [letters_of(cell) for cell in cells]
    wrong = [cell for cell, each in zip(cells, read, strict=True) if each is None]
    right = sum(bool(each) for each in read)
    return right >= max(1, 2 * len(wrong)) and all(len(cell or "") <= _SLIP for cell in wrong)


def _is_number(header: str | None, cells: Sequence[str | None]) -> bool:
    known = bool(_NUMBERS.fullmatch(header_key(header or ""))) and header is not None
    return known or all(re.fullmatch(r"[\d.]+", cell.strip()) for cell in cells if cell)


def _is_legend(row: Row) -> bool:
    """A row such as ``R = Responsible``, which explains the letters."""
    told = [cell for cell in row if cell]
    return bool(told) and all(_LEGEND.match(cell.strip()) for cell in told[:1]) and len(told) <= 2


def _make(sheet: Sheet, layout: Layout, seen: set[tuple[str, str]]) -> Making:
    columns = _columns(sheet, layout)
    assert columns is not None
    fields = {"issues": {"title": columns.task, "id": columns.task}}
    making = Making(sheet=sheet, layout=layout, table="issues", seen=seen, fields=fields)
    for at in columns.parties:
        making.mention("departments", layout.header.row, layout.names[at])
    across, section = merged_across(sheet), None
    for number, row in making.good_rows():
        told = [cell for cell in row if cell]
        if number in across and len(told) == 1:
            section = name_of(told[0])
        elif _is_legend(row):
            making.warn("load.raci.legend", number, value=name_of(told[0]))
        else:
            _task(making, columns, number, row, section)
    return making


def _task(making: Making, columns: _Columns, number: int, row: Row, section: str | None) -> None:
    task = name_of(row[columns.task])
    if task is None:
        making.refuse("load.raci.untitled", number, columns.task)
        return
    if ("issues", task) in making.seen:
        making.refuse("load.raci.repeated", number, columns.task, value=task)
        return
    for at in columns.parties:
        if letters_of(row[at]) is None:
            making.refuse("load.raci.letter", number, at, value=name_of(row[at]))
            return
    letters = {making.layout.names[at]: letters_of(row[at]) or "" for at in columns.parties}
    accountable = [party for party, each in letters.items() if "A" in each]
    if len(accountable) != 1:
        making.warn("load.raci.accountable", number, task=task, count=len(accountable))
    roles = list(_roles(letters))
    leads = [party for party, _, role in roles if role == "lead"]
    rest = [at for at in range(len(row)) if at not in (columns.task, *columns.parties)]
    extra = making.further(row, rest) | ({f"{FURTHER}section": section} if section else {})
    owner = leads[0] if leads else None
    making.once("issues", number, id=task, title=task, owner=owner, **extra)
    for party, letter, role in roles:
        said = {"issue": task, "party": party, "party_kind": "department", "role": role}
        making.add("involvements", number, **said, **{f"{FURTHER}raci": letter})


def _roles(letters: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Party, letter and role; of several who do the work, the accountable one leads."""
    doing = [party for party, each in letters.items() if set(each) & set("RD")]
    both = [party for party in doing if "A" in letters[party]]
    leading = doing if len(doing) == 1 else both if len(both) == 1 else []
    for party, each in letters.items():
        for letter in each:
            role = _ROLES[letter]
            joint = role == "lead" and party not in leading
            yield party, letter, "co-lead" if joint else role


LOADER = Loader(id="raci", recognises=recognises, transform=transform)
