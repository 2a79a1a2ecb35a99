"""Our tables as CSV, packed into one file."""

import io
import zipfile

import polars as pl

from graph.tables import Tables
from loaders.exports._base import Exporter, Material
from loaders.neutral import neutralised
from loaders.written import as_text, written


def csv_files(tables: Tables) -> dict[str, bytes]:
    """Name and content of each table's file, in UTF-8 with a mark that Excel needs for Chinese."""
    return {f"{table}.csv": _csv(table, written(table, each)) for table, each in tables.items()}


def _csv(table: str, frame: pl.DataFrame) -> bytes:
    texts = as_text(table, frame)
    harmless = texts.select(neutralised(pl.col(name)) for name in texts.columns)
    heads = pl.DataFrame({"head": texts.columns}).select(neutralised(pl.col("head")))["head"]
    harmless.columns = heads.to_list()
    return harmless.write_csv(include_bom=True).encode("utf-8")


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of files by name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, each in files.items():
            archive.writestr(name, each)
    return content.getvalue()


def _write(material: Material) -> bytes:
    return packed(csv_files(material.tables))


EXPORTER = Exporter(id="csv", ending=".zip", write=_write)
