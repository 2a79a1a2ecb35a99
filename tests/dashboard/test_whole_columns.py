"""What the browser is sent of the whole organisation."""

import gzip
import itertools
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.context import Context
from dashboard.whole import places
from dashboard.whole.homes import homes
from dashboard.whole.rows import asked_rows, everything
from graph.settings import read_settings

TABLES: dict[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "F", "name": "Finance", "name_zh_hant": "財政局"},
        {"id": "T", "name": "Transport", "parent": "F"},
    ],
    "people": [{"id": "1", "name": "Li"}, {"id": "2", "name": "Wu"}, {"id": "3", "name": "Nobody"}],
    "memberships": [
        {"person": "1", "department": "F", "share": 0.2},
        {"person": "1", "department": "T", "share": 0.8},
        {"person": "2", "department": "F"},
    ],
    "issues": [{"id": "I", "title": "Tram", "owner": "T"}, {"id": "J", "title": "Bridge"}],
    "involvements": [
        {"issue": "J", "party_kind": "person", "party": "2", "role": "lead"},
        {"issue": "J", "party_kind": "person", "party": "2", "role": "support"},
    ],
}


@pytest.fixture
def small(context: Callable[..., Context]) -> Context:
    return context(**TABLES)


@pytest.fixture
def client(small: Context) -> FlaskClient:
    return create_app(small, read_settings()).server.test_client()


def test_each_thing_is_at_home_where_it_belongs(small: Context) -> None:
    assert homes(small.network()) == {
        "department:F": "department:F",
        "department:T": "department:T",
        "person:1": "department:T",  # the larger share
        "person:2": "department:F",
        "person:3": None,
        "issue:I": "department:T",  # its owner
        "issue:J": "department:F",  # where the person is who leads it
    }


def test_every_node_is_sent_and_links_point_to_them(client: FlaskClient) -> None:
    nodes = client.get("/explore/whole/nodes.json?lang=en").get_json()
    links = client.get("/explore/whole/links.json?lang=en").get_json()
    assert len(nodes["id"]) == 7
    columns = ("name", "x", "y", "kind", "degree", "home")
    assert {len(nodes[name]) for name in columns} == {7}
    sources = list(itertools.accumulate(links["steps"]))
    told = {
        (nodes["id"][source], links["relations"][relation], nodes["id"][target])
        for source, relation, target in zip(sources, links["relation"], links["dst"], strict=True)
    }
    assert ("department:T", "part_of", "department:F") in told
    assert ("person:2", "involved_in", "issue:J") in told
    assert len(told) == len(sources)  # two roles of one party on one issue are one link


def test_names_are_in_the_language_that_is_asked_for(client: FlaskClient) -> None:
    nodes = client.get("/explore/whole/nodes.json?lang=zh-Hant").get_json()
    assert nodes["name"][0] == "財政局"
    assert nodes["groups"]["label"][-1] == "未歸屬單位"


def test_what_is_unchanged_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/explore/whole/nodes.json?lang=en", headers={"Accept-Encoding": "gzip"})
    assert json.loads(gzip.decompress(first.data))["id"]
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/explore/whole/nodes.json?lang=en", headers=known).status_code == 304
    other = client.get("/explore/whole/nodes.json?lang=zh-Hans", headers=known)
    assert other.status_code == 200


def test_large_ones_are_placed_beside_the_page_with_progress(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "AT_ONCE", 3)
    first = client.get("/explore/whole/nodes.json?lang=en")
    assert first.status_code == 202
    assert set(first.get_json()) == {"done", "total"}
    for _ in range(200):
        answer = client.get("/explore/whole/nodes.json?lang=en")
        if answer.status_code == 200:
            break
        time.sleep(0.02)
    assert len(answer.get_json()["id"]) == 7


def test_an_unknown_moment_is_refused_with_a_sentence(client: FlaskClient) -> None:
    answer = client.get("/explore/whole/nodes.json?lang=en&as_of=99")
    assert answer.status_code == 409
    assert "99" in answer.text


def test_the_table_is_sorted_and_searched_on_the_server(small: Context) -> None:
    frame = everything(small.network(), small.translator("en"))
    all_rows, count = asked_rows(frame, {"startRow": 0, "endRow": 2})
    assert (len(all_rows), count) == (2, 7)
    assert all_rows[0]["relations"] == max(frame["relations"])
    within = {"name": {"filterType": "text", "type": "contains", "filter": "TRAN"}}
    found, count = asked_rows(frame, {"startRow": 0, "endRow": 100, "filterModel": within})
    assert [row["ref"] for row in found] == ["department:T"]
    assert count == 1
    by_name, _ = asked_rows(frame, {"sortModel": [{"colId": "name", "sort": "asc"}]})
    assert [row["name"] for row in by_name] == sorted(frame["name"])
