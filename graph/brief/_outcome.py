"""The likely outcome in words, with its range and what it means for those it leaves out."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analyses._base import Result
from graph.brief._say import Say
from graph.brief.document import Block, Paragraph

_MIDDLE, _NEAR = 50.0, 10.0  # points of the scale
_NEEDS = 5


def outcome(say: Say, result: Result) -> Iterator[Block]:
    """How the forecast came about, what a vote by weight would give, whose bottom line it breaks.

    The outcomes themselves stand in short and in the table before.
    """
    summary = result.summary
    if not any(outcome_of(say, summary, issue) for issue in summary["issues"]):
        yield Paragraph(say("outcome.none"))
        return
    yield Paragraph(say("outcome.how"))
    median = summary["medians"].get(say.identifier(say.alone)) if say.alone else None
    if median is not None:
        yield Paragraph(say("outcome.median", median=say.number(median)))
    for need in summary["needs"][:_NEEDS]:
        yield Paragraph(_need(say, need))


def outcome_of(say: Say, summary: Mapping[str, Any], issue: str) -> str | None:
    """The outcome of one issue in a sentence, never without its range; None where unknown."""
    identifier = say.identifier(issue)
    found, drawn = summary["outcomes"].get(identifier), summary["ranges"].get(identifier)
    if found is None or drawn is None:
        return None
    return say(
        "outcome.alone" if issue == say.alone else "outcome.range",
        issue=say.issue(issue),
        outcome=say.number(found),
        low=say.number(drawn["low"]),
        high=say.number(drawn["high"]),
        meaning=_meaning(say, issue, found),
    )


def _meaning(say: Say, issue: str, found: float) -> str:
    """Which end of the scale the likely outcome is nearer to, in the scale's own words."""
    low, high = say.ends(issue)
    if not low or not high:
        return say("meaning.unnamed")
    if abs(found - _MIDDLE) <= _NEAR:
        return say("meaning.between", low=low, high=high)
    return say("meaning.nearer", end=low if found < _MIDDLE else high)


def _need(say: Say, need: Mapping[str, Any]) -> str:
    menders = [
        say("needs.mender", party=say.name(each["party"]), to=say.number(each["to"]))
        for each in need["menders"]
    ]
    return say(
        "needs" if menders else "needs.nobody",
        party=say.name(need["party"]),
        issue=say.issue(need["issue"]),
        bottom_line=say.number(need["bottom_line"]),
        short_by=say.number(need["short_by"]),
        menders=say.translate("list.mark").join(menders),
    )
