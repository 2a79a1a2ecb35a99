"""The set that a phrase means: every record of which all its conditions hold, and why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.asking.phrase import PARTIES, Condition, Named, Phrase, State, Tie, Value, Verb
from graph.dates import latest
from graph.fields import LIST_MARK
from graph.projections import Network, Record, edges, nodes_of_kind
from graph.reading import is_closed, is_open, leads
from graph.rounds import OVERDUE, SENT, asking
from graph.spelling import fold
from graph.vocabulary import canonical_role


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that makes a record part of an answer."""

    source: str
    target: str
    relation: str
    record: Record


Found = dict[str, list[Link]]
_COLUMNS = {"topic": ("topics", "when_topic"), "kind": ("kind", "when_kind")}  # of rules too


def answer(network: Network, phrase: Phrase, day: date) -> Found:
    """Records that a phrase means, in the order of the tables, with the relations they rest on."""
    found: Found = {node: [] for node in nodes_of_kind(network, *phrase.kinds)}
    for condition in phrase.conditions:
        holding = _holding(network, condition, phrase.kinds, day)
        if isinstance(condition, Tie | State | Value) and condition.negated:
            found = {node: links for node, links in found.items() if node not in holding}
        else:
            found = {
                node: [*links, *holding[node]] for node, links in found.items() if node in holding
            }
    return found


def _holding(network: Network, condition: Condition, kinds: tuple[str, ...], day: date) -> Found:
    if isinstance(condition, Named):
        return _with_named(network, condition, kinds)
    if isinstance(condition, Tie):
        return _tied(network, condition, kinds, day)
    if isinstance(condition, Value):
        return _of_issues(network, _valued(network, condition), kinds, _on_list)
    return _of_issues(network, _standing(network, condition.name, day), kinds, _leading)


def _with_named(network: Network, condition: Named, kinds: tuple[str, ...]) -> Found:
    own: Found = {node: [] for node in condition.nodes if network.nodes[node]["kind"] in kinds}
    issues = {node for node in condition.nodes if network.nodes[node]["kind"] == "issue"}
    return _of_issues(network, issues, kinds, _on_list) | own


def _of_issues(
    network: Network,
    things: set[str],
    kinds: tuple[str, ...],
    link: Callable[[Network, str], Iterator[Link]],
) -> Found:
    """The things themselves, or, where parties are asked for, who stands to them by ``link``."""
    found: Found = {node: [] for node in things if network.nodes[node]["kind"] in kinds}
    if set(kinds) <= set(PARTIES):
        for issue in (node for node in things if network.nodes[node]["kind"] == "issue"):
            for each in link(network, issue):
                party = each.target if each.relation == "owned_by" else each.source
                found.setdefault(party, []).append(each)
    return found


def _standing(network: Network, state: str, day: date) -> set[str]:
    def holds(issue: str) -> bool:
        if state == "closed":
            return is_closed(network, issue, day)
        due = network.nodes[issue]["record"].get("due")
        is_late = due is not None and latest(due) < day
        return is_open(network, issue, day) and (state == "open" or is_late)

    return {issue for issue in nodes_of_kind(network, "issue") if holds(issue)}


def _valued(network: Network, condition: Value) -> set[str]:
    wanted = fold(condition.value)
    columns = _COLUMNS.get(condition.field, (condition.field,))
    return {
        node
        for node, data in network.nodes(data=True)
        for name in columns
        if wanted in map(fold, str(data["record"].get(name) or "").split(LIST_MARK))
    }


def _tied(network: Network, tie: Tie, kinds: tuple[str, ...], day: date) -> Found:
    found: Found = {}
    for node in tie.nodes or network:
        for other, links in _others(network, node, tie, kinds, day):
            # Without a name it is the subject itself that is looked at.
            found.setdefault(other if tie.nodes else node, []).extend(links)
    return found


def _others(
    network: Network, node: str, tie: Tie, kinds: tuple[str, ...], day: date
) -> Iterator[tuple[str, list[Link]]]:
    relation = tie.verb.relation
    if relation == "depends_on" and tie.nodes:
        yield from _depending(network, node, tie.inverse, kinds, day)
    elif relation == "part_of" and tie.nodes:
        yield from _parts(network, node, tie.inverse)
    elif relation == "member_of" and tie.nodes and network.nodes[node]["kind"] == "department":
        for unit, links in [(node, []), *_parts(network, node, False)]:
            for person, record in edges(network, unit, "member_of", incoming=True):
                yield person, [Link(person, unit, "member_of", record), *links]
    else:
        for link in _links(network, node):
            other = link.target if link.source == node else link.source
            if _says(link, tie.verb, day) and _is_that_way(link, node, tie):
                yield other, [link]


