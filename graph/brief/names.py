"""Names that tell namesakes apart."""

from graph.projections import Network, name_of
from graph.texts import Translator


def distinct_names(network: Network, translate: Translator) -> dict[str, str]:
    """Display names of all departments, people and issues, no two of a kind alike."""
    nodes = [
        node
        for node, data in network.nodes(data=True)
        if data["kind"] in ("department", "person", "issue")
    ]
    names = {node: name_of(network, node, translate) for node in nodes}
    seen: dict[str, int] = {}
    for name in names.values():
        seen[name] = seen.get(name, 0) + 1
    opening, closing = (" (", ")") if translate.language == "en" else ("（", "）")
    return {
        node: f"{name}{opening}{network.nodes[node]['id']}{closing}" if seen[name] > 1 else name
        for node, name in names.items()
    }
