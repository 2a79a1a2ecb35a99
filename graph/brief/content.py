"""What the brief says: an answer of ``negotiate`` in the sentences an officer would write."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from graph.analyses._base import Result
from graph.analyses._stands import Stand, stands
from graph.brief._growing import growing
from graph.brief._matter import matter
from graph.brief._say import Say
from graph.brief._trades import trades
from graph.brief.document import Block, Bullets, Document, Grid, Paragraph, Picture, Section
from graph.brief.picture import Dot, scale
from graph.projections import Network
from graph.texts import Translator

_PICTURES, _QUESTIONS, _TALKS, _NOTES = 3, 3, 12, 6
_NEAR = 10.0
_DOTS, _LINES = 30, 40  # parties in one picture, and in all: a paper of four pages at most


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
        Whether the answer rests on confidential positions too; it has to be what ``negotiate`` was
        asked with.
    """
    issues = list(result.summary["issues"])
    say = Say(network, translate, issues[0] if len(issues) == 1 else None)
    rows = {issue: _stands(network, issue, confidential=confidential) for issue in issues}
    parts = [
        ("matter", matter(say, issues)),
        ("short", _short(say, result)),
        ("ground", _ground(say, result, rows)),
        ("differences", _differences(say, result, rows)),
        ("growing", growing(say, issues, day, confidential=confidential)),
        ("outcome", _outcome(say, result)),
        ("trades", trades(say, result)),
        ("questions", _questions(say, result)),
        ("talks", _talks(say, result)),
        ("unsettled", _unsettled(say, result)),
        ("sources", _sources(say, rows)),
        ("unknown", _unknown(say, result)),
    ]
    sections = [(name, tuple(blocks)) for name, blocks in parts]
    used = any(stand.confidential for each in rows.values() for stand in each)
    return Document(
        language=translate.language,
        title=say("title", issues=_titles(say, issues)),
        about=say(
            "about",
            date=day.isoformat(),
            version=network.graph["version"],
            kept=say("kept.with" if confidential and used else "kept.without"),
        ),
        sections=tuple(
            Section(say("section", number=number, title=say(f"section.{name}")), blocks)
            for number, (name, blocks) in zip(
                say("numbers").split("|"), ((n, b) for n, b in sections if b), strict=False
            )
        ),
        mark=say("mark") if confidential and used else None,
    )


def _titles(say: Say, issues: Sequence[str]) -> str:
    if len(issues) <= 2:
        return say.names(issues) or say("nothing")
    return say("title.several", first=say.name(issues[0]), count=len(issues) - 1)


def _stands(network: Network, issue: str, *, confidential: bool) -> list[Stand]:
    found = stands(network, issue)
    return [
        each
        if confidential or not each.confidential
        else Stand(party=each.party, issue=issue, confidential=True)
        for each in found
    ]


def _identifier(say: Say, issue: str) -> str:
    return str(say.network.nodes[issue]["id"])


def _short(say: Say, result: Result) -> Iterator[Block]:
    """The page for those who read no further: outcome, divide, first steps."""
    summary = result.summary
    items = []
    for issue in summary["issues"][:3]:
        text = _outcome_of(say, summary, issue)
        if text:
            items.append(text)
    if summary["escalate"]:
        first = summary["escalate"][0]
        items.append(say("short.divided", parties=say.pair(first["parties"])))
    if result.rows:
        row = result.rows[0].facts
        issues = say.translate("list.mark").join(map(say.issue, (row["i_gives"], row["j_gives"])))
        items.append(say("short.trade", parties=say.pair([row["i"], row["j"]]), issues=issues))
    if summary["needs"]:
        parties = say.names(dict.fromkeys(each["party"] for each in summary["needs"]))
        items.append(say("short.needs", parties=parties))
    if summary["ask_first"]:
        first = summary["ask_first"][0]
        items.append(
            say(
                "short.ask" if first["kind"] == "unknown" else "short.confirm",
                party=say.name(first["party"]),
                issue=say.issue(first["issue"]),
            )
        )
    if items:
        yield Bullets(tuple(items))


def _outcome_of(say: Say, summary: Mapping[str, Any], issue: str) -> str | None:
    identifier = _identifier(say, issue)
    outcome, drawn = summary["outcomes"].get(identifier), summary["ranges"].get(identifier)
    if outcome is None or drawn is None:
        return None
    values = {
        "issue": say.issue(issue),
        "outcome": say.number(outcome),
        "low": say.number(drawn["low"]),
        "high": say.number(drawn["high"]),
        "meaning": _meaning(say, issue, outcome),
    }
    key = "outcome.alone" if issue == say.alone else "outcome.range"
    return say(key, **values)


