"""What the brief says: an answer of ``negotiate`` in the sentences an officer would write."""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.analyses._base import Result
from graph.brief._differences import differences
from graph.brief._ground import ground
from graph.brief._growing import growing
from graph.brief._matter import matter
from graph.brief._outcome import outcome
from graph.brief._say import Say, Told
from graph.brief._short import short
from graph.brief._sources import sources, unknown
from graph.brief._steps import questions, talks, unsettled
from graph.brief._trades import trades
from graph.brief.document import Block, Document, Section
from graph.brief.kept import holds_confidential
from graph.projections import Network
from graph.texts import Translator


def brief(
    network: Network,
    result: Result,
    translate: Translator,
    day: date,
    *,
    confidential: bool,
) -> Document:
    """Document of one answer.

    Parameters
    ----------
    network
        The network that was asked.
    result
        What ``negotiate`` answered; every figure of the brief is one of it.
    day
        The day the brief is of.
    confidential
        Whether confidential positions were used; it has to be what ``negotiate`` was asked with.
        The brief is marked where anything in it rests on one.
    """
    issues = list(result.summary["issues"])
    say = Say(network, translate, issues[0] if len(issues) == 1 else None)
    sections = dict(_sections(say, result, day, confidential=confidential))
    holds = confidential and holds_confidential(network, result, day)
    return Document(
        language=translate.language,
        title=say("title", issues=_titles(say, issues)),
        about=say(
            "about",
            date=day.isoformat(),
            version=network.graph["version"],
            kept=say("kept.with" if holds else "kept.without"),
        ),
        sections=tuple(
            Section(say("section", number=number, title=say(f"section.{name}")), blocks)
            for number, (name, blocks) in zip(
                say("numbers").split("|"), sections.items(), strict=False
            )
        ),
        mark=say("mark") if holds else None,
    )


def _sections(
    say: Say, result: Result, day: date, *, confidential: bool
) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Sections that have something to say, by name, in their order."""
    issues = list(result.summary["issues"])
    rows: dict[str, list[Told]] = {issue: [] for issue in issues}
    for each in result.summary["stands"]:
        rows[each["issue"]].append(each)
    parts: dict[str, Iterator[Block]] = {
        "matter": matter(say, issues),
        "short": short(say, result),
        "ground": ground(say, result, rows),
        "differences": differences(say, result, rows),
        "growing": growing(say, issues, day, confidential=confidential),
        "outcome": outcome(say, result),
        "trades": trades(say, result),
        "questions": questions(say, result),
        "talks": talks(say, result),
        "unsettled": unsettled(say, result),
        "sources": sources(say, rows),
        "unknown": unknown(say, result),
    }
    for name, blocks in parts.items():
        made = tuple(blocks)
        if made:
            yield name, made


def _titles(say: Say, issues: Sequence[str]) -> str:
    if len(issues) <= 2:
        return say.things(issues) or say("nothing")
    return say("title.several", first=say.things(issues[:1]), count=len(issues) - 1)
