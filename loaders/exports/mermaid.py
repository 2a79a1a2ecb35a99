"""A Mermaid flowchart, for pages that draw it: wikis, Markdown files, merge requests."""

from loaders.exports._base import Exporter, Material
from loaders.exports._picture import Picture, one_line, picture

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
    return draw(picture(material))


def draw(shown: Picture) -> bytes:
    """Return a picture in Mermaid's language."""
    lines = ["flowchart LR"]
    for name, (kind, label) in shown.nodes.items():
        left, right = _SHAPES[kind]
        lines.append(f'  {name}{left}"{escaped(label)}"{right}')
    lines += [f'  {a} -->|"{escaped(label)}"| {b}' for a, b, label in shown.edges]
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
