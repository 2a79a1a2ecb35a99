"""Forms of nodes, the same in legend, page and file: kinds apart, closed issues pale."""

import re
from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard.pages.explore_legend import legend
from dashboard.pictures.drawing import draw
from dashboard.pictures.palette import palette
from dashboard.views.columns import Columns, node_rows
from dashboard.views.exploration import Exploration
from dashboard.views.forms import UNIT_FORMS, form_of, forms_of_kinds
from dashboard.views.scene import Scene, scene
from graph.projections import Network, project
from graph.tables import Register, complete, frame
from graph.texts import TEXTS, Translator

ROOM = Path(dashboard.__file__).parent
ENGLISH = Translator("en", (TEXTS, ROOM / "locales"))


@pytest.fixture
def network() -> Network:
    """A mayor, a bureau below, an open issue of the bureau and a closed one."""
    tables: dict[str, Any] = {
        "departments": frame(
            "departments",
            [
                {"id": "M", "kind": "leadership"},
                {"id": "B", "kind": "department", "parent": "M"},
            ],
        ),
        "issues": frame(
            "issues", [{"id": "OPEN", "owner": "B"}, {"id": "DONE", "owner": "B", "status": "done"}]
        ),
    }
    return project(Register(1, complete(tables)))


@pytest.fixture
def drawn(network: Network) -> Scene:
    return scene(network, Exploration(focus="department:B"), ENGLISH)


def _bare(drawn: Scene) -> Columns:
    """The columns with no overlay on them."""
    return drawn.columns | {
        name: [""] * len(drawn.columns["id"]) for name in ("tone", "figure", "mark")
    }


def test_a_closed_issue_and_a_department_of_its_own_kind_are_drawn_as_in_the_legend(
    drawn: Scene,
) -> None:
    columns = drawn.columns
    forms = dict(zip(columns["id"], columns["form"], strict=True))
    assert forms == {
        "department:B": "",
        "department:M": "roof",
        "issue:OPEN": "",
        "issue:DONE": "closed",
    }
    assert drawn.forms == {
        "department/department": "",
        "department/leadership": "roof",
        "issue/open": "",
        "issue/closed": "closed",
    }
    told = str(legend(drawn, ENGLISH))
    assert "kind-mark-issue form-closed" in told
    assert "kind-mark-department form-roof" in told


def test_the_table_says_of_each_node_what_the_legend_says(drawn: Scene) -> None:
    words = {row["ref"]: row["kind"] for row in node_rows(_bare(drawn), ENGLISH)}
    assert words["department:M"] == "leadership"
    assert words["issue:DONE"] == "issue, closed"


def test_a_file_draws_the_closed_issue_pale_and_its_edge_strong(drawn: Scene) -> None:
    source = draw(_bare(drawn), None, palette()).content
    pale, strong = palette().kind("issue", "closed"), palette().kind("issue")
    assert pale != strong
    assert len(re.findall(f'fill="{pale}" stroke="{strong}"', source)) == 1
    assert len(re.findall(f'fill="{strong}"', source)) == 1


def test_no_two_kinds_of_departments_look_alike() -> None:
    kinds = {"office", "wing", "cell", None, "team", "bureau", "leadership", "desk"}
    forms = forms_of_kinds(kinds)
    assert set(forms) == kinds
    assert len(set(forms.values())) == len(kinds)
    assert (forms[None], forms["office"], forms["leadership"]) == ("", "stand", "roof")


def test_departments_that_are_all_of_one_kind_are_plain() -> None:
    assert forms_of_kinds({"sig"}) == {"sig": ""}


def test_the_details_show_a_node_in_the_form_of_the_picture(network: Network) -> None:
    assert form_of(network, "department:M") == "roof"
    assert form_of(network, "issue:DONE") == "closed"


def test_every_form_has_its_outline_on_the_page() -> None:
    style = (ROOM / "assets" / "canvas.css").read_text("utf-8")
    script = (ROOM / "assets" / "canvas_style.js").read_text("utf-8")
    assert set(palette().outlines) == set(UNIT_FORMS)
    for form in UNIT_FORMS:
        assert f".form-{form} {{" in style
        assert f'"{form}"' in script
