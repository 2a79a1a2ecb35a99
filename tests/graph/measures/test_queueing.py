import json
from pathlib import Path

import pytest

from graph.measures.queueing import erlang_b, erlang_c, mean_wait, within

PUBLISHED = Path(__file__).parents[3].parent / "shared" / "methods" / "erlang_c.json"


@pytest.fixture(scope="module")
def published():
    if not PUBLISHED.is_file():
        pytest.skip("the published values ../shared/methods are not on this machine")
    return json.loads(PUBLISHED.read_text(encoding="utf-8"))


def test_the_published_table_of_erlang_c_comes_out_to_its_printed_digits(published):
    example = published["example_A"]
    offered, each = example["lambda_per_h"] * example["aht_s"] / 3600, example["aht_s"]
    for row in example["rows"]:
        servers = row["c"]
        assert offered / servers == pytest.approx(row["util"], abs=0.005)
        # The source cuts digits off as well as rounding them (0.285 is printed as 0.28).
        assert erlang_c(servers, offered) == pytest.approx(row["p_wait"], abs=0.0055)
        assert mean_wait(servers, offered, each) == pytest.approx(row["wait_s"], abs=0.5)
        in_time = within(servers, offered, each, example["target_s"])
        assert 100 * in_time == pytest.approx(row["within"], abs=0.55)
    enough = next(c for c in range(11, 20) if within(c, offered, each, 60) >= 0.9)
    assert enough == example["min_servers_for_90pct"]


def test_720_calls_an_hour_of_four_minutes_to_55_agents(published):
    example = published["example_B"]
    offered = example["lambda_per_h"] * example["aht_s"] / 3600
    assert offered / example["c"] == pytest.approx(0.873, abs=0.0005)
    assert erlang_c(example["c"], offered) == pytest.approx(0.239, abs=0.0005)
    assert mean_wait(example["c"], offered, example["aht_s"]) == pytest.approx(8.2, abs=0.05)


def test_a_load_as_large_as_the_servers_has_no_number():
    assert erlang_c(10, 10.0) is None
    assert mean_wait(10, 12.0, 150.0) is None
    assert within(10, 12.0, 150.0, 60.0) is None


def test_one_server_blocks_load_over_one_plus_load():
    assert erlang_b(1, 3.0) == pytest.approx(3 / 4)
    assert erlang_b(0, 3.0) == 1.0
