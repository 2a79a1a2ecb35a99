"""What ``python -m loaders`` does with mappings: choose, keep, propose, list."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from graph.messages import message
from graph.report import LoadReport
from graph.texts import Translator
from loaders.mapping.model import Mapping
from loaders.mapping.plan import mapping_of
from loaders.mapping.propose import propose
from loaders.mapping.reading import read_mapping
from loaders.mapping.remembered import find, given, kept, remember, told_as_kept
from loaders.mapping.writing import mapping_text
from loaders.reading import read_source
from loaders.source import Source

NONE = "none"


def mapping_for(source: Source, asked: str | None, folder: Path) -> Mapping | None:
    """The mapping to read a source with.

    Parameters
    ----------
    asked
        A file, the name of a remembered mapping, or ``none``; None to use what is remembered for
        such a source.

    Raises
    ------
    UserError
        There is no such mapping, or it is not as it must be.
    """
    if asked == NONE:
        return None
    if asked is None:
        return find(folder, source)
    named = [each.mapping for each in kept(folder) if each.mapping and each.mapping.name == asked]
    found = named[0] if named and not Path(asked).exists() else read_mapping(Path(asked))
    return given(found)


def kept_after(report: LoadReport, asked: str | None, folder: Path) -> LoadReport:
    """Remember the mapping file that a load was written with, and say so in the report."""
    if asked in (None, NONE) or not report.written or not Path(str(asked)).exists():
        return report
    mapping = remember(folder, Path(str(asked)).read_text(encoding="utf-8-sig"))
    return told_as_kept(report, mapping)


def proposal(path: Path, *, encoding: str | None, translate: Translator) -> str:
    """Text of a proposed mapping for what stands at a path, with a comment on what to do."""
    plan = propose(read_source(path, encoding=encoding))
    if not any(block.table for block in plan.blocks):
        # Nothing is sure enough: issues are the widest table, and the file can be changed.
        first = dataclasses.replace(plan.blocks[0], table="issues")
        plan = dataclasses.replace(plan, blocks=(first, *plan.blocks[1:]))
    mapping = dataclasses.replace(mapping_of(plan), name=path.stem)
    comment = "".join(f"# {line}\n" for line in translate("map.comment").splitlines())
    return comment + mapping_text(mapping)


def listed(folder: Path, translate: Translator) -> Iterator[str]:
    """Lines that list what is remembered; files that are no mappings are named."""
    found = kept(folder)
    if not found:
        yield translate("map.none")
    for each in found:
        if each.mapping:
            tables = dict.fromkeys(translate(f"table.{rule.table}") for rule in each.mapping.rules)
            yield translate(
                "map.listed",
                name=each.mapping.name,
                tables=translate("list.mark").join(tables),
                has=translate("list.mark").join(each.mapping.signature.has[:8]),
                file=str(each.path),
            )
        elif each.error:
            yield translate.say(message("map.broken", file=str(each.path), why=each.error.reason))
