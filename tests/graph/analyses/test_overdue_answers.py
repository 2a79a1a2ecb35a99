"""Who has not answered in time, over all open issues."""

from datetime import date

from graph.rounds import overdue_askings

DAY = date(2026, 11, 23)


def test_answers_due_before_the_day_are_overdue_on_open_issues_only_the_oldest_first(organisation):
    network = organisation(
        departments=["a", "b", "c", "d"],
        issues=[
            {"id": "open", "created": "2026-01-01"},
            {"id": "done", "created": "2026-01-01", "closed": "2026-02-01"},
        ],
        involvements=[
            {"issue": "open", "party": "a", "role": "consult", "due": "2026-11-20"},
            {"issue": "open", "party": "b", "role": "consult", "due": "2026-10-01"},
            # Due today is still in time, an answer settles, and a closed issue waits for nobody.
            {"issue": "open", "party": "c", "role": "consult", "due": "2026-11-23"},
            {
                "issue": "open",
                "party": "d",
                "role": "consult",
                "due": "2026-10-01",
                "answer": "agree",
            },
            {"issue": "done", "party": "a", "role": "consult", "due": "2026-01-20"},
        ],
    )
    found = [(issue, each.party, each.due) for issue, each in overdue_askings(network, DAY)]
    assert found == [
        ("issue:open", "department:b", "2026-10-01"),
        ("issue:open", "department:a", "2026-11-20"),
    ]
