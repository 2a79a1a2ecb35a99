"""What is shown on the nodes: load, positions, roles, and what is not known of them."""

from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard.pages.explore_overlay import chosen
from dashboard.pictures.drawing import Drawing
from dashboard.pictures.marks import dashes_of
from dashboard.pictures.palette import palette
from dashboard.pictures.sheet import TONE, Legend, Sheet, svg
from dashboard.views.exploration import Exploration
from dashboard.views.look import Look
from dashboard.views.overlays import SIGNS, Overlay, issue_of, overlay
from graph.answers import Answers
from graph.projections import Network, project
from graph.tables import Register, complete, frame
from graph.texts import TEXTS, Translator

ENGLISH = Translator("en", (TEXTS, Path(dashboard.__file__).parent / "locales"))
A, B, C, ISSUE = "department:A", "department:B", "department:C", "issue:I"


class _Given:
    def __init__(self, network: Network) -> None:
        self._network = network

    def network(self) -> Network:
        return self._network


@pytest.fixture
def network() -> Network:
    """A leads 60 days of work, has 10 a month; B's capacity is unknown; C speaks in confidence."""

    def role(party: str, role: str) -> dict[str, str]:
        return {"issue": "I", "party_kind": "department", "party": party, "role": role}

    def position(party: str, value: float | None, **more: Any) -> dict[str, Any]:
        stand = {"issue": "I", "party_kind": "department", "party": party, "position": value}
        return {"salience": 0.5, "power": 0.5, "confidential": False} | stand | more

    tables: dict[str, Any] = {
        "departments": frame(
            "departments", [{"id": "A", "capacity": 10.0}, {"id": "B"}, {"id": "C"}]
        ),
        "issues": frame("issues", [{"id": "I", "owner": "A", "effort": 60.0}]),
        "involvements": frame(
            "involvements", [role("A", "author"), role("B", "consult"), role("C", "godparent")]
        ),
        "positions": frame(
            "positions",
            [position("A", 10.0), position("B", None), position("C", 90.0, confidential=True)],
        ),
    }
    return project(Register(1, complete(tables)))


def shown(network: Network, kind: str, **look: Any) -> Overlay:
    answers = Answers(_Given(network), "2026-11-26")
    found = overlay(network, answers, Look(overlay=kind, **look), ISSUE, ENGLISH)
    assert found is not None
    return found


def test_load_over_capacity_is_told_and_an_unknown_one_is_unknown(network: Network) -> None:
    marks = shown(network, "workload").marks
    assert (marks[A].tone, marks[A].figure) == (
        "over",
        "220%",
    )  # 60 days as lead, 6 as author, of 30
    assert (marks[B].tone, marks[B].figure) == ("unknown", "?")


def test_a_position_is_its_figure_and_a_confidential_one_is_withheld(network: Network) -> None:
    marks = shown(network, "positions").marks
    assert (marks[A].tone, marks[A].figure) == ("p0", "10")
    assert (marks[B].tone, marks[B].figure) == ("unknown", "?")
    assert (marks[C].tone, marks[C].figure) == ("withheld", "•••")


def test_unknown_and_confidential_differ_in_sign_shape_and_colour_in_picture_and_legend() -> None:
    drawn = palette()
    assert len(set(SIGNS.values())) == 2
    assert dashes_of("unknown")
    assert not dashes_of("withheld")
    assert drawn.colours["tone-unknown"] != drawn.colours["tone-withheld"]
    entries = [(f"{TONE}/{tone}/{sign}", tone) for tone, sign in SIGNS.items()]
    legend = Legend(kinds=entries, relations=())
    about = Sheet(title="", lines=(), legend=legend, unnamed="", language="en")
    said = svg(about, Drawing(content="", box=(0, 0, 1, 1), unnamed=0)).source
    for tone, sign in SIGNS.items():
        assert f">{sign}</text>" in said
        assert f'fill="{drawn.colours[f"tone-{tone}"]}"' in said


def test_a_confidential_position_is_shown_to_who_chose_so(network: Network) -> None:
    mark = shown(network, "positions", confidential=True).marks[C]
    assert (mark.tone, mark.figure) == ("p4", "90")


def test_of_several_roles_the_weightiest_is_shown_and_all_are_said(network: Network) -> None:
    marks = shown(network, "roles").marks
    assert (marks[A].tone, marks[A].said) == ("lead", "role: author, lead")
    assert marks[B].tone == "consult"


def test_a_role_nobody_knows_is_said_as_it_was_written(network: Network) -> None:
    mark = shown(network, "roles").marks[C]
    assert (mark.tone, mark.said) == ("other", "role: godparent")


def test_an_overlay_is_about_the_chosen_issue_else_the_one_in_the_middle(network: Network) -> None:
    assert issue_of(network, Look(), ISSUE) == ISSUE
    assert issue_of(network, Look(issue=ISSUE), A) == ISSUE
    assert issue_of(network, Look(), A) is None


def test_choosing_no_overlay_leaves_nothing_of_it_in_the_address() -> None:
    now = Exploration(focus=A, look=Look(overlay="positions", issue=ISSUE, confidential=True))
    assert chosen(now, "nothing", ISSUE, confidential=True).search == "?focus=department:A"


def test_the_issue_in_the_middle_need_not_be_said() -> None:
    now = Exploration(focus=ISSUE)
    assert chosen(now, "roles", ISSUE, confidential=False).look == Look(overlay="roles")
