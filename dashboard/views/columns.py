"""A picture as columns: the one JSON that the canvas draws, and the rows of its table twin."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dashboard.labels import wrap
from dashboard.layouts import Point
from dashboard.views.asked import written
from dashboard.views.boxes import Folded, folded
from dashboard.views.categories import categories, category_name
from dashboard.views.exploration import Exploration
from dashboard.views.forms import forms
from dashboard.views.picture import SHARED, Link, Picture, visible
from dashboard.views.placing import Placed
from graph.projections import Network, name_of
from graph.texts import Translator
from graph.vocabulary import canonical_role

LINES = 3

Columns = dict[str, Any]
_NODE_COLUMNS = (
    "id",
    "x",
    "y",
    "kind",
    "form",
    "sort",
    "name",
    "label",
    "degree",
    "spoken",
    "near",
    "box",
    "count",
    "more",
)
_LINK_COLUMNS = ("src", "dst", "relation", "weight", "word", "told")
NO_COLUMNS: Columns = {name: [] for name in (*_NODE_COLUMNS, *_LINK_COLUMNS)}


def columns(
    network: Network,
    picture: Picture,
    exploration: Exploration,
    placed: Placed,
    off: frozenset[str],
    translate: Translator,
) -> Columns:
    """What remains of a picture without what is switched off and folded; every text can be shown.

    ``form`` is how a node is drawn beside the shape of its kind, ``sort`` what that means in
    words, as the legend says it. ``src``, ``dst`` and ``near`` are indices into the node columns.
    ``name`` is the full name, ``label`` its lines, ``spoken`` what is said of a node where it is
    not seen, ``told`` the same of a link. ``box`` is the department whose box a node stands in, ""
    for none, ``count`` how many nodes a folded box stands for, 0 elsewhere. ``more`` lists relation
    and number of the neighbours that are not in the picture, ``beyond`` says how many those are.
    """
    remain = folded(
        *visible(picture, exploration.hidden, off), placed.boxed, exploration.look.folded
    )
    nodes, links = remain.nodes, remain.links
    index = {node: number for number, node in enumerate(nodes)}
    near = {node: origin for batch in picture.batches for node, origin in batch.origins.items()}
    names = [name_of(network, node, translate) for node in nodes]
    kinds = [network.nodes[node]["kind"] for node in nodes]
    # What is switched off decides too which words tell the rest apart, as in the legend.
    parts = categories(network, dict.fromkeys((*picture.nodes, *nodes)))
    drawn = forms(network, parts)
    sorts = [category_name(parts[node], translate) for node in nodes]
    places = [_place(node, remain, placed) for node in nodes]
    shown = frozenset(picture.nodes)
    return {
        "id": list(nodes),
        "x": [round(place[0], 1) for place in places],
        "y": [round(place[1], 1) for place in places],
        "kind": kinds,
        "form": [drawn[node] for node in nodes],
        "sort": sorts,
        "name": names,
        "label": [
            _label(name, remain.counts.get(node, 0), translate)
            for node, name in zip(nodes, names, strict=True)
        ],
        "degree": [network.degree(node) for node in nodes],
        "spoken": [
            _spoken(name, sort, network.degree(node), remain.counts.get(node, 0), translate)
            for node, name, sort in zip(nodes, names, sorts, strict=True)
        ],
        "near": [index.get(near.get(node, node), index[node]) for node in nodes],
        "box": _boxes(remain, placed),
        "count": [remain.counts.get(node, 0) for node in nodes],
        "more": [_more(network, node, shown) for node in nodes],
        "beyond": [len({*network.pred[node], *network.succ[node]} - shown) for node in nodes],
        "src": [index[link.source] for link in links],
        "dst": [index[link.target] for link in links],
        "relation": [link.relation for link in links],
        "weight": [link.weight for link in links],
        "word": [link_text(link, translate) for link in links],
        "told": [_told(link, translate) for link in links],
    }


def _place(node: str, remain: Folded, placed: Placed) -> Point:
    """Where a node stands; a folded department that is not in the picture amid its own."""
    if node in placed.positions:
        return placed.positions[node]
    inside = [placed.positions[each] for each, box in remain.inside.items() if box == node]
    return (sum(x for x, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside))


def _boxes(remain: Folded, placed: Placed) -> list[str]:
    """Box of each node where at least two stand in it, or where a reader may fold it again."""
    held = Counter(placed.boxed[node] for node in remain.nodes if node in placed.boxed)
    return [
        box if node not in remain.counts and held[box] > 1 else ""
        for node, box in ((node, placed.boxed.get(node, "")) for node in remain.nodes)
    ]


def box_names(
    network: Network, boxes: Iterable[str], translate: Translator
) -> list[dict[str, Any]]:
    """Boxes that are drawn, with the title of each and how many stand in it."""
    counts = Counter(box for box in boxes if box)
    return [
        {"id": box, "name": name, "count": count, "spoken": _framed(name, count, translate)}
        for box, count in counts.items()
        for name in (name_of(network, box, translate),)
    ]


def _framed(name: str, count: int, translate: Translator) -> str:
    return translate("explore.spoken.box", name=name, count=count)


def _more(network: Network, node: str, shown: frozenset[str]) -> list[tuple[str, int]]:
    """Relation -> how many neighbours over it are not in the picture."""
    found: dict[str, set[str]] = {}
    for _, other, data in network.out_edges(node, data=True):
        found.setdefault(data["relation"], set()).add(other)
    for other, _, data in network.in_edges(node, data=True):
        found.setdefault(data["relation"], set()).add(other)
    left = ((relation, len(others - shown)) for relation, others in sorted(found.items()))
    return [(relation, count) for relation, count in left if count]


def _label(name: str, count: int, translate: Translator) -> str:
    if not count:
        return "\n".join(wrap(name, LINES))
    # The count has a line of its own: at the end of a long name it would be cut off.
    return "\n".join([*wrap(name, LINES - 1), translate("explore.folded", count=count)])


def _spoken(name: str, sort: str, degree: int, inside: int, translate: Translator) -> str:
    said = translate("explore.spoken", name=name, kind=sort, count=degree)
    return f"{said}  {translate('explore.spoken.folded', count=inside)}" if inside else said


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
    return translate(f"role.{known}") if known else translate.word(role)


def node_rows(drawn: Columns, translate: Translator) -> list[dict[str, Any]]:
    """Rows of the table of nodes."""
    return [
        {
            "ref": ref,
            "name": name,
            "kind": sort,
            "relations": degree,
            "mark": mark,
        }
        for ref, name, sort, degree, mark in zip(
            *(drawn[column] for column in ("id", "name", "sort", "degree", "mark")), strict=True
        )
    ]


def link_rows(drawn: Columns, translate: Translator) -> list[dict[str, Any]]:
    """Rows of the table of links."""
    return [
        {
            "id": f"{relation} {drawn['id'][source]} {drawn['id'][target]}",
            "ref": written((drawn["id"][source], drawn["id"][target])),
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
