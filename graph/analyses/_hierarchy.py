"""Lines of command: who heads a unit, who stands above whom, who is the lowest common superior."""

from collections.abc import Iterable, Sequence

from graph.per_network import per_network
from graph.projections import Network, Record, edges
from graph.reading import members, superiors
from graph.vocabulary import is_head


def managers(network: Network, person: str) -> list[str]:
    """People above a person in the reporting line, nearest first; a circle is walked once."""
    chain = [person]
    while above := next((up for up, _ in edges(network, chain[-1], "reports_to")), None):
        if above in chain:
            break
        chain.append(above)
    return chain[1:]


@per_network
def head_of(network: Network, unit: str) -> str | None:
    """Who heads a unit: whom all others of it report to, else who is named so; None if unclear."""
    inside = members(network, unit)
    named = [
        person
        for person, record in edges(network, unit, "member_of", incoming=True)
        if is_head(record.get("role"))
    ]
    tops = [each for each in inside if set(managers(network, each)).isdisjoint(inside)]
    for found in (tops, [each for each in named if each in tops], named):
        if len(set(found)) == 1:
            return found[0]
    return None


def line_above(network: Network, party: str) -> list[str]:
    """Departments above a party, nearest first; for a person the own department comes first."""
    if party.startswith("department:"):
        return superiors(network, party)
    own = unit_of(network, party)
    return [own, *superiors(network, own)] if own else []


@per_network
def unit_of(network: Network, party: str) -> str | None:
    """The department itself, or that of a person: of several the one it belongs to most.

    That is the one with the largest share; of equal ones one that it heads, else the first. Shares
    that are unknown are what the known ones leave, in equal parts.
    """
    if party.startswith("department:"):
        return party
    held: dict[str, list[Record]] = {}
    for unit, record in edges(network, party, "member_of"):
        held.setdefault(unit, []).append(record)
    if len(held) < 2:
        return next(iter(held), None)
    shares = {unit: _share(records) for unit, records in held.items()}
    known = [share for share in shares.values() if share is not None]
    rest = max(1.0 - sum(known), 0.0) / max(len(shares) - len(known), 1)
    return max(
        held,
        key=lambda unit: (
            rest if (share := shares[unit]) is None else share,
            any(is_head(record.get("role")) for record in held[unit]),
        ),
    )


def _share(records: list[Record]) -> float | None:
    """Share of somebody's work that some memberships of one department are; None if unknown."""
    known = [float(share) for record in records if (share := record.get("share")) is not None]
    return sum(known) if known else None


def is_above(network: Network, upper: str, lower: str) -> bool:
    """Whether a party stands above another, by reporting line or by the units they belong to."""
    above = _all_above(network, lower)
    return upper in above or (unit_of(network, upper) or "") in above


@per_network
def _all_above(network: Network, party: str) -> frozenset[str]:
    """People above a person, and departments above the party's own."""
    own = unit_of(network, party)
    people = managers(network, party) if party.startswith("person:") else ()
    return frozenset([*people, *(superiors(network, own) if own else ())])


def common_superior(lines: Iterable[Sequence[str]]) -> str | None:
    """First of the first line that stands in every line: the lowest common superior.

    A line begins with the party itself, so one that stands above all others may be it.
    """
    every = [list(line) for line in lines]
    if not every:
        return None
    return next((each for each in every[0] if all(each in line for line in every[1:])), None)
