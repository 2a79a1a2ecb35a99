"""What a mapping screen needs: a plan as plain values, and the first rows as they would become."""

import dataclasses
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dict
from pathlib import Path
from typing import Any

from graph.checks.findings import ROW
from graph.messages import Message, UserError
from graph.model import BY_TABLE
from loaders.formats._base import FURTHER, RawTable
from loaders.mapping.apply import transform
from loaders.mapping.model import Kind, Mapping
from loaders.mapping.plan import MARKS, Block, Column, Plan, mapping_of, uses
from loaders.mapping.propose import propose, with_table
from loaders.mapping.reading import parse_mapping
from loaders.mapping.remembered import forget, kept
from loaders.mapping.signature import check_signature
from loaders.mapping.writing import mapping_text
from loaders.reading import read_source
from loaders.source import Progress, Source, no_progress

_ROWS = 5  # rows of each table that are shown
_RECORDS, _DOCUMENTS = 300, 40  # of the source that a preview is made from
_KEPT = 1  # sources held between two looks at the same upload


class MappingScreen:
    """Plans, previews and remembered mappings, for a page that knows no loader."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: OrderedDict[Path, Source] = OrderedDict()

    def propose(self, path: Path) -> dict[str, Any]:
        """A proposed plan for an upload, as plain values.

        Raises
        ------
        UserError
            It cannot be read, or has no columns.
        """
        plan = propose(self.source(path))
        return _as_values(dataclasses.replace(plan, name=path.stem))

    def with_table(self, plan: Dict[str, Any], block: int, table: str) -> dict[str, Any]:
        """The plan with one block read as rows of another table; "" leaves it out."""
        read = _plan(plan)
        blocks = list(read.blocks)
        blocks[block] = with_table(blocks[block], table if table in BY_TABLE else "")
        return _as_values(dataclasses.replace(read, blocks=tuple(blocks)))

    def text(self, plan: Dict[str, Any]) -> str:
        """The mapping file that a plan means."""
        return mapping_text(mapping_of(_plan(plan)))

    def preview(self, path: Path, text: str) -> tuple[list[dict[str, Any]], list[Message]]:
        """First rows of each table as a mapping makes them, and what it says of the source.

        Raises
        ------
        UserError
            The mapping is not as it must be, or is for other files.
        """
        mapping = parse_mapping(text, "mapping.yaml")
        source = self.source(path)
        check_signature(mapping, source)
        made = transform(mapping, _beginning(source))
        found: dict[str, list[dict[str, str | None]]] = {}
        # What is only mentioned says least, so it stands last.
        for raw in sorted(made.tables, key=lambda each: each.mentioned):
            rows = found.setdefault(raw.table, [])
            rows += _rows(raw, _ROWS - len(rows))
        return [_shown(table, rows) for table, rows in found.items() if rows], list(made.notes)

    def remembered(self) -> list[dict[str, Any]]:
        """Name, tables and columns of every remembered mapping; of a broken file why it is one."""
        return [
            {
                "name": each.mapping.name if each.mapping else each.path.stem,
                "tables": _tables(each.mapping) if each.mapping else [],
                "has": list(each.mapping.signature.has) if each.mapping else [],
                "error": each.error,
            }
            for each in kept(self._folder)
        ]

    def remembered_text(self, name: str) -> str | None:
        """Text of a remembered mapping's file; None when none is called so."""
        for each in kept(self._folder):
            if (each.mapping.name if each.mapping else each.path.stem) == name:
                return each.path.read_text(encoding="utf-8-sig")
        return None

    def forget(self, name: str) -> None:
        """Forget the mapping of a name."""
        forget(self._folder, name)

    def source(self, path: Path, progress: Progress = no_progress) -> Source:
        """The upload read once; the last one is kept, for every change asks again."""
        if path in self._sources:
            self._sources.move_to_end(path)
            return self._sources[path]
        source = read_source(path, name=path.name, progress=progress)
        self._sources[path] = source
        while len(self._sources) > _KEPT:
            self._sources.popitem(last=False)
        return source


def _tables(mapping: Mapping) -> list[str]:
    return list(dict.fromkeys(rule.table for rule in mapping.rules))


def _beginning(source: Source) -> Source:
    """So much of a source that its first rows are seen at once."""
    sheets = [
        dataclasses.replace(each, cells=each.cells.head(_RECORDS), flaws=())
        for each in source.sheets
    ]
    step = max(1, len(source.documents) // _DOCUMENTS)
    documents = source.documents[::step]
    return dataclasses.replace(source, sheets=tuple(sheets), documents=documents, broken=())


def _rows(raw: RawTable, most: int) -> Iterator[dict[str, str | None]]:
    for row in raw.frame.head(max(most, 0)).iter_rows(named=True):
        yield {name: text for name, text in row.items() if name != ROW and text is not None}


def _shown(table: str, rows: Sequence[Dict[str, str | None]]) -> dict[str, Any]:
    """Rows of a table with the columns that any of them fills; fields stand before the others."""
    named = dict.fromkeys(name for row in rows for name in row)
    fields = [name for name in BY_TABLE[table].columns if name in named]
    further = [name for name in named if name.startswith(FURTHER)]
    cells = [[row.get(name) for name in (*fields, *further)] for row in rows]
    return {
        "table": table,
        "fields": fields,
        "further": [name.removeprefix(FURTHER) for name in further],
        "rows": cells,
    }


def _as_values(plan: Plan) -> dict[str, Any]:
    values = dataclasses.asdict(plan)
    values["kind"] = str(plan.kind)
    for block in values["blocks"]:
        block["uses"] = list(uses(block["table"])) if block["table"] else []
    values["marks"] = list(MARKS)
    return values


def _plan(values: Dict[str, Any]) -> Plan:
    """The plan that values from a browser say.

    Raises
    ------
    UserError
        They are no plan.
    """
    try:
        blocks = tuple(_block(each) for each in values["blocks"])
        return Plan(name=str(values["name"]) or "mapping", kind=Kind(values["kind"]), blocks=blocks)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(
            Message("map.plan", {"why": str(error)}), Message("map.plan.remedy")
        ) from error


def _block(values: Dict[str, Any]) -> Block:
    table = values["table"] if values["table"] in BY_TABLE else ""
    known = uses(table) if table else ()
    columns = tuple(_column(each, known) for each in values["columns"])
    return Block(
        name=str(values["name"]),
        table=table,
        columns=columns,
        sheet=values["sheet"],
        files=values["files"],
        each=values["each"],
    )


def _column(values: Dict[str, Any], known: Sequence[str]) -> Column:
    return Column(
        name=str(values["name"]),
        use=values["use"] if values["use"] in known else "keep",
        split=values["split"] if values["split"] in MARKS else "",
        words=tuple((str(word), str(meant)) for word, meant in values["words"]),
        samples=tuple(str(each) for each in values["samples"]),
        filled=int(values["filled"]),
        of=int(values["of"]),
    )
