"""A network is built once for each data version and day, whoever asks."""

from dataclasses import dataclass

from graph.networks import Networks
from graph.tables import Register, complete, frame


@dataclass
class Source:
    """A register whose reads are counted."""

    number: int = 1
    reads: int = 0
    views: int = 0
    role: str | None = None

    def read(self) -> Register:
        self.reads += 1
        rows = [{"person": "P", "department": "D", "since": "2024-01-01", "until": "2024-12-31"}]
        kept = [{"id": f"V-{each}", "view_address": "/"} for each in range(self.views)]
        tables = {
            "memberships": frame("memberships", [rows[0] | {"role": self.role}]),
            "views": frame("views", kept),
        }
        return Register(self.number, complete(tables))

    def networks(self) -> Networks:
        return Networks(self.read, lambda: self.number)


def test_a_network_is_built_once_for_each_version() -> None:
    source = Source()
    networks = source.networks()
    first = networks.network()
    assert networks.network() is first
    assert source.reads == 1
    source.number, source.role = 2, "head"
    assert networks.network() is not first
    assert networks.network().graph["version"] == 2
    assert source.reads == 2


def test_a_saved_view_makes_a_version_and_leaves_every_answer() -> None:
    source = Source()
    networks = source.networks()
    first = networks.network()
    state = first.graph["state"]
    source.number, source.views = 2, 1
    assert networks.register().tables["views"].height == 1
    assert networks.network() is first
    assert (first.graph["version"], first.graph["state"]) == (2, state)


def test_past_and_present_never_mix() -> None:
    networks = Source().networks()
    assert networks.network("2024-06-30").number_of_edges() == 1
    assert networks.network("2025-01-01").number_of_edges() == 0


def test_the_networks_of_many_days_are_not_all_kept() -> None:
    source = Source()
    networks = source.networks()
    first = networks.network("2024-01-01")
    for day in range(2, 12):
        networks.network(f"2024-01-{day:02}")
    assert networks.network("2024-01-01") is not first
    assert source.reads == 1
