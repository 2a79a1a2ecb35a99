"""The matter and its state: what it is about, who leads, where it stands, what it waits for."""

from collections.abc import Iterator, Sequence

from graph.brief._say import Say
from graph.brief.document import Block, Bullets, Paragraph
from graph.projections import edges
from graph.reading import involvements, leads

_TOLD, _LINES = 3, 12
_ROLES = ("co-lead", "support", "approve", "consult")


def matter(say: Say, issues: Sequence[str]) -> Iterator[Block]:
    """One line an issue, those of which the same is known in one; of many, the first ones."""
    if len(issues) == 1:
        yield from _alone(say, issues[0])
        return
    alike: dict[str, list[str]] = {}
    for issue in issues[:_LINES]:
        alike.setdefault(_facts(say, issue), []).append(_title(say, issue))
    mark = say.translate("list.mark")
    items = [
        say("matter.line", title=mark.join(titles), facts=facts) for facts, titles in alike.items()
    ]
    if len(issues) > _LINES:
        items.append(say("matter.more", count=len(issues) - _LINES))
    if items:
        yield Bullets(tuple(items))
    else:
        yield Paragraph(say("nothing"))


def _alone(say: Say, issue: str) -> Iterator[Block]:
    record = say.network.nodes[issue]["record"]
    yield Paragraph(say("matter.line", title=_title(say, issue), facts=_facts(say, issue)))
    low, high = say.ends(issue)
    if low and high:
        yield Paragraph(say("matter.scale", low=low, high=high))
    items = []
    for role in _ROLES:
        held = [party for party, found, _ in involvements(say.network, issue) if found == role]
        if held:
            items.append(say(f"matter.role.{role}", parties=say.names(dict.fromkeys(held))))
    waits = [other for other, _ in edges(say.network, issue, "depends_on")]
    if waits:
        items.append(say("matter.waits", issues=say.things(waits[:_TOLD])))
    blocked = [other for other, _ in edges(say.network, issue, "depends_on", incoming=True)]
    if blocked:
        items.append(say("matter.blocks", issues=say.things(blocked[:_TOLD])))
    if note := say.translate.name(record, "note"):
        items.append(say("matter.note", note=note))
    if items:
        yield Bullets(tuple(items))


def _facts(say: Say, issue: str) -> str:
    """Lead, state and due date."""
    record = say.network.nodes[issue]["record"]
    lead = leads(say.network, issue)
    parts = [say("matter.lead", parties=say.names(lead)) if lead else say("matter.no_lead")]
    parts += [
        say(f"matter.{name}", value=_word(say, name, record[name]))
        for name in ("status", "stage", "priority", "due")
        if record.get(name)
    ]
    return say("matter.mark").join(parts)


def _title(say: Say, issue: str) -> str:
    name, identifier = say.name(issue), say.identifier(issue)
    return name if name == identifier else say("matter.title", title=name, id=identifier)


def _word(say: Say, name: str, value: object) -> str:
    """A recorded word in the reader's language, as the brief says it or as any page does."""
    key = f"brief.word.{str(value).casefold()}"
    return say.translate(key) if say.translate.has(key) else say.translate.word(str(value))
