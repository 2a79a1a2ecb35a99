"""Words by which a title names one unit: those that stand in no other unit's name."""

from collections import Counter

from graph.analyses._consult_matter import words
from graph.per_network import per_network
from graph.projections import Network, nodes_of_kind
from graph.reading import compared


@per_network
def own_words(network: Network) -> dict[str, frozenset[str]]:
    """Words in the name of one unit only; what stands in several names a kind, no place."""
    by_unit = {
        unit: frozenset(
            word
            for column, text in compared(network, unit).items()
            if column.startswith("name")
            for word in words(str(text))
        )
        for unit in nodes_of_kind(network, "department")
    }
    counted = Counter(word for own in by_unit.values() for word in own)
    return {
        unit: frozenset(word for word in own if counted[word] == 1) for unit, own in by_unit.items()
    }
