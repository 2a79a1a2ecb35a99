"""How alike titles are: rare words in common, a short title no closer than a usual one."""

from datetime import date

import numpy as np
import pytest

from graph.analyses._consult_history import history_of
from graph.analyses._rank_case import SLOPE, as_opened, case_of, cosines, past, pivoted
from graph.analyses._rank_index import index_of

DAY = date(2025, 1, 1)


def likeness(organisation, title, earlier):
    """Of a new title to each earlier one, in their order."""
    network = organisation(
        issues=[
            *(
                {"id": f"old {at}", "title": each, "created": "2024-01-01"}
                for at, each in enumerate(earlier)
            ),
            {"id": "new", "title": title, "created": DAY.isoformat()},
        ]
    )
    index = index_of(network)
    matter = as_opened(network, history_of(network).matters["issue:new"], ())
    case = case_of(index, matter, DAY)
    found = cosines(index, case, past(index, case))
    return [float(found[index.row[f"issue:old {at}"]]) for at in range(len(earlier))]


def test_among_titles_of_one_length_likeness_is_the_cosine(organisation):
    """Each word stands in one earlier title and is as rare as any: 2 of 4 words are a half."""
    earlier = ["harbour wall flood gate", "school lunch kitchen menu"]
    found = likeness(organisation, "harbour wall school lunch", earlier)
    assert found == pytest.approx([0.5, 0.5])


def test_a_word_in_common_with_a_title_of_two_is_no_half_of_it(organisation):
    """Lengths 2 and 8 words: by the cosine the short title is twice as near."""
    earlier = [
        "harbour crane",
        "wall gate pier dredger tide pump sluice basin",
    ]
    short, long = likeness(organisation, "harbour wall", earlier)
    usual = (np.sqrt(2) + np.sqrt(8)) / 2
    of_short, of_long = (0.5 * usual + 0.5 * np.sqrt(words) for words in (2, 8))
    assert SLOPE == 0.5
    assert short == pytest.approx(1 / of_short**2)
    assert long == pytest.approx(1 / (of_short * of_long))
    assert short / long < 1.5


def test_two_words_in_common_with_a_usual_title_say_more_than_one_with_a_short_one(organisation):
    earlier = [
        "harbour crane",
        "wall gate pier dredger tide pump sluice basin",
        "school lunch kitchen menu cook meal tray spoon",
    ]
    short, usual, other = likeness(organisation, "harbour wall gate", earlier)
    assert usual > short > other == 0


def test_likeness_is_never_more_than_one(organisation):
    """The longest title is shorter when pivoted, so that it would be more than itself."""
    title = "wall gate pier dredger tide pump sluice basin"
    assert likeness(organisation, title, [title, "crane", "lunch"])[0] == 1


def test_words_that_any_title_may_have_are_no_likeness(organisation):
    earlier = ["One crane for all of our piers", "Gate without a wall"]
    assert likeness(organisation, "All gates under one roof", earlier)[0] == 0
    assert likeness(organisation, "All gates under one roof", earlier)[1] > 0


def test_nothing_is_like_a_title_without_words(organisation):
    assert likeness(organisation, "", ["harbour crane", "wall"]) == [0, 0]
    assert likeness(organisation, "harbour", ["", ""]) == [0, 0]


def test_a_usual_length_stays_as_it_is():
    assert pivoted(np.array([1.0, 2.0, 4.0]), 2.0) == pytest.approx([1.5, 2.0, 3.0])
