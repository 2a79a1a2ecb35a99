"""How two parties or issues are joined: the shortest paths between them, explained step by step.

Direction does not matter for being joined, so paths run over the undirected network unless they
are asked to follow it; each step says the relation in its own direction. A short path shows that
a way exists, not that anybody walks it: a department in which two people sit joins them even when
they never spoke.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Any

from graph.analyses._base import Analysis, Parameter, Result, Row
from graph.analyses._sentences import RELATIONS
from graph.analyses._ways import joined, shortest_ways, steps_of
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import named, resolve

_MOST = 200  # paths of equal length that are listed at most


def path(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer how ``source`` (and ``also_from``) and ``target`` (and ``also_to``) are joined.

    Returns
    -------
    Result
        Up to ``k`` rows, one a path without repeated nodes, shortest first (Yen 1971, as networkx
        has it); with ``all`` every shortest one. The score is the number of steps, each step a
        reason; ``steps`` holds the records. None when they are not joined, which the warnings say.

    Raises
    ------
    UserError
        One of the ends, or what to avoid, is not in the register.
    """
    sources = _resolved(network, parameters, "source", "also_from")
    targets = _resolved(network, parameters, "target", "also_to")
    avoided = frozenset(resolve(network, str(each)) for each in parameters["avoid"])
    relations = tuple(
        each
        for each in tuple(parameters["relations"]) or RELATIONS
        if each not in parameters["avoid_relation"]
    )
    directed = bool(parameters["directed"])
    ways = shortest_ways(joined(network, relations, directed), sources, targets, avoided)
    found = _first(ways, parameters)
    return Result(
        summary={
            "source": sources[0] if len(sources) == 1 else sources,
            "target": targets[0] if len(targets) == 1 else targets,
            "paths": len(found),
            "steps": len(found[0]) - 1 if found else None,
        },
        rows=tuple(_row(network, nodes, relations, directed) for nodes in found),
        warnings=tuple(_warnings(network, sources, targets, found)),
    )


def _resolved(network: Network, parameters: Mapping[str, Any], one: str, more: str) -> list[str]:
    given = (parameters[one], *parameters[more])
    return list(dict.fromkeys(resolve(network, str(each)) for each in given))


def _first(ways: Iterator[list[str]], parameters: Mapping[str, Any]) -> list[list[str]]:
    if not parameters["all"]:
        return list(islice(ways, int(parameters["k"])))
    shortest = next(ways, None)
    if shortest is None:
        return []
    equal = takewhile(lambda path: len(path) == len(shortest), ways)
    return [shortest, *islice(equal, _MOST - 1)]


def _row(network: Network, nodes: list[str], relations: Sequence[str], directed: bool) -> Row:
    steps = steps_of(network, nodes, relations, directed)
    return Row(
        ref=nodes[-1],
        score=float(len(nodes) - 1),
        reasons=tuple(reason for _, reason, _ in steps),
        facts={
            "nodes": nodes,
            "relation": [relation for relation, *_ in steps],
            "steps": {str(at): known for at, (*_, known) in enumerate(steps, start=1)},
        },
    )


def _warnings(
    network: Network, sources: list[str], targets: list[str], found: list[list[str]]
) -> Iterator[Message]:
    both = [node for node in sources if node in targets]
    if both:
        yield message("path.same", node=tuple(named(network, node) for node in both))
    if not found and (set(sources) - set(both)) and (set(targets) - set(both)):
        yield message(
            "path.none",
            source=tuple(named(network, node) for node in sources),
            target=tuple(named(network, node) for node in targets),
        )


_ANY = ("department", "person", "issue", "rule", "outside")
ANALYSIS = Analysis(
    id="path",
    parameters=(
        Parameter(name="source", type=str, required=True, refers_to=_ANY),
        Parameter(name="target", type=str, required=True, refers_to=_ANY),
        Parameter(name="k", type=int, default=3, minimum=1, maximum=50),
        Parameter(name="avoid", type=tuple, default=(), refers_to=_ANY),
        Parameter(name="relations", type=tuple, default=(), choices=RELATIONS),
        Parameter(name="avoid_relation", type=tuple, default=(), choices=RELATIONS),
        Parameter(name="also_from", type=tuple, default=(), refers_to=_ANY),
        Parameter(name="also_to", type=tuple, default=(), refers_to=_ANY),
        Parameter(name="all", type=bool, default=False),
        Parameter(name="directed", type=bool, default=False),
    ),
    run=path,
)
