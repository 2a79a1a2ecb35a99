"""Blanks between Chinese and Latin follow one rule, in texts and where names stand in them."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.spacing import filled
from graph.texts import translator

ROOMS = ("graph", "loaders", "dashboard")
CHINESE = "[\u3400-\u9fff]"
GLUED = re.compile(rf"{CHINESE}[A-Za-z0-9]|[A-Za-z0-9%]{CHINESE}")
IN_A_DATE = re.compile(r"\d[年月日]|[年月]\d")
# Letters are for paper; a citation and a date format are no sentences.
OTHERWISE = ("letter.", "template.example.", "figure.days")


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("請在 {where} 中新增", {"where": "部門"}, "請在部門中新增"),
        ("請在 {where} 中新增", {"where": "Excel"}, "請在 Excel 中新增"),
        ("{who}對{what}的立場", {"who": "財政局", "what": "I-019"}, "財政局對 I-019 的立場"),
        ("共{count}項", {"count": 3}, "共 3 項"),
        ("占 {share}% 以上", {"share": 5}, "占 5% 以上"),
        ("於 {day} 前", {"day": "2026年11月27日"}, "於 2026年11月27日前"),
        ("{year}年{month}月", {"year": "2026", "month": "11"}, "2026年11月"),
        ("{name} {state}", {"name": "財政局", "state": "已答覆"}, "財政局 已答覆"),
        ("經「{issue}」（{by}）", {"issue": "API", "by": "IT"}, "經「API」（IT）"),
        ("請見 {what}，", {"what": ""}, "請見 ，"),
    ],
)
def test_a_value_stands_apart_from_the_other_script_only(
    text: str, values: dict[str, object], said: str
) -> None:
    assert filled(text, values) == said


def test_what_stands_in_a_value_is_left_as_it_is() -> None:
    assert filled("{name}負責", {"name": "A3線 工程"}) == "A3線 工程負責"


def test_a_word_processor_sets_the_distance_on_paper() -> None:
    screen = translator("zh-Hans")
    paper = replace(screen, is_for_paper=True)
    assert "征求 IT 意见" in screen("letter.subject.comments", matter="桥", you="IT", due="5 月")
    assert "征求IT意见" in paper("letter.subject.comments", matter="桥", you="IT", due="5 月")


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_texts_part_chinese_and_latin_by_a_blank(room: str, language: str) -> None:
    path = Path(__file__).parents[2] / room / "locales" / f"{language}.json"
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    glued = [
        (key, met)
        for key, text in texts.items()
        if not key.startswith(OTHERWISE)
        for met in GLUED.findall(re.sub(r"\{[^}]*\}", "\x00", text))
        if not IN_A_DATE.fullmatch(met)
    ]
    assert not glued
