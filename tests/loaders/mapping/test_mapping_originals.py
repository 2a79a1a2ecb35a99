"""The originals of two public registers load by mapping as the tables that were made of them.

Where the two differ, the difference is said here with its reason.
"""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from memory_store import MemoryStore

from graph.report import LoadReport
from loaders.load import load
from loaders.mapping.reading import read_mapping

DATA = Path("../shared/data")
FILES = Path(__file__).parent / "files"
FORK = (
    "ext:https://github.com/pbarker/enhancements/blob/"
    "0188107d011f17e6dc19a6331ac2d7fb999a2474/keps/sig-auth/apiserver_auth_to_webhooks.md"
)
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")


def table(name: str, *columns: str) -> Counter[Any]:
    """Rows of a table that was made of the originals."""
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return Counter(tuple(row[each] for each in columns) for row in csv.DictReader(file))


def loaded(memory: MemoryStore, name: str, *columns: str) -> Counter[Any]:
    """Rows of a table that was loaded."""
    frame: pl.DataFrame = memory.register().tables[name]
    return Counter(tuple(each or "" for each in row) for row in frame.select(columns).iter_rows())


def bring(memory: MemoryStore, path: str, mapping: str, **options: Any) -> LoadReport:
    return load(
        DATA / path,
        memory,
        who="tester",
        why="test",
        mapping=read_mapping(FILES / mapping),
        # The tables kept names apart that differ in a letter.
        answers={"named:*": "apart", "merge:*": "apart"},
        **options,
    )


@pytest.fixture(scope="module")
def kubernetes() -> tuple[LoadReport, LoadReport, MemoryStore]:
    """Reports of the groups and of the proposals, and the register that they make."""
    memory = MemoryStore()
    groups = bring(memory, "k8s/original/sigs.yaml", "sigs.yaml")
    archive = "k8s/original/all-kep-yaml-and-prr.tar.gz"
    proposals = bring(memory, archive, "keps.yaml", accept_partial=True)
    return groups, proposals, memory


def test_every_one_of_the_1107_files_is_read_and_what_is_left_out_is_told(kubernetes: Any) -> None:
    _, report, _ = kubernetes
    said = {each.values["column"]: each.values["count"] for each in report.notes}
    # Two templates and the template of reviews; editors and an author told in words, by no handle.
    assert said == {"$folder": 2, "$name": 1, "editor": 6, "authors[]": 1}
    assert report.skipped == ()
    # The review of a proposal that does not exist: its two rows are named and refused.
    assert {each.place.file for each in report.errors} == {"prod-readiness/sig-node/2273.yaml"}
    assert report.counts["involvements"].rejected == 2
    assert report.counts["issues"].read == 654


def test_the_issues_are_those_of_the_table(kubernetes: Any) -> None:
    *_, memory = kubernetes
    columns = ("id", "title", "kind", "owner", "status", "stage")
    assert loaded(memory, "issues", *columns) == table("k8s/issues", *columns)


def test_dates_are_the_table_s_and_unreadable_ones_are_kept_as_text(kubernetes: Any) -> None:
    _, report, memory = kubernetes
    issues = memory.register().tables["issues"]
    kept = [json.loads(text) for text in issues["extra"].drop_nulls()]
    texts = [each.get(name) for each in kept for name in ("created", "updated")]
    assert sum(text is not None for text in texts) == 8
    assert sum(each.reason.key == "load.value.kept" for each in report.problems) == 8


def test_what_no_rule_names_is_kept_with_the_issue(kubernetes: Any) -> None:
    *_, memory = kubernetes
    issue = memory.register().tables["issues"].filter(id="kep-5683").row(0, named=True)
    kept = json.loads(issue["extra"])
    assert kept["latest-milestone"] == "v1.37"
    assert json.loads(kept["milestone"]) == {"alpha": "v1.37"}
    assert "NodeLifecycleConditions" in kept["feature-gates"]
    assert "metrics" not in kept  # the mapping says ignore


def test_the_departments_are_those_of_the_table(kubernetes: Any) -> None:
    *_, memory = kubernetes
    columns = ("id", "kind", "parent")
    mapped, made = loaded(memory, "departments", *columns), table("k8s/departments", *columns)
    differing = {row[0] for row in (mapped - made)}
    assert differing == {row[0] for row in (made - mapped)}
    # Twelve units stand in proposals only, and the review team in OWNERS_ALIASES: that they are
    # retired, misspelt or a team is no word of the two originals, so their kind is unknown.
    kinds = {row[0]: row[1] for row in made}
    said = Counter(kinds[each] for each in differing)
    assert said == {"retired-or-unknown": 12, "review-team": 1}


