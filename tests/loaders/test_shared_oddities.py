"""Oddities that the public registers' descriptions list: each survives the load, told or kept."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

DATA = Path("../shared/data")
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")


@pytest.fixture(scope="module")
def k8s() -> Any:
    return loaded("k8s")


def loaded(name: str) -> tuple[Any, Any]:
    from graph.tables import Register  # noqa: PLC0415
    from loaders.prepare import prepare  # noqa: PLC0415
    from loaders.reading import read_source  # noqa: PLC0415

    prepared = prepare(read_source(DATA / name), Register(0))
    return prepared.report, {table: each.created for table, each in prepared.plan.tables.items()}


def test_a_sig_that_owns_and_takes_part_has_both_roles(k8s: Any) -> None:
    roles = k8s[1]["involvements"].filter(party_kind="department")
    both = roles.group_by("issue", "party").agg(pl.col("role").unique())
    assert (
        both.filter(pl.col("role").list.contains("owner") & (pl.col("role").list.len() > 1)).height
        >= 100
    )


def test_a_link_of_a_proposal_to_itself_keeps_nothing_out(k8s: Any) -> None:
    assert not k8s[0].errors


def test_names_of_sigs_that_the_list_does_not_know_are_departments(k8s: Any) -> None:
    known = set(k8s[1]["departments"]["id"])
    parties = k8s[1]["involvements"].filter(party_kind="department")["party"]
    assert set(parties) <= known
    assert "wg-multitenancy" in known


def test_a_missing_date_of_creation_is_unknown(k8s: Any) -> None:
    assert k8s[1]["issues"]["created"].null_count() >= 3


def test_replacing_stated_from_both_ends_is_no_error_and_markup_in_titles_is_text() -> None:
    report, tables = loaded("peps")
    assert not report.errors
    ties = {(a, b) for a, b in tables["dependencies"].select("source", "target").iter_rows()}
    assert any((b, a) in ties for a, b in ties)
    titles = tables["issues"].filter(pl.col("id").is_in(["pep-223", "pep-468", "pep-499"]))["title"]
    assert len(titles) == 3
    assert titles.null_count() == 0


def test_tasks_without_a_lead_and_tasks_with_two_keep_all_their_units() -> None:
    _, tables = loaded("gd_tasks")
    roles = tables["involvements"].group_by("issue").agg(pl.col("role"))
    leads = {issue: role.count("lead") for issue, role in roles.iter_rows()}
    assert leads["gd-12"] == 2
    assert leads["gd-1"] == 0
    assert tables["issues"].height == 58


def test_people_of_one_surname_stay_who_they_are_and_one_spelt_twice_is_offered() -> None:
    report, tables = loaded("peps")
    names = set(tables["people"]["name"])
    assert {"Brett Cannon", "Joshua Cannon", "Guido van Rossum", "Just van Rossum"} <= names
    assert {"Seth Larson", "Seth Michael Larson", "Eric V. Smith", "Kevin D. Smith"} <= names
    (offer,) = report.questions
    assert not offer.required
    assert {"marc-andre-lemburg", "marc-andré-lemburg"} & {each.value for each in offer.options}


def test_a_proposal_without_a_post_history_loads_like_any_other() -> None:
    _, tables = loaded("peps")
    assert {"pep-3", "pep-4", "pep-5"} <= set(tables["issues"]["id"])
