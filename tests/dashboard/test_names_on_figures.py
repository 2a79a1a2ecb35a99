"""Names in charts: whole on two lines, beside their points without running together."""

import pytest

from dashboard.figures._style import axis_names
from dashboard.figures.divergence import divergence
from dashboard.figures.over_time import heat
from dashboard.figures.plane import Point, plane
from dashboard.figures.positions import positions
from dashboard.figures.sides import sides
from dashboard.figures.small_network import small_network


def test_a_long_name_stands_on_two_lines_and_its_row_is_higher() -> None:
    names, row = axis_names(["Supervision and Evaluation Office", "財政局"], 26)
    assert names == ["Supervision and<br>Evaluation Office", "財政局"]
    assert row > 26


def test_a_line_ends_after_a_colon_before_it_ends_anywhere() -> None:
    names, _ = axis_names(["工務局：東碼頭工程招標", "Low-emission zone: how far it reaches"], 26)
    assert names == ["工務局：<br>東碼頭工程招標", "Low-emission zone:<br>how far it reaches"]


def test_names_of_two_neighbours_stand_on_different_sides() -> None:
    near = sides(
        [(0.0, 0.0), (10.0, 10.0), (10.2, 10.0)], [["far"], ["one name"], ["another name"]]
    )
    assert near[0] == "top center"
    assert near[1] != near[2]


def test_a_single_point_has_its_name_above() -> None:
    assert sides([(3.0, 4.0)], [["alone"]]) == ["top center"]


def test_names_of_near_points_part_where_a_line_makes_the_picture_wide() -> None:
    near = [(23.0, 28.0), (25.0, 24.5), (28.0, 23.5)]
    names = [["Sum"], ["K–S 解 = 相等"], ["Nash 解"]]
    front = [(0.0, 48.0), (48.0, 0.0)]
    assert len(set(sides(near, names, front)[1:])) == 2


@pytest.mark.parametrize("count", range(2, 7))
def test_in_a_small_circle_no_name_stands_where_links_cross_it(count: int) -> None:
    nodes = {f"issue:{at}": ("issue", f"Issue {at}") for at in range(count)}
    refs = list(nodes)
    links = [(one, other, True) for one, other in zip(refs, refs[1:] + refs[:1], strict=True)]
    named = small_network(nodes, links, refs[:1], "light").data[-1]
    assert min(map(abs, named.y)) > 0.3
    assert max(map(abs, named.x)) <= 1


@pytest.mark.parametrize(
    ("labels", "heads"),
    [
        (["Nov 2026", "Dec 2026", "Jan 2027"], ["Nov<br>2026", "Dec<br>\u00a0", "Jan<br>2027"]),
        (
            ["2026年11月", "2026年12月", "2027年1月"],
            ["2026年<br>11月", "\u00a0<br>12月", "2027年<br>1月"],
        ),
    ],
)
def test_the_year_over_a_forecast_stands_where_it_is_another_one(
    labels: list[str], heads: list[str]
) -> None:
    periods = ["2026-11", "2026-12", "2027-01"]
    figure = heat(["A"], ["department:A"], periods, [[1, 2, 3]], [[0.1] * 3], "light", "", labels)
    assert list(figure.layout.xaxis.ticktext) == heads


def test_of_many_periods_the_names_stand_above_their_rows_and_cells_take_all_of_the_width() -> None:
    periods = [f"2026-11-{day:02}" for day in range(1, 14)]
    said = [f"{day} Nov 2026" for day in range(1, 14)]
    values = [[1.0] * 13, [2.0] * 13]
    figure = heat(["A", "B"], ["a", "b"], periods, values, values, "light", "", said)
    assert not figure.layout.yaxis.showticklabels
    names = {each.text: each.y for each in figure.layout.annotations}
    rows = dict(zip("AB", figure.data[0].y, strict=True))
    # Upside down: what is above has the smaller place, the cells begin half a place above theirs.
    assert names == {name: place - 0.5 for name, place in rows.items()}


def test_nothing_in_common_is_a_dash_and_the_diagonal_is_empty() -> None:
    figure = divergence(["A", "B", "C"], [[0, 1.5, 0], [1.5, 0, None], [0, None, 0]], "", "dark")
    cells, dashes = figure.data
    assert [list(row) for row in cells.z] == [[None, 1.5, 0], [1.5, None, None], [0, None, None]]
    assert set(zip(dashes.x, dashes.y, strict=True)) == {(2, 1), (1, 2)}
    assert cells.colorbar.ticktext[-1] == "1.50"  # the scale ends at the largest value


def test_where_there_is_no_room_numbers_stand_for_names() -> None:
    points = [Point("Finance", 1, 2, ""), Point("Works", 3, 1, "")]
    assert list(plane(points, ("", ""), "light", numbered=True).data[-1].text) == ["1", "2"]


def test_both_ends_of_a_scale_are_named_at_one_height() -> None:
    figure = positions(
        [], ("Two lanes, one of them for buses", "Six lanes throughout"), (), "light"
    )
    low, high = figure.layout.annotations[-2:]
    assert low.yshift == high.yshift
    assert "<br>" in low.text
