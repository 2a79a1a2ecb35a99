"""Precedents as reasons: what a party did before, in words, with the points it gives."""

from collections.abc import Iterator
from datetime import date

from graph.analyses._base import Reason
from graph.analyses._consult_entry import SHOULD, Finding
from graph.analyses._consult_history import History, Part
from graph.analyses._consult_matter import Matter
from graph.analyses._consult_precedent import Strand, precedents
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import named, role_word

SINGLE = 3  # similar matters that are told one by one; the rest is told in sum
TELLING = 0.1  # points from which a similar matter is told by itself
SHOWN = 5  # records that a sum points to, the latest

Precedents = list[tuple[float, str, Part]]


def precedent_findings(
    network: Network,
    history: History,
    matter: Matter,
    found: list[Strand],
    before: date,
    party: str,
) -> Iterator[Finding]:
    """All precedents of one party; their points add up to the party's score from precedents."""
    for strand in found:
        gained = sorted(
            precedents(history, strand, party, before), key=lambda each: each[0], reverse=True
        )
        if gained and strand.kind == "similar":
            yield from _similar(network, history, matter, party, gained)
        elif gained:
            yield _sum(network, strand, party, gained)


def _similar(
    network: Network, history: History, matter: Matter, party: str, gained: Precedents
) -> Iterator[Finding]:
    single = [each for each in gained[:SINGLE] if each[0] >= TELLING]
    for points, issue, part in single:
        text = message(
            "consult.similar",
            role=role_word(part.role or "lead"),
            issue=named(network, issue),
            date=_day(part.day),
            likeness=_likeness(history, matter, issue),
            points=points,
        )
        yield _finding("precedent", party, points, text, (issue,))
    rest = gained[len(single) :]
    if rest:
        points = sum(each[0] for each in rest)
        text = message("consult.similar.more", count=len(rest), points=points)
        yield _finding("precedent", party, points, text, _latest(rest))


def _likeness(history: History, matter: Matter, issue: str) -> tuple[Message, ...]:
    """In which respects an earlier matter resembles this one."""
    other = history.matters[issue]
    said = []
    if issue in matter.links:
        said.append(message("consult.like.linked"))
    if shared := sorted(other.topics & matter.topics):
        said.append(message("consult.like.topics", topics=tuple(shared)))
    common = sorted(other.words & matter.words, key=lambda word: (-history.rarity(word), word))
    if common:
        said.append(message("consult.like.words", words=tuple(common[:4])))
    return tuple(said)


def _sum(network: Network, strand: Strand, party: str, gained: Precedents) -> Finding:
    points = sum(each[0] for each in gained)
    days = [part.day for _, _, part in gained if part.day is not None]
    text = message(
        f"consult.{strand.kind}",
        count=len(gained),
        total=len(strand.issues),
        last=_day(max(days, default=None)),
        party=tuple(named(network, head) for head in strand.heads),
        points=points,
    )
    return _finding("precedent", party, points, text, (*_latest(gained), *strand.heads))


def _finding(
    kind: str, party: str, points: float, text: Message, records: tuple[str, ...]
) -> Finding:
    reason = Reason(kind=kind, text=text, records=(*records, party))
    return Finding(party=party, tier=SHOULD, role="consult", points=points, reason=reason)


def _latest(gained: Precedents) -> tuple[str, ...]:
    ordered = sorted(gained, key=lambda each: each[2].day or date.min, reverse=True)
    return tuple(issue for _, issue, _ in ordered[:SHOWN])


def _day(day: date | None) -> object:
    return message("consult.undated") if day is None else day.isoformat()
