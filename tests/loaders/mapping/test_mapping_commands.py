"""``python -m loaders`` with mappings: propose, load by one, remember it, find it again, forget."""

import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from graph.fields import LANGUAGES
from graph.messages import UserError
from loaders.__main__ import main
from loaders.mapping.reading import read_mapping
from loaders.reading import read_source

ODD = "Ref no,What,Who decides,Asked people,Where\nA-1,Flood wall,Works Office,Ann;Bob,north\n"


@pytest.fixture
def run(memory: Any, tmp_path: Path) -> Any:
    def command(*arguments: object) -> int:
        words = [str(each) for each in arguments]
        return main([*words, "--data", str(tmp_path / "data")], opener=lambda _: memory)

    return command


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(ODD, encoding="utf-8")
    return path


def test_what_nobody_knows_leads_to_the_mapping(
    run: Any, odd: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", odd) == 1
    assert "python -m loaders mapping PATH" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_proposal_loads_is_remembered_found_again_and_forgotten(
    run: Any,
    odd: Path,
    tmp_path: Path,
    memory: Any,
    capsys: pytest.CaptureFixture[str],
    language: str,
) -> None:
    file = tmp_path / "m.yaml"
    assert run("mapping", odd, "--out", file, "--language", language) == 0
    assert run("mapping", odd, "--out", file) == 1  # stands there already
    assert run("load", odd, "--mapping", file, "--dry-run") == 0
    assert run("load", odd) == 1  # a dry run remembers nothing
    assert run("load", odd, "--mapping", file) == 0
    tables = memory.register().tables
    assert tables["issues"].select("id", "title").rows() == [("A-1", "Flood wall")]
    roles = tables["involvements"].select("party", "party_kind", "role").rows()
    assert sorted(roles) == [
        ("Ann", "person", "consult"),
        ("Bob", "person", "consult"),
        ("Works Office", "department", "approve"),
    ]
    assert json.loads(tables["issues"]["extra"][0]) == {"Where": "north"}
    later = tmp_path / "later.csv"
    later.write_text(ODD.replace("A-1", "A-2"), encoding="utf-8")
    capsys.readouterr()
    assert run("load", later, "--json") == 0
    assert "odd" in json.loads(capsys.readouterr().out)["notes"][0]
    assert run("load", later, "--mapping", "none") == 1
    assert run("load", later, "--mapping", "odd") == 0  # by its name
    assert run("mappings") == 0
    assert "Ref no" in capsys.readouterr().out
    assert run("mappings", "--forget", "odd") == 0
    assert run("mappings", "--forget", "odd") == 1
    assert run("load", later) == 1


def test_a_mapping_for_other_columns_says_which_are_missing(
    run: Any, odd: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "m.yaml"
    run("mapping", odd, "--out", file)
    other = tmp_path / "other.csv"
    other.write_text("What,Day\nx,1\n", encoding="utf-8")
    capsys.readouterr()
    assert run("load", other, "--mapping", file) == 1
    assert "Ref no" in capsys.readouterr().err


def test_a_remembered_mapping_leaves_our_own_tables_alone(
    run: Any, folder: Any, tmp_path: Path, memory: Any
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id,name\nX,Yes\n", encoding="utf-8")
    file = tmp_path / "m.yaml"
    head = "mapping: 1\nsignature: {kind: sheets, has: [id]}\ntables:\n"
    file.write_text(head + "- {table: people, fields: {id: id}}\n", encoding="utf-8")
    assert run("load", path, "--mapping", file) == 0
    assert run("load", folder(departments="id,name,kind\nD1,Works,office\n")) == 0
    assert memory.register().tables["departments"]["id"].to_list() == ["D1"]


def test_a_broken_remembered_file_is_listed_with_its_fault_and_stops_nothing(
    run: Any, folder: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "data" / "mappings"
    kept.mkdir(parents=True)
    (kept / "bad.yaml").write_text("mapping: 1\n", encoding="utf-8")
    assert run("load", folder(departments="id\nD1\n")) == 0
    capsys.readouterr()
    assert run("mappings") == 0
    assert "bad.yaml" in capsys.readouterr().out


def packed(path: Path, **files: bytes) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name.replace("__", "/").replace("_yaml", ".yaml"))
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def test_a_tar_of_many_files_is_one_source_and_its_proposal_loads(
    run: Any, tmp_path: Path, memory: Any
) -> None:
    files = {
        f"all__p{n}__plan_yaml": f"title: Plan {n}\nowner: U{n % 2}\nasked: [ann]\n".encode()
        for n in range(6)
    }
    path = packed(tmp_path / "plans.tar.gz", **files)
    assert [each.file for each in read_source(path).documents][:2] == [
        "p0/plan.yaml",
        "p1/plan.yaml",
    ]
    file = tmp_path / "m.yaml"
    assert run("mapping", path, "--out", file) == 0
    assert read_mapping(file).rules[0].table == "issues"
    assert run("load", path, "--mapping", file) == 0
    assert memory.register().tables["issues"].height == 6
    assert memory.register().tables["departments"]["id"].to_list() == ["U0", "U1"]
    assert memory.register().tables["involvements"].height == 6


@pytest.mark.parametrize(
    ("name", "key"), [("../out_yaml", "load.zip.outside"), ("x" * 300 + "_yaml", "load.zip.name")]
)
def test_a_tar_that_leads_outside_or_has_endless_names_is_refused(
    tmp_path: Path, name: str, key: str
) -> None:
    path = packed(tmp_path / "bad.tar.gz", **{name: b"a: 1\n"})
    with pytest.raises(UserError) as raised:
        read_source(path)
    assert raised.value.reason.key == key


def test_a_tar_bomb_and_a_cut_tar_are_refused(tmp_path: Path) -> None:
    bomb = packed(tmp_path / "bomb.tar.gz", a_yaml=bytes(64 * 1024**2))
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(packed(tmp_path / "whole.tar.gz", a_yaml=b"a: 1\n" * 999).read_bytes()[:60])
    for path, key in ((bomb, "load.zip.bomb"), (cut, "load.tar")):
        with pytest.raises(UserError) as raised:
            read_source(path)
        assert raised.value.reason.key == key


def test_a_folder_of_folders_is_read_down_to_its_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "top" / name / "deep").mkdir(parents=True)
        (tmp_path / "top" / name / "deep" / "x.yaml").write_text("code: 1\n", encoding="utf-8")
    (tmp_path / "top" / "loop").symlink_to(tmp_path / "top")
    files = [each.file for each in read_source(tmp_path / "top").documents]
    assert files == ["a/deep/x.yaml", "b/deep/x.yaml"]


def test_unknown_files_lead_to_the_mapping_even_when_one_is_broken(
    run: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = packed(tmp_path / "odd.tar.gz", a_yaml=b"code: 1\n", b_yaml=b"code: [1\n")
    assert run("load", path) == 1
    assert "python -m loaders mapping PATH" in capsys.readouterr().err
