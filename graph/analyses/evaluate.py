"""How good is the list of whom to consult? Measured on issues whose consultation is known.

Temporal hold-out (:mod:`graph.analyses._holdout`) with the measures of information retrieval
(Manning, Raghavan & Schütze 2008, ch. 8): recall@k is the share of those consulted who stand among
the first k of the list, averaged over cases; MRR is the mean of one over the rank of the first of
them. A case is an issue and a kind of party with at least one party consulted.

What is hidden of an issue is who was consulted on it, in the roles asked about. Its title, links,
leads and authors are known, as they are when the office asks, and so are those who stand on it in
other roles, unless they are dated later. Without them the list is measured a second time.

It misleads where lists were never recorded in full: who was consulted and not written down counts
as a wrong proposal, and nobody can propose a party that the register meets for the first time
(``known_before`` says how many were known at all).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._consult_candidates import HALF_LIFE
from graph.analyses._consult_history import history_of
from graph.analyses._holdout import MODEL, Tried, tried
from graph.analyses._holdout_baselines import BASELINES
from graph.analyses._holdout_undated import undated
from graph.analyses._rank_index import counts
from graph.analyses._rank_weights import PARTIES
from graph.dates import earliest
from graph.messages import UserError, message
from graph.projections import Network, nodes_of_kind
from graph.reading import involvements, named

CUTS = (3, 5, 10, 20)
TESTED, MOST = 0.3, 200  # of the dated issues, the latest, where no day is given


def evaluate(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Rank for every issue since a day, compare with who was consulted.

    Returns
    -------
    Result
        ``cases``, ``recall@3`` … ``recall@20``, ``mrr`` and ``baselines`` of the same; where
        parties stand on the issues in roles that are not asked about, ``unlisted`` too: the same
        without them. ``learned_from`` is how many earlier issues there were to learn from for the
        first case, ``learned_anew`` how often weights were learned again later. One row a case in
        order of time, its score recall@10, with who was consulted and proposed.

    Raises
    ------
    UserError
        No issue since then has a list in these roles, or a role is nowhere used.
    """
    roles = tuple(sorted(parameters["roles"] or ()))
    unused = _unused(network, roles)
    since = _since(network, parameters["since"])
    parties = (parameters["party"],) if parameters["party"] else PARTIES
    half_life, relearn = float(parameters["half_life_days"]), parameters["relearn"]
    found, weights = tried(network, since, parties, roles, half_life, relearn=relearn)
    if not found:
        reason = message("evaluate.none", since=since.isoformat())
        raise UserError(reason, message("evaluate.none.remedy"))
    unlisted = _unlisted(network, found, since, parties, roles, parameters)
    undated_records = undated(network)
    by_party = {
        party: _with_baselines([each for each in found if each.party == party]) for party in parties
    }
    summary = {
        "since": since.isoformat(),
        **_with_baselines(found),
        **({"unlisted": measures(unlisted, MODEL)} if unlisted else {}),
        **({"by_party": by_party} if len(parties) > 1 else {}),
        "known_before": float(np.mean([each.known for each in found])),
        "learned_from": {party: weights[0].issues[party] for party in parties},
        "learned_anew": len(weights) - 1,
        "undated": undated_records,
    }
    warnings = [
        message(f"evaluate.undated.{table}", count=count)
        for table, count in undated_records.items()
        if count
    ]
    return Result(
        summary=summary,
        rows=tuple(_row(network, each) for each in found),
        warnings=(
            *(message("evaluate.role", role=(each,)) for each in unused),
            *warnings,
            *_beside(network, found),
            *_few(found),
        ),
    )


def _unlisted(
    network: Network,
    found: list[Tried],
    since: date,
    parties: tuple[str, ...],
    roles: tuple[str, ...],
    parameters: Mapping[str, Any],
) -> list[Tried]:
    """The same cases with nobody named on the issue yet; none where nobody was."""
    if not any(each.beside for each in found):
        return []
    half_life, relearn = float(parameters["half_life_days"]), parameters["relearn"]
    return tried(network, since, parties, roles, half_life, beside=False, relearn=relearn)[0]


