"""What is odd about an issue's consultation: no lead, no approver, triggers that cannot be read."""

from collections.abc import Iterator, Mapping
from datetime import date

from graph.analyses._consult_authority import NEAREST, beyond, needed
from graph.analyses._consult_entry import MUST, Entry
from graph.analyses._consult_matter import Matter, matter_of
from graph.messages import Message, message
from graph.projections import Network, nodes_of_kind
from graph.reading import involvements, is_closed, leads, named
from graph.vocabulary import is_gone


def consult_warnings(
    network: Network,
    matter: Matter,
    day: date,
    entries: list[Entry],
    left_out: Mapping[str, int],
) -> Iterator[Message]:
    """Findings about the issue itself, to be shown beside its list."""
    if not matter.leads:
        yield message("consult.warning.no_lead")
    if matter.ref is not None:
        yield from _state(network, matter.ref, day)
        yield from _approvers(network, matter.ref)
    yield from _dependences(network, matter)
    yield from _triggers(network, matter)
    for entry in entries:
        record = network.nodes[entry.party]["record"]
        if entry.tier == MUST and is_gone(record.get("status")):
            yield message(
                "consult.warning.gone", party=named(network, entry.party), status=record["status"]
            )
    for tier, count in left_out.items():
        if count:
            yield message(f"consult.warning.left_out.{tier}", count=count)


def _state(network: Network, issue: str, day: date) -> Iterator[Message]:
    if is_closed(network, issue, day):
        yield message("consult.warning.closed")
        if (opened := matter_of(network, issue).day) is not None:
            yield message("consult.warning.closed.opened", opened=opened.isoformat())
    if "created" not in network.nodes[issue]["record"]:
        yield message("consult.warning.undated")


def _approvers(network: Network, issue: str) -> Iterator[Message]:
    """RACI: exactly one party is accountable."""
    count = len({party for party, role, _ in involvements(network, issue) if role == "approve"})
    if count == 0:
        yield message("consult.warning.no_approver")
    if count > 1:
        yield message("consult.warning.approvers", count=count)


def _dependences(network: Network, matter: Matter) -> Iterator[Message]:
    if further := beyond(network, matter):
        yield message("consult.warning.beyond", nearest=NEAREST, count=further)
    for node in needed(network, matter):
        kind = network.nodes[node]["kind"]
        if kind == "outside":
            yield message("consult.warning.outside", what=named(network, node))
        elif kind == "issue" and not leads(network, node):
            yield message("consult.warning.no_owner", issue=named(network, node))


def _triggers(network: Network, matter: Matter) -> Iterator[Message]:
    """Rules by topic or kind cannot fire on an issue that names none."""
    rules = [network.nodes[rule]["record"] for rule in nodes_of_kind(network, "rule")]
    for column, known in (("when_topic", matter.topics), ("when_kind", matter.kind)):
        count = sum(column in rule for rule in rules)
        if count and not known:
            yield message(f"consult.warning.{column}", count=count)
