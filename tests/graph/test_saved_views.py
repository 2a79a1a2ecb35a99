"""Views are kept in the register by name, and give a picture the places they keep."""

import pytest

from graph.messages import UserError
from graph.plan import Plan
from graph.saved_views import (
    LONGEST,
    forgetting,
    renaming,
    saved_view,
    saved_views,
    saving,
    with_places,
)
from graph.tables import Register, complete, frame

PLACES = {"issue:I": (12.4, -3.6)}


def after(register: Register, plan: Plan) -> Register:
    """The register with what a plan creates, updates and deletes of its views."""
    rows = {each["id"]: each for each in register.tables["views"].to_dicts()}
    changed = plan.tables.get("views")
    assert changed is not None
    rows |= {each["id"]: each for each in changed.created.to_dicts()}
    rows |= {each["id"]: each for each in changed.updated.to_dicts()}
    for each in changed.deleted.to_dicts():
        del rows[each["id"]]
    return Register(register.version + 1, complete({"views": frame("views", rows.values())}))


def kept(name: str = "Meeting", address: str = "/explore?focus=issue:I") -> Register:
    return after(Register(1), saving(Register(1), name, address, PLACES))


def test_a_saved_view_is_found_by_name_and_by_id_with_rounded_places() -> None:
    register = kept()
    (view,) = saved_views(register)
    assert (view.id, view.address, view.places) == (
        "V-01",
        "/explore?focus=issue:I",
        {"issue:I": (12.0, -4.0)},
    )
    assert saved_view(register, " Meeting ") == saved_view(register, "V-01") == view


def test_saving_under_a_name_that_is_there_replaces_that_view() -> None:
    register = kept()
    again = after(register, saving(register, "Meeting", "/workload", {}))
    (view,) = saved_views(again)
    assert (view.id, view.address, view.places) == ("V-01", "/workload", {})


def test_a_renamed_view_keeps_its_id_and_no_old_name_in_any_language() -> None:
    row = {"id": "V-1", "name": "A", "name_en": "A", "name_zh_hant": "甲", "view_address": "/"}
    register = Register(1, complete({"views": frame("views", [row])}))
    renamed = after(register, renaming(register, "V-1", "B"))
    assert saved_view(renamed, "B").record == {
        **row,
        "name": "B",
        "name_en": "B",
        "name_zh_hant": "B",
    }
    with pytest.raises(UserError):
        saved_view(renamed, "甲")


def test_two_views_never_share_a_name() -> None:
    register = kept()
    register = after(register, saving(register, "Other", "/", {}))
    with pytest.raises(UserError) as refused:
        renaming(register, "V-02", "Meeting")
    assert refused.value.reason.key == "views.taken"


def test_a_deleted_view_is_unknown_and_the_others_are_named() -> None:
    register = kept()
    register = after(register, saving(register, "Other", "/", {}))
    left = after(register, forgetting(register, "V-01"))
    with pytest.raises(UserError) as refused:
        saved_view(left, "V-01")
    assert refused.value.remedy.values == {"known": ("V-02",)}


@pytest.mark.parametrize("name", ["", "  "])
def test_a_view_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(UserError):
        saving(Register(1), name, "/", {})


def test_more_places_than_a_cell_of_a_workbook_holds_are_refused() -> None:
    many = {f"person:{'x' * 40}{number}": (1.0, 2.0) for number in range(LONGEST // 40)}
    with pytest.raises(UserError):
        saving(Register(1), "All", "/explore", many)


@pytest.mark.parametrize("text", ["{", "[1]", '{"a": 1}', '{"a": ["x", "y"]}', "null"])
def test_places_that_a_file_spoilt_are_none(text: str) -> None:
    row = {"id": "V", "view_address": "/explore", "view_places": text}
    (view,) = saved_views(Register(1, complete({"views": frame("views", [row])})))
    assert view.places == {}


def test_nodes_stand_where_the_view_keeps_them_and_new_ones_beside_their_neighbour() -> None:
    view = saved_view(kept(), "Meeting")
    columns = {"id": ["issue:I", "person:P"], "x": [0, 100], "y": [0, 50], "near": [0, 0]}
    placed = with_places(view, columns)
    assert placed["x"] == [12.0, 112.0]
    assert placed["y"] == [-4.0, 46.0]
