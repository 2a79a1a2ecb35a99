"""Figures that are read: a minus sign is no hyphen, and a column stands in line."""

import pytest

from graph.digits import decimals, said_figure
from graph.messages import message
from graph.texts import translator


def test_a_negative_figure_has_a_minus_sign() -> None:
    assert said_figure(-23.6, "+,.1f") == "−23.6"
    assert "（−0.11）" in translator("zh-Hant")("name.apart", name="甲", id=-0.11)


@pytest.mark.parametrize(
    ("figures", "places"),
    [([60, 45.0, None], 0), ([60, 54.6], 1), ([60, 54.637], 2), ([], 0)],
)
def test_a_column_has_the_decimals_that_one_of_its_figures_needs(
    figures: list[float | None], places: int
) -> None:
    assert decimals(figures) == places


@pytest.mark.parametrize(("points", "said"), [(27.0, "27.0 "), (27.34, "27.3 ")])
def test_points_of_evidence_have_one_decimal_each(points: float, said: str) -> None:
    assert said in translator("en").say(message("consult.gained", points=points))