def _meaning(say: Say, issue: str, outcome: float) -> str:
    """Which end of the scale the likely outcome is nearer to, in the scale's own words."""
    record = say.network.nodes[issue]["record"]
    low = say.translate.name(record, "scale_low")
    high = say.translate.name(record, "scale_high")
    if not low or not high:
        return say("meaning.unnamed")
    if abs(outcome - 50) <= _NEAR:
        return say("meaning.between", low=low, high=high)
    return say("meaning.nearer", end=low if outcome < 50 else high)


def _ground(say: Say, result: Result, rows: Mapping[str, Sequence[Stand]]) -> Iterator[Block]:
    """Common ground stands before the differences."""
    summary, items = result.summary, []
    if summary["common_ground"]:
        items.append(say("ground.issues", issues=say.names(summary["common_ground"])))
    for issue in summary["issues"][:3]:
        outcome = summary["outcomes"].get(_identifier(say, issue))
        near = [
            each.party
            for each in rows[issue]
            if outcome is not None
            and each.position is not None
            and abs(each.position - outcome) <= _NEAR
        ]
        if near:
            items.append(say("ground.near", issue=say.issue(issue), parties=say.names(near)))
        room = summary["zones"].get(_identifier(say, issue))
        if room and room[0] <= room[1]:
            values = {"low": say.number(room[0]), "high": say.number(room[1])}
            items.append(say("ground.room", issue=say.issue(issue), **values))
    camps = summary["camps"]["camps"]
    for camp in camps if len(summary["issues"]) > 1 else ():
        if len(camp) > 1:
            items.append(say("ground.camp", parties=say.names(camp)))
    yield Bullets(tuple(items)) if items else Paragraph(say("ground.none"))


def _differences(say: Say, result: Result, rows: Mapping[str, Sequence[Stand]]) -> Iterator[Block]:
    summary = result.summary
    spread = {issue: summary["contested"].get(_identifier(say, issue)) for issue in rows}
    order = sorted(rows, key=lambda issue: -(spread[issue] or 0.0))
    if len(order) > 1:
        yield _issue_table(say, summary, order)
    for issue in _pictured(order, rows):
        picture = _picture(say, summary, issue, rows[issue])
        if picture:
            yield replace(picture, caption=_caption(say, issue, rows[issue], len(order)))
    if len(order) == 1:
        yield _party_table(say, rows[order[0]])


def _pictured(order: Sequence[str], rows: Mapping[str, Sequence[Stand]]) -> Iterator[str]:
    """The most contested issues, as many as there is room for."""
    room = _LINES
    for at, issue in enumerate(order[:_PICTURES]):
        room -= min(_known(rows[issue]), _DOTS)
        if at == 0 or room >= 0:
            yield issue


def _known(found: Sequence[Stand]) -> int:
    return sum(each.position is not None for each in found)


def _caption(say: Say, issue: str, found: Sequence[Stand], count: int) -> str | None:
    if _known(found) > _DOTS:
        return say("picture.some", issue=say.name(issue), shown=_DOTS, count=_known(found))
    return say("picture.title", issue=say.name(issue)) if count > 1 else None


def _issue_table(say: Say, summary: Mapping[str, Any], order: Sequence[str]) -> Grid:
    headers = tuple(say(f"column.{name}") for name in ("issue", "outcome", "range", "spread"))
    cells = []
    for issue in order:
        identifier = _identifier(say, issue)
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


def _party_table(say: Say, found: Sequence[Stand]) -> Grid:
    names = ("party", "position", "salience", "power", "confidence", "bottom_line")
    headers = tuple(say(f"column.{name}") for name in names)
    known = sorted(found, key=lambda each: (each.position is None, each.position or 0.0))
    cells = tuple(
        (
            say.name(each.party),
            say("held") if _is_held(each) else say.number(each.position),
            say.number(each.salience, 2),
            say.number(each.power, 2),
            say.number(each.confidence, 2),
            "–" if each.bottom_line is None else say.number(each.bottom_line),
        )
        for each in known
    )
    return Grid(headers, cells, (0.4, 0.12, 0.12, 0.12, 0.12, 0.12))


def _is_held(stand: Stand) -> bool:
    return stand.confidential and stand.position is None


