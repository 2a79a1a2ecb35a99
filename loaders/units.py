"""Units in one cell of a Chinese work-division table: who is named, with which role, what is open.

``省发展改革委牵头，省财政厅、统计局等按职责分工负责``: units stand between ``、，；``, a word at
the end of a clause says what those before it do, ``等`` leaves the list open, and ``各有关单位``
is no unit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.formats._layout import name_of

SHARED = "shared"  # each in its own duties: support beside a lead, a joint lead without one

_ROLES = (
    ("lead", r"(?:负总责|牵头|牽頭|主办|主辦)(?:单位|單位|负责|負責|落实|落實)?"),
    ("support", r"(?:配合|协办|協辦|协同|协助|協助|参与|參與|参加)(?:单位|單位|落实|落實|实施)?"),
    (SHARED, r"按(?:照)?(?:各自)?(?:职责|職責)(?:分工)?(?:负责|負責|落实|落實|推进|做好)?"),
    ("consult", r"(?:会办|會辦|会签|會簽|會核|会商)"),
    ("support", r"(?:结合实际|結合實際|贯彻|具体|具體|组织|組織|抓好)?(?:落实|落實|实施|實施)"),
    ("lead", r"(?:负责|負責)"),
)
_SAID_AFTER = tuple((role, re.compile(rf"^(.*?)(?:{words})$")) for role, words in _ROLES)
_SAID_BEFORE = tuple(
    (role, re.compile(rf"^(?:{words})(?:机关|機關|部门|部門)?[:：](.*)$")) for role, words in _ROLES
)
_OPEN = re.compile(r"(?:等)(?:各)?(?:有关|有關|相关|相關)?(?:单位|單位|部门|部門|机关|機關|机构)?$")
_GROUP = re.compile(
    r"^(?:各|全体|全體|所有|其他|其它|本府各|本市各)|^.{0,4}(?:各)?(?:有关|有關|相关|相關)"
    r"(?:单位|單位|部门|部門|机关|機關|机构)$|^.{1,4}各(?:县|區|区|市|处|處|局|单位|單位|部门|部門|機關)"
)
_MARKS = "、，,；;。\n\r\t|"
_WORD = re.compile(r"[\u3400-\u9fff（）()]{2}")
# 市场监管局 has no prefix: its first word is the market.
_PREFIXED = re.compile(r"[省市区區县縣州](?!场|場|域)")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as it is written, the role that its clause says, and its list's first unit."""

    name: str
    role: str | None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Units:
    """What stands in one cell; ``groups`` and ``open`` lists name nobody in particular."""

    named: tuple[Named, ...] = ()
    groups: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def units_of(cell: str) -> Units:
    """Units that a cell names."""
    named, groups, left_open = list[Named](), list[str](), list[str]()
    waiting, role, first = list[tuple[str, str | None]](), None, None
    for piece, mark in _pieces(cell):
        before, text = _before(piece)
        if before:
            named += [Named(name, role, run) for name, run in waiting]
            waiting, role = [], before
        said, text = _after(text)
        bare = _OPEN.sub("", text)
        if bare != text:
            left_open.append(piece)
        if bare and _GROUP.search(bare):
            groups.append(bare)
        elif bare:
            waiting.append((bare, first))
            first = first or bare
        if said:
            named += [Named(name, said, run) for name, run in waiting]
            waiting = []
        if mark != "、":
            first = None
    named += [Named(name, role, run) for name, run in waiting]
    return Units(_once(named), tuple(groups), tuple(left_open))


def whole_name(unit: Named) -> str | None:
    """Name with the prefix that a unit's list may leave out; None where it cannot.

    In ``省科技厅、财政厅`` the second may be ``省财政厅``.
    """
    if unit.after is None or not _PREFIXED.match(unit.after) or _PREFIXED.match(unit.name):
        return None
    return unit.after[0] + unit.name


def _before(piece: str) -> tuple[str | None, str]:
    for role, pattern in _SAID_BEFORE:
        if found := pattern.match(piece):
            return role, found.group(1)
    return None, piece


def _after(piece: str) -> tuple[str | None, str]:
    """Role that a piece says at its end, and the piece without it; a role alone names nobody."""
    for role, pattern in _SAID_AFTER:
        if found := pattern.match(piece):
            return role, found.group(1)
    return None, piece


def _pieces(cell: str) -> Iterator[tuple[str, str]]:
    """Pieces between marks that stand outside of brackets, each with the mark that ends it."""
    depth, start = 0, 0
    for at, character in enumerate(cell):
        depth = max(0, depth + (character in "（([") - (character in "）)]"))
        if depth == 0 and (character in _MARKS or _parts(cell, at)):
            if piece := name_of(cell[start:at]):
                yield piece, character
            start = at + 1
    if piece := name_of(cell[start:]):
        yield piece, ""


def _parts(cell: str, at: int) -> bool:
    """Whether a blank stands between two Chinese words, where it parts units."""
    # A single character is no unit: 財 政局 is one with a slip in it.
    around = cell[max(0, at - 2) : at], cell[at + 1 : at + 3]
    return cell[at].isspace() and all(_WORD.fullmatch(each) for each in around)


def _once(named: list[Named]) -> tuple[Named, ...]:
    return tuple({each.name: each for each in reversed(named)}[name] for name in _names(named))


def _names(named: list[Named]) -> list[str]:
    return list(dict.fromkeys(each.name for each in named))
