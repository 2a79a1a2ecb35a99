"""What was just added is drawn beside what was chosen; places are found once for a picture."""

from pathlib import Path

import pytest

import dashboard
from dashboard.views.added import Added
from dashboard.views.exploration import Exploration, read_search
from dashboard.views.look import Look
from dashboard.views.scene import Laid, Scenes, laid, scene
from graph.projections import Network, project
from graph.tables import Register, complete, frame
from graph.texts import TEXTS, Translator

FOLDERS = (TEXTS, Path(dashboard.__file__).parent / "locales")
ENGLISH = Translator("en", FOLDERS)
OFFICE, WATER, ANN, NEW = "department:OFFICE", "department:WATER", "person:ANN", "person:N,1*é"


@pytest.fixture
def network() -> Network:
    """An office above the waterworks, Ann in the waterworks, and somebody whom nothing links."""
    tables = {
        "departments": frame(
            "departments", [{"id": "OFFICE"}, {"id": "WATER", "parent": "OFFICE"}]
        ),
        "people": frame("people", [{"id": "ANN"}, {"id": "N,1*é"}]),
        "memberships": frame("memberships", [{"person": "ANN", "department": "WATER"}]),
    }
    made = project(Register(1, complete(tables)))
    made.graph["state"] = (1,)
    return made


@pytest.mark.parametrize("focus", [None, WATER])
@pytest.mark.parametrize("boxes", [False, True])
def test_an_added_node_that_nothing_links_is_drawn_and_nothing_else_moves(
    network: Network, focus: str | None, boxes: bool
) -> None:
    before = Exploration(focus=focus, look=Look(boxes=boxes))
    after = before.changed(added=(Added(NEW, WATER),))
    first, second = (scene(network, each, ENGLISH).columns for each in (before, after))
    assert NEW not in first["id"]
    assert second["id"] == [*first["id"], NEW]
    for axis in ("x", "y"):
        assert second[axis][:-1] == first[axis]
    assert second["near"][-1] == second["id"].index(WATER)


def test_it_is_in_the_link_as_it_is_and_gone_with_the_next_picture() -> None:
    now = Exploration(focus=WATER, added=(Added(NEW, WATER),))
    assert read_search(now.search) == now
    assert now.focused(OFFICE).added == ()


def test_what_has_been_deleted_again_is_left_out(network: Network) -> None:
    gone = Exploration(focus=WATER, added=(Added("person:GONE", WATER),))
    assert "person:GONE" not in scene(network, gone, ENGLISH).columns["id"]


def test_places_are_found_once_for_folding_hiding_and_another_language(network: Network) -> None:
    asked: list[Exploration] = []

    def counted(network: Network, exploration: Exploration) -> Laid:
        asked.append(exploration)
        return laid(network, exploration)

    scenes = Scenes(lambda language: Translator(language, FOLDERS), counted)
    boxed = Exploration(focus=WATER, look=Look(boxes=True))
    folded = boxed.changed(look=boxed.look.turned(WATER))
    for view in (boxed, folded, boxed.changed(hidden=frozenset({"person"}))):
        scenes.scene(network, view, "en")
    scenes.scene(network, boxed, "zh-Hant")
    assert len(asked) == 1
    assert ANN not in scenes.scene(network, folded, "en").columns["id"]
    scenes.scene(network, boxed.changed(depth=2), "en")
    assert len(asked) == 2
