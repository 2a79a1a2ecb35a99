"""Letters to the parties of a consultation as Word documents, one a party, in one zip file."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from graph.analyses._base import Result, Row
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.documents.letter import ASKED, LAYOUTS, Letter, is_told, letter_to
from graph.projections import Network
from graph.rounds import ANSWERED, SENT, WAIVED
from graph.texts import CONTROL, Translator
from graph.vocabulary import only_informs
from graph.word_papers import speak

# Typefaces that offices use; a machine that lacks them shows its own.
_FONTS = {
    "en": ("Times New Roman", "Times New Roman"),
    "zh-Hant": ("Times New Roman", "標楷體"),
    "zh-Hans": ("Times New Roman", "仿宋"),
}
_SIZE, _TITLE = Pt(12), Pt(16)
_ROOM, _LINE = Cm(2.2), Cm(1.0)  # for an opinion written by hand, and for a mark or a signature
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\s]+')


def write_letters(
    path: Path, network: Network, parameters: Mapping[str, Any], translate: Translator
) -> int:
    """Write a letter to everybody still to be asked or told, or late; gives how many.

    The lead writes them, so it gets none; nor does who has answered or is waived, who was sent it
    already and still has time (whoever is late gets a reminder), nor parties that only precedents
    speak for.
    """
    result = CONSULT.answer(network, **dict(parameters))
    found = letters(network, result, translate)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, each in enumerate(found, start=1):
            name = _UNSAFE.sub("-", each.party.partition(":")[2])
            archive.writestr(f"{number:02d}-{name}.docx", paper(each, translate))
    return len(found)


def letters(network: Network, result: Result, translate: Translator) -> list[Letter]:
    """Letters of a consultation, in the order of its list."""
    on_paper = replace(translate, is_for_paper=True)
    return [
        letter_to(network, result, row, on_paper)
        for row in result.rows
        if row.facts["manner"] not in ASKED
        and row.facts["state"] not in (ANSWERED, WAIVED)
        and not _has_it(row)
        and (row.facts["step"] is not None or is_told(row))
    ]


def _has_it(row: Row) -> bool:
    """Whether the party was sent what this letter says; being told asks it nothing."""
    is_only_told = row.facts["role"] != "inform" and only_informs(row.facts["recorded_as"])
    return row.facts["state"] == SENT and not is_only_told


def paper(letter: Letter, translate: Translator) -> bytes:
    """One letter as a Word document."""
    document = Document()
    _dress(document, translate.language)
    document.core_properties.author = letter.signature[0]
    document.core_properties.title = letter.title
    for block in LAYOUTS[translate.language]:
        _BLOCKS[block](document, letter, translate)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _dress(document: Paper, language: str) -> None:
    latin, chinese = _FONTS[language]
    style = document.styles["Normal"]
    style.font.name, style.font.size = latin, _SIZE
    # Word takes Chinese characters from a typeface of their own.
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), chinese)
    speak(document, language)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)


def _say(document: Paper, text: str, *, bold: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.add_run(text.translate(CONTROL)).bold = bold
    return paragraph


def _title(document: Paper, letter: Letter, translate: Translator) -> None:
    paragraph = _say(document, letter.title, bold=True)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.runs[0].font.size = _TITLE


def _fields(document: Paper, letter: Letter, translate: Translator) -> None:
    for label, value in letter.fields:
        _say(document, translate("letter.field", label=label, value=value))


def _salutation(document: Paper, letter: Letter, translate: Translator) -> None:
    _say(document, letter.salutation)


def _subject(document: Paper, letter: Letter, translate: Translator) -> None:
    _say(document, translate("letter.subject", subject=letter.subject), bold=True)


def _body(document: Paper, letter: Letter, translate: Translator) -> None:
    if translate.language == "zh-Hans":  # there the opening sentence carries the request
        _say(document, letter.subject).paragraph_format.first_line_indent = Pt(24)
    else:
        _say(document, translate("letter.body"), bold=True)
    for number, text in enumerate(letter.body, start=1):
        mark = translate(f"letter.number.{number}")
        paragraph = _say(document, translate("letter.paragraph", mark=mark, text=text))
        paragraph.paragraph_format.left_indent = Pt(24)
        paragraph.paragraph_format.first_line_indent = Pt(-24)
    if letter.closing:
        _say(document, letter.closing).paragraph_format.first_line_indent = Pt(24)


def _form(document: Paper, letter: Letter, translate: Translator) -> None:
    if not letter.choices:
        return
    _say(document, letter.form, bold=True).paragraph_format.keep_with_next = True
    table = document.add_table(rows=len(letter.choices) + 1, cols=1)
    table.style = "Table Grid"
    for row, text in zip(table.rows, (*letter.choices, letter.sign), strict=True):
        row.cells[0].text = text
        # An opinion is called for where the choice ends in a colon; a signature needs a line.
        row.height = _ROOM if text != letter.sign and text.endswith((":", "：")) else _LINE
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _signature(document: Paper, letter: Letter, translate: Translator) -> None:
    for line in letter.signature:
        _say(document, line).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _contact(document: Paper, letter: Letter, translate: Translator) -> None:
    _say(document, letter.contact)


def _copies(document: Paper, letter: Letter, translate: Translator) -> None:
    if letter.copies:
        _say(document, letter.copies)


_BLOCKS: Mapping[str, Callable[[Paper, Letter, Translator], None]] = {
    "title": _title,
    "fields": _fields,
    "salutation": _salutation,
    "subject": _subject,
    "body": _body,
    "form": _form,
    "signature": _signature,
    "contact": _contact,
    "copies": _copies,
}
