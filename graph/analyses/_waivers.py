"""Who may waive that a party is consulted: only whom the rules allow that call for it."""

from dataclasses import dataclass
from datetime import date

from graph.analyses._consult_matter import Matter
from graph.analyses._consult_rules import rule_findings
from graph.analyses._hierarchy import head_of
from graph.projections import Network
from graph.reading import party_called


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that calls for a party, and who may waive it: a node, None when nobody may."""

    rule: str
    by: str | None


def allowed_waivers(network: Network, matter: Matter, day: date, party: str) -> tuple[Waiver, ...]:
    """Rules in force that call for a party on a matter, each with who may waive it.

    None for a lead: it runs the consultation and asks others, so nothing of it can be waived.
    """
    if party in matter.leads:
        return ()
    rules = dict.fromkeys(
        each.reason.records[0]
        for each in rule_findings(network, matter, day)
        if each.party == party
    )
    return tuple(Waiver(rule, _node(network, rule)) for rule in rules)


def is_allowed(network: Network, rules: tuple[Waiver, ...], who: str | None) -> bool:
    """Whether somebody may waive every rule that calls for a party; without a rule nobody need.

    ``who`` is a node or an id. Who heads the department that a rule names may act for it.
    """
    node = party_called(network, who)
    return bool(rules) and node is not None and all(_may(network, each, node) for each in rules)


def _may(network: Network, waiver: Waiver, node: str) -> bool:
    if waiver.by is None:
        return False
    if waiver.by == node:
        return True
    return waiver.by.startswith("department:") and head_of(network, waiver.by) == node


def _node(network: Network, rule: str) -> str | None:
    return party_called(network, network.nodes[rule]["record"].get("waivable_by"))
