"""A brief as a Word document that the office can go on writing in."""

import io
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from graph.brief.document import Block, Bullets, Document, Grid, Paragraph, Picture
from graph.brief.press import as_png
from graph.word_papers import number_pages, speak

# Latin and Chinese font of each language, as offices have them on Windows.
_FONTS = {
    "en": ("Calibri", "Microsoft JhengHei"),
    "zh-Hant": ("Calibri", "Microsoft JhengHei"),
    "zh-Hans": ("Calibri", "Microsoft YaHei"),
}
_WIDTH = 172.0  # millimetres between the margins
_BLUE, _RED, _GREY = RGBColor(0x16, 0x30, 0x5F), RGBColor(0xA1, 0x1D, 0x33), RGBColor(75, 85, 99)
_STYLES = ("Normal", "Title", "Heading 1", "List Bullet", "List Number", "Table Grid")


def as_docx(document: Document) -> bytes:
    """Return the file; headings are real headings, tables real tables, lists real lists."""
    made = docx.Document()
    _prepare(made, document)
    if document.mark:
        made.sections[0].header.paragraphs[0].text = document.mark
        marked = made.add_paragraph()
        _coloured(marked.add_run(document.mark), _RED, 11, bold=True)
    made.add_paragraph(document.title, style="Title")
    _coloured(made.add_paragraph().add_run(document.about), _GREY, 9)
    for section in document.sections:
        made.add_paragraph(section.title, style="Heading 1")
        for block in section.blocks:
            _add(made, block)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _prepare(made: Any, document: Document) -> None:
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(19)
    page.top_margin = page.bottom_margin = Mm(18)
    latin, chinese = _FONTS[document.language]
    for name in _STYLES:
        style = made.styles[name]
        style.font.name = latin
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), chinese)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for name, size, before in (("Normal", 10.5, 0), ("Title", 17, 0), ("Heading 1", 12.5, 10)):
        style = made.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(4)
        if name != "Normal":
            style.font.color.rgb = _BLUE
    for name in ("List Bullet", "List Number"):
        made.styles[name].paragraph_format.space_after = Pt(2)
    speak(made, document.language)
    number_pages(made)
    made.core_properties.title = document.title
    made.core_properties.author = ""
    made.core_properties.comments = ""
    made.core_properties.language = document.language


def _coloured(run: Any, colour: RGBColor, size: float, *, bold: bool = False) -> None:
    run.font.color.rgb, run.font.size, run.bold = colour, Pt(size), bold


def _add(made: Any, block: Block) -> None:
    if isinstance(block, Paragraph):
        made.add_paragraph(block.text)
    elif isinstance(block, Bullets):
        # Numbers are written: Word would go on counting from the list before.
        for at, item in enumerate(block.items, start=1):
            if block.numbered:
                numbered = made.add_paragraph(f"{at}.\t{item}")
                numbered.paragraph_format.left_indent = Mm(7)
                numbered.paragraph_format.first_line_indent = Mm(-7)
                numbered.paragraph_format.tab_stops.add_tab_stop(Mm(7))
                numbered.paragraph_format.space_after = Pt(2)
            else:
                made.add_paragraph(item, style="List Bullet")
    elif isinstance(block, Grid):
        _add_table(made, block)
    else:
        _add_picture(made, block)


def _add_table(made: Any, grid: Grid) -> None:
    table = made.add_table(rows=1, cols=len(grid.headers), style="Table Grid")
    _fill(table.rows[0].cells, grid.headers, bold=True)
    for row in grid.rows:
        _fill(table.add_row().cells, row)
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # again on each page
    # Word asks the cells for their widths, other programs the columns.
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(_WIDTH * width)
        for cell in column.cells:
            cell.width = Mm(_WIDTH * width)
    made.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cells: Any, texts: tuple[str, ...], *, bold: bool = False) -> None:
    for cell, text in zip(cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(9), bold


def _add_picture(made: Any, picture: Picture) -> None:
    if picture.caption:
        made.add_paragraph(picture.caption).paragraph_format.keep_with_next = True
    made.add_picture(io.BytesIO(as_png(picture)), width=Mm(_WIDTH))
    drawn = made.inline_shapes[-1]
    drawn._inline.docPr.set("descr", picture.text)  # python-docx has no other way
