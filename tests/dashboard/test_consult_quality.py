"""How good the list is, said on the page in plain words and in every language."""

import pytest

from dashboard.pages._consult_quality import told
from graph.fields import LANGUAGES

TABLES = {
    "departments": [{"id": "a"}, {"id": "b"}],
    "issues": [
        {"id": "one", "owner": "a", "created": "2024-01-10"},
        {"id": "two", "owner": "a", "created": "2025-01-10"},
    ],
    "involvements": [
        {"issue": "one", "party_kind": "department", "party": "b", "role": "consult"},
        {"issue": "two", "party_kind": "department", "party": "b", "role": "consult"},
    ],
}


def words(component):
    """Every text of a component, in order."""
    if isinstance(component, str):
        return [component]
    children = getattr(component, "children", None)
    listed = children if isinstance(children, list | tuple) else [children]
    return [text for each in listed if each is not None for text in words(each)]


def test_the_share_found_is_said_per_hundred_beside_the_best_of_the_simple_lists(context):
    where = context(**TABLES)
    result = where.answers.answer("evaluate", what="consult", since="2025-01-01")
    said = words(told(result, where.translator("en")))
    assert said[0] == (
        "Of 100 departments really consulted, the first 5 of our list contained 100; "
        "the best of the simple lists beside it (most often consulted) would have contained 100."
    )
    assert not any("people" in text for text in said[:2])  # nobody was consulted as a person


@pytest.mark.parametrize(("theirs", "is_said"), [(0.8, False), (0.9, True)])
def test_where_a_simple_list_did_better_it_is_said(context, theirs, is_said):
    where = context(**TABLES)
    result = where.answers.answer("evaluate", what="consult", since="2025-01-01")
    measured = result.summary["by_party"]["department"]
    measured["recall@5"] = 0.8
    for each in measured["baselines"].values():
        each["recall@5"] = 0.1
    measured["baselines"]["past_partners"]["recall@5"] = theirs
    first, second, *_ = words(told(result, where.translator("en")))
    assert first.endswith(f"(past partners of the lead) would have contained {100 * theirs:.0f}.")
    assert ("simple one did better" in second) == is_said


def test_it_is_said_in_every_language(context):
    where = context(**TABLES)
    result = where.answers.answer("evaluate", what="consult")
    said = [words(told(result, where.translator(language)))[0] for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert all("100" in text for text in said)
