"""Our tables as a workbook."""

from loaders.exports._base import Exporter, Material
from loaders.workbook_out import workbook
from loaders.written import written


def _write(material: Material) -> bytes:
    return workbook({table: written(table, each) for table, each in material.tables.items()})


EXPORTER = Exporter(id="xlsx", ending=".xlsx", write=_write)
