"""Where a mapping's rules find their records: sheets with their headers, documents with paths."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from graph.checks.findings import ROW, Origin
from graph.messages import Message, Place, Problem, Severity, message
from graph.model import BY_TABLE
from loaders.formats._layout import Layout
from loaders.formats.tables import flaw_problems, too_wide
from loaders.headers import Recognised
from loaders.mapping.columns import OWN, fits, header_of, named_in, position_of, used, used_by
from loaders.mapping.model import CLAUSES, Kind, Mapping, Rule
from loaders.mapping.paths import segments_of
from loaders.mapping.records import Used, of_documents, of_sheet, plain, roots
from loaders.mapping.steps import first_made
from loaders.source import Document, Sheet, Source


@dataclass(slots=True, kw_only=True)
class Part:
    """Records of one rule from one sheet or from all its documents, on their way to a table."""

    rule: Rule
    frame: pl.DataFrame
    origin: Origin
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0

    def say(
        self,
        severity: Severity,
        key: str,
        number: int | None,
        column: str | None,
        value: str | None,
        /,
        **values: object,
    ) -> None:
        """Note something about a cell of the part."""
        file, row = (self.origin.file, None) if number is None else self.origin.at(number)
        said = {"value": value} | values if value is not None else values
        self.problems.append(
            Problem(
                severity=severity,
                reason=Message(key, said),
                remedy=Message(f"{key}.remedy", said),
                place=Place(
                    file=file, sheet=self.origin.sheet, row=row, column=column, value=value
                ),
                table=self.rule.table,
            )
        )


def parts_of(mapping: Mapping, source: Source) -> tuple[list[Part], list[Message]]:
    """Parts of all rules, and what is said of sheets and files that no rule is for."""
    if mapping.signature.kind is Kind.SHEETS:
        return _of_sheets(mapping, source)
    return _of_documents(mapping, source)


def _of_sheets(mapping: Mapping, source: Source) -> tuple[list[Part], list[Message]]:
    parts: list[Part] = []
    left = [message("load.skipped.file", file=each.file) for each in source.documents]
    for sheet in source.sheets:
        layout = header_of(sheet, mapping)
        rules = [] if layout is None else [r for r in mapping.rules if _is_for(r, sheet, layout)]
        if layout is None or not rules:
            called = sheet.file if sheet.sheet is None else f"{sheet.file} · {sheet.sheet}"
            left.append(message("load.skipped.sheet", sheet=called))
            continue
        parts += _sheet_parts(mapping, sheet, layout, rules)
    return parts, left


def _is_for(rule: Rule, sheet: Sheet, layout: Layout) -> bool:
    """Whether a sheet has what a rule cannot do without."""
    if not fits(sheet.name, rule.sheet) or not fits(sheet.file, rule.files):
        return False
    each = (rule.each,) if rule.each else ()
    required = {field.name for field in BY_TABLE[rule.table].fields if field.required}
    needed = [
        [name for value in values for name in named_in(value)]
        for field, values in rule.fields
        if field in required
    ]
    return all(_has(layout, name) for name in each) and all(
        not names or any(_has(layout, name) for name in names) for names in needed
    )


def _has(layout: Layout, name: str) -> bool:
    return name.startswith(("$", ".")) or position_of(layout, name) is not None


def _sheet_parts(
    mapping: Mapping, sheet: Sheet, layout: Layout, rules: Sequence[Rule]
) -> Iterator[Part]:
    """Parts of one sheet; its oddities are told in the first, its further columns kept in it."""
    first = next((rule for rule in rules if rule.each is None), rules[0])
    # Clauses say more than units and roles: their words are kept.
    clauses = {rule.each for rule in mapping.rules if rule.split == CLAUSES}
    read = [name for name in used(mapping) if name not in clauses]
    known = {position_of(layout, name) for name in (*read, *mapping.ignore)}
    rest = [at for at in range(sheet.width) if at not in known and _says(sheet, layout, at)]
    bad = {each.row for each in sheet.flaws if each.row and each.severity is Severity.ERROR}
    recognised = Recognised(table=first.table, header=layout.header)
    body = sheet.cells.slice(layout.header.position + 1)
    wide = too_wide(sheet, recognised, body)
    bad |= {each.place.row for each in wide if each.place.row}
    for rule in rules:
        keeps = rule.further if rule.further is not None else rule is first
        records = of_sheet(sheet, layout, rule, used_by(rule, mapping), rest if keeps else ())
        good = records.frame.filter(~pl.col(ROW).is_in(sorted(bad)))
        part = Part(
            rule=rule,
            frame=with_named(good, mapping),
            origin=Origin(file=sheet.file, sheet=sheet.sheet, headers=_headers(rule)),
        )
        if rule is first:
            part.refused = records.frame.height - good.height
            part.problems += [*flaw_problems(sheet, rule.table, layout.header), *wide]
            for name in used(mapping):
                if position_of(layout, name) is None:
                    part.say(Severity.WARNING, "map.column", None, name, None, column=name)
        yield part


def _says(sheet: Sheet, layout: Layout, at: int) -> bool:
    """Whether a column has a header, or anything in it."""
    body = sheet.cells[str(at)].slice(layout.header.position + 1)
    return bool(layout.header.cells[at]) or body.drop_nulls().len() > 0


def _headers(rule: Rule) -> dict[str, str]:
    """Field to the column or path that it is read from."""
    found = {}
    for name, values in rule.fields:
        named = [each for value in values for each in named_in(value)]
        if named:
            first = named[0]
            found[name] = (rule.each or first) if first == "." else first
    return found


def _of_documents(mapping: Mapping, source: Source) -> tuple[list[Part], list[Message]]:
    trees = [each for each in source.documents if each.kind != "xml"]
    parts: list[Part] = []
    seen: set[tuple[str | None, tuple[str, ...]]] = set()
    read: set[str] = set()
    for rule in mapping.rules:
        own = [each for each in trees if fits(each.file, rule.files)]
        read |= {each.file for each in own}
        first = (rule.each, rule.files) not in seen
        seen.add((rule.each, rule.files))
        keeps = rule.further if rule.further is not None else first
        rest = _used_beside(rule, mapping) if keeps else None
        records = of_documents(own, rule, used_by(rule, mapping), rest)
        part = Part(
            rule=rule,
            frame=with_named(records.frame, mapping),
            origin=Origin(file=source.name, headers=_headers(rule), files=records.places),
        )
        parts.append(part)
    _tell_unread(mapping, parts, source, trees)
    left = [each.file for each in source.documents if each.file not in read]
    left += [each.file for each in source.sheets]
    return parts, [message("load.skipped.file", file=file) for file in left]


def _used_beside(rule: Rule, mapping: Mapping) -> Used:
    """Paths that the rules for the same files use, or that are ignored."""
    beside = [r for r in mapping.rules if not r.files or not rule.files or r.files == rule.files]
    names = used(dataclasses.replace(mapping, rules=tuple(beside)))
    return Used(plain(segments_of(name)) for name in (*names, *mapping.ignore))


def with_named(frame: pl.DataFrame, mapping: Mapping) -> pl.DataFrame:
    """Records with the mapping's values that have names, where all that they read is there."""
    for name, values in mapping.named:
        read = {each for value in values for each in named_in(value)}
        if read <= set(frame.columns):
            frame = frame.with_columns(first_made(frame, values, {}).alias(f"{OWN}{name}"))
    return frame


def _tell_unread(
    mapping: Mapping, parts: Sequence[Part], source: Source, trees: Sequence[Document]
) -> None:
    """Reject files that cannot be read or hold nothing, each in the first rule that is for it."""
    empty = [each.file for each in trees if not any(root for root, _ in roots(each))]
    for broken in source.broken:
        part = next((each for each in parts if fits(broken.file, each.rule.files)), None)
        if part:
            part.refused += 1
            part.problems.append(
                Problem(
                    severity=Severity.ERROR,
                    reason=broken.reason,
                    remedy=broken.remedy,
                    place=Place(file=broken.file),
                    table=part.rule.table,
                )
            )
    for file in empty:
        part = next((each for each in parts if fits(file, each.rule.files)), None)
        if part:
            part.refused += 1
            part.problems.append(
                Problem(
                    severity=Severity.ERROR,
                    reason=message("map.empty", file=file),
                    remedy=message("map.empty.remedy"),
                    place=Place(file=file),
                    table=part.rule.table,
                )
            )
