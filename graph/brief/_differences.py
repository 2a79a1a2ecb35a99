"""Where the parties stand: pictures of the most contested issues and a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.analyses._base import Result
from graph.brief._say import Say, Told, is_held
from graph.brief.document import Block, Grid, Picture
from graph.brief.picture import Dot, scale

_PICTURES = 3
_DOTS, _LINES = 30, 40  # parties in one picture, and in all: a paper of four pages at most


def differences(say: Say, result: Result, rows: Mapping[str, Sequence[Told]]) -> Iterator[Block]:
    """Of several issues the outcomes in a table; of one the parties behind its picture."""
    summary = result.summary
    spread = {issue: summary["contested"].get(say.identifier(issue)) for issue in rows}
    order = sorted(rows, key=lambda issue: -(spread[issue] or 0.0))
    if len(order) > 1:
        yield _issue_table(say, summary, order)
    for issue in _pictured(order, rows):
        picture = _picture(say, summary, issue, rows[issue])
        if picture:
            yield replace(picture, caption=_caption(say, issue, rows[issue], len(order)))
    if len(order) == 1:
        yield _party_table(say, rows[order[0]])


def _pictured(order: Sequence[str], rows: Mapping[str, Sequence[Told]]) -> Iterator[str]:
    """The most contested issues, as many as there is room for."""
    room = _LINES
    for at, issue in enumerate(order[:_PICTURES]):
        room -= min(len(_known(rows[issue])), _DOTS)
        if at == 0 or room >= 0:
            yield issue


def _known(found: Sequence[Told]) -> list[Told]:
    return [each for each in found if each["position"] is not None]


def _caption(say: Say, issue: str, found: Sequence[Told], count: int) -> str | None:
    known = len(_known(found))
    if known > _DOTS:
        return say("picture.some", issue=say.name(issue), shown=_DOTS, count=known)
    return say("picture.title", issue=say.name(issue)) if count > 1 else None


def _issue_table(say: Say, summary: Mapping[str, Any], order: Sequence[str]) -> Grid:
    headers = tuple(say(f"column.{name}") for name in ("issue", "outcome", "range", "spread"))
    cells = []
    for issue in order:
        identifier = say.identifier(issue)
        drawn = summary["ranges"].get(identifier)
        between = f"{say.number(drawn['low'])}–{say.number(drawn['high'])}" if drawn else None
        cells.append(
            (
                say.name(issue),
                say.number(summary["outcomes"].get(identifier)),
                between or say("unknown"),
                say.number(summary["contested"].get(identifier), 2),
            )
        )
    return Grid(headers, tuple(cells), (0.55, 0.15, 0.15, 0.15))


def _party_table(say: Say, found: Sequence[Told]) -> Grid:
    names = ("party", "position", "salience", "power", "confidence", "bottom_line")
    headers = tuple(say(f"column.{name}") for name in names)
    cells = tuple(
        (
            say.name(each["party"]),
            say("held") if is_held(each) else say.number(each["position"]),
            *(say.number(each[name], 2) for name in ("salience", "power", "confidence")),
            "–" if each["bottom_line"] is None else say.number(each["bottom_line"]),
        )
        for each in found
    )
    return Grid(headers, cells, (0.34, 0.17, 0.12, 0.12, 0.13, 0.12))


def _picture(
    say: Say, summary: Mapping[str, Any], issue: str, found: Sequence[Told]
) -> Picture | None:
    heaviest = sorted(_known(found), key=lambda each: -(each["weight"] or 0))
    known = sorted(heaviest[:_DOTS], key=lambda each: each["position"])
    if not known:
        return None
    dots = [
        Dot(
            name=say.name(each["party"]),
            position=each["position"],
            weight=each["weight"],
            bottom_line=each["bottom_line"],
        )
        for each in known
    ]
    text = say("picture.text", issue=say.name(issue), count=len(dots))
    band = _band(say, summary, say.identifier(issue))
    return scale(dots, say.ends(issue), band, text, say.translate.language)


def _band(
    say: Say, summary: Mapping[str, Any], identifier: str
) -> tuple[str, float, float, float] | None:
    outcome, drawn = summary["outcomes"].get(identifier), summary["ranges"].get(identifier)
    if outcome is None or drawn is None:
        return None
    label = say("picture.outcome", outcome=say.number(outcome))
    return label, outcome, drawn["low"], drawn["high"]
