"""A Mermaid flowchart, for pages that draw it: wikis, Markdown files, merge requests."""

from loaders.exports._base import Exporter, Material
from loaders.exports._picture import one_line, picture

# Left and right of a node's label: its shape says its kind.
_SHAPES = {
    "department": ("[", "]"),
    "person": ("([", "])"),
    "issue": ("{{", "}}"),
    "rule": ("[/", "/]"),
    "outside": ("((", "))"),
}
_PLAIN = " ,，。、（）「」“”：；·"


def _write(material: Material) -> bytes:
    nodes, edges = picture(material)
    lines = ["flowchart LR"]
    for name, node in nodes.items():
        left, right = _SHAPES[node.kind]
        lines.append(f'  {name}{left}"{escaped(node.label)}"{right}')
    lines += [f'  {a} -->|"{escaped(edge.label)}"| {b}' for a, b, edge in edges]
    return ("\n".join(lines) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Text in which everything but letters, digits and plain marks is a numbered entity.

    Quotes would end a label, ``#`` and ``;`` make entities, backticks and ``1.`` make Markdown,
    angle brackets make HTML.
    """
    return "".join(
        each if each.isalnum() or each in _PLAIN else f"#{ord(each)};" for each in one_line(text)
    )


EXPORTER = Exporter(id="mermaid", ending=".mmd", write=_write)
