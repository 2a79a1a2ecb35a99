"""The language of Graphviz."""

from loaders.exports._base import Exporter, Material
from loaders.exports._picture import one_line, picture

_SHAPES = {
    "department": "box",
    "person": "ellipse",
    "issue": "hexagon",
    "rule": "note",
    "outside": "plaintext",
}


def _write(material: Material) -> bytes:
    nodes, edges = picture(material)
    lines = ["digraph stakeholders {", "  rankdir=LR;"]
    for name, node in nodes.items():
        lines.append(f"  {name} [label={quoted(node.label)}, shape={_SHAPES[node.kind]}];")
    lines += [f"  {a} -> {b} [label={quoted(edge.label)}];" for a, b, edge in edges]
    return ("\n".join([*lines, "}"]) + "\n").encode("utf-8")


def quoted(text: str) -> str:
    r"""Text as a quoted string; a backslash would otherwise begin an escape such as ``\N``.

    An ampersand would begin an HTML entity, which Graphviz reads in every label.
    """
    inner = one_line(text.replace("\0", "\ufffd"))
    for sign, escape in (("\\", "\\\\"), ('"', '\\"'), ("&", "&amp;")):
        inner = inner.replace(sign, escape)
    return f'"{inner}"'


EXPORTER = Exporter(id="dot", ending=".dot", write=_write)
