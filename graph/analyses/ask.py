"""What a phrase means: "issues led by Finance", "誰依賴 資訊局", "未表態 I-019 的单位".

The answer is a set of records; each row rests on the relations that make it part of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._sentences import sentence
from graph.asking.answer import Link, answer
from graph.asking.parse import parse
from graph.asking.told import told
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import today

_REASONS = 6  # relations told of a row; whoever is in many roles is found by the first


def ask(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer what ``phrase`` means on a day.

    Returns
    -------
    Result
        One row a record, in the order of the tables; the first warning says how the phrase was
        understood, the summary how many records it means.

    Raises
    ------
    graph.asking.phrase.NotUnderstood
        A part means nothing, or several things; it names the part and what may be meant.
    """
    phrase = parse(network, str(parameters["phrase"]))
    found = answer(network, phrase, today(parameters))
    limit = int(parameters["limit"])
    listed = list(found.items())[:limit]
    return Result(
        summary={
            "phrase": str(parameters["phrase"]),
            "kinds": list(phrase.kinds),
            "count": len(found),
        },
        rows=tuple(_row(network, node, links) for node, links in listed),
        warnings=(told(network, phrase), *_left_out(len(found) - len(listed))),
    )


def _left_out(count: int) -> Iterator[Message]:
    if count:
        yield message("ask.left_out", count=count)


def _row(network: Network, node: str, links: Sequence[Link]) -> Row:
    record = network.nodes[node]["record"]
    once = {(each.source, each.target, each.relation, id(each.record)): each for each in links}
    reasons = tuple(
        Reason(
            kind="role" if each.relation in ("involved_in", "owned_by") else "path",
            text=sentence(network, each.source, each.target, each.relation, each.record),
            records=(each.source, each.target),
        )
        for each in list(once.values())[:_REASONS]
    )
    facts = {name: record.get(name) for name in ("status", "due") if name in record}
    return Row(ref=node, score=None, reasons=reasons, facts=facts)


ANALYSIS = Analysis(
    id="ask",
    parameters=(
        Parameter(name="phrase", type=str, required=True),
        Parameter(name="limit", type=int, default=1000, minimum=1, maximum=100000),
        Parameter(name="today", type=str),
    ),
    run=ask,
)