def test_people_and_memberships_are_those_of_the_tables(kubernetes: Any) -> None:
    *_, memory = kubernetes
    assert loaded(memory, "people", "id") == table("k8s/people", "id")
    columns = ("person", "department", "role")
    mapped, made = loaded(memory, "memberships", *columns), table("k8s/memberships", *columns)
    assert mapped - made == Counter()
    # Who is in the review team stands in OWNERS_ALIASES.
    assert {row[1] for row in made - mapped} == {"prod-readiness"}
    assert sum((made - mapped).values()) == 7


def test_the_dependencies_are_those_of_the_table_but_for_links_by_old_names(
    kubernetes: Any,
) -> None:
    *_, memory = kubernetes
    columns = ("source", "target", "kind")
    mapped = {row: row[1][:124] for row in loaded(memory, "dependencies", *columns)}
    made = {row: row[1][:124] for row in table("k8s/dependencies", *columns)}
    assert len(mapped) == len(made) == 445

    def differing(rows: dict[Any, str], others: dict[Any, str]) -> list[Any]:
        here = {(row[0], shown, row[2]) for row, shown in others.items()}
        return [row for row, shown in rows.items() if (row[0], shown, row[2]) not in here]

    ours, theirs = differing(mapped, made), differing(made, mapped)
    # The table was made by a program that also looked for a proposal by the words of its old file
    # name (20190129-hugepages.md); a mapping goes by numbers, and says "missing:" of these.
    by_name = [row for row in ours if row[1].startswith("missing:")]
    assert len(by_name) == 21
    # Numbers in another repository's addresses, and one inside of brackets.
    assert sorted(row for row in ours if row not in by_name) == [
        ("kep-1393", "ext:https://github.com/kubernetes/community/pull/2314/", "replaces"),
        ("kep-556", "kep-284", "see-also"),
        ("kep-6060", FORK, "see-also"),
    ]
    assert len(theirs) == 24


def test_the_involvements_are_those_of_the_table_but_for_ten(kubernetes: Any) -> None:
    *_, memory = kubernetes
    columns = ("issue", "party", "party_kind", "role", "note")
    mapped, made = loaded(memory, "involvements", *columns), table("k8s/involvements", *columns)
    # The table has the reviews of three stages; the originals have three more.
    stages = Counter(row[4] for row in mapped - made)
    assert stages == {"deprecated": 5, "disabled": 2, "removed": 1}
    assert set(made - mapped) == {
        # The review of the template, which has no number.
        ("kep-0000-kep-process", "prod-readiness", "department", "prr_reviewer", ""),
        # "with input from @bgrant0607, …" is a sentence and no author.
        ("kep-589", "bgrant0607", "person", "author", ""),
    }


def test_oddities_of_people_named_in_the_originals_are_read_as_they_are_meant(
    kubernetes: Any,
) -> None:
    *_, memory = kubernetes
    said = set(loaded(memory, "involvements", "issue", "party", "party_kind", "role"))
    assert {
        ("kep-1929", "apelisse", "person", "author"),  # a handle without @
        ("kep-1281", "deads2k", "person", "approver"),  # "@deads2k - For Kube API Server portion"
        ("kep-19", "mortent", "person", "reviewer"),  # in typographic quotes
        ("kep-2403", "sig-node", "department", "approver"),  # "@sig-node-tech-leads"
        ("kep-166", "sig-node", "department", "approver"),  # a SIG among the people
        ("kep-706", "sig-service-catalog", "department", "participant"),  # not in sigs.yaml
        ("kep-1101", "sig-api-machinery", "department", "owner"),  # the owner takes part too
        ("kep-1101", "sig-api-machinery", "department", "participant"),
    } <= said
    parties = {row[1].casefold() for row in said}
    assert not parties & {"tbd", "todo", "n/a", "none", "derek", ""}
    people = set(loaded(memory, "people", "id"))
    assert {("gnufied",), ("gnuified",)} <= people  # one letter apart: offered, never merged


