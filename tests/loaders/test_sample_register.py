"""The sample organisation is whole: it loads strictly and nothing in it contradicts the rest."""

import csv
import re
from collections import Counter
from datetime import date

import pytest

from graph.dates import is_iso
from graph.fields import FieldType
from graph.model import BY_TABLE, OUTSIDE, RECORD_TYPES, TABLE_OF_KIND, is_outside
from graph.tables import frame
from graph.vocabulary import canonical_role, is_closed_status
from loaders.samples import sample_path

TODAY = "2026-11-23"


def rows(table: str) -> list[dict[str, str]]:
    with (sample_path() / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def typed(table: str, row: dict[str, str]) -> dict[str, object]:
    """Row as the model types it; a value that does not fit is an error."""
    return {
        name: _typed(BY_TABLE[table].field(name).type, text) if text else None
        for name, text in row.items()
    }


def _typed(kind: FieldType, text: str) -> object:
    if kind is FieldType.NUMBER:
        return float(text)
    return {"true": True, "false": False}[text] if kind is FieldType.BOOLEAN else text


TABLES = tuple(each.table for each in RECORD_TYPES)
BY_NAME = {table: rows(table) for table in TABLES}
IDS = {
    table: {row["id"] for row in BY_NAME[table]} for table in ("departments", "people", "issues")
}


def test_it_has_the_size_of_a_city_government():
    counts = {table: len(found) for table, found in BY_NAME.items()}
    assert counts["departments"] == 24
    assert counts["people"] == 120
    assert counts["issues"] == 60
    assert counts["dependencies"] == 150
    assert counts["rules"] == 10
    assert len({row["issue"] for row in BY_NAME["positions"]}) == 12


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_the_columns_of_the_model_and_loads_strictly(table):
    assert tuple(BY_NAME[table][0]) == BY_TABLE[table].columns
    assert frame(table, [typed(table, row) for row in BY_NAME[table]]).height == len(BY_NAME[table])


@pytest.mark.parametrize("table", TABLES)
def test_no_key_stands_twice_and_nothing_required_is_missing(table):
    record_type = BY_TABLE[table]
    keys = Counter(tuple(row[name] for name in record_type.key) for row in BY_NAME[table])
    assert [key for key, count in keys.items() if count > 1] == []
    for field in record_type.fields:
        if field.required:
            assert all(row[field.name] for row in BY_NAME[table]), field.name


@pytest.mark.parametrize("table", TABLES)
def test_numbers_lie_in_range_and_dates_exist(table):
    for field in BY_TABLE[table].fields:
        known = [row[field.name] for row in BY_NAME[table] if row[field.name]]
        if field.type is FieldType.DATE:
            assert all(is_iso(text) for text in known), field.name
        if field.minimum is not None:
            assert all(float(text) >= field.minimum for text in known), field.name
        if field.maximum is not None:
            assert all(float(text) <= field.maximum for text in known), field.name
        if field.choices:
            assert set(known) <= set(field.choices), field.name


@pytest.mark.parametrize("table", TABLES)
def test_every_reference_is_in_the_register_or_says_that_it_is_outside(table):
    for field in BY_TABLE[table].fields:
        for row in BY_NAME[table] if field.references else ():
            value = row[field.name]
            kind = row[field.kind_field] if field.kind_field else None
            if kind == OUTSIDE:
                assert field.outside
                assert is_outside(value)
            elif value:
                assert value in IDS[TABLE_OF_KIND[kind] if kind else field.references[0]], row


def test_exactly_one_dependency_points_outside_the_register():
    assert [row["target"] for row in BY_NAME["dependencies"] if row["target_kind"] == OUTSIDE] == [
        "missing:NS 1804-2026"
    ]


@pytest.mark.parametrize("table", TABLES)
def test_nothing_ends_before_it_begins(table):
    for row in BY_NAME[table]:
        for first, last in (("since", "until"), ("created", "closed"), ("since", "answered")):
            if row.get(first) and row.get(last):
                assert row[first] <= row[last], row


def test_what_has_happened_has_happened_by_the_day_of_the_story():
    past = ("created", "updated", "closed", "answered", "as_of", "made_on", "since")
    for table in TABLES:
        for row in BY_NAME[table]:
            assert all(row.get(name, "") <= TODAY for name in past), row


def test_an_issue_is_closed_exactly_when_its_status_says_so():
    for row in BY_NAME["issues"]:
        assert bool(row["closed"]) == is_closed_status(row["status"]), row["id"]
    assert sum(bool(row["closed"]) for row in BY_NAME["issues"]) == 28


def test_a_closed_issue_waits_for_no_open_one():
    closed = {row["id"] for row in BY_NAME["issues"] if row["closed"]}
    for row in BY_NAME["dependencies"]:
        if row["source"] in closed and row["target_kind"] == "issue":
            assert row["target"] in closed, row


def test_every_role_is_a_word_the_analyses_know():
    for table in ("involvements", "rules"):
        assert {canonical_role(row["role"]) for row in BY_NAME[table]}.isdisjoint({None})


def test_an_issue_has_at_most_one_lead_and_it_is_the_owner():
    owners = {row["id"]: row["owner"] for row in BY_NAME["issues"]}
    leads = [row for row in BY_NAME["involvements"] if row["role"] == "lead"]
    assert len({row["issue"] for row in leads}) == len(leads)
    assert all(row["party"] == owners[row["issue"]] for row in leads)


def test_everybody_belongs_somewhere_and_reports_up_to_a_head():
    assert {row["person"] for row in BY_NAME["memberships"]} == IDS["people"]
    managers = {row["person"]: row["manager"] for row in BY_NAME["reporting"] if not row["until"]}
    for person in IDS["people"]:
        seen = [person]
        while seen[-1] in managers:
            assert managers[seen[-1]] not in seen, seen
            seen.append(managers[seen[-1]])
        roles = {row["role"] for row in BY_NAME["memberships"] if row["person"] == seen[-1]}
        assert roles <= {"mayor", "director"}, seen


def test_shares_of_one_person_add_up_to_no_more_than_one():
    total: Counter[str] = Counter()
    for row in BY_NAME["memberships"]:
        if row["share"] and not row["until"]:
            total[row["person"]] += float(row["share"])
    assert max(total.values()) <= 1


def test_departments_stand_in_three_levels():
    parents = {row["id"]: row["parent"] for row in BY_NAME["departments"]}

    def level(department: str) -> int:
        return 1 + (level(parents[department]) if parents[department] else 0)

    assert Counter(map(level, parents)) == {1: 3, 2: 17, 3: 4}
    assert [row["id"] for row in BY_NAME["departments"] if row["kind"] == "external"] == [
        "D-PRT",
        "D-CAR",
    ]


@pytest.mark.parametrize("table", TABLES)
def test_every_text_stands_in_all_three_languages_or_in_none(table):
    for field in BY_TABLE[table].fields:
        if field.localised:
            for row in BY_NAME[table]:
                tags = ("en", "zh_hant", "zh_hans")
                spellings = [row.get(f"{field.name}_{tag}") for tag in tags]
                assert len({bool(text) for text in spellings}) == 1, row
                assert (row[field.name] or None) == (spellings[0] or None), row


@pytest.mark.parametrize("table", TABLES)
def test_no_text_is_the_english_one_in_chinese(table):
    for field in BY_TABLE[table].fields:
        if field.localised:
            for row in BY_NAME[table]:
                for tag in ("zh_hant", "zh_hans"):
                    text = row.get(f"{field.name}_{tag}")
                    assert not text or re.search(r"[\u4e00-\u9fff]", text), row


def test_the_story_is_two_years_long_and_five_matters_are_late():
    created = sorted(date.fromisoformat(row["created"]) for row in BY_NAME["issues"])
    assert created[0] == date(2024, 11, 11)
    due = {row["id"]: row["due"] for row in BY_NAME["issues"] if row["due"] and not row["closed"]}
    late = [issue for issue in due if due[issue] < TODAY]
    assert late == ["I-027", "I-032", "I-040", "I-041", "I-059"]
    assert max(due.values()) > "2027-06"


def test_five_times_a_district_office_is_affected_and_has_not_been_heard():
    asked = {
        (row["party"], row["issue"]) for row in BY_NAME["involvements"] if row["role"] != "inform"
    }
    heard = asked | {(row["party"], row["issue"]) for row in BY_NAME["positions"]}
    affected = {
        (row["source"], row["target"])
        for row in BY_NAME["dependencies"]
        if row["kind"] == "affected by"
    }
    assert sorted(affected - heard) == [
        ("D-HAR", "I-023"),
        ("D-HAR", "I-029"),
        ("D-HAR", "I-032"),
        ("D-HIL", "I-045"),
        ("D-OLD", "I-021"),
    ]
    assert sorted(affected - asked - (affected - heard)) == [("D-OLD", "I-015")]


def test_counter_signs_have_been_waiting_for_longer_than_ten_working_days():
    waiting = [
        row
        for row in BY_NAME["involvements"]
        if row["role"] == "consult" and not row["answered"] and row["since"] < "2026-11-09"
    ]
    assert len(waiting) >= 5
    assert not any(row["answer"] for row in waiting)


def test_one_position_is_hardly_known_and_three_not_at_all():
    doubtful = [
        (row["issue"], row["party"])
        for row in BY_NAME["positions"]
        if row["confidence"] and float(row["confidence"]) < 0.5
    ]
    assert doubtful == [("I-054", "D-WAT")]
    assert sum(not row["position"] for row in BY_NAME["positions"]) == 3


def test_three_parties_have_changed_their_position():
    taken = Counter((row["issue"], row["party"]) for row in BY_NAME["positions"])
    assert sorted(party for (_, party), times in taken.items() if times == 2) == [
        "D-FIN",
        "D-OLD",
        "D-PLN",
    ]


def test_commitments_are_kept_or_open_and_some_of_the_open_ones_are_late():
    statuses = Counter(row["status"] for row in BY_NAME["commitments"])
    assert set(statuses) == {"done", "open"}
    late = [r for r in BY_NAME["commitments"] if r["status"] == "open" and r["due"] < TODAY]
    assert len(late) == 8
