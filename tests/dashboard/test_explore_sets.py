"""Sets and ways on Explore: the address says them, the picture holds them, files write them out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_city import sample_city

import dashboard
from dashboard.app import create_app
from dashboard.context import Context
from dashboard.pages.explore_answer import answered
from dashboard.pages.explore_set_links import set_links
from dashboard.views.asked import Asked
from dashboard.views.exploration import Exploration, read_search
from dashboard.views.scene import scene
from dashboard.views.set import answer
from graph.asking.complete import complete
from graph.asking.parse import parse
from graph.projections import Network
from graph.settings import read_settings
from graph.texts import TEXTS, Translator

FOLDERS = (TEXTS, Path(dashboard.__file__).parent / "locales")
ENGLISH = Translator("en", FOLDERS)


@pytest.fixture(scope="module")
def city() -> Network:
    return sample_city("2026-11-23")


@pytest.mark.parametrize(
    "search",
    [
        "?ask=issues+led+by+Finance&with=common",
        "?set=department:D-FIN|department:D-ENV&with=ways",
        "?from=department:D-FIN&to=person:P-057|person:P-058&avoid=influences|person:P-001",
    ],
)
def test_the_address_of_a_set_says_the_same_when_it_is_read_and_written(search: str) -> None:
    assert read_search(search).search == search


def test_an_id_with_a_bar_in_it_stays_whole_in_the_address() -> None:
    asked = Asked(members=("issue:a|b", "issue:c"))
    assert read_search(Exploration(asked=asked).search).asked == asked


def test_a_phrase_draws_its_set_and_whom_it_names(city: Network) -> None:
    shown = scene(city, Exploration(asked=Asked(phrase="issues led by Finance")), ENGLISH)
    issues = {"issue:I-018", "issue:I-033", "issue:I-049", "issue:I-058"}
    assert shown.held == issues | {"department:D-FIN"}


def test_what_is_drawn_beside_a_set_is_linked_to_all_of_it(city: Network) -> None:
    pair = ("department:D-FIN", "department:D-ENV")
    beside = answer(city, Asked(members=pair, plus="common")).beside
    assert "department:D-MAY" in beside
    for node in beside:
        around = set(city.pred[node]) | set(city.succ[node])
        assert set(pair) <= around


def test_ways_hold_no_link_that_is_avoided(city: Network) -> None:
    asked = Asked(start=("department:D-FIN",), end=("person:P-057",), avoided=("influences",))
    shown = scene(city, Exploration(asked=asked), ENGLISH)
    assert shown.held
    assert "influences" not in shown.relations


def test_a_set_too_long_for_a_link_is_told_so(city: Network) -> None:
    nodes = [f"issue:{'x' * 50}{number}" for number in range(200)]
    told = str(set_links(city, nodes, Exploration(), ENGLISH))
    assert "too many for a link" in told
    assert "href" not in told


def test_a_phrase_that_is_not_understood_draws_nothing_and_says_why(city: Network) -> None:
    found = answer(city, Asked(phrase="issues led by blurb"))
    assert found.refused is not None
    assert found.members == ()


def test_a_phrase_that_finds_nothing_draws_nothing_and_offers_what_it_names(city: Network) -> None:
    asked = Exploration(asked=Asked(phrase="issues led by D-FIN that are overdue"))
    assert scene(city, asked, ENGLISH).held == frozenset()
    told = str(answered(city, asked, ENGLISH))
    assert "Nothing was found for “issues led by D-FIN that are overdue”" in told
    assert "/explore?focus=department:D-FIN" in told
    assert "/download/set" not in told


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_every_word_that_is_offered_while_typing_is_understood(
    city: Network, language: str
) -> None:
    translate = Translator(language, FOLDERS)
    issue = {"en": "issues", "zh-Hant": "事項", "zh-Hans": "事项"}[language]
    for offered in complete(city, f"{issue} ", translate, 30):
        ending = (
            "" if "without" in offered or "沒有" in offered or "没有" in offered else " finance"
        )
        parse(city, offered + ending)


@pytest.mark.parametrize(
    ("language", "typed", "offered"),
    [
        ("en", "issues led by czj", "issues led by Finance Bureau"),
        ("zh-Hant", "會辦 财", "會辦 財政局"),
        ("zh-Hant", "財政局 zb", "財政局 主辦的事項"),
        ("zh-Hans", "谁依赖 xinxij", "谁依赖 信息局"),
    ],
)
def test_completion_knows_names_and_words_by_script_and_pinyin(
    city: Network, language: str, typed: str, offered: str
) -> None:
    assert complete(city, typed, Translator(language, FOLDERS))[0] == offered


def test_a_set_is_written_out_as_the_address_asks_for_it(
    context: Callable[..., Context],
) -> None:
    around: Any = context(issues=[{"id": "I1"}])
    client = create_app(around, read_settings({})).server.test_client()
    with client.get("/download/set.graphml?set=issue:I1|nothing:here&lang=en") as response:
        assert response.data == b"exported"
    ((path, options),) = around.files.asked
    assert path.name.endswith(".graphml")
    assert options["nodes"] == ("issue:I1",)
    with client.get("/download/set.xlsx?ask=blurb&lang=en") as response:
        assert response.status_code == 409
        assert "not understood" in response.text
