"""What the README must tell, it tells: commands, settings, pages, tables."""

import json
import re
import shlex
from contextlib import nullcontext
from pathlib import Path

import pytest
from remembering import RememberingStore
from sample_city import sample_rows

from dashboard.pages import PAGES
from graph.analyses import all_analyses
from graph.cli.run import run
from graph.model import RECORD_TYPES, RecordType

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("analysis", sorted(all_analyses()))
def test_every_analysis_is_shown_on_the_command_line(analysis: str) -> None:
    assert f"python -m graph {analysis}" in README


@pytest.mark.parametrize("target", ["run", "test", "bench"])
def test_the_make_targets_that_a_user_needs_are_there(target: str) -> None:
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_every_setting_is_explained() -> None:
    code = (ROOT / "graph" / "settings.py").read_text(encoding="utf-8")
    named = set(re.findall(r'"(NEO4J_[A-Z]+|STAKEHOLDERS_[A-Z]+)"', code))
    named |= {f"STAKEHOLDERS_{name.upper()}" for name in re.findall(r'setting\("(\w+)"', code)}
    assert len(named) > 6
    assert {name for name in named if name not in README} == set()


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.table)
def test_every_table_is_listed_with_the_columns_it_must_have(record_type: RecordType) -> None:
    start = f"| `{record_type.table}`"
    line = next(line for line in README.splitlines() if line.startswith(start))
    kinds = {field.kind_field for field in record_type.fields if field.kind_field}
    for field in record_type.fields:
        # Which kind a party is follows from where its id is found.
        if field.required and field.name not in kinds:
            assert f"`{field.name}`" in line


def test_every_page_is_in_the_table_of_pages() -> None:
    path = ROOT / "dashboard" / "locales" / "en.json"
    texts = json.loads(path.read_text(encoding="utf-8"))
    for page in PAGES:
        assert f"| {texts[f'page.{page.id}']} |" in README


def test_what_the_readme_links_to_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(links) >= 4
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_commands_of_the_past_answer_on_the_sample_as_the_readme_leaves_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    store = RememberingStore()
    store.load(**sample_rows())
    told = {}
    for verb in ("mark", "undo", "redo", "diff", "round"):
        for line in re.findall(rf"python -m graph ({verb} .*)", README):
            arguments = shlex.split(line, comments=True)
            status = run(arguments, lambda settings, progress: nullcontext(store))
            told[" ".join(arguments)] = capsys.readouterr().out
            assert status == 0, line
    assert told["round I-025"] != told["round I-025 --as-of 1"]
    assert "D-WRK" in told["diff 1 2"]
