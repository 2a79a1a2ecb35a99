"""Where names are hidden, no answer of the server holds one: pages, details, search, files."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import polars as pl
import pytest
from dash._utils import to_json

from dashboard.app import create_app
from dashboard.context import Context
from dashboard.hidden_names import HidingStore, hidden_query, shown_query
from dashboard.pages import PAGES
from dashboard.pages._base import View
from graph.analyses._base import Row
from graph.messages import UserError
from graph.model import RECORD_TYPES
from graph.plan import Plan
from graph.settings import read_settings
from graph.tables import frame_schema
from graph.texts import translator
from loaders.samples import SAMPLES

ADDRESSES: dict[str, list[dict[str, str]]] = {
    "overview": [{}],
    "explore": [{}, {"focus": "person:~3", "depth": "2"}, {"focus": "issue:I-023", "boxes": "1"}],
    "consult": [{"issue": "issue:I-023"}, {"issue": "issue:I-025", "part": "round"}],
    "workload": [{"kind": "person"}, {"tab": "stuck"}, {"tab": "relief"}],
    "negotiate": [{"issue": "issue:I-019"}],
    "help": [{}],
    "data": [{"table": "people"}, {"table": "memberships"}, {"tab": "history"}],
}


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict[str, Any]]]:
    """Tables of the sample organisation."""
    found = {}
    for record_type in RECORD_TYPES:
        path = SAMPLES / "city" / f"{record_type.table}.csv"
        if path.is_file():
            schema = frame_schema(record_type)
            read = pl.read_csv(path, infer_schema=False)
            kept = [name for name in read.columns if name in schema]
            read = read.select(
                pl.col(name) == "true"
                if schema[name] == pl.Boolean
                else pl.col(name).cast(schema[name], strict=False)
                for name in kept
            )
            found[record_type.table] = read.to_dicts()
    return found


@pytest.fixture
def held(context: Callable[..., Context], rows: dict[str, list[dict[str, Any]]]) -> Context:
    return context(**rows)


def names_of(rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield from (row[each] for each in row if each.startswith("name") and row[each])


def told(text: str, names: Iterator[str]) -> list[str]:
    """Names that stand in a text, as it is sent or as it is read."""
    read = text.encode("ascii", "ignore").decode("unicode_escape") if "\\u" in text else ""
    return [
        each
        for each in names
        if re.search(rf"(?<![A-Za-z]){re.escape(each)}(?![A-Za-z])", text + read)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_no_page_holds_a_name(
    held: Context, rows: dict[str, list[dict[str, Any]]], page: Any
) -> None:
    names = [*names_of(rows["people"]), *names_of(rows["departments"])]
    for asked in ADDRESSES[page.id]:
        query = asked | {"names": "all"}
        then = held.at(query)
        translate = held.translator("zh-Hant")
        view = View(translate=translate, query=query, scheme="light", context=then)
        sent = to_json(page.layout(view))
        read = json.dumps(json.loads(sent), ensure_ascii=False)
        # The field to ask in shows an example that names an office of any city.
        read = read.replace(translate("explore.ask.placeholder"), "")
        assert told(read, iter(names)) == []
        assert len(sent) > 1000


def test_departments_keep_their_names_where_people_are_hidden(
    held: Context, rows: dict[str, list[dict[str, Any]]]
) -> None:
    query = {"focus": "department:D-WAT", "depth": "2", "names": "people"}
    then = held.at(query)
    view = View(translate=held.translator("en"), query=query, scheme="light", context=then)
    page = next(each for each in PAGES if each.id == "explore")
    sent = json.dumps(json.loads(to_json(page.layout(view))), ensure_ascii=False)
    assert told(sent, names_of(rows["people"])) == []
    assert "Water and Drainage Bureau" in sent


def test_a_written_register_and_a_picture_name_nobody(
    held: Context, rows: dict[str, list[dict[str, Any]]]
) -> None:
    client = create_app(held, read_settings({})).server.test_client()
    with client.get("/download/picture.svg?focus=issue:I-023&names=all&lang=en") as answer:
        assert re.search(r">Person \d+<", answer.text)
        assert re.search(r">Department \d+<", answer.text)
        people = iter([*names_of(rows["people"]), *names_of(rows["departments"])])
        assert told(answer.text, people) == []
    held.files.asked.clear()  # type: ignore[attr-defined]
    with client.get("/download/register.xlsx?names=people"):
        pass
    ((_, given),) = held.files.asked  # type: ignore[attr-defined]
    assert given["register"].tables["people"]["name"].str.starts_with("Person ").all()


def test_nothing_is_written_while_names_are_hidden(held: Context) -> None:
    hidden = held.at({"names": "people"})
    assert hidden.read_only
    with pytest.raises(UserError):
        hidden.store.write(Plan(version=1, tables={}), who="x", why="y")


def test_the_numbers_are_the_same_as_of_another_day(held: Context) -> None:
    hidden = held.at({"names": "people"})
    again = held.at({"names": "people"})
    assert hidden.store is again.store
    assert hidden.network() is again.network()


def test_what_is_kept_of_a_network_with_names_is_never_shown_for_one_without(held: Context) -> None:
    states = {
        held.at(query).network().graph["state"]
        for names in ("", "people", "all")
        for query in ({"names": names}, {"names": names, "as_of": "1"})
    }
    assert len(states) == 6


def test_an_address_names_nobody_and_leads_back(held: Context) -> None:
    store = held.at({"names": "people"}).store
    assert isinstance(store, HidingStore)
    query = {
        "focus": "person:P-001",
        "expand": "member_of*person:P-002,department:D-WAT",
        "way": "person:P-001|issue:I-023",
        "do": "remove person:P-035",
        "lang": "en",
    }
    hidden = hidden_query(query, store.hiding())
    assert hidden["focus"] == "person:~1"
    assert hidden["expand"] == "member_of*person:~2,department:D-WAT"
    assert hidden_query(hidden, store.hiding()) == hidden
    assert shown_query(hidden, store.hiding()) == query


def test_a_link_made_by_hand_is_led_to_one_that_names_nobody(held: Context) -> None:
    client = create_app(held, read_settings({})).server.test_client()
    found = client.get("/explore?focus=person:P-001&names=people").headers["Location"]
    assert found == "/explore?focus=person:~1&names=people"
    assert client.get(found).status_code == 200


@pytest.mark.parametrize("field", ["person", "role"])
def test_what_a_cell_may_hold_is_offered_without_names(
    held: Context, rows: dict[str, list[dict[str, Any]]], field: str
) -> None:
    client = create_app(held, read_settings({})).server.test_client()
    asked, page = f"/choices?table=memberships&field={field}", "http://localhost/data"
    answers = [
        client.get(f"{asked}&names=people"),
        client.get(asked, headers={"Referer": f"{page}?names=all"}),
    ]
    for answer in answers:
        assert answer.json["choices"]
        assert told(answer.text, names_of(rows["people"])) == []
    shown = client.get(asked, headers={"Referer": page})
    assert bool(told(shown.text, names_of(rows["people"]))) == (field == "person")


def listed(context: Context) -> tuple[Row, ...]:
    return context.answers.answer("consult", issue="issue:I-023", today=date(2026, 11, 27)).rows


def advised(rows: tuple[Row, ...]) -> list[tuple[str, str, float]]:
    """Tier, role and points of everybody on a list, without who they are."""
    return sorted((row.facts["tier"], row.facts["role"], row.score or 0.0) for row in rows)


def test_hiding_names_changes_no_advice_and_tells_no_word_of_them(held: Context) -> None:
    rows = listed(held.at({"names": "all"}))
    assert advised(rows) == [
        (tier, role, pytest.approx(points)) for tier, role, points in advised(listed(held))
    ]
    said = [translator("en").say(each.text) for row in rows for each in row.reasons]
    names = [each for each in said if each.startswith("The name of ")]
    assert names
    assert all("(words of names that are hidden)" in each for each in names)
