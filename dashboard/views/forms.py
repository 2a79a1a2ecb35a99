"""Forms in which nodes are drawn beside the shape of their kind; the legend has the same.

A department has a form of its own kind, an issue that is closed is pale. The outlines and the pale
colour stand in ``assets/canvas.css``, from where the canvas, the legend and the files take them.
"""

from collections.abc import Collection, Iterable, Mapping

from dashboard.views.categories import MARK, MOST, categories
from graph.per_network import per_network
from graph.projections import Network

PLAIN, CLOSED = "", "closed"
_OF_KIND: dict[str | None, str] = {
    None: PLAIN,
    "department": PLAIN,
    "leadership": "roof",
    "office": "stand",
    "grass-roots unit": "bowl",
    "external": "lens",
    "unit": "slant",
    "committee": "arrow",
}
UNIT_FORMS = ("roof", "stand", "bowl", "lens", "slant", "arrow", "bow")


def forms_of_kinds(kinds: Collection[str | None]) -> dict[str | None, str]:
    """Form of each own kind of departments, no two alike; nothing where they are too many.

    Kinds that offices usually have keep their form in every register; others take what is left in
    their alphabetical order, and what has no kind is plain.
    """
    if len(kinds) > MOST:
        return {}
    if len(kinds) == 1:
        return dict.fromkeys(kinds, PLAIN)
    known = {kind: _OF_KIND.get(kind, PLAIN) for kind in kinds if kind in _OF_KIND}
    free = [form for form in (PLAIN, *UNIT_FORMS) if form not in known.values()]
    others = sorted(kind for kind in kinds if kind is not None and kind not in known)
    return known | dict(zip(others, free, strict=False))


@per_network
def _forms_of_register(network: Network) -> dict[str | None, str]:
    departments = (data for _, data in network.nodes(data=True) if data["kind"] == "department")
    return forms_of_kinds({data["record"].get("kind") for data in departments})


def forms(network: Network, parts: Mapping[str, str]) -> dict[str, str]:
    """Node -> its form, for nodes with their categories (:func:`categories`).

    A register with more kinds of departments than there are forms has those of the picture.
    """
    own = {node: _own_kind(network, node) for node in parts if _is_department(network, node)}
    by_kind = _forms_of_register(network) or forms_of_kinds(set(own.values()))
    found = {node: by_kind.get(kind, PLAIN) for node, kind in own.items()}
    closed = {node: CLOSED for node, part in parts.items() if part.endswith(MARK + CLOSED)}
    return dict.fromkeys(parts, PLAIN) | found | closed


def form_of(network: Network, node: str) -> str:
    """Form of one node."""
    return forms(network, categories(network, [node]))[node]


def forms_of_categories(network: Network, nodes: Iterable[str]) -> dict[str, str]:
    """Category -> the form of its nodes; plain where they have several."""
    parts = categories(network, nodes)
    seen: dict[str, set[str]] = {}
    for node, form in forms(network, parts).items():
        seen.setdefault(parts[node], set()).add(form)
    return {part: next(iter(each)) if len(each) == 1 else PLAIN for part, each in seen.items()}


def _is_department(network: Network, node: str) -> bool:
    return bool(network.nodes[node]["kind"] == "department")


def _own_kind(network: Network, node: str) -> str | None:
    kind: str | None = network.nodes[node]["record"].get("kind")
    return kind
