"""Bottlenecks in who works with whom: cut points, bridges, brokers, structural holes."""

from collections.abc import Iterator

from graph.analyses._bottleneck_finding import Finding, listed
from graph.analyses._collaboration import brokers, collaboration, ties
from graph.analyses.structure import brokers_roles, group_of, holes
from graph.backend import parts_without
from graph.messages import message
from graph.projections import Network, nodes_of_kind
from graph.reading import named

_TOLD = 3  # of each kind of finding and party
_SHARE = 0.01  # of the shortest ways, from which standing between others is told
_UNREDUNDANT = 0.5  # part of the partners who must not be redundant for a structural hole
_PARTS = 20  # cut points whose parts are counted
_CONTACTS = 4  # from which a structural hole is worth telling
_SIDE = 2  # parties on the smaller side of a bridge; less is only a party with one partner


def cut_points(network: Network, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """Parties without whom others who work together now, directly or not, would not."""
    held, among = collaboration(network), set(nodes_of_kind(network, *kinds))
    tied = ties(network)
    points = sorted(held.articulation, key=lambda party: -held.betweenness[party])
    for party in [each for each in points if each in among][:_PARTS]:
        parts = parts_without(tied, [party])
        away = [each for part in parts[1:] for each in part]
        values = {
            "parts": len(parts),
            "count": len(away),
            "others": listed(network, away, "parties"),
        }
        yield Finding(
            kind="articulation",
            ref=party,
            weight=len(away),
            text=message("bottleneck.articulation.why", **values, party=named(network, party)),
            records=tuple(away),
            shown=(party, *tied.neighbours(party)),
        )


def bridges(network: Network) -> Iterator[Finding]:
    """Ties that alone join two parts, each of more than one party."""
    tied = ties(network)
    for one, other in collaboration(network).bridges[:_PARTS]:
        smaller = parts_without(tied, ties=[(one, other)])[-1]
        if len(smaller) >= _SIDE:
            first, second = named(network, one), named(network, other)
            values = {"one": first, "other": second, "count": len(smaller)}
            yield Finding(
                kind="bridge",
                ref=one,
                weight=len(smaller),
                text=message("bottleneck.bridge.why", **values),
                records=(one, other),
                shown=(one, other, *tied.neighbours(one), *tied.neighbours(other)),
            )


def between(network: Network, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """Parties over whom most shortest paths lead; those on few issues are told so."""
    held, tied = collaboration(network), ties(network)
    for kind in kinds:
        among = [each for each in nodes_of_kind(network, kind) if held.betweenness.get(each)]
        quiet = brokers(held, among)
        among = [each for each in among if held.betweenness[each] >= _SHARE]
        for party in sorted(among, key=lambda each: -held.betweenness[each])[:_TOLD]:
            name = "quiet_broker" if party in quiet else "betweenness"
            values = {
                "percent": round(100 * held.betweenness[party], 1),
                "issues": held.issues[party],
            }
            yield Finding(
                kind=name,
                ref=party,
                weight=held.betweenness[party],
                text=message(f"bottleneck.{name}.why", **values, party=named(network, party)),
                records=(party,),
                shown=(party, *tied.neighbours(party)),
            )


def spanning(network: Network, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """Parties of whom most contacts are not redundant: low constraint, large effective size."""
    constraints, sizes = holes(network)
    tied = ties(network)
    contacts = dict(zip(tied.nodes, tied.pattern.sum(axis=1).astype(int).tolist(), strict=True))
    for kind in kinds:
        among = [
            each
            for each in nodes_of_kind(network, kind)
            if contacts.get(each, 0) >= _CONTACTS
            and (sizes[each] or 0.0) >= _UNREDUNDANT * contacts[each]
        ]
        for party in sorted(among, key=lambda each: constraints[each] or 0.0)[:_TOLD]:
            size = sizes[party] or 0.0
            values = {
                "constraint": constraints[party],
                "size": round(size),
                "contacts": contacts[party],
                # Effective size is the contacts less what each works with others of them.
                "percent": round(100 * (contacts[party] - size) / (contacts[party] - 1)),
            }
            yield Finding(
                kind="hole",
                ref=party,
                weight=size,
                text=message("bottleneck.hole.why", **values, party=named(network, party)),
                records=(party,),
                shown=(party, *tied.neighbours(party)),
            )


def go_betweens(network: Network, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """Parties that most often pass on between two of other departments (Gould-Fernandez)."""
    held, tied = collaboration(network), ties(network)
    ranked = sorted(held.betweenness, key=lambda party: -held.betweenness[party])
    roles = brokers_roles(network, tuple(ranked[:50]))
    among = set(nodes_of_kind(network, *kinds))
    liaisons = {each: roles[each]["liaison"] for each in roles if each in among}
    # Who is a group of its own lets nobody in.
    gates = {
        each: roles[each]["gatekeeper"]
        for each in roles
        if each in among and group_of(network, each) != each
    }
    for name, counts in (("liaison", liaisons), ("gatekeeper", gates)):
        for party in sorted(counts, key=lambda each: -counts[each])[:_TOLD]:
            if counts[party]:
                group = named(network, group_of(network, party))
                yield Finding(
                    kind=name,
                    ref=party,
                    weight=counts[party],
                    text=message(
                        f"bottleneck.{name}.why",
                        count=counts[party],
                        party=named(network, party),
                        group=group,
                    ),
                    records=(party,),
                    shown=(party, *tied.neighbours(party)),
                )
