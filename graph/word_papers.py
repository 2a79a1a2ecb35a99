"""What Word documents of ours have in common: the tongue of their texts, the number of the page."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_LATIN = "en-GB"
# A machine without the typeface then takes one of the right script, and spelling is checked so.
_CHINESE = {"en": "zh-TW", "zh-Hant": "zh-TW", "zh-Hans": "zh-CN"}


def speak(document: Any, language: str) -> None:
    """Say in which tongue the texts of a document are."""
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), _LATIN)
        spoken.set(qn("w:eastAsia"), _CHINESE[language])


def number_pages(document: Any) -> None:
    """Write "2 / 3" at the foot of each page."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field in ("PAGE", None, "NUMPAGES"):
        run = foot.add_run("1" if field else " / ")
        if field:
            counted = OxmlElement("w:fldSimple")
            counted.set(qn("w:instr"), field)
            run._r.addprevious(counted)
            counted.append(run._r)
