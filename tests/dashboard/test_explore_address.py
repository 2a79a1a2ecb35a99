"""What the address of the Explore page says, and what a reader's action makes of it."""

import pytest

from dashboard.views.exploration import Expansion, Exploration, link, read_search
from dashboard.views.navigation import follow

FOCUSED = Exploration(focus="issue:A1", selected="issue:A1")


@pytest.mark.parametrize(
    "exploration",
    [
        Exploration(),
        Exploration(focus="issue:I-001", depth=2, limit=120, selected="person:P1"),
        Exploration(focus="issue:A", hidden=frozenset({"depends_on", "influences"})),
        Exploration(focus="issue:A", expanded=(Expansion("a:1"), Expansion("a:2", "part_of"))),
        Exploration(focus="issue:a,b*c&d=e 財政", expanded=(Expansion("department:x,y*z%"),)),
        Exploration(other=(("lang", "zh-Hant"),)),
    ],
)
def test_the_address_says_all_that_makes_the_view(exploration: Exploration) -> None:
    assert read_search(exploration.search) == exploration


def test_a_reference_is_readable_in_the_address() -> None:
    assert Exploration(focus="issue:I-001").href == "/explore?focus=issue:I-001"


@pytest.mark.parametrize("search", ["?depth=9&limit=99999", "?depth=2&limit=300"])
def test_numbers_out_of_range_are_brought_into_it(search: str) -> None:
    assert (read_search(search).depth, read_search(search).limit) == (2, 300)


def test_words_where_numbers_belong_mean_the_default() -> None:
    assert read_search("?depth=two&limit=-5") == Exploration()


def test_selecting_something_changes_nothing_of_what_is_drawn() -> None:
    assert FOCUSED.changed(selected="person:P").drawn == FOCUSED.drawn


def test_opening_a_node_twice_is_opening_it_once() -> None:
    once = FOCUSED.expand("person:P")
    assert once.expand("person:P") == once


def test_undoing_an_expansion_gives_the_view_before_it() -> None:
    assert FOCUSED.expand("person:P").undone() == FOCUSED


def test_a_link_to_another_page_keeps_the_language() -> None:
    view = Exploration(other=(("lang", "zh-Hans"),))
    assert link("/consult", view, issue="issue:A1") == "/consult?lang=zh-Hans&issue=issue:A1"


def test_a_double_click_enters_a_department_of_the_overview() -> None:
    opened = follow(Exploration(), {"type": "open", "id": "department:D"})
    assert (opened.focus, opened.selected) == ("department:D", "department:D")


def test_a_double_click_opens_a_node_of_a_neighbourhood_in_place() -> None:
    opened = follow(FOCUSED, {"type": "open", "id": "department:D"})
    assert opened.focus == "issue:A1"
    assert opened.expanded == (Expansion("department:D"),)


def test_a_relation_switched_off_stays_off_where_the_picture_has_none_of_it() -> None:
    now = Exploration(hidden=frozenset({"influences"}))
    event = {"type": "show", "relations": ["part_of"], "all": ["part_of", "owned_by"]}
    assert follow(now, event).hidden == {"influences", "owned_by"}


@pytest.mark.parametrize("event", [None, {}, {"type": "select", "id": None}, {"type": "dance"}])
def test_what_is_no_action_changes_nothing(event: dict[str, object] | None) -> None:
    assert follow(FOCUSED, event) == FOCUSED
