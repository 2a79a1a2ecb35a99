"""The picture that is looked at, as text: as filtered, and nothing in a name breaks out."""

from pathlib import Path

import pytest

from loaders.drawing import draw

COLUMNS = {
    "kind": ["department", "issue", "person"],
    "name": ['工務局 "]; evil', "港口路", "P"],
    "src": [0, 2],
    "dst": [1, 0],
    "word": ["主辦", 'a "b"'],
}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            "mmd",
            'flowchart LR\n  n0["工務局 #34;#93;#59; evil"]\n  n1{{"港口路"}}\n  n2(["P"])\n'
            '  n0 -->|"主辦"| n1\n  n2 -->|"a #34;b#34;"| n0\n',
        ),
        (
            "dot",
            "digraph stakeholders {\n  rankdir=LR;\n"
            '  n0 [label="工務局 \\"]; evil", shape=box];\n  n1 [label="港口路", shape=hexagon];\n'
            '  n2 [label="P", shape=ellipse];\n  n0 -> n1 [label="主辦"];\n'
            '  n2 -> n0 [label="a \\"b\\""];\n}\n',
        ),
    ],
)
def test_a_view_is_drawn_as_it_is(form: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / f"view.{form}"
    draw(path, COLUMNS)
    assert path.read_text("utf-8") == expected
