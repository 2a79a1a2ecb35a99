"""What the commands of ``python -m loaders`` can be told."""

import argparse
from pathlib import Path

from loaders.exports import all_exporters


def load_options(parser: argparse.ArgumentParser) -> None:
    """Options of ``load``."""
    parser.description = (
        "Bring tables in, all or nothing. Rows are matched by their ids; what the files do not "
        "mention stays as it is. Any error keeps everything out, unless --accept-partial. Ctrl+C "
        "cancels and leaves the register as it was."
    )
    parser.add_argument(
        "path", type=Path, metavar="PATH", help="folder or zip of CSV, a CSV, or an .xlsx workbook"
    )
    flags = {
        "--dry-run": "show what would change and write nothing",
        "--accept-partial": "load the good rows although others are rejected",
        "--json": "print the report as JSON",
        "--all": "show every change and problem, not only the first of each kind",
    }
    for flag, meaning in flags.items():
        parser.add_argument(flag, action="store_true", help=meaning)
    parser.add_argument("--who", metavar="NAME", help="who loads (default: the system's user)")
    parser.add_argument("--why", metavar="TEXT", help="why, kept in the history")
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="ID=VALUE",
        help="answer a question of the load; an ID may end in * (may be repeated)",
    )
    parser.add_argument(
        "--answers", type=Path, metavar="FILE", help='answers in a JSON file, {"ID": "VALUE"}'
    )
    parser.add_argument(
        "--annotated",
        type=Path,
        metavar="OUT",
        help="write a copy of the workbook, CSV file or archive (.zip) with the bad cells marked",
    )
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the CSV files, e.g. big5")
    parser.add_argument(
        "--mapping",
        metavar="FILE",
        help="a mapping file, the name of a remembered one, or none to use none",
    )


def export_options(parser: argparse.ArgumentParser) -> None:
    """Options of ``export``."""
    parser.description = (
        "Write the register: as tables that can be loaded again (a folder, .zip, .xlsx, .json), or "
        "for other tools. The ending of the name says the format."
    )
    endings = ", ".join(each.ending for each in all_exporters().values())
    parser.add_argument(
        "path", type=Path, metavar="PATH", help=f"a folder, or a name ending in {endings}"
    )
    parser.add_argument(
        "--format", choices=list(all_exporters()), help="format, whatever the name ends in"
    )
    parser.add_argument(
        "--focus", metavar="REF", help="only what is near this: an id, kind:id or a whole name"
    )
    parser.add_argument(
        "--depth", type=_steps, default=1, metavar="N", help="how many steps count as near (1)"
    )
    parser.add_argument("--force", action="store_true", help="replace what stands there")
    parser.add_argument(
        "--confidential", action="store_true", help="write confidential positions too"
    )
    parser.add_argument(
        "--table", action="append", metavar="NAME", help="only this table (may be repeated)"
    )
    parser.add_argument(
        "--as-of", metavar="REV|DATE", help="the register as it was after a revision or on a date"
    )


def _steps(text: str) -> int:
    steps = int(text)
    if steps < 0:
        raise ValueError(text)
    return steps


def template_options(parser: argparse.ArgumentParser) -> None:
    """Options of ``template``."""
    parser.description = (
        "Write a workbook to fill in: a sheet a table, headers, notes and lists in your language."
    )
    parser.add_argument("path", type=Path, metavar="PATH", help="a name ending in .xlsx")
    parser.add_argument("--force", action="store_true", help="replace what stands there")


def mapping_options(parser: argparse.ArgumentParser) -> None:
    """Options of ``mapping``."""
    parser.description = (
        "Write a proposed mapping for files that nobody knows, to look through, change and load "
        "them with: load PATH --mapping FILE. docs/mapping.md explains what may stand in it."
    )
    parser.add_argument("path", type=Path, metavar="PATH", help="what is to be loaded later")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write it (default: to the terminal)"
    )
    parser.add_argument("--force", action="store_true", help="replace what stands there")
    parser.add_argument(
        "--annotated",
        type=Path,
        metavar="OUT",
        help="write a copy of the workbook, CSV file or archive (.zip) with the bad cells marked",
    )
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the CSV files, e.g. big5")


def mappings_options(parser: argparse.ArgumentParser) -> None:
    """Options of ``mappings``."""
    parser.description = "List the mappings that are remembered, with what they are known by."
    parser.add_argument("--forget", metavar="NAME", help="forget the mapping of this name")
