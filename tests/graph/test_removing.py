"""What has ended stays in the past; what was wrong goes to the trash unless others need it."""

import pytest
from remembering import RememberingStore

from graph.chronicle import Chronicle
from graph.history import trash
from graph.messages import UserError
from graph.removing import ended, removed

WORDS = {"who": "ann", "why": "test"}


@pytest.fixture
def store() -> RememberingStore:
    made = RememberingStore()
    made.load(
        "2026-03-01",
        people=[{"id": "P"}],
        departments=[{"id": "A"}],
        memberships=[{"person": "P", "department": "A", "role": "head"}],
    )
    return made


def test_an_ended_membership_is_still_there_on_earlier_days(store: RememberingStore) -> None:
    key = ("P", "A", "head", "")
    store.write(ended(store.register(), "memberships", key, "2026-06-30"), **WORDS)
    chronicle = Chronicle(store)
    for day, expected in (("2026-06-30", True), ("2026-07-01", False)):
        then = chronicle.network(chronicle.moment(day, known_now=True))
        assert then.has_edge("person:P", "department:A") == expected
    assert trash(store.past()) == []


def test_what_others_refer_to_is_not_removed(store: RememberingStore) -> None:
    with pytest.raises(UserError) as refusal:
        removed(store.register(), "people", ("P",))
    assert refusal.value.reason.key == "remove.needed"
    store.write(removed(store.register(), "memberships", ("P", "A", "head", "")), **WORDS)
    store.write(removed(store.register(), "people", ("P",)), **WORDS)
    assert [each.table for each in trash(store.past())] == ["people", "memberships"]


def test_what_is_not_there_or_never_ends_is_refused(store: RememberingStore) -> None:
    with pytest.raises(UserError) as refusal:
        removed(store.register(), "people", ("X",))
    assert refusal.value.reason.key == "remove.none"
    with pytest.raises(UserError) as refusal:
        ended(store.register(), "people", ("P",), "2026")
    assert refusal.value.reason.key == "end.never"
