"""What all can build on: it stands before the differences."""

from collections.abc import Iterator, Mapping, Sequence

from graph.analyses._base import Result
from graph.brief._say import Say, Told
from graph.brief.document import Block, Bullets, Paragraph

_ISSUES, _NEAR = 3, 10.0


def ground(say: Say, result: Result, rows: Mapping[str, Sequence[Told]]) -> Iterator[Block]:
    """Issues agreed on, who stands near the likely outcome, room left by bottom lines, camps."""
    items = list(_items(say, result, rows))
    yield Bullets(tuple(items)) if items else Paragraph(say("ground.none"))


def _items(say: Say, result: Result, rows: Mapping[str, Sequence[Told]]) -> Iterator[str]:
    summary = result.summary
    if summary["common_ground"]:
        yield say("ground.issues", issues=say.things(summary["common_ground"]))
    for issue in summary["issues"][:_ISSUES]:
        near = [
            each["party"]
            for each in rows[issue]
            if each["distance"] is not None and each["distance"] <= _NEAR
        ]
        if len(near) > 1:
            yield say("ground.near", issue=say.issue(issue), parties=say.names(near))
        room = summary["zones"].get(say.identifier(issue))
        if room and room[0] <= room[1]:
            values = {"low": say.number(room[0]), "high": say.number(room[1])}
            zero, hundred = say.ends(issue)
            key = "ground.room" if zero and hundred else "ground.room.unnamed"
            yield say(key, issue=say.issue(issue), zero=zero, hundred=hundred, **values)
    camps = summary["camps"]["camps"] if len(summary["issues"]) > 1 else ()
    for camp in camps:
        if len(camp) > 1:
            yield say("ground.camp", parties=say.names(camp))
