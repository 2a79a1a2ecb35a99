"""Whatever stands in a file of another tool: it is read or refused in words, never a crash."""

import contextlib
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.messages import UserError

WORDS = ("id", "label", "type", "from", "to", "source", "target", "a", "單位", "member of", "")
WORD = st.one_of(st.sampled_from(WORDS), st.text(max_size=6))
LEAF = st.one_of(WORD, st.none(), st.booleans(), st.integers(), st.floats())
KEYS = st.sampled_from(
    [
        "elements",
        "connections",
        "id",
        "_id",
        "label",
        "attributes",
        "from",
        "to",
        "type",
        "maps",
        "position",
        "element",
        "departments",
        "people",
        "name",
        "extra",
        "table",
    ]
)
TREE = st.recursive(
    LEAF,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=5)),
    max_leaves=20,
)
RECORD = st.dictionaries(KEYS, TREE, max_size=5)
KUMU = st.fixed_dictionaries(
    {"elements": st.lists(RECORD, max_size=4), "connections": st.lists(RECORD, max_size=4)}
)
GRID = st.lists(st.lists(WORD, max_size=6), min_size=1, max_size=5)
HEADS = st.sampled_from(
    [
        "Label,Type",
        "ID,Label",
        "From,To,Type",
        "Source,Target",
        "Vertex 1,Vertex 2",
        "Id,Label,table",
        ":ID,name,:LABEL",
        ":START_ID,:END_ID,:TYPE",
        "id,label,extra,own_kind,table",
    ]
)
RUN = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def tried(bring: Any, path: Path) -> None:
    with contextlib.suppress(UserError):
        report = bring(path, dry_run=True)
        assert all(count.read >= 0 for count in report.counts.values())


@RUN
@given(st.one_of(TREE, KUMU))
def test_a_tree_is_loaded_or_refused_in_words(tmp_path: Path, bring: Any, tree: Any) -> None:
    path = tmp_path / "any.json"
    path.write_text(json.dumps(tree), "utf-8")
    tried(bring, path)


@RUN
@given(HEADS, GRID)
def test_a_sheet_of_a_graph_tool_is_loaded_or_refused_in_words(
    tmp_path: Path, bring: Any, head: str, grid: list[list[str]]
) -> None:
    lines = [head, *(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in grid)]
    path = tmp_path / "any.csv"
    path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    tried(bring, path)


@RUN
@given(st.text(alphabet='<>/="&; abgexfnodesiu\n', max_size=80))
def test_any_markup_is_loaded_or_refused_in_words(tmp_path: Path, bring: Any, text: str) -> None:
    path = tmp_path / "any.gexf"
    path.write_text(f"<gexf><graph>{text}", "utf-8")
    tried(bring, path)


@RUN
@given(st.text(alphabet="abid:-[]{}&*!?#|>\n \"'%@", max_size=80))
def test_any_yaml_is_loaded_or_refused_in_words(tmp_path: Path, bring: Any, text: str) -> None:
    path = tmp_path / "any.yaml"
    path.write_text(text, "utf-8")
    tried(bring, path)