def _picture(
    say: Say, summary: Mapping[str, Any], issue: str, found: Sequence[Stand]
) -> Picture | None:
    heaviest = sorted(
        (each for each in found if each.position is not None), key=lambda each: -(each.weight or 0)
    )
    known = sorted(heaviest[:_DOTS], key=lambda each: each.position or 0)
    if not known:
        return None
    identifier = _identifier(say, issue)
    outcome, drawn = summary["outcomes"].get(identifier), summary["ranges"].get(identifier)
    record = say.network.nodes[issue]["record"]
    ends = tuple(say.translate.name(record, name) or "" for name in ("scale_low", "scale_high"))
    band = None
    if outcome is not None and drawn is not None:
        label = say("picture.outcome", outcome=say.number(outcome))
        band = (label, outcome, drawn["low"], drawn["high"])
    dots = [
        Dot(
            name=say.name(each.party),
            position=each.position or 0.0,
            weight=each.weight,
            bottom_line=each.bottom_line,
        )
        for each in known
    ]
    text = say("picture.text", issue=say.name(issue), count=len(dots))
    return scale(dots, (ends[0], ends[1]), band, text, say.translate.language)


def _outcome(say: Say, result: Result) -> Iterator[Block]:
    summary = result.summary
    said = [_outcome_of(say, summary, issue) for issue in summary["issues"]]
    known = [text for text in said if text]
    if not known:
        yield Paragraph(say("outcome.none"))
        return
    if len(said) == 1:
        yield Paragraph(known[0])
    yield Paragraph(say("outcome.how"))
    for need in summary["needs"][:5]:
        values = {
            "party": say.name(need["party"]),
            "issue": say.issue(need["issue"]),
            "bottom_line": say.number(need["bottom_line"]),
            "short_by": say.number(need["short_by"]),
        }
        menders = [
            say("needs.mender", party=say.name(m["party"]), to=say.number(m["to"]))
            for m in need["menders"]
        ]
        key = "needs" if menders else "needs.nobody"
        yield Paragraph(say(key, **values, menders=say.translate("list.mark").join(menders)))


def _questions(say: Say, result: Result) -> Iterator[Block]:
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


def _talks(say: Say, result: Result) -> Iterator[Block]:
    stages: dict[str, list[str]] = {}
    for each in result.summary["talks"][:_TALKS]:
        stages.setdefault(each["stage"], []).append(each["party"])
    items = [say(f"stage.{stage}", parties=say.names(parties)) for stage, parties in stages.items()]
    if items:
        yield Bullets(tuple(items), numbered=True)


def _unsettled(say: Say, result: Result) -> Iterator[Block]:
    items = []
    for each in result.summary["escalate"][:3]:
        key = "escalate" if each["to"] else "escalate.nobody"
        to = say.name(each["to"]) if each["to"] else ""
        items.append(say(key, parties=say.pair(each["parties"]), to=to))
    voting = result.summary["voting"]
    if voting:
        vetoes = [each["party"] for each in voting["parties"] if each["veto"]]
        items.append(say("quota", quota=say.number(voting["quota"], 2), votes=voting["votes"]))
        items += [
            say("quota.further", quota=say.number(each["quota"], 2), votes=each["votes"])
            for each in voting["further"]
        ]
        if vetoes:
            items.append(say("vetoes", parties=say.names(vetoes)))
    if items:
        yield Bullets(tuple(items))


def _sources(say: Say, rows: Mapping[str, Sequence[Stand]]) -> Iterator[Block]:
    """Where each position is from; one line a source."""
    said: dict[str, list[str]] = {}
    for found in rows.values():
        for each in found:
            if not each.recorded or _is_held(each) or each.position is None:
                continue
            evidence = each.evidence or say("source.none")
            line = say("source", date=each.as_of or say("undated"), evidence=evidence)
            names = said.setdefault(line, [])
            if say.name(each.party) not in names:
                names.append(say.name(each.party))
    items = [
        say("source.line", source=line, parties=say.some(names)) for line, names in said.items()
    ]
    if items:
        yield Bullets(tuple(sorted(items)[:30]))


def _unknown(say: Say, result: Result) -> Iterator[Block]:
    items = [say.message(each) for each in result.warnings[:_NOTES]]
    more = len(result.warnings) - len(items)
    if more > 0:
        items.append(say("unknown.more", count=more))
    items.append(say("method"))
    yield Bullets(tuple(items))
