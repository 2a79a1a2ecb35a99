"""What is known of one party, issue or rule: its record and everything that is joined to it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._sentences import RELATIONS, facts, sentence
from graph.messages import Message, message
from graph.projections import Network, Record
from graph.reading import resolve
from graph.tables import EXTRA


class Tie(NamedTuple):
    """One relation of the node shown; ``direction`` is out or in, ``past`` that it has ended."""

    other: str
    relation: str
    direction: str
    past: bool
    record: Record


def show(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer what is known of ``parameters["node"]``.

    Returns
    -------
    Result
        One row a relation, in the order of :data:`RELATIONS`; the summary holds the record and how
        many relations of each kind there are, listed or not.

    Raises
    ------
    UserError
        Nothing of that id or name.
    """
    node = resolve(network, str(parameters["node"]))
    ties = sorted(_ties(network, node), key=_order)
    limit = int(parameters["limit"])
    listed: Counter[tuple[str, str]] = Counter()
    rows = []
    for tie in ties:
        listed[tie.relation, tie.direction] += 1
        if listed[tie.relation, tie.direction] <= limit:
            rows.append(_row(network, node, tie))
    return Result(
        summary=_summary(network, node, listed),
        rows=tuple(rows),
        warnings=tuple(_warnings(network, node, len(ties) - len(rows))),
    )


def _ties(network: Network, node: str) -> Iterator[Tie]:
    for _, target, data in network.out_edges(node, data=True):
        yield Tie(target, data["relation"], "out", False, data["record"])
    for source, _, data in network.in_edges(node, data=True):
        yield Tie(source, data["relation"], "in", False, data["record"])
    for source, target, relation, record in network.graph.get("past", ()):
        if node == source and target in network:
            yield Tie(target, relation, "out", True, record)
        elif node == target and source in network:
            yield Tie(source, relation, "in", True, record)


def _order(tie: Tie) -> tuple[int, str, bool]:
    return RELATIONS.index(tie.relation), tie.direction, tie.past


def _row(network: Network, node: str, tie: Tie) -> Row:
    ends = (node, tie.other) if tie.direction == "out" else (tie.other, node)
    text = sentence(network, *ends, tie.relation, tie.record)
    return Row(
        ref=tie.other,
        score=None,
        reasons=(Reason(kind="path", text=text, records=ends),),
        facts={
            "relation": tie.relation,
            "direction": tie.direction,
            "role": tie.record.get("role") if tie.relation != "part_of" else None,
            "past": tie.past,
            "record": facts(tie.relation, tie.record),
        },
    )


def _summary(network: Network, node: str, listed: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    data = network.nodes[node]
    return {
        "node": node,
        "kind": data["kind"],
        "record": {name: value for name, value in data["record"].items() if name != EXTRA},
        "extra": data["record"].get(EXTRA),
        "relations": _counted(listed),
    }


def _counted(listed: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    counted: dict[str, dict[str, int]] = {}
    for (relation, direction), count in listed.items():
        counted.setdefault(relation, {})[direction] = count
    return counted


def _warnings(network: Network, node: str, left_out: int) -> Iterator[Message]:
    if left_out:
        yield message("show.left_out", count=left_out)
    if network.nodes[node]["kind"] == "outside":
        yield message("show.outside")


ANALYSIS = Analysis(
    id="show",
    parameters=(
        Parameter(
            name="node",
            type=str,
            required=True,
            refers_to=("department", "person", "issue", "rule", "outside"),
        ),
        Parameter(name="limit", type=int, default=50, minimum=1, maximum=10000),
    ),
    run=show,
)
