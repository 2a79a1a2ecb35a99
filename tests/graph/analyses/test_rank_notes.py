"""When a word of the note on a unit says that a matter lies in its field."""

from datetime import date

import pytest

from graph.analyses._consult_history import history_of
from graph.analyses._rank_case import as_opened, case_of
from graph.analyses._rank_evidence import _mandate, likeness
from graph.analyses._rank_index import index_of

DAY = date(2025, 1, 1)
TITLE = {"title_en": "Ring road, eastern section", "title_zh_hant": "環港道路東段"}
VACANT = {"note_en": "Two vacancies in the design section", "note_zh_hant": "設計科出缺兩人"}


def field(organisation, unit, title=TITLE):
    """How far the title names the field of a unit."""
    network = organisation(
        departments=[{"id": "unit", **unit}],
        issues=[{"id": "new", **title, "created": DAY.isoformat()}],
    )
    index = index_of(network)
    matter = as_opened(network, history_of(network).matters["issue:new"], ())
    case = case_of(index, matter, DAY)
    found = _mandate(index, case, likeness(index, case))
    return float(found[index.column["department:unit"]])


@pytest.mark.parametrize(
    ("unit", "is_meant"),
    [
        (VACANT, False),  # the section of a road is none of an office
        ({**VACANT, "note_zh_hant": "道路設計科出缺兩人"}, True),
        ({**VACANT, "note_en": "Vacancies in the road section"}, True),
        ({**VACANT, "name_en": "Section of roads"}, True),
        ({"note_en": VACANT["note_en"]}, True),  # no other language could tell
    ],
)
def test_a_single_word_of_a_note_counts_unless_the_other_script_has_none(
    organisation, unit, is_meant
):
    assert (field(organisation, unit) > 0) is is_meant


def test_figures_of_a_chinese_title_are_no_second_script(organisation):
    title = {"title": "2027年道路計畫"}
    assert field(organisation, {"note_en": "Roads", "note_zh_hant": "道路"}, title) > 0
