"""A set and what is drawn with it: what was asked for, what it has in common, the ways between."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice, pairwise

from dashboard.views.asked import AROUND, COMMON, WAYS, Asked
from dashboard.views.picture import Batch, Link, Picture, links_between
from graph.analyses.ask import ANALYSIS as ASK
from graph.analyses.common import common_neighbours
from graph.analyses.path import ANALYSIS as PATH
from graph.asking.parse import parse
from graph.asking.phrase import Tie
from graph.messages import Message, UserError, message
from graph.model import TABLE_OF_KIND
from graph.projections import Network, name_of
from graph.texts import Translator

AMONG = 10  # members of a set between which ways are looked for, each pair once
WAYS_DRAWN = 30  # ways between two sets that are drawn at once
_ALL = 100000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is asked for, found.

    Parameters
    ----------
    members
        The set, or the nodes of the ways, the nearest to the beginning first.
    beside
        Nodes that are drawn with them: those the phrase names, what is in common, what is around.
    ways
        Ways between two sets, each its nodes in order.
    steps
        Of each way, what its steps rest on.
    told
        How the phrase was understood, and what is to be said of the answer.
    refused
        Why there is no answer.
    """

    members: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    ways: tuple[tuple[str, ...], ...] = ()
    steps: tuple[tuple[Message, ...], ...] = ()
    told: tuple[Message, ...] = ()
    refused: UserError | None = None


def answer(network: Network, asked: Asked) -> Answer:
    """Answer what an address asks of a network; a refusal is part of the answer."""
    try:
        if asked.start and asked.end:
            return _ways(network, asked)
        return _set(network, asked)
    except UserError as error:
        return Answer(refused=error)


def _set(network: Network, asked: Asked) -> Answer:
    if asked.phrase:
        day = network.graph["at"]
        result = ASK.answer(network, phrase=asked.phrase, today=day, limit=_ALL)
        members = tuple(row.ref for row in result.rows)
        named = _named(network, asked.phrase)
        beside, told = tuple(node for node in named if node not in members), result.warnings
    else:
        given = asked.members or asked.start or asked.end
        members, beside = tuple(node for node in given if node in network), ()
        told = not_there(network, given)
    added = tuple(node for node in _added(network, members, asked.plus) if node not in beside)
    return Answer(members=members, beside=(*beside, *added), told=told)


def not_there(network: Network, given: Sequence[str]) -> tuple[Message, ...]:
    """That some of what an address names is not in the register; nothing where all of it is."""
    missing = tuple(bare(node) for node in given if node not in network)
    return (message("explore.missing", names=missing),) if missing else ()


def bare(reference: str) -> str:
    """The id of a reference that the register has not; all of it where it names no kind."""
    return reference.partition(":")[2] or reference


def name_or_id(network: Network, node: str, translate: Translator) -> str:
    """Name of a node; the id alone where the register has none, as an old link may ask for it."""
    return name_of(network, node, translate) if node in network else bare(node)


def _named(network: Network, phrase: str) -> tuple[str, ...]:
    """Nodes that a phrase names: drawn too, they show what joins the set."""
    ties = (each for each in parse(network, phrase).conditions if isinstance(each, Tie))
    return tuple(dict.fromkeys(node for tie in ties if not tie.negated for node in tie.nodes))


def _added(network: Network, members: tuple[str, ...], plus: str | None) -> tuple[str, ...]:
    if plus == COMMON and len(members) > 1:
        return shared(network, members)
    if plus == WAYS:
        return _between(network, members)
    if plus == AROUND:
        return tuple(node for node in common_neighbours(network, members) if node not in members)
    return ()


def shared(network: Network, members: tuple[str, ...]) -> tuple[str, ...]:
    """What most of a set is linked to: to all of it where there is such, else to two at least."""
    counts = {node: len(to) for node, to in common_neighbours(network, members).items()}
    all_of = [node for node, count in counts.items() if count == len(members)]
    some = sorted((node for node in counts if counts[node] > 1), key=lambda node: -counts[node])
    return tuple(all_of or some)


def _between(network: Network, members: tuple[str, ...]) -> tuple[str, ...]:
    """Nodes of the shortest ways among the members, one way a pair."""
    found: dict[str, None] = {}
    for one, other in combinations(members[:AMONG], 2):
        rows = PATH.answer(network, source=one, target=other, k=1).rows
        found |= dict.fromkeys(node for row in rows for node in row.facts["nodes"])
    return tuple(node for node in found if node not in members)


def _ways(network: Network, asked: Asked) -> Answer:
    parties, relations = sorted_out(asked.avoided)
    result = PATH.answer(
        network,
        source=asked.start[0],
        also_from=asked.start[1:],
        target=asked.end[0],
        also_to=asked.end[1:],
        avoid=parties,
        avoid_relation=relations,
        all=True,
    )
    rows = result.rows[:WAYS_DRAWN]
    ways = tuple(tuple(row.facts["nodes"]) for row in rows)
    steps = tuple(tuple(reason.text for reason in row.reasons) for row in rows)
    nodes = tuple(dict.fromkeys(node for way in ways for node in way))
    ends = tuple(node for node in (*asked.start, *asked.end) if node in network)
    return Answer(members=nodes or ends, ways=ways, steps=steps, told=result.warnings)


def sorted_out(avoided: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is avoided, parted into references and relations: only a reference holds its kind."""
    kinds = (*TABLE_OF_KIND, "outside")
    nodes = tuple(each for each in avoided if each.partition(":")[0] in kinds and ":" in each)
    return nodes, tuple(each for each in avoided if each not in nodes)


def picture(network: Network, asked: Asked, limit: int) -> Picture:
    """The answer as a picture: members first, as many as fit."""
    found = answer(network, asked)
    if not found.members:  # what the phrase names is no answer, alone
        return Picture(batches=(), links=(), found=())
    anchors = dict.fromkeys((*found.beside[:1], *found.members, *found.beside))
    shown = tuple(islice(anchors, limit))
    links = _links_of_ways(network, found, asked) if found.ways else links_between(network, shown)
    return Picture(
        batches=(Batch(origins=dict.fromkeys(shown, shown[0])),),
        links=links,
        anchors=frozenset(shown),
        found=tuple(anchors),
    )


def _links_of_ways(network: Network, found: Answer, asked: Asked) -> tuple[Link, ...]:
    steps = {frozenset(pair) for way in found.ways for pair in pairwise(way)}
    return tuple(
        link
        for link in links_between(network, found.members)
        if frozenset((link.source, link.target)) in steps and link.relation not in asked.avoided
    )
