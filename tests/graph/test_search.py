"""Records are found by what people type, in any script, width and case."""

import pytest

from graph.projections import Network, project
from graph.search import search
from graph.spelling import sound_keys
from graph.tables import Register, complete, frame


@pytest.fixture
def network() -> Network:
    departments = [
        {"id": "D1", "name": "Water Bureau", "name_zh_hant": "水利局", "name_zh_hans": "水务局"},
        {"id": "D2", "name": "Bureau of Waterways"},
        {"id": "D3", "name": "Économie"},
        {"id": "007", "name": "Underwater Unit"},
    ]
    issues = [{"id": "I1", "title": "Water price"}]
    tables = {"departments": frame("departments", departments), "issues": frame("issues", issues)}
    return project(Register(1, complete(tables)))


def test_names_in_every_language_and_ids_are_found(network: Network) -> None:
    for typed in ("Water Bureau", "水利", "水务局", "d1", "ＷＡＴＥＲ　ｂｕｒ"):
        assert search(network, typed)[0] == "department:D1"


def test_a_beginning_stands_before_a_word_and_that_before_any_place(network: Network) -> None:
    assert search(network, "water") == [
        "department:D1",
        "issue:I1",
        "department:D2",
        "department:007",
    ]


def test_words_may_come_in_any_order_and_accents_do_not_matter(network: Network) -> None:
    assert search(network, "bureau water")[0] in {"department:D1", "department:D2"}
    assert search(network, "economie") == ["department:D3"]


def test_ids_are_text(network: Network) -> None:
    assert search(network, "007") == ["department:007"]
    assert search(network, "7", kinds=["issue"]) == []


def test_nothing_typed_finds_nothing(network: Network) -> None:
    assert search(network, "  ") == search(network, "") == []


def test_the_number_of_hits_is_bounded(network: Network) -> None:
    assert len(search(network, "water", limit=2)) == 2


def test_chinese_names_are_found_by_pinyin_initials_and_the_other_script(network: Network) -> None:
    for typed in ("shuiliju", "slj", "shuilj", "shui li ju", "shuiwuju", "水務局"):
        assert search(network, typed)[0] == "department:D1", typed
    assert search(network, "czj") == []


def test_a_character_with_two_readings_is_found_by_each() -> None:
    names = frame("departments", [{"id": "D1", "name": "長安"}])
    network = project(Register(1, complete({"departments": names})))
    assert search(network, "changan") == search(network, "zhangan") == ["department:D1"]


def test_former_names_and_parts_of_ids_are_found() -> None:
    rows = [{"id": "D-ITC", "name": "Centre", "also_known_as": "Computing|Data Hall"}]
    network = project(Register(1, complete({"departments": frame("departments", rows)})))
    assert search(network, "data hall") == search(network, "itc") == ["department:D-ITC"]


def test_a_list_in_the_browser_is_searched_by_full_pinyin_and_initials() -> None:
    assert sound_keys("財政局 (D-FIN)") == "caizhengju czj"
    assert sound_keys("Finance") == ""