def _links(network: Network, node: str) -> Iterator[Link]:
    for source, target, data in network.in_edges(node, data=True):
        yield Link(source, target, data["relation"], data["record"])
    for source, target, data in network.out_edges(node, data=True):
        yield Link(source, target, data["relation"], data["record"])


def _says(link: Link, verb: Verb, day: date) -> bool:
    """Whether a relation is the one that a verb means; to own an issue is to lead it."""
    if link.relation == "owned_by":
        is_meant = verb.relation == "involved_in" and verb.role in (None, "lead")
        return (is_meant and not verb.waiting) or not verb.relation
    if verb.relation and link.relation != verb.relation:
        return False
    if verb.role and canonical_role(link.record.get("role")) != verb.role:
        return False
    return not verb.waiting or asking(link.source, link.record, day).state in (SENT, OVERDUE)


def _is_that_way(link: Link, node: str, tie: Tie) -> bool:
    """Whether a relation between two of a kind goes the way that was asked for."""
    if tie.verb.relation not in ("depends_on", "influences", "reports_to", "part_of"):
        return True
    if not tie.nodes:
        return link.source == node if not tie.verb.passive else link.target == node
    return (link.source if tie.inverse else link.target) == node


def _parts(network: Network, node: str, above: bool) -> Iterator[tuple[str, list[Link]]]:
    """Every unit below a unit, or above it, with the steps that lead there."""
    reached: dict[str, list[Link]] = {node: []}
    ring = [node]
    while ring:
        here = ring.pop()
        for other, record in edges(network, here, "part_of", incoming=not above):
            if other not in reached:
                ends = (here, other) if above else (other, here)
                reached[other] = [Link(*ends, "part_of", record), *reached[here]]
                ring.append(other)
                yield other, reached[other]


def _depending(
    network: Network, node: str, inverse: bool, kinds: tuple[str, ...], day: date
) -> Iterator[tuple[str, list[Link]]]:
    """What depends on a thing, or with ``inverse`` what it depends on.

    A department is also met through the open issues it leads; where parties are asked for, an
    issue stands for those who lead it.
    """
    is_party = set(kinds) <= set(PARTIES)
    for own, led in _own(network, node, day):
        for other, record in edges(network, own, "depends_on", incoming=not inverse):
            ends = (own, other) if inverse else (other, own)
            links = [Link(*ends, "depends_on", record), *led]
            if other == node:
                continue
            if network.nodes[other]["kind"] != "issue" or not is_party:
                yield other, links
            elif is_open(network, other, day):
                for lead in _leading(network, other):
                    party = lead.target if lead.relation == "owned_by" else lead.source
                    if party != node:
                        yield party, [*links, lead]


def _own(network: Network, node: str, day: date) -> Iterator[tuple[str, list[Link]]]:
    yield node, []
    if network.nodes[node]["kind"] in PARTIES:
        for link in _links(network, node):
            issue = link.source if link.relation == "owned_by" else link.target
            is_lead = link.relation == "owned_by" or (
                link.relation == "involved_in" and canonical_role(link.record["role"]) == "lead"
            )
            if is_lead and is_open(network, issue, day):
                yield issue, [link]


def _leading(network: Network, issue: str) -> Iterator[Link]:
    """Relations that make somebody lead an issue, one for each party."""
    told = set()
    wanted = set(leads(network, issue))
    for link in _links(network, issue):
        party = link.target if link.relation == "owned_by" else link.source
        is_lead = link.relation == "owned_by" or canonical_role(link.record.get("role")) == "lead"
        if party in wanted and is_lead and party not in told:
            told.add(party)
            yield link


def _on_list(network: Network, issue: str) -> Iterator[Link]:
    """Relations by which a party has to do with an issue in a role."""
    for link in _links(network, issue):
        if link.relation in ("owned_by", "involved_in"):
            yield link
