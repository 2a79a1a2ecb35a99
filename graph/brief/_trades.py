"""Possible trades and the package of the two that are most divided."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analyses._base import Result
from graph.brief._say import Say
from graph.brief.document import Block, Bullets, Paragraph

TRADES = 3  # told in a brief, the best ones
_EFFECTS = 4


def trades(say: Say, result: Result) -> Iterator[Block]:
    """The best trades with whom they touch, then the package to aim at."""
    items = [_trade(say, row.facts) for row in result.rows[:TRADES]]
    if items:
        is_sequence = result.rows[0].facts["step"] is not None
        order = say("trades.sequence" if is_sequence and len(items) > 1 else "trades.single")
        yield Paragraph(say("trades.intro") + order)
        yield Bullets(tuple(items), numbered=True)
    else:
        yield Paragraph(say("trades.none"))
    package = result.summary["package"]
    if package and package["solutions"] and len(package["issues"]) > 1:
        yield from _package(say, package)


def _trade(say: Say, facts: Mapping[str, Any]) -> str:
    values = {name: say.name(facts[name]) for name in ("i", "j")}
    values |= {name: say.issue(facts[name]) for name in ("i_gives", "j_gives")}
    figures = {name: say.number(facts[name]) for name in ("i_from", "i_to", "j_from", "j_to")}
    text = say("trade", **values, **figures, gain=say.number(facts["gain"], 1))
    worse = sorted(facts["worse"], key=lambda party: facts["effects"][party])[:_EFFECTS]
    if worse:
        text += say("trade.worse", parties=say.names(worse))
    if facts["breaks_bottom_line"]:
        text += say("trade.bottom_line", parties=say.names(facts["breaks_bottom_line"]))
    return text


def _package(say: Say, package: Mapping[str, Any]) -> Iterator[Block]:
    nash = package["solutions"].get("nash")
    if not nash:
        yield Paragraph(say("package.none", parties=say.pair(package["parties"])))
        return
    points = [
        say("package.point", issue=say.name(issue), point=say.number(point))
        for issue, point in nash["points"].items()
    ]
    yield Paragraph(
        say(
            "package",
            parties=say.pair(package["parties"]),
            points=say("package.mark").join(points),
            one=say.name(package["parties"][0]),
            two=say.name(package["parties"][1]),
            first=say.number(nash["gains"][0], 1),
            second=say.number(nash["gains"][1], 1),
        )
    )
