"""Who is to be informed: parties within reach of the matter for whom nothing stronger speaks."""

from collections.abc import Iterator

from graph.analyses._base import Reason
from graph.analyses._consult_entry import INFORM, RECORDED, SHOULD, Finding, untold
from graph.analyses._consult_matter import Matter
from graph.analyses._consult_superiors import next_above
from graph.messages import Message, message
from graph.projections import Network, edges
from graph.reading import involvements, leads, memberships, named, role_word


def reach(network: Network, matter: Matter, musts: list[str]) -> Iterator[Finding]:
    """Whoever is recorded, stands above the lead, or belongs to those who must be consulted."""
    if matter.ref is not None:
        yield from _recorded(network, matter.ref)
    yield from _above(network, matter)
    listed = {party for party, _, _ in involvements(network, matter.ref)} if matter.ref else set()
    yield from _around(network, musts, {*musts, *listed})
    for issue in sorted(matter.links):
        for lead in leads(network, issue):
            yield _untold(network, lead, "path", "consult.linked", "issue", issue)


def _found(party: str, kind: str, text: Message, *records: str) -> Finding:
    reason = Reason(kind=kind, text=text, records=records)
    return Finding(party=party, tier=INFORM, role="inform", reason=reason)


def _listed(party: str, text: Message, issue: str) -> Finding:
    """Whoever the list has to be consulted is consulted, though nothing else may speak for it."""
    reason = Reason(kind="role", text=text, records=(issue, party))
    return Finding(party=party, tier=SHOULD, role="consult", reason=reason)


def _recorded(network: Network, issue: str) -> Iterator[Finding]:
    """Parties to be informed, and those on the list for whom only the list itself speaks."""
    seen = set()
    for party, role, record in involvements(network, issue):
        is_told = role not in (None, "consult", "inform")  # authority or evidence says it
        if not is_told and (party, record["role"]) not in seen:
            seen.add((party, record["role"]))
            key = "consult.inform" if role == "inform" else RECORDED
            text = message(key, role=role_word(record["role"]))
            if role == "consult":
                yield _listed(party, text, issue)
            else:
                yield _found(party, "role", text, issue, party)


def _above(network: Network, matter: Matter) -> Iterator[Finding]:
    """Department above a lead, and to whom the head of a lead reports."""
    for party, lead in next_above(network, matter).items():
        key = "consult.above.person" if party.startswith("person:") else "consult.above"
        text = message(key, department=named(network, lead))
        yield _found(party, "membership", text, party, lead)


def _around(network: Network, musts: list[str], on_list: set[str]) -> Iterator[Finding]:
    """Superiors of people who must be consulted; their departments where none is on the list."""
    for party in musts:
        for manager, _ in edges(network, party, "reports_to"):
            yield _near(network, manager, "consult.manager", party)
        departments = memberships(network, party)
        for department in departments if set(departments).isdisjoint(on_list) else ():
            yield _near(network, department, "consult.member", party)


def _near(network: Network, party: str, key: str, person: str) -> Finding:
    """Somebody near a person who must be consulted."""
    return _untold(network, party, "membership", key, "person", person)


def _untold(network: Network, party: str, kind: str, key: str, part: str, by: str) -> Finding:
    """A finding whose text names ``part``, whom it goes by; the reason is told when it is read."""

    def tell() -> Reason:
        text = message(key, **{part: named(network, by)})
        return Reason(kind=kind, text=text, records=(by, party))

    reason = untold(kind, key)
    return Finding(party=party, tier=INFORM, role="inform", reason=reason, tell=tell)
