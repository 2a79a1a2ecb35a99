"""What the search of the frame offers for what is typed."""

from collections.abc import Callable

from dashboard.context import Context
from dashboard.searching import found_options


def test_what_has_the_id_that_is_typed_stands_before_every_phrase(
    context: Callable[..., Context],
) -> None:
    held = context(
        departments=[{"id": "D-FIN", "name": "Finance"}, {"id": "D-FIN-2", "name": "Taxes"}],
        issues=[{"id": "I-1", "title": "Levy", "owner": "D-FIN"}],
    )
    network, translate = held.network(), held.translator("en")
    for typed in ("D-FIN", "d-fin "):
        assert found_options(network, typed, translate)[0]["value"] == "department:D-FIN"
    first = found_options(network, "issues led by Finance", translate)[0]
    assert first["value"] == "ask:issues led by Finance"


def test_a_misspelt_topic_or_name_is_offered_where_nothing_else_is(
    context: Callable[..., Context],
) -> None:
    held = context(
        departments=[{"id": "D-FIN", "name": "Finance"}],
        issues=[{"id": "I-1", "title": "Dyke", "topics": "flood", "owner": "D-FIN"}],
    )
    network, translate = held.network(), held.translator("en")
    (topic,) = found_options(network, "flod", translate)
    assert topic == {
        "value": "ask:issues about flood",
        "label": "Did you mean: the topic “flood”",
    }
    (name,) = found_options(network, "Finanec", translate)
    assert name["value"] == "department:D-FIN"
    assert not found_options(network, "zzzzzz", translate)
