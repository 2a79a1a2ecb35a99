"""How to prepare a negotiation: common ground, likely outcomes with their range, trades, talks.

One answer for the page, the command, the brief and the export, so that their figures agree.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.analyses._base import Analysis, Matrix, Parameter, Result
from graph.analyses._conflict_issue import told_stands
from graph.analyses._conflict_pairs import Relations, camps, matrices, relations
from graph.analyses._nego_actors import (
    actors,
    influence,
    more_camps,
    net_matrix,
    weighted_matrices,
)
from graph.analyses._nego_case import Case, by_id, read_case
from graph.analyses._nego_confidential import Searched, confidential_parts
from graph.analyses._nego_ground import asked_first, needs, ranges, zones
from graph.analyses._nego_package import package
from graph.analyses._nego_talks import escalations
from graph.analyses._nego_voting import halves, voting
from graph.analyses._nego_warnings import warnings
from graph.analyses.conflicts import COMMON_GROUND, SAME
from graph.measures.mactor import VARIANTS, Influences
from graph.measures.outcome_range import SEED
from graph.messages import message
from graph.projections import Network
from graph.reading import resolve, today


def negotiate(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer how to prepare a negotiation.

    Parameters
    ----------
    network
        A projection.
    parameters
        Those of :data:`ANALYSIS`, all of them.

    Returns
    -------
    Result
        Rows of kind ``exchange`` in order of gain. The summary gives figures by issue id
        (``outcomes``, ``ranges``, ``medians``, ``contested``) and lists about the parties;
        ``confidential`` tells which parts of the answer rest on confidential positions.

    Raises
    ------
    graph.messages.UserError
        A thing asked for is not there, or a change or rule cannot be read.
    """
    issues = tuple(resolve(network, each, "issue") for each in parameters["issues"])
    case = _case(network, parameters, issues, confidential=parameters["confidential"])
    searched = Searched.of(case, parameters)

    def without() -> Searched:
        bare = _case(network, parameters, issues, confidential=False)
        return Searched.of(bare, parameters)

    kept = confidential_parts(case, searched, without)
    found = relations(case.table)
    acting = influence(case, found.table.parties)
    known_actors = actors(found, acting, parameters["variant"])
    partition, split = camps(found)
    summary = {
        **_figures(case, parameters["threshold"], parameters["seed"]),
        "candidate_pairs": searched.pairs,
        "camps": partition,
        "balance": more_camps(found),
        "actors": known_actors,
        "package": _package(case, found, parameters["between"]),
        "needs": needs(case),
        "talks": list(searched.talks),
        "escalate": escalations(case, found),
        "voting": voting(case, parameters["quota"], parameters["votes"], parameters["majorities"]),
        "confidential": kept,
    }
    return Result(
        summary=summary,
        rows=searched.trades,
        matrices=_matrices(found, acting, parameters["variant"]),
        warnings=(
            *([message("negotiate.warning.confidential")] if kept else ()),
            *warnings(case, found, acting, split),
            *halves(summary["voting"]),
        ),
    )


def _case(
    network: Network, parameters: Mapping[str, Any], issues: Sequence[str], *, confidential: bool
) -> Case:
    return read_case(
        network,
        today(parameters),
        issues,
        parameters["change"],
        confidential=confidential,
        assumed_confidence=parameters["assumed_confidence"],
    )


def _figures(case: Case, threshold: float, seed: int) -> dict[str, Any]:
    viewed = {each.issue: each for each in case.viewed}
    spread = {issue: each.contested for issue, each in viewed.items()}
    known = sorted((value, issue) for issue, value in spread.items() if value is not None)
    stands = [stand for each in viewed.values() for stand in each.stands]
    open_zones = zones(case)
    network = case.network
    return {
        "issues": list(case.issues),
        "common_ground": [
            issue
            for value, issue in known
            if value <= COMMON_GROUND + SAME and viewed[issue].is_shared
        ],
        "contested_issues": [
            issue for value, issue in reversed(known) if value >= threshold - SAME
        ],
        "outcomes": by_id(network, {issue: each.outcome for issue, each in viewed.items()}),
        "ranges": by_id(network, ranges(case, seed)),
        "medians": by_id(network, {issue: _middle(each.median) for issue, each in viewed.items()}),
        "contested": by_id(network, spread),
        "zones": by_id(
            network, {issue: [each.low, each.high] for issue, each in open_zones.items()}
        ),
        "parties": len({stand.party for stand in stands}),
        "positions": sum(stand.position is not None for stand in stands),
        "unknown_positions": sum(stand.position is None for stand in stands),
        "withheld": case.withheld,
        "ask_first": asked_first(case),
        "stands": [told for each in viewed.values() for told in told_stands(each)],
    }


def _middle(median: tuple[float, float] | None) -> float | None:
    return None if median is None else (median[0] + median[1]) / 2


def _package(case: Case, found: Relations, between: Sequence[str]) -> dict[str, Any] | None:
    """Between the two that are named, one and who is most divided from it, or the most divided."""
    pair = tuple(resolve(case.network, each, "department", "person") for each in between[:2])
    if len(pair) == 2:
        return package(case, (pair[0], pair[1]))
    parties = found.table.parties
    if pair and pair[0] in parties:
        row = found.divergence[parties.index(pair[0])]
        return package(case, (pair[0], parties[int(row.argmax())])) if row.any() else None
    pairs = _divided(found)
    return package(case, (parties[pairs[0]], parties[pairs[1]])) if pairs else None


def _divided(found: Relations) -> tuple[int, int] | None:
    size = len(found.table.parties)
    best = max(
        ((float(found.divergence[i, j]), -i, -j) for i in range(size) for j in range(i + 1, size)),
        default=(0.0, 0, 0),
    )
    return (-best[1], -best[2]) if best[0] > 0 else None


def _matrices(found: Relations, acting: Influences, variant: str) -> dict[str, Matrix]:
    labels = found.table.parties
    return {
        **matrices(found),
        **weighted_matrices(found, acting.strength(variant)),
        "net_influence": net_matrix(labels, acting),
    }


def _parameters() -> Iterator[Parameter]:
    yield Parameter(name="issues", type=tuple, default=(), refers_to=("issue",))
    yield Parameter(name="today", type=str)
    yield Parameter(name="change", type=tuple, default=())
    yield Parameter(name="between", type=tuple, default=(), refers_to=("department", "person"))
    yield Parameter(name="steps", type=int, default=25, minimum=1, maximum=200)
    yield Parameter(name="bottom_lines", type=bool, default=True)
    yield Parameter(name="confidential", type=bool, default=True)
    yield Parameter(name="assumed_confidence", type=float, default=0.8, minimum=0, maximum=1)
    yield Parameter(name="quota", type=str)
    yield Parameter(name="votes", type=tuple, default=())
    yield Parameter(name="majorities", type=tuple, default=())
    yield Parameter(name="threshold", type=float, default=0.25, minimum=0, maximum=1)
    yield Parameter(name="variant", type=str, default=VARIANTS[0], choices=VARIANTS)
    yield Parameter(name="seed", type=int, default=SEED, minimum=0)


ANALYSIS = Analysis(id="negotiate", parameters=tuple(_parameters()), run=negotiate)
