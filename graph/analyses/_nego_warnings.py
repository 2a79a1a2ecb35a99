"""What is unknown, assumed, contradictory or left out, said beside the figures it affects."""

from collections.abc import Iterator

from graph.analyses._conflict_issue import Dispute
from graph.analyses._conflict_pairs import Relations
from graph.analyses._nego_case import Case, zone
from graph.analyses._stand_warnings import about_figures
from graph.analyses._stands import Stand
from graph.measures.frustration import Camps
from graph.measures.mactor import Influences
from graph.messages import Message, message
from graph.reading import named

_SAME = 1e-9


def warnings(
    case: Case, found: Relations, acting: Influences, split: Camps | None
) -> Iterator[Message]:
    """Every warning of the answer, of the whole first, then issue by issue."""
    if not case.viewed:
        yield message("conflicts.warning.no_positions")
    if case.closed:
        yield message("conflicts.warning.closed", count=case.closed)
    if case.changes:
        yield message("negotiate.warning.what_if", count=len(case.changes))
    if case.withheld:
        yield message("negotiate.warning.withheld", count=case.withheld)
    for about in case.viewed:
        yield from _about_issue(case, about)
    yield from _about_all(case)
    if len(found.table.parties) > 1 and not acting.total.any():
        yield message("negotiate.warning.no_influence")
    if split and not split.exact:
        share = split.bound / split.total
        yield message("negotiate.warning.camps_searched", count=len(split.sides), share=share)


def _about_issue(case: Case, about: Dispute) -> Iterator[Message]:
    issue = named(case.network, about.issue)
    counted = [each for each in about.stands if each.counts]
    yield from _figures_of(case, about)
    if about.outcome is None:
        key = "powerless" if counted else "no_power"
        room = "negotiate" if counted else "conflicts"
        yield message(f"{room}.warning.{key}", issue=issue)
    elif len(counted) == 1:
        yield message("conflicts.warning.one_party", issue=issue)
    elif about.contested is not None and about.contested < _SAME:
        yield message("negotiate.warning.same_point", issue=issue, at=about.outcome)
    room_left = zone(about.stands)
    if room_left.contradicts and room_left.low_by and room_left.high_by:
        yield message(
            "negotiate.warning.bottom_lines",
            issue=issue,
            one=named(case.network, room_left.low_by),
            low=room_left.low,
            two=named(case.network, room_left.high_by),
            high=room_left.high,
        )


def _figures_of(case: Case, about: Dispute) -> Iterator[Message]:
    issue = named(case.network, about.issue)
    hidden = [each for each in about.stands if _is_hidden(case, each)]
    yield from about_figures(case.network, about, hidden)
    crossed = [e for e in about.stands if e.position is None and e.bottom_line is not None]
    if crossed:
        parties = tuple(named(case.network, each.party) for each in crossed)
        yield message("negotiate.warning.bottom_line_alone", issue=issue, parties=parties)


def _is_hidden(case: Case, stand: Stand) -> bool:
    return stand.confidential and not case.confidential and stand.position is None


def _about_all(case: Case) -> Iterator[Message]:
    stands = [stand for about in case.viewed for stand in about.stands]
    silent = [each for each in stands if not each.recorded]
    if silent:
        parties = dict.fromkeys(stand.party for stand in silent)
        said = tuple(named(case.network, party) for party in parties)
        yield message("conflicts.warning.silent", count=len(said), parties=said)
    certain = [each for each in stands if each.position is not None and each.confidence is None]
    if certain:
        values = {"count": len(certain), "assumed": case.assumed_confidence}
        yield message("negotiate.warning.no_confidence", **values)
    if any(each.position is None and each.weight is None and each.recorded for each in stands):
        yield message("conflicts.warning.assumed_weight")
