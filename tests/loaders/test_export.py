"""What is exported loads again as it was, and runs nothing in a spreadsheet program."""

import csv
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.messages import UserError
from graph.model import BY_TABLE
from graph.plan import plan_upsert
from graph.tables import Register, complete, frame
from loaders.convert import extra_text
from loaders.export import export
from loaders.neutral import neutralised, restored
from loaders.prepare import prepare
from loaders.reading import read_source

FORMS = ["out", "out.zip", "out.xlsx", "out.json"]
STRANGE = [
    "=1+1", "'=1+1", "''-x", "-5", "+", "@me", "'", "'quoted'", "工務局", "🙂", "a\nb", 'a"b',
    "a,b", "a;b", "007", "1e5", "TBD", "n/a", "無", "_x000D_", "_x0041_", "<b>&amp;", "#REF!",
    "null", "TRUE", "2025-01-01", "ｆｕｌｌ", "'＝1", "é", "id", "name",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(STRANGE),
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n\t"),
        min_size=1,
        max_size=12,
    ),
).map(lambda text: text.strip())
TEXTS = TEXTS.filter(
    lambda text: text and pl.Series([text]).str.strip_chars()[0] == text
)  # a register holds no text of blanks
KEYS = st.sampled_from(["raw", "Cost Centre", "電話", "=x", "2", "'@"])


def register(**tables: list[dict[str, Any]]) -> Register:
    return Register(1, complete({table: frame(table, rows) for table, rows in tables.items()}))


def loaded(path: Path) -> Register:
    prepared = prepare(read_source(path), Register(0))
    assert not prepared.report.errors, prepared.report.errors
    empty = complete({})
    return Register(
        1,
        {table: empty[table].extend(each.created) for table, each in prepared.plan.tables.items()},
    )


def same(one: Register, other: Register) -> None:
    for table, rows in one.tables.items():
        if not rows.is_empty():
            key = list(BY_TABLE[table].key)
            assert other.tables[table].sort(key).to_dicts() == rows.sort(key).to_dicts()


@st.composite
def organisations(draw: st.DrawFn) -> Register:
    """Departments, issues, positions and memberships with any texts, numbers and extras."""
    optional = st.none() | TEXTS
    ids = draw(st.lists(TEXTS, min_size=1, max_size=4, unique=True))
    topics = st.none() | st.sampled_from(["a", "a|b", "水利|交通"])
    numbers = st.none() | st.floats(0, 1e9, allow_nan=False)
    dates = st.sampled_from([None, "2025", "2025-03", "2025-03-09"])
    shares = st.none() | st.floats(0, 1)
    extras = st.dictionaries(KEYS, TEXTS, max_size=3)

    def extra() -> str | None:
        return extra_text(draw(extras))

    departments = [
        {"id": each, "name": draw(optional), "name_zh_hant": draw(optional), "note": draw(optional),
         "capacity": draw(numbers), "extra": extra()}
        for each in ids
    ]  # fmt: skip
    issues = [
        {"id": each, "title": draw(optional), "topics": draw(topics), "created": draw(dates),
         "owner": draw(st.sampled_from(ids)), "extra": extra()}
        for each in ids
    ]  # fmt: skip
    positions = [
        {"issue": each, "party": each, "party_kind": "department", "power": draw(shares),
         "confidential": draw(st.sampled_from([None, True, False])), "extra": extra()}
        for each in ids
    ]  # fmt: skip
    return register(departments=departments, issues=issues, positions=positions)


