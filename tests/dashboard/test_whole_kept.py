"""The picture of everything stands as it stood: after a restart, and whatever was looked at."""

from pathlib import Path

import networkx as nx
import pytest

from dashboard.jobs import Jobs
from dashboard.whole.kept import file_of, read_placement
from dashboard.whole.placement import Placement
from dashboard.whole.places import Places
from graph.projections import Network
from graph.settings import DatabaseSettings


def office(version: int, *people: str) -> Network:
    """One department with its people."""
    network: Network = nx.MultiDiGraph(state=(version,))
    network.add_node("department:D", kind="department", id="D", record={})
    for person in people:
        network.add_node(person, kind="person", id=person, record={})
        network.add_edge(person, "department:D", relation="member_of", record={"share": 1.0})
    return network


STAFF = [f"person:{number}" for number in range(12)]


def placed(places: Places, network: Network, *, is_present: bool = True) -> Placement:
    return places.awaited(network, is_present=is_present)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return file_of(DatabaseSettings(folder=tmp_path))


def test_what_was_added_stands_after_a_restart_where_it_stood_before(file: Path) -> None:
    running = Places(Jobs(), file)
    first = placed(running, office(1, *STAFF))
    added = placed(running, office(2, "person:a", *STAFF))
    assert {node: added.places[node] for node in STAFF} == {n: first.places[n] for n in STAFF}
    anew = placed(Places(Jobs()), office(2, "person:a", *STAFF))
    assert anew.places != added.places  # placed at once, they would have moved
    assert placed(Places(Jobs(), file), office(2, "person:a", *STAFF)) == added


def test_a_look_at_the_past_moves_nothing_of_the_present(file: Path) -> None:
    places = Places(Jobs(), file)
    now = placed(places, office(1, *STAFF))
    then = placed(places, office(7, *STAFF[:3]), is_present=False)
    assert then.places == {node: now.places[node] for node in ("department:D", *STAFF[:3])}
    later = placed(places, office(2, *STAFF, "person:a"))
    assert {node: later.places[node] for node in STAFF} == {
        node: now.places[node] for node in STAFF
    }


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b\x08\x00broken"])
def test_a_file_that_cannot_be_read_begins_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert read_placement(file) is None
    assert placed(Places(Jobs(), file), office(1, *STAFF)) == placed(
        Places(Jobs()), office(1, *STAFF)
    )


def test_places_of_another_database_are_kept_apart(tmp_path: Path) -> None:
    one, other = (
        DatabaseSettings(folder=tmp_path, uri=uri) for uri in ("neo4j://a:7687", "neo4j://b:7687")
    )
    assert len({file_of(one), file_of(other), file_of(DatabaseSettings(folder=tmp_path))}) == 3
