"""What to do: questions first, then the talks in their order, then who settles it otherwise."""

from collections.abc import Iterator

from graph.analyses._base import Result
from graph.brief._say import Say
from graph.brief.document import Block, Bullets

_QUESTIONS, _TALKS, _DISPUTES = 3, 12, 3


def questions(say: Say, result: Result) -> Iterator[Block]:
    """The three questions whose answers move the outcome most."""
    items = [
        say(
            f"question.{each['kind']}",
            party=say.name(each["party"]),
            issue=say.issue(each["issue"]),
            low=say.number(each["low"]),
            high=say.number(each["high"]),
            confidence=say.number(each["confidence"], 2),
        )
        for each in result.summary["ask_first"][:_QUESTIONS]
    ]
    if items:
        yield Bullets(tuple(items), numbered=True)


def talks(say: Say, result: Result) -> Iterator[Block]:
    """The stages of the bilateral talks, each with its parties."""
    stages: dict[str, list[str]] = {}
    for each in result.summary["talks"][:_TALKS]:
        stages.setdefault(each["stage"], []).append(each["party"])
    items = [say(f"stage.{stage}", parties=say.names(parties)) for stage, parties in stages.items()]
    if items:
        yield Bullets(tuple(items), numbered=True)


def unsettled(say: Say, result: Result) -> Iterator[Block]:
    """Who settles what the parties cannot, and the rule of decision where there is one."""
    items = [*_escalations(say, result), *_rule(say, result)]
    if items:
        yield Bullets(tuple(items))


def _escalations(say: Say, result: Result) -> Iterator[str]:
    """Disputes that go to the same superior are said together."""
    by_superior: dict[str | None, list[str]] = {}
    for each in result.summary["escalate"][:_DISPUTES]:
        by_superior.setdefault(each["to"], []).append(say.pair(each["parties"]))
    for to, pairs in by_superior.items():
        said = say("escalate.mark").join(pairs)
        if to:
            yield say("escalate", parties=said, to=say.name(to))
        else:
            yield say("escalate.nobody", parties=said)


def _rule(say: Say, result: Result) -> Iterator[str]:
    voting = result.summary["voting"]
    if not voting:
        return
    for key, each in (("quota", voting), *(("quota.further", more) for more in voting["further"])):
        yield say(key, quota=say.number(each["quota"], 2), votes=say.number(each["votes"], 2))
    vetoes = [each["party"] for each in voting["parties"] if each["veto"]]
    if vetoes:
        yield say("vetoes", parties=say.names(vetoes))