def test_oddities_of_numbers_and_folders_of_the_originals_lose_no_proposal(
    kubernetes: Any,
) -> None:
    *_, memory = kubernetes
    owners = dict(memory.register().tables["issues"].select("id", "owner").iter_rows())
    assert owners["kep-2313"] == "sig-cloud-provider"  # it stands in the folder provider-aws
    assert {"kep-2043", "kep-0000-community-forum"} <= owners.keys()  # kep.yaml says 1884 and 0
    assert {"kep-2133", "kep-2133-2133-kubelet-credential-providers"} <= owners.keys()
    assert not {each for each in owners if "template" in each or "nnnn" in each.casefold()}
    reviewed = loaded(memory, "involvements", "issue", "role")
    assert ("kep-4192", "prr_reviewer") in reviewed  # the review says kep-number 3299
    assert ("kep-2273", "prr_reviewer") not in reviewed  # a review of no proposal
    unknown = memory.register().tables["issues"].filter(pl.col("created").is_null())["id"]
    assert {"kep-1860", "kep-2449", "kep-361"} <= set(unknown)


def test_oddities_of_links_of_the_originals_are_kept_and_placeholders_left_out(
    kubernetes: Any,
) -> None:
    *_, memory = kubernetes
    links = set(loaded(memory, "dependencies", "source", "target"))
    assert ("kep-5683", "kep-5683") in links
    assert ("kep-2887", "kep-2896") in links  # an address with no more than the number
    assert ("kep-1027", "missing:/keps/sig-api-machinery/0006-apply.md") in links
    assert any(a == "kep-1281" and b.startswith("ext:https://goo.gl/") for a, b in links)
    ends = {target.casefold().removeprefix("missing:") for _, target in links}
    assert not ends & {"todo", "n/a", "none", "tbd"}


def test_a_second_load_of_the_originals_changes_nothing(kubernetes: Any) -> None:
    _, first, memory = kubernetes
    archive = "k8s/original/all-kep-yaml-and-prr.tar.gz"
    again = bring(memory, archive, "keps.yaml", accept_partial=True)
    assert again.revision is None
    assert not again.changes
    assert {name: count.read for name, count in again.counts.items()} == {
        name: count.read for name, count in first.counts.items()
    }


@pytest.fixture(scope="module")
def guangdong() -> tuple[LoadReport, MemoryStore]:
    memory = MemoryStore()
    return bring(memory, "gd_tasks/original/tasks.tsv", "gd_tasks.yaml"), memory


def test_the_work_plan_s_tasks_and_leads_are_those_of_the_table(guangdong: Any) -> None:
    _, memory = guangdong
    columns = ("id", "title", "kind", "owner", "status", "created")
    assert loaded(memory, "issues", *columns) == table("gd_tasks/issues", *columns)


def test_the_work_plan_s_units_have_the_parts_of_the_table(guangdong: Any) -> None:
    report, memory = guangdong
    columns = ("issue", "party", "role")
    mapped, made = (
        loaded(memory, "involvements", *columns),
        table("gd_tasks/involvements", *columns),
    )
    assert mapped - made == Counter()
    # 各有关单位 and the like name nobody in particular: told, kept in words, no department.
    left = Counter(row[1] for row in made - mapped)
    assert left == {
        "各地级以上市人民政府": 1,
        "各有关单位": 3,
        "省各有关单位": 1,
        "省有关部门": 1,
    }
    told = Counter(each.reason.key for each in report.problems)
    assert told == {"map.completed": 47, "load.division.group": 6, "load.division.open": 4}
    first = memory.register().tables["issues"].filter(id="gd-1").row(0, named=True)
    assert "各地级以上市人民政府" in json.loads(first["extra"])["departments"]


def test_the_departments_of_the_work_plan_are_those_that_are_named(guangdong: Any) -> None:
    _, memory = guangdong
    mapped, made = loaded(memory, "departments", "id"), table("gd_tasks/departments", "id", "kind")
    groups = {row[0] for row in made if row[1] == "group"}
    assert {row[0] for row in mapped} == {row[0] for row in made} - groups


def test_numbers_that_the_work_plan_leaves_out_are_no_tasks(guangdong: Any) -> None:
    _, memory = guangdong
    numbers = {int(row[0].removeprefix("gd-")) for row in loaded(memory, "issues", "id")}
    assert set(range(1, 63)) - numbers == {31, 32, 33, 46}
    bare = {row for row in loaded(memory, "involvements", "issue", "party") if row[0] == "gd-62"}
    assert not bare  # 省有关部门 alone is responsible: nobody in particular
