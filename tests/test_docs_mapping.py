"""docs/mapping.md explains every key of a mapping file, and its examples do what it says."""

import re
from pathlib import Path

import pytest
from memory_store import MemoryStore

from loaders.load import load
from loaders.mapping import keys
from loaders.mapping.reading import parse_mapping

TEXT = (Path(__file__).parents[1] / "docs" / "mapping.md").read_text(encoding="utf-8")


def documented(title: str) -> list[str]:
    """Keys in the table under a heading."""
    section = TEXT.split(f"## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([a-z_]+)` \|", section, re.MULTILINE)


@pytest.mark.parametrize(
    ("title", "implemented"),
    [
        ("Keys of the file", keys.TOP),
        ("Keys of `signature`", keys.SIGNATURE),
        ("Keys of an entry of `tables`", keys.RULE),
        ("Keys of an entry of `skip`", keys.SKIP),
        ("Keys of a value", keys.VALUE),
    ],
)
def test_the_documented_keys_are_the_implemented_ones(
    title: str, implemented: tuple[str, ...]
) -> None:
    assert sorted(documented(title)) == sorted(implemented)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def test_the_example_makes_what_the_text_says(tmp_path: Path) -> None:
    table = next(each for each in blocks("") if each.startswith("Area,"))
    path = tmp_path / "tasks.csv"
    path.write_text(table, encoding="utf-8")
    memory = MemoryStore()
    mapping = parse_mapping(blocks("yaml")[0], "tasks.yaml")
    report = load(path, memory, who="tester", why="test", mapping=mapping)
    assert {table: count.created for table, count in report.counts.items()} == {
        "departments": 2,
        "people": 2,
        "issues": 2,
        "involvements": 5,
    }
    issue = memory.register().tables["issues"].row(0, named=True)
    assert (issue["id"], issue["status"], issue["due"]) == ("WAT-1", "open", "2026-04-03")
    assert issue["extra"] == '{"Colour": "red"}'
    assert [each.place.value for each in report.problems] == ["TBD"]


def test_the_example_of_documents_is_a_mapping() -> None:
    assert parse_mapping(blocks("yaml")[1], "proposals.yaml").name == "Proposals"
