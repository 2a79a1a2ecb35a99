"""In short: for those who read no further."""

from collections.abc import Iterator

from graph.analyses._base import Result
from graph.brief._outcome import outcome_of
from graph.brief._say import Say
from graph.brief.document import Block, Bullets

_OUTCOMES = 3


def short(say: Say, result: Result) -> Iterator[Block]:
    """The likely outcomes, the divide, the best trade, what has to be done first."""
    items = list(_items(say, result))
    if items:
        yield Bullets(tuple(items))


def _items(say: Say, result: Result) -> Iterator[str]:
    summary = result.summary
    said = (outcome_of(say, summary, issue) for issue in summary["issues"][:_OUTCOMES])
    yield from filter(None, said)
    if summary["escalate"]:
        yield say("short.divided", parties=say.pair(summary["escalate"][0]["parties"]))
    if result.rows:
        row = result.rows[0].facts
        issues = say.translate("list.mark").join(map(say.issue, (row["i_gives"], row["j_gives"])))
        yield say("short.trade", parties=say.pair([row["i"], row["j"]]), issues=issues)
    if summary["needs"]:
        parties = dict.fromkeys(each["party"] for each in summary["needs"])
        yield say("short.needs", parties=say.names(parties))
    for first in summary["ask_first"][:1]:
        key = "short.ask" if first["kind"] == "unknown" else "short.confirm"
        yield say(key, party=say.name(first["party"]), issue=say.issue(first["issue"]))
