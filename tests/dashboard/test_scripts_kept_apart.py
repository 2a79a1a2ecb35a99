"""Traditional texts hold no simplified characters nor mainland words, and the reverse."""

import importlib
import json
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("graph", "loaders", "dashboard")
# Characters that both scripts have, each with a meaning of its own, as they stand in our texts.
SHARED = {
    "zh-Hant": frozenset("占布了合台里面干后系松只表采范折云郁致向回杯志征才余升群秘"),
    "zh-Hans": frozenset("么著乾徵瞭藉後"),
}
# Words of the other side's offices, which no reader here would use in the meaning we need.
WORDS = {
    "zh-Hant": (
        "信息 默認 文件夾 打印 屏幕 鼠標 軟件 硬件 用戶 服務器 鏈接 視頻 粘貼 界面",
        "菜單 字段 回收站 單元格 內存 硬盤 創建 訪問 高級 批量 文檔 字體 變量 賬",
        "領導 督辦 抄送 登陸 激活 撤銷 缺省 概率 光標 雙擊 單擊 勾選 點擊 導入",
        "導出 數據 帳戶",
    ),
    "zh-Hans": (
        "资讯 网路 预设 档案 资料夹 列印 萤幕 滑鼠 软体 硬体 使用者 伺服器 连结 品质",
        "专案 贴上 储存 汇入 汇出 介面 栏位 快取 搜寻 支援 字元 记忆体 硬碟 存取",
        "相容 回馈 范本 寻找 呼叫 变数 函式 试算表 视窗 讯息 按一下 拖曳 执行绪 逾限",
        "稽催 裁示 陈请 首长 处室",
    ),
}


def texts(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for room in ROOMS:
        path = ROOT / room / "locales" / f"{language}.json"
        found |= json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def only_in(language: str) -> frozenset[str]:
    """Characters that the other script would write otherwise in every meaning."""
    folder = Path(str(importlib.import_module("opencc").__file__)).parent / "dictionary"
    name = "TSCharacters.txt" if language == "zh-Hant" else "STCharacters.txt"
    pairs = (line.split() for line in (folder / name).read_text(encoding="utf-8").splitlines())
    return frozenset(pair[0] for pair in pairs if len(pair) > 1 and pair[0] not in pair[1:])


@pytest.mark.parametrize(("language", "other"), [("zh-Hant", "zh-Hans"), ("zh-Hans", "zh-Hant")])
def test_no_text_mixes_the_two_scripts(language: str, other: str) -> None:
    strange = only_in(other) - only_in(language) - SHARED[language]
    mixed = {key: strange & set(text) for key, text in texts(language).items()}
    assert {key: found for key, found in mixed.items() if found} == {}


@pytest.mark.parametrize("language", sorted(WORDS))
def test_no_text_uses_a_word_of_the_other_sides_offices(language: str) -> None:
    words = " ".join(WORDS[language]).split()
    foreign = {
        key: [word for word in words if word in text] for key, text in texts(language).items()
    }
    assert {key: found for key, found in foreign.items() if found} == {}
