"""Whom to ask when: the tasks of a consultation and what each of them waits for.

Tasks are: every open matter that this one depends on (its leads are asked), the matter itself (its
lead drafts), every party to be asked about it, then those who approve. Who leads a matter that this
one depends on is asked about this one too where anything else calls for it here: a rule, a part in
the matter, work that is finished, a position on it. A task waits for

- the matters that its matter depends on;
- the draft, where it is about the matter itself;
- the answer of a department that the asked one depends on in general;
- every answer, where it approves; the lower signs before the higher, and who countersigns beside
  the line before who approves on it.

Parties that only precedents or their place between others speak for are not waited for. Whoever was
asked already waits for nothing more: it keeps the day that was set when it was sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from graph.analyses._consult_authority import dependences, needed
from graph.analyses._consult_deadline import Limit, time_of, usual_limit
from graph.analyses._consult_entry import INFORM, MUST, Entry, Finding
from graph.analyses._consult_floor import is_own
from graph.analyses._consult_manner import manner
from graph.analyses._consult_matter import Matter
from graph.analyses._consult_unheard import unheard
from graph.analyses._consult_when import When, when
from graph.analyses._consultation import Consultation, is_only_informed
from graph.analyses._hierarchy import is_above
from graph.projections import Network, edges
from graph.reading import is_closed, leads, memberships
from graph.vocabulary import canonical_role, is_dependence

ITSELF = "itself"
_ASKED = ("co-lead", "consult", "support")
_STAKES = ("role", "path", "position")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do.

    Parameters
    ----------
    kind
        ``prior`` (ask the leads of a matter this one depends on), ``itself`` (the lead's own),
        ``ask`` or ``approve``.
    parties
        Who is asked; empty where nobody leads the prior matter.
    about
        The prior matter; None where the task is about the matter itself.
    limit
        Time to answer.
    when
        What became of asking already; None where nothing of it is on record.
    """

    kind: str
    parties: tuple[str, ...]
    about: str | None = None
    limit: Limit
    when: When | None = None

    @property
    def is_answered(self) -> bool:
        """Whether it is done already and takes no time."""
        return self.when is not None and self.when.is_settled

    @property
    def is_sent(self) -> bool:
        """Whether its answer is waited for since it was sent."""
        return self.when is not None and self.when.is_waiting

    @property
    def days(self) -> float:
        """Working days that it takes; of what was sent, those left until its day."""
        return self.limit.days if self.when is None else self.when.left


def tasks(network: Network, asked: Consultation) -> tuple[dict[str, Task], "nx.DiGraph[str]"]:
    """Tasks by key, and what waits for what: edge ``a -> b`` where a waits for b."""
    found = dict(_tasks(network, asked))
    waiting: nx.DiGraph[str] = nx.DiGraph()
    waiting.add_nodes_from(found)
    pairs = (*_by_matters(network, asked.matter, found), *_by_parties(network, asked, found))
    # What is answered is waited for no more.
    waiting.add_edges_from(
        (key, other) for key, other in pairs if key != other and not found[other].is_answered
    )
    return found, waiting


def _tasks(network: Network, asked: Consultation) -> Iterator[tuple[str, Task]]:
    matter, day = asked.matter, asked.day
    silent = {each.unit for each in unheard(network, asked) if each.reasons}
    usual = usual_limit(matter)
    prior = {
        node: tuple(leads(network, node))
        for node in needed(network, matter)
        if network.nodes[node]["kind"] == "issue" and not is_closed(network, node, day)
    }
    for node, heads in prior.items():
        yield node, Task(kind="prior", parties=heads, about=node, limit=usual)
    # The lead's own work has no time limit here: what takes time are the answers.
    yield ITSELF, Task(kind=ITSELF, parties=matter.leads, limit=Limit(0.0, "own"))
    for entry in asked.entries:
        called = _on_itself(asked, entry, prior)
        kind = _kind(network, asked, called, silent) if called else None
        if kind and entry.party not in matter.leads:
            yield (
                entry.party,
                Task(
                    kind=kind,
                    parties=(entry.party,),
                    limit=time_of(matter, entry),
                    when=when(asked, entry),
                ),
            )


