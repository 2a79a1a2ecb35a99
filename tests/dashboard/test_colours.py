"""Colours that mean something are told apart by people who see fewer of them, in both themes.

Distances are CIE 1976 after the simulation of Machado, Oliveira & Fernandes (2009); about 2 is the
least that is noticed side by side, 15 is told apart across a picture.
"""

import itertools
import re
from collections.abc import Sequence

import pytest
from colour_vision import VISIONS, apart, lightness

from dashboard.app import _ASSETS
from dashboard.figures import _style, divergence, over_time

ENOUGH = 15
THEMES = {"light": r":root \{(.*?)\}", "dark": r':root\[data-theme="dark"\] \{(.*?)\}'}


def colours(file: str, theme: str, prefix: str) -> dict[str, str]:
    style = (_ASSETS / file).read_text(encoding="utf-8")
    block = re.search(THEMES[theme], style, re.DOTALL)
    assert block
    return dict(re.findall(rf"--{prefix}-([\w-]+): (#\w{{6}});", block.group(1)))


def nearest(shown: Sequence[str], vision: str) -> float:
    return min(apart(one, other, vision) for one, other in itertools.combinations(shown, 2))


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("prefix", ["kind", "line"])
def test_kinds_and_relations_keep_their_distance(prefix: str, theme: str, vision: str) -> None:
    found = colours("canvas.css", theme, prefix)
    assert len(found) >= 5
    assert nearest(list(found.values()), vision) >= ENOUGH


@pytest.mark.parametrize("vision", VISIONS)
def test_series_of_a_chart_keep_their_distance(vision: str) -> None:
    named = (_style.BLUE, _style.ORANGE, _style.GREEN, _style.RED, _style.GREY, _style.PURPLE)
    assert nearest(named, vision) >= ENOUGH


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_a_heat_map_says_at_a_glance_that_capacity_is_exceeded(theme: str, vision: str) -> None:
    scale = [colour for _, colour in over_time._SCALES[theme]]
    below, full, above = scale[1], scale[2], scale[4]
    assert apart(below, above, vision) >= 2 * ENOUGH
    assert apart(full, above, vision) >= ENOUGH


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_disagreement_grows_in_one_direction_of_lightness(theme: str, vision: str) -> None:
    steps = lightness([colour for _, colour in divergence._SCALES[theme]], vision)
    assert steps in (sorted(steps), sorted(steps, reverse=True))
    assert all(abs(one - other) >= ENOUGH for one, other in itertools.pairwise(steps))


@pytest.mark.parametrize("vision", VISIONS)
def test_the_two_ends_of_a_position_scale_are_told_apart(vision: str) -> None:
    style = (_ASSETS / "canvas_overlay.css").read_text(encoding="utf-8")
    scale = [re.search(rf"--tone-p{at}: (#\w{{6}})", style) for at in range(5)]
    found = [each.group(1) for each in scale if each]
    assert len(found) == 5
    assert nearest(found, vision) >= ENOUGH
    first, second, middle, fourth, last = lightness(found, vision)
    assert first < second < middle > fourth > last


def test_kinds_differ_in_shape_and_relations_of_one_colour_in_line() -> None:
    style = (_ASSETS / "canvas_style.js").read_text(encoding="utf-8")
    shapes = re.findall(r'shape: "([\w-]+)"', style)
    assert len(set(shapes[:5])) == 5
    rules = re.findall(
        r'\[data-relation="(\w+)"\] \{ --line-colour: var\(--([\w-]+)\); --line-style: (\w+);',
        (_ASSETS / "canvas.css").read_text(encoding="utf-8"),
    )
    # Width and the missing arrow mark the working ties of the overview, drawn by themselves.
    looks = [(colour, line) for name, colour, line in rules if name != "shared_issues"]
    assert len(set(looks)) == len(looks)
