"""A picture as columns: the one JSON that the canvas draws, and the rows of its table twin."""

from collections.abc import Mapping
from typing import Any

from dashboard.labels import wrap
from dashboard.layouts import Lattice, Point, Positions, around, beside
from dashboard.views.picture import SHARED, Link, Picture, visible
from graph.projections import Network, name_of
from graph.texts import Translator
from graph.vocabulary import canonical_role

LINES = 3

Columns = dict[str, Any]


def place(picture: Picture) -> Positions:
    """Positions of all nodes: each batch finds room among those before it."""
    lattice = Lattice()
    placed: dict[str, Point] = {}
    pairs = [(link.source, link.target) for link in picture.links]
    for batch in picture.batches:
        if placed:
            placed |= beside(batch.origins, placed, lattice)
        else:
            placed |= around(batch.nodes[0], batch.nodes, pairs, lattice)
    return placed


def columns(
    network: Network,
    picture: Picture,
    hidden: frozenset[str],
    positions: Mapping[str, Point],
    translate: Translator,
) -> Columns:
    """What remains of a picture without some relations, as columns; every text can be shown.

    ``src``, ``dst`` and ``near`` are indices into the node columns. ``name`` is the full name,
    ``label`` its lines, ``spoken`` what is said of a node where it is not seen, ``told`` the same
    of a link.
    """
    nodes, links = visible(picture, hidden)
    index = {node: number for number, node in enumerate(nodes)}
    near = {node: origin for batch in picture.batches for node, origin in batch.origins.items()}
    names = [name_of(network, node, translate) for node in nodes]
    kinds = [network.nodes[node]["kind"] for node in nodes]
    return {
        "id": list(nodes),
        "x": [round(positions[node][0], 1) for node in nodes],
        "y": [round(positions[node][1], 1) for node in nodes],
        "kind": kinds,
        "name": names,
        "label": ["\n".join(wrap(name, LINES)) for name in names],
        "degree": [network.degree(node) for node in nodes],
        "spoken": [
            _spoken(network, node, name, translate) for node, name in zip(nodes, names, strict=True)
        ],
        "near": [index.get(near[node], index[node]) for node in nodes],
        "src": [index[link.source] for link in links],
        "dst": [index[link.target] for link in links],
        "relation": [link.relation for link in links],
        "weight": [link.weight for link in links],
        "word": [link_text(link, translate) for link in links],
        "told": [_told(link, translate) for link in links],
    }


def _spoken(network: Network, node: str, name: str, translate: Translator) -> str:
    kind = translate(f"kind.{network.nodes[node]['kind']}")
    return translate("explore.spoken", name=name, kind=kind, count=network.degree(node))


def _told(link: Link, translate: Translator) -> str:
    relation = translate(f"relation.{link.relation}")
    said = link_text(link, translate)
    return said if said == relation else translate("explore.told", relation=relation, text=said)


def link_text(link: Link, translate: Translator) -> str:
    """What stands on a link: the roles, else the relation; how often where it is not once."""
    if link.relation == SHARED:
        return translate("explore.shared", count=link.weight)
    words = (in_words(word, translate) for word in link.words)
    said = translate("explore.list").join(words) or translate(f"relation.{link.relation}")
    return said if link.weight == 1 else translate("explore.times", text=said, count=link.weight)


def in_words(role: str, translate: Translator) -> str:
    """A role in the reader's language where its word is known, else as it was written."""
    known = canonical_role(role)
    return translate(f"role.{known}") if known else role


def node_rows(drawn: Columns, translate: Translator) -> list[dict[str, Any]]:
    """Rows of the table of nodes."""
    return [
        {"ref": ref, "name": name, "kind": translate(f"kind.{kind}"), "relations": degree}
        for ref, name, kind, degree in zip(
            drawn["id"], drawn["name"], drawn["kind"], drawn["degree"], strict=True
        )
    ]


def link_rows(drawn: Columns, translate: Translator) -> list[dict[str, Any]]:
    """Rows of the table of links."""
    return [
        {
            "id": f"{relation} {drawn['id'][source]} {drawn['id'][target]}",
            "ref": drawn["id"][source],
            "source": drawn["name"][source],
            "relation": translate(f"relation.{relation}"),
            "target": drawn["name"][target],
            "word": word,
            "count": weight,
        }
        for source, target, relation, word, weight in zip(
            drawn["src"],
            drawn["dst"],
            drawn["relation"],
            drawn["word"],
            drawn["weight"],
            strict=True,
        )
    ]
