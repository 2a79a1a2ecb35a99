"""A page that is only opened undoes nothing, although its undo button has just been drawn."""

import pytest

from dashboard.editing_undo import _is_clicked


@pytest.mark.parametrize(
    ("values", "is_clicked"), [([None], False), ([None, 0], False), ([1], True), ([], False)]
)
def test_a_button_just_drawn_was_not_clicked(values: list[int | None], is_clicked: bool):
    assert _is_clicked([{"prop_id": "edit-undo.n_clicks", "value": each} for each in values]) is (
        is_clicked
    )