@pytest.mark.parametrize("form", FORMS)
@given(organisation=organisations())
@settings(
    max_examples=12,  # a workbook takes half a second
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_organisation_comes_back_as_it_was(
    form: str, organisation: Register, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("export") / form
    export(organisation, path, confidential=True)
    same(organisation, loaded(path))


@given(TEXTS)
@settings(max_examples=300)
def test_a_harmless_cell_is_made_whole_again(text: str) -> None:
    cell = pl.DataFrame({"x": [text]})
    there = cell.select(neutralised(pl.col("x")))
    assert there.select(restored(pl.col("x"))).item() == text


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_a_cell_that_would_run_gets_an_apostrophe(text: str) -> None:
    assert pl.DataFrame({"x": [text]}).select(neutralised(pl.col("x"))).item() == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3.5", "-1e3", "a=b", "'quoted'", "工務局"])
def test_a_plain_number_or_text_stays_as_it_is(text: str) -> None:
    assert pl.DataFrame({"x": [text]}).select(neutralised(pl.col("x"))).item() == text


def test_csv_begins_with_a_mark_so_that_excel_reads_chinese(tmp_path: Path) -> None:
    export(register(departments=[{"id": "D1", "name": "工務局"}]), tmp_path / "out")
    content = (tmp_path / "out" / "departments.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(content.decode("utf-8-sig").splitlines())
    assert row["name"] == "工務局"


def test_a_formula_in_a_workbook_is_text(tmp_path: Path) -> None:
    export(register(departments=[{"id": "D1", "name": "=1+1"}]), tmp_path / "out.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx")["departments"]["B2"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_only_tables_with_rows_are_written(tmp_path: Path) -> None:
    export(register(departments=[{"id": "D1"}]), tmp_path / "out.zip")
    assert zipfile.ZipFile(tmp_path / "out.zip").namelist() == ["departments.csv"]


def test_an_empty_register_is_written_as_headers(tmp_path: Path) -> None:
    export(Register(0), tmp_path / "out")
    assert {path.stem for path in (tmp_path / "out").iterdir()} == set(BY_TABLE)


def test_confidential_positions_are_left_out_and_counted(tmp_path: Path) -> None:
    position = {"issue": "I1", "party": "D1", "party_kind": "department"}
    known = register(
        positions=[
            position | {"as_of": "2024", "confidential": True},
            position | {"as_of": "2025", "confidential": None},
        ]
    )
    assert export(known, tmp_path / "out") == 1
    assert "2024" not in (tmp_path / "out" / "positions.csv").read_text("utf-8")
    assert export(known, tmp_path / "all", confidential=True) == 0
    assert "2024" in (tmp_path / "all" / "positions.csv").read_text("utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_there_is_replaced_only_by_force(form: str, tmp_path: Path) -> None:
    export(register(departments=[{"id": "D1"}], people=[{"id": "P1"}]), tmp_path / form)
    other = register(departments=[{"id": "D2"}])
    with pytest.raises(UserError) as raised:
        export(other, tmp_path / form)
    assert raised.value.reason.key == "export.exists"
    export(other, tmp_path / form, force=True)
    same(other, loaded(tmp_path / form))
    assert "people" not in loaded(tmp_path / form).tables
    assert [each.name for each in tmp_path.iterdir()] == [form]


def test_an_ending_that_is_not_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        export(Register(0), tmp_path / "out.pdf")
    assert raised.value.reason.key == "export.ending"


def test_a_text_longer_than_a_cell_of_excel_is_an_error_and_not_cut(tmp_path: Path) -> None:
    long = register(departments=[{"id": "D1", "note": "x" * 40_000}])
    with pytest.raises(UserError) as raised:
        export(long, tmp_path / "out.xlsx")
    assert raised.value.reason.key == "export.long"
    export(long, tmp_path / "out.zip")
    same(long, loaded(tmp_path / "out.zip"))


def test_a_date_kept_as_text_goes_back_into_its_column(tmp_path: Path) -> None:
    known = register(issues=[{"id": "I1", "extra": extra_text({"created": "v1.27"})}])
    export(known, tmp_path / "out")
    (row,) = csv.DictReader((tmp_path / "out" / "issues.csv").read_text("utf-8-sig").splitlines())
    assert row["created"] == "v1.27"
    same(known, loaded(tmp_path / "out"))


def test_loading_an_export_into_its_own_register_changes_nothing(tmp_path: Path) -> None:
    known = register(departments=[{"id": "D1", "name": "工務局", "capacity": 20.5}])
    export(known, tmp_path / "out.xlsx")
    prepared = prepare(read_source(tmp_path / "out.xlsx"), known)
    assert prepared.plan.is_empty
    assert plan_upsert(known.tables, {}, 1).is_empty


def test_an_unknown_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        export(Register(0), tmp_path / "out", tables=["cars"])
    assert raised.value.reason.key == "export.table"
