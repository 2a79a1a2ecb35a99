"""Who is overloaded, and where matters get stuck.

Load is the sum over open issues of effort times role weight, set against capacity; never a count
of issues. Beside it stand the structural bottlenecks: who alone holds an approval, who stands
between others (betweenness, Freeman 1977; articulation points), what waits for what.
"""

from collections.abc import Mapping
from typing import Any

from graph.analyses._assumptions import MONTHS, PARAMETERS, TODAY, Assumptions, assumptions
from graph.analyses._base import Analysis, Parameter, Result
from graph.analyses._bottlenecks import Held, held
from graph.analyses._collaboration import Collaboration, brokers, collaboration
from graph.analyses._work import Share, shares
from graph.analyses._workload_row import Party, order, row
from graph.analyses._workload_summary import summary, warnings
from graph.projections import Network, nodes_of_kind
from graph.reading import today
from graph.vocabulary import is_gone

BOTH = "both"
KINDS = ("department", "person")


def workload(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer who is overloaded.

    Parameters
    ----------
    network
        A projection.
    parameters
        Those of :data:`ANALYSIS`, all of them.

    Returns
    -------
    Result
        A row a party that has open work or a capacity: by utilisation where known, then by load,
        last those of whose work nothing is known, who has most open issues first.
        The structure of waiting stands in the summary.

    Notes
    -----
    Work is taken as spread evenly until its due date; without one it counts in full. Misleads
    where effort is recorded for some issues only: then a load is a minimum, and says so.
    """
    assumed = assumptions(parameters)
    found = shares(network, today(parameters), parameters["months"], assumed)
    structure = collaboration(network)
    parties = _parties(network, parameters, assumed, found, structure)
    ranks = _ranks({party.ref: len(party.issues()) for party in parties})
    rows = tuple(row(network, party, ranks[party.ref]) for party in sorted(parties, key=order))
    return Result(
        summary=summary(network, parameters, parties, structure),
        rows=rows,
        warnings=tuple(warnings(network, parameters, parties, structure)),
    )


def _parties(
    network: Network,
    parameters: Mapping[str, Any],
    assumed: Assumptions,
    found: Mapping[str, list[Share]],
    structure: Collaboration,
) -> list[Party]:
    """Parties of the kind asked for that have open work, or capacity for some."""
    kinds = KINDS if parameters["kind"] == BOTH else (parameters["kind"],)
    hanging = held(network, today(parameters))
    listed = []
    for kind in kinds:
        of_kind = nodes_of_kind(network, kind)
        standing = _ranks({p: structure.betweenness[p] for p in of_kind if p in structure.issues})
        between = brokers(structure, of_kind)
        for ref in of_kind:
            record = network.nodes[ref]["record"]
            if ref in found or ("capacity" in record and not is_gone(record.get("status"))):
                placed = standing.get(ref)
                party = Party(
                    ref=ref,
                    shares=found.get(ref, []),
                    capacity=record.get("capacity", assumed.capacity),
                    capacity_assumed=assumed.capacity is not None and "capacity" not in record,
                    months=parameters["months"],
                    held=hanging.get(ref, Held()),
                    betweenness=structure.betweenness.get(ref),
                    standing=None if placed is None else (placed, len(standing)),
                    articulation=ref in structure.articulation,
                    broker=ref in between,
                )
                listed.append(party)
    return listed


def _ranks(values: Mapping[str, float]) -> dict[str, int]:
    """Rank of each, 1 for the highest; equal values share the better rank."""
    ordered = sorted(values.values(), reverse=True)
    first: dict[float, int] = {}
    for place, value in enumerate(ordered, start=1):
        first.setdefault(value, place)
    return {ref: first[value] for ref, value in values.items()}


ANALYSIS = Analysis(
    id="workload",
    parameters=(
        TODAY,
        MONTHS,
        Parameter(name="kind", type=str, default=BOTH, choices=(BOTH, *KINDS)),
        *PARAMETERS,
    ),
    run=workload,
)
