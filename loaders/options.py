"""What the commands of ``python -m loaders`` can be told."""

import argparse
from pathlib import Path

from graph.texts import Translator
from loaders.exports import all_exporters


def load_options(parser: argparse.ArgumentParser, translate: Translator) -> None:
    """Options of ``load``."""
    parser.description = translate("command.load.about")
    parser.add_argument("path", type=Path, metavar="PATH", help=translate("command.load.path"))
    for flag in ("dry-run", "accept-partial", "json", "all"):
        meaning = translate(f"command.load.{flag}")
        parser.add_argument(f"--{flag}", action="store_true", help=meaning)
    parser.add_argument("--who", metavar="NAME", help=translate("command.load.who"))
    parser.add_argument("--why", metavar="TEXT", help=translate("command.load.why"))
    parser.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="ID=VALUE",
        help=translate("command.load.answer"),
    )
    text = translate("command.load.answers", example='{"ID": "VALUE"}')
    parser.add_argument("--answers", type=Path, metavar="FILE", help=text)
    parser.add_argument(
        "--annotated",
        type=Path,
        metavar="OUT",
        help=translate("command.annotated"),
    )
    parser.add_argument("--encoding", metavar="NAME", help=translate("command.encoding"))
    parser.add_argument(
        "--mapping",
        metavar="FILE",
        help=translate("command.load.mapping"),
    )


def export_options(parser: argparse.ArgumentParser, translate: Translator) -> None:
    """Options of ``export``."""
    parser.description = translate("command.export.about")
    endings = ", ".join(each.ending for each in all_exporters().values())
    parser.add_argument(
        "path", type=Path, metavar="PATH", help=translate("command.export.path", endings=endings)
    )
    parser.add_argument(
        "--format", choices=list(all_exporters()), help=translate("command.export.format")
    )
    parser.add_argument("--focus", metavar="REF", help=translate("command.export.focus"))
    parser.add_argument(
        "--depth", type=_steps, default=1, metavar="N", help=translate("command.export.depth")
    )
    parser.add_argument("--force", action="store_true", help=translate("command.force"))
    parser.add_argument(
        "--confidential", action="store_true", help=translate("command.export.confidential")
    )
    parser.add_argument(
        "--table", action="append", metavar="NAME", help=translate("command.export.table")
    )
    parser.add_argument("--as-of", metavar="REV|DATE", help=translate("command.export.as-of"))


def _steps(text: str) -> int:
    steps = int(text)
    if steps < 0:
        raise ValueError(text)
    return steps


def template_options(parser: argparse.ArgumentParser, translate: Translator) -> None:
    """Options of ``template``."""
    parser.description = translate("command.template.about")
    parser.add_argument("path", type=Path, metavar="PATH", help=translate("command.template.path"))
    parser.add_argument("--force", action="store_true", help=translate("command.force"))


def mapping_options(parser: argparse.ArgumentParser, translate: Translator) -> None:
    """Options of ``mapping``."""
    parser.description = translate("command.mapping.about")
    parser.add_argument("path", type=Path, metavar="PATH", help=translate("command.mapping.path"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=translate("command.mapping.out"))
    parser.add_argument("--force", action="store_true", help=translate("command.force"))
    parser.add_argument(
        "--annotated",
        type=Path,
        metavar="OUT",
        help=translate("command.annotated"),
    )
    parser.add_argument("--encoding", metavar="NAME", help=translate("command.encoding"))


def mappings_options(parser: argparse.ArgumentParser, translate: Translator) -> None:
    """Options of ``mappings``."""
    parser.description = translate("command.mappings.about")
    parser.add_argument("--forget", metavar="NAME", help=translate("command.mappings.forget"))
