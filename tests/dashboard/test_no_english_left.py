"""Every page of the sample organisation speaks Chinese only, names and methods apart."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl

import pytest
from sample_city import sample_rows
from walking import shown_texts

from dashboard.context import Context
from dashboard.pages import PAGES
from dashboard.pages._base import View
from graph.model import RECORD_TYPES

ADDRESSES = (
    "/",
    "/explore?focus=issue:I-023&depth=2",
    "/explore?focus=department:D-WAT&overlay=roles&on=issue:I-023",
    "/explore?focus=person:P-035&overlay=workload",
    "/explore?view=whole",
    "/consult",
    "/consult?issue=issue:I-023",
    "/consult?issue=issue:I-023&part=order",
    "/consult?issue=issue:I-025&part=round",
    "/consult?issue=issue:I-023&part=decides",
    "/consult?issue=issue:I-023&part=fewest",
    "/consult?draft=1&title=%E6%B8%AF",
    "/workload?party=department:D-WAT",
    "/workload?tab=time",
    "/workload?tab=stuck",
    "/workload?tab=whatif",
    "/workload?tab=relief",
    "/negotiate?issue=issue:I-019",
    "/negotiate?part=relations",
    "/negotiate?part=deals&issue=issue:I-019,issue:I-025",
    "/negotiate?part=talks&issue=issue:I-019",
    "/negotiate?part=whatif",
    "/negotiate?part=brief",
    "/negotiate?part=entry&issue=issue:I-019",
    *(f"/data?table={each.table}" for each in RECORD_TYPES if each.is_studied),
    "/data?tab=import",
    "/data?tab=export",
    "/data?tab=merge",
    "/data?tab=history",
    "/help",
)
# People who gave a method its name, names of programs and formats, keys, units of writing.
NAMES = (
    *("MACTOR", "LIPSOR", "Godet", "Nash", "Kalai", "Smorodinsky", "Shapley", "Shubik", "Banzhaf"),
    *("Freeman", "Burt", "Gould", "Fernandez", "Estrada", "Benzi", "Erlang", "Mendelow", "Steward"),
    *("Mitchell", "Agle", "Wood", "RACI", "DSM", "Dijkstra", "Mermaid", "Graphviz", "Gephi"),
    *("GraphML", "Kumu", "Neo4j", "ArcadeDB", "Excel", "Calc", "Word", "CSV", "JSON", "YAML"),
    *(
        "GEXF",
        "PDF",
        "SVG",
        "PNG",
        "UTC",
        "MB",
        "Ctrl",
        "Shift",
        "Alt",
        "Enter",
        "Esc",
        "Tab",
        "Del",
    ),
    *("STAKEHOLDERS", "HOLIDAYS", "Stokman", "Van", "Oosten", "Li", "test", "memory", "English"),
    *("Kelley", "Walker", "Black", "CAA", "DAA", "Harary", "Howard", "McFadden", "logit"),
    *("zip", "tar", "graphml", "NS", "Friedman", "Geurts", "Ernst", "Wehenkel"),
)
OWN = ("also_known_as", "email")
LATIN = re.compile(r"[A-Za-z][A-Za-z'-]+")
IDENTIFIER = re.compile(
    r"(missing:)?\b[\w:.-]*[A-Za-z]-?\d[\w.-]*|\b[A-Z]-[A-Z]{2,4}\b|\.[a-z0-9.]{2,5}\b"
)

# Words that are shared in English only are quoted, or in brackets, and said to be English.
QUOTED = re.compile(r"英文[僅仅]?(?:、?(?:「[^」]*」|“[^”]*”))+|（英文：[^）]*）")


def own_wording(rows: dict[str, list[dict[str, object]]]) -> list[str]:
    found = {
        str(row[name]) for each in rows.values() for row in each for name in OWN if name in row
    }
    return sorted(found, key=len, reverse=True)


def latin_words(text: str, own: list[str]) -> set[str]:
    for written in own:
        text = text.replace(written, "")
    if re.fullmatch(r"(department|person|issue|rule):[\w-]+", text):
        return set()  # what a click on a figure means
    plain = re.sub(r"<[^>]+>", " ", IDENTIFIER.sub(" ", QUOTED.sub(" ", text)))
    return {word for word in LATIN.findall(plain) if word not in NAMES}


def english_left(context: Context, language: str, own: list[str]) -> Iterator[tuple[str, str, str]]:
    pages = {page.path: page for page in PAGES}
    for address in ADDRESSES:
        path, _, query = address.partition("?")
        view = View(
            translate=context.translator(language),
            query=dict(parse_qsl(query)),
            scheme="light",
            context=context,
        )
        for name, text in shown_texts(pages[path].layout(view)):
            if latin_words(text, own):
                yield address, name, text


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_no_english_is_left_on_a_chinese_page(
    context: Callable[..., Context], language: str
) -> None:
    rows = sample_rows()
    left = english_left(context(**rows), language, own_wording(rows))
    assert list(left) == []
