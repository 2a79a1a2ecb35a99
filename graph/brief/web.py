"""A brief as one HTML file, ready to print: no script, nothing from elsewhere."""

from html import escape

from graph.brief.document import Block, Bullets, Document, Grid, Paragraph
from graph.brief.picture import FONTS

_STYLE = """
@page { size: A4; margin: 20mm 18mm; }
body { max-width: 176mm; margin: 0 auto; padding: 12px; color: #1f2937; line-height: 1.55;
  font-size: 11pt; }
h1 { font-size: 17pt; margin: 0 0 4px; line-height: 1.3; }
h2 { font-size: 12.5pt; margin: 16px 0 4px; color: #1f3f77; break-after: avoid; }
p { margin: 4px 0; } ul, ol { margin: 4px 0; padding-left: 1.6em; } li { margin: 2px 0; }
.about { color: #4b5563; border-bottom: 1px solid #9ca3af; padding-bottom: 6px; }
.mark { font-weight: 700; color: #a11d33; border: 1.5px solid #a11d33; display: inline-block;
  padding: 1px 8px; margin-bottom: 6px; }
table { border-collapse: collapse; width: 100%; margin: 6px 0; font-size: 10pt; }
th, td { border: 1px solid #c4c9d2; padding: 3px 6px; text-align: left; vertical-align: top; }
th { background: #eef1f6; } tr, svg { break-inside: avoid; } svg { max-width: 100%; height: auto; }
figure { margin: 6px 0; break-inside: avoid; }
"""


def as_html(document: Document) -> str:
    """Return the whole page; every text of the register is text, never markup."""
    parts = [f"<h1>{escape(document.title)}</h1>", f'<p class="about">{escape(document.about)}</p>']
    if document.mark:
        parts.insert(0, f'<p class="mark">{escape(document.mark)}</p>')
    for section in document.sections:
        parts.append(f"<h2>{escape(section.title)}</h2>")
        parts += [_block(block) for block in section.blocks]
    family = FONTS[document.language]
    return (
        f'<!doctype html>\n<html lang="{document.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(document.title)}</title>"
        f"<style>{_STYLE}body {{ font-family: {family}; }}</style></head>"
        f"<body>{''.join(parts)}</body></html>\n"
    )


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{escape(block.text)}</p>"
    if isinstance(block, Bullets):
        tag = "ol" if block.numbered else "ul"
        items = "".join(f"<li>{escape(item)}</li>" for item in block.items)
        return f"<{tag}>{items}</{tag}>"
    if isinstance(block, Grid):
        return _table(block)
    caption = f"<p>{escape(block.caption)}</p>" if block.caption else ""
    return f"<figure>{caption}{block.svg}</figure>"


def _table(grid: Grid) -> str:
    widths = "".join(f'<col style="width:{width:.0%}">' for width in grid.widths)
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in grid.headers)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in grid.rows
    )
    columns = f"<colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead>"
    return f"<table>{columns}<tbody>{rows}</tbody></table>"