def _kind(network: Network, asked: Consultation, entry: Entry, silent: set[str]) -> str | None:
    """Kind of task that an entry is; None where nobody waits for an answer."""
    if entry.role == "approve" and entry.tier != INFORM:
        return "approve"
    recorded = {canonical_role(each["role"]) for each in asked.on_list.get(entry.party, [])}
    # Whoever the list asks is asked, with a reason or without.
    is_asked = entry.role in _ASKED or "consult" in recorded
    is_waited_for = entry.party in silent or _is_waited_for(asked, entry)
    if not is_asked or not (is_waited_for or "consult" in recorded):
        return None
    return None if is_of_lead(network, asked.matter, entry.party) else "ask"


def is_of_lead(network: Network, matter: Matter, party: str) -> bool:
    """Whether somebody belongs to the lead: asked across the desk, not by letter."""
    own = memberships(network, party) if party.startswith("person:") else []
    return not set(own).isdisjoint(matter.leads)


def _is_waited_for(asked: Consultation, entry: Entry) -> bool:
    """Whether authority, the list, or a stake speaks for a party, and not precedent alone."""
    if entry.tier == INFORM:
        return False
    return (
        entry.tier == MUST
        or entry.party in asked.on_list
        or any(each.reason.kind in _STAKES for each in entry.findings if each.tier != INFORM)
    )


def _on_itself(
    asked: Consultation, entry: Entry, leading: Mapping[str, tuple[str, ...]]
) -> Entry | None:
    """The party with what calls for it on the matter itself; None where nothing does.

    That it leads an open matter which this one needs has it asked about that one. Nor do other
    matters like this one have it asked a second time: they are no records of this one.
    """
    rest = [each for each in entry.findings if not _is_of_prior(each, leading)]
    if len(rest) == len(entry.findings):
        return entry
    if not rest:
        return None
    left = entry.resting_on(rest)
    records = asked.on_list.get(entry.party)
    is_listed = records is not None and not is_only_informed(records)
    is_called = any(each.tier == MUST for each in rest) or is_own(left) or is_listed
    return left if is_called else None


def _is_of_prior(finding: Finding, leading: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a finding says no more than that the party leads one of the open prior matters."""
    way = finding.reason.records  # ends with the matter and who leads it
    is_way = finding.reason.kind == "path" and len(way) > 1
    return is_way and finding.party in leading.get(way[-2], ())


def _by_matters(
    network: Network, matter: Matter, found: dict[str, Task]
) -> Iterator[tuple[str, str]]:
    dependence = dependences(network)
    for key, task in found.items():
        if task.kind == "prior":
            ends = (_key(other, matter) for other in _successors(dependence, key))
            yield from ((key, end) for end in ends if end == ITSELF or _is_prior(found, end))
        elif task.kind == ITSELF:
            direct = matter.needs if matter.ref is None else _successors(dependence, matter.ref)
            yield from ((key, other) for other in direct if _is_prior(found, other))
        elif task.when is None:
            yield key, ITSELF


def _is_prior(found: Mapping[str, Task], key: str) -> bool:
    return key in found and found[key].kind == "prior"


def _key(node: str, matter: Matter) -> str:
    return ITSELF if node == matter.ref else node


def _successors(dependence: "nx.DiGraph[str]", node: str) -> list[str]:
    return list(dependence.successors(node)) if node in dependence else []


def _by_parties(
    network: Network, asking: Consultation, found: dict[str, Task]
) -> Iterator[tuple[str, str]]:
    asked = {key: task for key, task in found.items() if task.kind == "ask"}  # in order
    signing = [key for key, task in found.items() if task.kind == "approve"]
    to_sign = [key for key in signing if found[key].when is None]
    for party in (each for each in asked if found[each].when is None):
        for other, record in edges(network, party, "depends_on"):
            if other in asked and is_dependence(record.get("kind")):
                yield party, other
    beside = _countersigning(network, asking, signing)
    for party in to_sign:
        yield from ((party, other) for other in asked)
        yield from ((party, lower) for lower in signing if is_above(network, party, lower))
        if party not in beside:
            yield from ((party, each) for each in beside if not is_above(network, each, party))


def _countersigning(network: Network, asking: Consultation, signing: list[str]) -> list[str]:
    """Those of who signs that stand beside the lead's line."""
    signs = (each for each in asking.entries if each.party in signing)
    return [each.party for each in signs if manner(network, asking.matter, each) == "countersign"]
