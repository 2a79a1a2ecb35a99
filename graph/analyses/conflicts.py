"""Where interests differ: who stands where, what is likely to come out, who is against whom.

Compromise outcome (Stokman and Van Oosten 1994), weighted median (Black 1948), convergence and
divergence (MACTOR, Godet 1991), two camps (Harary 1959), exchanges with equal gain.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from graph.analyses._base import Analysis, Parameter, Result, Row
from graph.analyses._conflict_issue import Dispute, dispute, questions, rows
from graph.analyses._conflict_pairs import Relations, camps, matrices, pair_rows, relations
from graph.analyses._conflict_trades import trades
from graph.analyses._stand_warnings import about_figures
from graph.analyses._stands import issues_with_positions, table
from graph.measures.exchange import candidate_pairs
from graph.measures.frustration import Camps
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import is_closed, named, resolve, today

COMMON_GROUND = 0.04  # spread of which the standard deviation is 10 points of the scale
SAME = 1e-9  # a spread nearer to a threshold than this is on it, however it was rounded
_QUESTIONS = 10


def conflicts(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer where interests differ.

    Parameters
    ----------
    network
        A projection.
    parameters
        Those of :data:`ANALYSIS`, all of them.

    Returns
    -------
    Result
        With an issue: a row a party, by distance from the outcome times salience times power.
        Without: a row for every two parties, by divergence over all issues with positions that are
        not closed. Figures by issue id stand in the summary.

    Raises
    ------
    graph.messages.UserError
        There is no such issue, or the day is none.
    """
    day, asked = today(parameters), parameters["issue"]
    issue = resolve(network, asked, "issue") if asked else None
    with_positions = issues_with_positions(network)
    live = [each for each in with_positions if not is_closed(network, each, day)]
    everything = [dispute(network, each) for each in live]
    disputes = everything
    if issue is not None:
        disputes = [dispute(network, each) for each in with_positions if each == issue]
    found = relations(table({each.issue: each.stands for each in disputes}))
    partition, split = camps(found)
    closed = 0 if issue else len(with_positions) - len(live)
    return Result(
        summary={
            "issue": issue,
            **_figures(network, disputes, parameters["threshold"]),
            "camps": partition,
            **_deals(everything, issue),
        },
        rows=tuple(_rows(network, disputes, issue, found, day)),
        matrices=matrices(found),
        warnings=tuple(_warnings(network, disputes, issue, split, closed)),
    )


def _rows(
    network: Network, disputes: Sequence[Dispute], issue: str | None, found: Relations, day: date
) -> list[Row]:
    if issue is not None:
        return [row for each in disputes for row in rows(network, each, day)]
    stands = (stand for each in disputes for stand in each.stands)
    confidential = {(each.party, each.issue) for each in stands if each.confidential}
    return pair_rows(network, found, confidential)


def _deals(disputes: Sequence[Dispute], issue: str | None) -> dict[str, Any]:
    """Trades among all that is open, for what is given may be a matter not under discussion."""
    trading = table({each.issue: each.stands for each in disputes})
    return {
        "candidate_pairs": candidate_pairs(*trading.model),
        "opportunities": trades(trading, issue),
    }


def _figures(network: Network, disputes: Sequence[Dispute], threshold: float) -> dict[str, Any]:
    """Outcome, median and spread by issue id, and what follows from them."""
    by_id = {network.nodes[each.issue]["id"]: each for each in disputes}
    spread = {name: each.contested for name, each in by_id.items()}
    known = sorted((value, name) for name, value in spread.items() if value is not None)
    asked = [question for each in disputes for question in questions(each)]
    return {
        "outcomes": {name: each.outcome for name, each in by_id.items()},
        "medians": {name: _middle(each.median) for name, each in by_id.items()},
        "median_ranges": {name: _ends(each.median) for name, each in by_id.items()},
        "contested": spread,
        "contested_issues": [name for value, name in reversed(known) if value >= threshold - SAME],
        "common_ground": [
            name for value, name in known if value <= COMMON_GROUND + SAME and by_id[name].is_shared
        ],
        "parties": len({stand.party for each in disputes for stand in each.stands}),
        "unknown_positions": len(asked),
        "ask_first": sorted(asked, key=_urgency)[:_QUESTIONS],
    }


def _urgency(question: Mapping[str, Any]) -> tuple[bool, float]:
    """Widest range of the outcome first; what rests on an assumed weight after the rest."""
    return question["assumed_weight"], question["low"] - question["high"]


def _middle(median: tuple[float, float] | None) -> float | None:
    """Middle of the points that are a median; they are one unless the weights tie."""
    return None if median is None else (median[0] + median[1]) / 2


def _ends(median: tuple[float, float] | None) -> list[float] | None:
    return None if median is None else list(median)


def _warnings(
    network: Network,
    disputes: Sequence[Dispute],
    issue: str | None,
    split: Camps | None,
    closed: int,
) -> Iterator[Message]:
    if closed:
        yield message("conflicts.warning.closed", count=closed)
    for each in disputes:
        yield from _about_issue(network, each)
    yield from _about_unknown(network, disputes)
    yield from _about_camps(split)
    if not disputes and issue is None:
        yield message("conflicts.warning.no_positions")
    elif not disputes:
        yield message("conflicts.warning.no_positions_on", issue=named(network, str(issue)))


def _about_issue(network: Network, about: Dispute) -> Iterator[Message]:
    issue = named(network, about.issue)
    yield from about_figures(network, about)
    if about.outcome is None:
        yield message("conflicts.warning.no_power", issue=issue)
    elif sum(each.counts for each in about.stands) == 1:
        yield message("conflicts.warning.one_party", issue=issue)
    if about.median and about.median[0] != about.median[1]:
        low, high = about.median
        yield message("conflicts.warning.median", issue=issue, low=low, high=high)


def _about_unknown(network: Network, disputes: Sequence[Dispute]) -> Iterator[Message]:
    silent = [stand for each in disputes for stand in each.stands if not stand.recorded]
    if silent:
        parties = dict.fromkeys(stand.party for stand in silent)
        said = tuple(named(network, party) for party in parties)
        yield message("conflicts.warning.silent", count=len(said), parties=said)
    if any(question["assumed_weight"] for each in disputes for question in questions(each)):
        yield message("conflicts.warning.assumed_weight")


def _about_camps(split: Camps | None) -> Iterator[Message]:
    if split and not split.exact:
        yield message("conflicts.warning.camps_searched", count=len(split.sides))
    if split and split.optima and split.optima > 1:
        yield message("conflicts.warning.camps_tied", count=split.optima)


ANALYSIS = Analysis(
    id="conflicts",
    parameters=(
        Parameter(name="issue", type=str, refers_to=("issue",)),
        Parameter(name="today", type=str),
        Parameter(name="threshold", type=float, default=0.25, minimum=0, maximum=1),
    ),
    run=conflicts,
)
