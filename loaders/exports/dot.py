"""The language of Graphviz."""

from loaders.exports._base import Exporter, Material
from loaders.exports._picture import Picture, one_line, picture

_SHAPES = {
    "department": "box",
    "person": "ellipse",
    "issue": "hexagon",
    "rule": "note",
    "outside": "plaintext",
}


def _write(material: Material) -> bytes:
    return draw(picture(material))


def draw(shown: Picture) -> bytes:
    """Return a picture in Graphviz's language."""
    lines = ["digraph stakeholders {", "  rankdir=LR;"]
    for name, (kind, label) in shown.nodes.items():
        lines.append(f"  {name} [label={quoted(label)}, shape={_SHAPES[kind]}];")
    lines += [f"  {a} -> {b} [label={quoted(label)}];" for a, b, label in shown.edges]
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
