"""Why two things are linked: every record behind it, with role, source, date and valid time.

Records that have ended are listed too and marked. Where no record joins the two, what both are
linked to is listed instead.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._sentences import OF_A_THING, RELATIONS, facts, sentence
from graph.analyses._ways import steps_of
from graph.analyses.common import common_neighbours
from graph.messages import Message, Named, message
from graph.projections import Network, Record
from graph.reading import named, resolve
from graph.texts import known_text

_SHARED = 50  # what both are linked to, listed at most


def why(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer why ``one`` and ``other`` are linked.

    Returns
    -------
    Result
        One row a record between the two, in the order of the relations, what has ended last; then
        one row for each thing that both are linked to, marked ``shared``.

    Raises
    ------
    UserError
        One of them is not in the register.
    """
    one, other = (resolve(network, str(parameters[name])) for name in ("one", "other"))
    records = records_between(network, one, other)
    shared = list(common_neighbours(network, (one, other)).items()) if one != other else []
    both = [node for node, to in shared if len(to) == 2]
    rows = [_row(network, *each) for each in records]
    rows += [_shared(network, node, one, other) for node in both[:_SHARED]]
    return Result(
        summary={"one": one, "other": other, "records": len(records), "shared": len(both)},
        rows=tuple(rows),
        warnings=tuple(_warnings(network, one, other, len(records), len(both))),
    )


def records_between(
    network: Network, one: str, other: str
) -> list[tuple[str, str, str, Record, bool]]:
    """Records that join two nodes, in the order in which the answer tells them.

    Returns
    -------
    list
        Where each leads from and to, its relation, the record, whether it has ended.
    """
    return sorted(_records(network, one, other), key=lambda each: (each[4], _rank(each[2])))


def _rank(relation: str) -> int:
    return RELATIONS.index(relation)


def _records(
    network: Network, one: str, other: str
) -> Iterator[tuple[str, str, str, Record, bool]]:
    for source, target in dict.fromkeys(((one, other), (other, one))):
        for data in (network.get_edge_data(source, target) or {}).values():
            yield source, target, data["relation"], data["record"], False
    for source, target, relation, record in network.graph.get("past", ()):
        if {source, target} == {one, other}:
            yield source, target, relation, record, True


def _row(
    network: Network, source: str, target: str, relation: str, record: Record, past: bool
) -> Row:
    text = sentence(network, source, target, relation, record)
    known = facts(relation, record)
    return Row(
        ref=target,
        score=None,
        reasons=(Reason(kind="path", text=text, records=(source, target)),),
        facts={"relation": relation, "past": past, **known, "note": _note(relation, record)},
        kind="record",
    )


def _note(relation: str, record: Record) -> Named | str | None:
    return None if relation in OF_A_THING else known_text(record, "note")


def _shared(network: Network, node: str, one: str, other: str) -> Row:
    steps = [
        *steps_of(network, (one, node), RELATIONS),
        *steps_of(network, (node, other), RELATIONS),
    ]
    return Row(ref=node, score=None, reasons=tuple(each for _, each, _ in steps), kind="shared")


def _warnings(
    network: Network, one: str, other: str, records: int, shared: int
) -> Iterator[Message]:
    ends = {"one": named(network, one), "other": named(network, other)}
    if one == other:
        yield message("path.same", node=named(network, one))
    elif not records:
        yield message("why.only_shared" if shared else "why.nothing", **ends)
    if shared > _SHARED:
        yield message("why.left_out", count=shared - _SHARED)


_ANY = ("department", "person", "issue", "rule", "outside")
ANALYSIS = Analysis(
    id="why",
    parameters=(
        Parameter(name="one", type=str, required=True, refers_to=_ANY),
        Parameter(name="other", type=str, required=True, refers_to=_ANY),
    ),
    run=why,
)
