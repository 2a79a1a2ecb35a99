"""The whole organisation as columns: what the browser is sent, nodes first, links after them."""

from collections import Counter
from typing import Any

from dashboard.labels import wrap
from dashboard.views.categories import categories, category_name
from dashboard.views.forms import forms_of_categories
from dashboard.whole.placement import Placement
from graph.projections import Network, name_of
from graph.texts import Translator

Columns = dict[str, Any]
_LINES = 2  # of a department's name on its disc


def node_columns(network: Network, placement: Placement, translate: Translator) -> Columns:
    """Nodes and departments as columns; every text can be shown.

    ``id, name, x, y, kind, category, degree, home`` are of nodes; ``x`` and ``y`` are counted from
    the middle of the department's disc, which is half as much to send; ``kind`` is an index into
    ``kinds``, ``category`` one into ``categories``, what the legend switches (``sorts``
    are their names and ``forms`` how they are drawn), and ``home`` one
    into ``groups``, whose columns are ``node`` (index of the department, -1 where none is meant),
    ``x, y, radius, label, spoken``. ``spoken`` is a pattern: what is said of a node.
    """
    nodes = list(network)
    index = {node: number for number, node in enumerate(nodes)}
    parts = categories(network, nodes)
    named = list(dict.fromkeys(parts.values()))
    category = {part: number for number, part in enumerate(named)}
    drawn = forms_of_categories(network, nodes)
    kinds = list(dict.fromkeys(network.nodes[node]["kind"] for node in nodes))
    group = {home: number for number, home in enumerate(placement.discs)}
    names = [name_of(network, node, translate) for node in nodes]
    return {
        "kinds": kinds,
        "kind_names": [translate(f"kind.{kind}") for kind in kinds],
        "sorts": [category_name(part, translate) for part in named],
        "forms": [drawn[part] for part in named],
        "spoken": translate(
            "whole.spoken", name="{name}", kind="{kind}", home="{home}", count="{count}"
        ),
        "id": nodes,
        "name": names,
        "x": [_within(placement, node, 0) for node in nodes],
        "y": [_within(placement, node, 1) for node in nodes],
        "kind": [kinds.index(network.nodes[node]["kind"]) for node in nodes],
        "categories": named,
        "category": [category[parts[node]] for node in nodes],
        "degree": [degree for _, degree in network.degree()],
        "home": [group[placement.homes[node]] for node in nodes],
        "groups": _groups(placement, index, names, translate),
    }


def _within(placement: Placement, node: str, axis: int) -> float:
    disc = placement.discs[placement.homes[node]]
    return round(placement.places[node][axis] - (disc.x, disc.y)[axis], 1)


def _groups(
    placement: Placement, index: dict[str, int], names: list[str], translate: Translator
) -> Columns:
    counts = Counter(placement.homes.values())
    called = [
        names[index[home]] if home in index else translate("whole.no_department")
        for home in placement.discs
    ]
    discs = placement.discs.values()
    return {
        "node": [index.get(home, -1) if home else -1 for home in placement.discs],
        "x": [disc.x for disc in discs],
        "y": [disc.y for disc in discs],
        "radius": [round(disc.radius, 1) for disc in discs],
        "label": ["\n".join(wrap(name, _LINES)) for name in called],
        "spoken": [
            translate("whole.group", name=name, count=counts[home])
            for name, home in zip(called, placement.discs, strict=True)
        ],
    }


def link_columns(network: Network, translate: Translator) -> Columns:
    """Links as columns, one for all records of a relation from one node to another.

    ``src`` and ``dst`` are indices into the columns of nodes, ``relation`` one into ``relations``;
    ``words`` are the relations in the reader's language.
    """
    index = {node: number for number, node in enumerate(network)}
    relations: dict[str, int] = {}
    links = dict.fromkeys(
        (index[source], index[target], relations.setdefault(data["relation"], len(relations)))
        for source, target, data in network.edges(data=True)
    )
    return {
        "relations": list(relations),
        "words": [translate(f"relation.{relation}") for relation in relations],
        "src": [source for source, _, _ in links],
        "dst": [target for _, target, _ in links],
        "relation": [relation for _, _, relation in links],
    }


def sent_links(columns: Columns) -> Columns:
    """Links as they are sent: ``steps`` from each ``src`` to the next say the same in less."""
    sources = columns["src"]
    steps = [after - before for before, after in zip([0, *sources], sources, strict=False)]
    return {name: column for name, column in columns.items() if name != "src"} | {"steps": steps}
