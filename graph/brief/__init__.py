"""The paper for a coordination meeting: what an answer of ``negotiate`` says, as a document."""

from graph.brief.book import as_workbook
from graph.brief.content import brief
from graph.brief.writing import FORMS, write_brief

__all__ = ["FORMS", "as_workbook", "brief", "write_brief"]