def _beside(network: Network, found: list[Tried]) -> Iterator[Any]:
    """How many parties of the tested issues were taken as known, and how many without a date."""
    known = {(each.issue, party) for each in found for party in each.beside}
    dated = {
        (issue, party)
        for issue in {each.issue for each in found}
        for party, _, record in involvements(network, issue)
        if "since" in record
    }
    if known:
        yield message("evaluate.beside", count=len(known), undated=len(known - dated))


def _with_baselines(found: Sequence[Tried]) -> dict[str, Any]:
    beside = {name: measures(found, name) for name in BASELINES}
    return {**measures(found, MODEL), "baselines": beside}


def measures(found: Sequence[Tried], method: str) -> dict[str, Any]:
    """Number of cases, mean recall at each cut, mean reciprocal rank; None where no case is."""
    ranks = [each.ranks[method] for each in found]
    return {
        "cases": len(ranks),
        **{f"recall@{cut}": _mean([float((r <= cut).mean()) for r in ranks]) for cut in CUTS},
        "mrr": _mean([float(1 / r.min()) for r in ranks]),
    }


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _since(network: Network, given: object) -> date:
    """The day given, else that from which on the latest part of the dated issues was opened."""
    if given is not None:
        return earliest(str(given))
    days = sorted(m.day for m in history_of(network).matters.values() if m.day is not None)
    if not days:
        raise UserError(message("evaluate.no_dates"), message("evaluate.no_dates.remedy"))
    return days[-max(1, min(MOST, int(len(days) * TESTED)))]


def _unused(network: Network, roles: tuple[str, ...]) -> list[str]:
    """Roles asked for that nobody holds.

    Raises
    ------
    UserError
        None of them is held by anybody.
    """
    used = {
        (role, record["role"])
        for issue in nodes_of_kind(network, "issue")
        for _, role, record in involvements(network, issue)
    }
    unused = [
        wanted
        for wanted in roles
        if not any(counts(role, written, (wanted,)) for role, written in used)
    ]
    if roles and len(unused) == len(roles):
        free = sorted({written for role, written in used if counts(role, written, ())})
        remedy = message("evaluate.role.remedy", roles=tuple(free))
        raise UserError(message("evaluate.role", role=roles), remedy)
    return unused


def _few(found: list[Tried]) -> Iterator[Any]:
    """Means of a handful of cases swing; say so."""
    if len(found) < 20:
        yield message("evaluate.few", count=len(found))


def _row(network: Network, case: Tried) -> Row:
    ranks = case.ranks[MODEL]
    order = np.argsort(ranks, kind="stable")
    hits = int((ranks <= 10).sum())
    text = message(
        "evaluate.case.all" if hits == len(ranks) else "evaluate.case",
        found=hits,
        consulted=len(ranks),
        missed=tuple(named(network, case.consulted[at]) for at in order if ranks[at] > 10),
    )
    place = {case.consulted[at]: _rank(ranks[at]) for at in order}
    return Row(
        ref=case.issue,
        score=hits / len(ranks),
        reasons=(Reason(kind="measure", text=text, records=(case.issue, *place)),),
        facts={
            "party": case.party,
            "date": case.day.isoformat(),
            "consulted": list(place),
            "ranks": place,
            "proposed": list(case.proposed),
        },
    )


def _rank(rank: float) -> int | None:
    return int(rank) if np.isfinite(rank) else None


ANALYSIS = Analysis(
    id="evaluate",
    parameters=(
        Parameter(name="what", type=str, required=True, choices=("consult",)),
        Parameter(name="since", type=date),
        Parameter(name="party", type=str, choices=PARTIES),
        Parameter(name="roles", type=tuple, default=()),
        Parameter(name="half_life_days", type=float, default=HALF_LIFE, minimum=1, maximum=36500),
        Parameter(name="relearn", type=int, minimum=1),
    ),
    run=evaluate,
)
