"""What the paper rests on: sources and dates, what is unknown, how the figures came about."""

from collections.abc import Iterator, Mapping, Sequence

from graph.analyses._base import Result
from graph.brief._say import Say, Told, is_held
from graph.brief.document import Block, Bullets

_SOURCES, _NOTES = 30, 6


def sources(say: Say, rows: Mapping[str, Sequence[Told]]) -> Iterator[Block]:
    """Where each position is from; one line a source, in order of date."""
    said: dict[tuple[str, str], list[str]] = {}
    for each in (each for found in rows.values() for each in found):
        if not each["recorded"] or is_held(each) or each["position"] is None:
            continue
        evidence = say.translate.fact(each["evidence"])
        names = said.setdefault((each["as_of"] or "", evidence or ""), [])
        if say.name(each["party"]) not in names:
            names.append(say.name(each["party"]))
    items = [
        say(
            "source.line",
            date=date or say("undated"),
            evidence=evidence or say("source.none"),
            parties=say.some(names),
        )
        for (date, evidence), names in sorted(said.items())
    ]
    if items:
        yield Bullets(tuple(items[:_SOURCES]))


def unknown(say: Say, result: Result) -> Iterator[Block]:
    """Warnings of the answer, and the methods."""
    # That it holds what is confidential is the mark's to say.
    told = [each for each in result.warnings if each.key != "negotiate.warning.confidential"]
    items = [say.message(each) for each in told[:_NOTES]]
    more = len(told) - len(items)
    if more > 0:
        items.append(say("unknown.more", count=more))
    items.append(say("method"))
    yield Bullets(tuple(items))
