"""Which departments have most to do with each other: the strongest ties of the whole picture."""

from collections import Counter
from collections.abc import Collection

from dashboard.whole.columns import Columns

STRONGEST = 2  # ties a department may ask for; assets/canvas_whole_columns.js draws the same


def strongest_ties(
    nodes: Columns, links: Columns, off: Collection[int], hidden: Collection[str]
) -> list[tuple[int, int, int]]:
    """Pairs of departments with the most links between them, and how many those are.

    Parameters
    ----------
    nodes, links
        As :mod:`dashboard.whole.columns` makes them.
    off
        Indices of nodes that are switched off.
    hidden
        Relations that are switched off.
    """
    home, shown = nodes["home"], [name not in hidden for name in links["relations"]]
    found = Counter(
        (min(home[source], home[target]), max(home[source], home[target]))
        for source, target, relation in zip(
            links["src"], links["dst"], links["relation"], strict=True
        )
        if home[source] != home[target]
        and shown[relation]
        and source not in off
        and target not in off
    )
    taken: Counter[int] = Counter()
    kept = []
    for (one, other), weight in sorted(found.items(), key=lambda tie: (-tie[1], tie[0])):
        if min(taken[one], taken[other]) < STRONGEST:
            taken.update((one, other))
            kept.append((one, other, weight))
    return kept
