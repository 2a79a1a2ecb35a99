"""Where matters get stuck: sole holders, circles and chains of waiting, who holds others together.

Each finding is one row with one sentence on why it matters here. Sources of the measures:
Freeman (1977), Hopcroft and Tarjan (1973), Burt (1992), Gould and Fernandez (1989).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from graph.analyses import _bottlenecks_of_issues as of_issues
from graph.analyses import _bottlenecks_of_ties as of_ties
from graph.analyses._base import Analysis, Parameter, Result
from graph.analyses._collaboration import SEED, collaboration, ties
from graph.messages import message
from graph.projections import Network
from graph.reading import today
from graph.vocabulary import is_dependence

KINDS = ("department", "person")
# In the order in which an office would act on them.
FINDINGS = (
    *("cycle", "sole_approver", "without_lead", "blocking", "chain", "sole_holder"),
    *("articulation", "bridge", "quiet_broker", "betweenness", "hole", "liaison", "gatekeeper"),
)


def bottlenecks(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer where matters get stuck, and why each place matters.

    Returns
    -------
    Result
        A row a finding: its kind is the fact ``finding``, in the order of :data:`FINDINGS`, the
        heaviest of a kind first; ``shown`` are the nodes of its picture.
    """
    day = today(parameters)
    kinds = KINDS if parameters["kind"] == "both" else (parameters["kind"],)
    found = [
        *chain.from_iterable(
            ask(network, day)
            for ask in (
                of_issues.circles,
                of_issues.sole_approvers,
                of_issues.leaderless,
                of_issues.blocking,
                of_issues.chains,
                of_issues.sole_holders,
            )
        ),
        *of_ties.cut_points(network, kinds),
        *of_ties.bridges(network),
        *of_ties.between(network, kinds),
        *of_ties.spanning(network, kinds),
        *of_ties.go_betweens(network, kinds),
    ]
    allowed = {*kinds, "issue"}
    kept = [each for each in found if network.nodes[each.ref]["kind"] in allowed]
    kept.sort(key=lambda each: (FINDINGS.index(each.kind), -each.weight))
    held = collaboration(network)
    summary = {
        "findings": dict(Counter(each.kind for each in kept)),
        "betweenness": {
            "parties": held.size,
            "sources": held.sources,
            "exact": held.sources == held.size,
            "seed": SEED,
        },
    }
    estimated = message("workload.warning.estimated", sources=held.sources, of=held.size, seed=SEED)
    return Result(
        summary=summary,
        rows=tuple(each.row() for each in kept),
        warnings=(estimated,) if held.sources < held.size else (),
    )


def links_among(network: Network, nodes: Sequence[str]) -> list[tuple[str, str, bool]]:
    """What joins some nodes, for the picture of a finding.

    Returns
    -------
    list of tuple
        Source, target, whether it has a direction: an issue points to what it waits for; a party
        is joined to issues it has a part in, and, where no issue is among the nodes, to parties it
        shares one with.
    """
    chosen = set(nodes)
    found: dict[tuple[str, str], bool] = {}
    for source, target, data in network.subgraph(nodes).edges(data=True):
        if data["relation"] in ("involved_in", "owned_by"):
            found.setdefault((source, target), False)
        elif data["relation"] == "depends_on" and is_dependence(data["record"].get("kind")):
            found[source, target] = True
    if not any(network.nodes[each]["kind"] == "issue" for each in chosen):
        tied = ties(network)
        place = {node: at for at, node in enumerate(tied.nodes) if node in chosen}
        inside = list(place)
        rows, columns = tied.pattern[list(place.values())][:, list(place.values())].nonzero()
        for one, other in zip(rows.tolist(), columns.tolist(), strict=True):
            if one < other:
                found[inside[one], inside[other]] = False
    return [(*pair, directed) for pair, directed in found.items()]


ANALYSIS = Analysis(
    id="bottlenecks",
    parameters=(
        Parameter(name="kind", type=str, default="both", choices=("both", *KINDS)),
        Parameter(name="today", type=str),
    ),
    run=bottlenecks,
)
