"""What two or more parties or issues have in common: who and what each of them is linked to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._sentences import RELATIONS
from graph.analyses._ways import steps_of
from graph.messages import Message, UserError, message
from graph.projections import Network
from graph.reading import named, resolve

_REASONS = 8  # relations told of a row; ``to`` names all that it is linked to


def common(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer what ``nodes`` have in common.

    Returns
    -------
    Result
        One row a neighbour of at least ``at_least`` of them, of all when none is said; the score
        is of how many. ``to`` names them, the reasons are the relations.

    Raises
    ------
    UserError
        Fewer than two are named, or one is not in the register.
    """
    nodes = list(dict.fromkeys(resolve(network, str(each)) for each in parameters["nodes"]))
    if len(nodes) < 2:
        raise UserError(message("common.two"), message("common.two.remedy"))
    relations = tuple(parameters["relations"]) or RELATIONS
    least = min(int(parameters["at_least"] or len(nodes)), len(nodes))
    shared = common_neighbours(network, nodes, relations)
    rows = [_row(network, node, to, relations) for node, to in shared.items() if len(to) >= least]
    rows.sort(key=lambda row: -(row.score or 0))
    return Result(
        summary={"nodes": nodes, "count": len(rows), "at_least": least},
        rows=tuple(rows),
        warnings=tuple(_warnings(network, nodes, rows)),
    )


def common_neighbours(
    network: Network, nodes: Sequence[str], relations: Sequence[str] = RELATIONS
) -> dict[str, list[str]]:
    """Neighbours of some nodes -> those of the nodes that they are linked to."""
    found: dict[str, list[str]] = {}
    for node in nodes:
        for other in _neighbours(network, node, relations):
            if other not in nodes:
                found.setdefault(other, []).append(node)
    return found


def _neighbours(network: Network, node: str, relations: Sequence[str]) -> dict[str, None]:
    found: dict[str, None] = {}
    for source, target, data in (
        *network.out_edges(node, data=True),
        *network.in_edges(node, data=True),
    ):
        if data["relation"] in relations:
            found[target if source == node else source] = None
    return found


def _row(network: Network, node: str, to: Sequence[str], relations: Sequence[str]) -> Row:
    steps = [step for each in to for step in steps_of(network, (each, node), relations)]
    return Row(
        ref=node,
        score=float(len(to)),
        reasons=tuple(
            Reason(kind="path", text=reason.text, records=reason.records)
            for _, reason, _ in steps[:_REASONS]
        ),
        facts={"to": list(to)},
    )


def _warnings(network: Network, nodes: Sequence[str], rows: Sequence[Row]) -> Iterator[Message]:
    if not rows:
        yield message("common.none", nodes=tuple(named(network, node) for node in nodes))


_ANY = ("department", "person", "issue", "rule", "outside")
ANALYSIS = Analysis(
    id="common",
    parameters=(
        Parameter(name="nodes", type=tuple, required=True, refers_to=_ANY),
        Parameter(name="at_least", type=int, minimum=1, maximum=10000),
        Parameter(name="relations", type=tuple, default=(), choices=RELATIONS),
    ),
    run=common,
)
