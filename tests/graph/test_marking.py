"""Marking a round: each mark is one revision, made against what was seen, allowed by the rules."""

from datetime import date, timedelta
from types import SimpleNamespace

import polars as pl
import pytest

from graph.analyses.round import ANALYSIS
from graph.history import CHANGES, REV, Past
from graph.marking import Mark, mark
from graph.messages import UserError
from graph.projections import project
from graph.tables import Register, complete, frame, key_of

TODAY = date.today().isoformat()
TABLES = {
    "departments": [{"id": "lead"}, {"id": "legal"}, {"id": "works"}, {"id": "strict"}],
    "people": [{"id": "mayor"}, {"id": "clerk"}],
    "issues": [{"id": "a", "title": "Zone", "kind": "bylaw", "owner": "lead"}],
    "rules": [
        {
            "id": rule,
            "when_kind": "bylaw",
            "party_kind": "department",
            "party": party,
            "role": "consult",
            "days": 6.0,
            "waivable_by": by,
        }
        for rule, party, by in (
            ("R1", "legal", "mayor"),
            ("R2", "strict", None),
            ("R3", "lead", "mayor"),
        )
    ],
    "involvements": [
        {"issue": "a", "party_kind": "department", "party": "works", "role": "consult"},
    ],
    "positions": [
        {
            "issue": "a",
            "party_kind": "department",
            "party": "works",
            "position": 20.0,
            "salience": 0.6,
            "as_of": "2026-01-01",
        }
    ],
}


class Kept:
    """Stands where the database is: tables in memory, one revision a write."""

    def __init__(self):
        self.tables = dict(complete({name: frame(name, rows) for name, rows in TABLES.items()}))
        self.made = {name: [1] * rows.height for name, rows in self.tables.items()}
        self.version, self.told = 1, []

    def register(self):
        return Register(self.version, self.tables)

    def past(self):
        tables = {
            name: rows.with_columns(pl.Series(REV, self.made[name], pl.Int64))
            for name, rows in self.tables.items()
        }
        return Past(self.version, tables, pl.DataFrame(schema=CHANGES))

    def write(self, plan, *, who, why):
        assert plan.version == self.version
        self.version += 1
        self.told.append(SimpleNamespace(who=who, why=why))
        for name, each in plan.tables.items():
            gone = each.updated.select(key_of(name).alias("k"))["k"].to_list()
            keys = self.tables[name].select(key_of(name).alias("k"))["k"].to_list()
            kept = [at for at, key in enumerate(keys) if key not in gone]
            made = [self.made[name][at] for at in kept]
            fresh = pl.concat([each.updated, each.created])
            self.tables[name] = pl.concat([self.tables[name][kept], fresh])
            self.made[name] = [*made, *[self.version] * fresh.height]
        return self.version


def put(store, party, kind, *, seen=None, **said):
    given = Mark(issue="a", party=party, kind=kind, **said)
    return mark(store, given, who="Li", why="test", seen=seen)


def facts(store, party, today=TODAY):
    network = project(store.register(), today)
    result = ANALYSIS.answer(network, issue="a", today=today)
    return next(row.facts for row in result.rows if row.ref == f"department:{party}")


def positions(store):
    rows = store.tables["positions"].filter(pl.col("party") == "works")
    return rows.sort("as_of")["position"].to_list()


def test_who_must_be_asked_and_is_not_on_the_list_is_missing_until_it_is_sent():
    store = Kept()
    assert facts(store, "legal")["state"] == "missing"
    put(store, "legal", "sent", on=TODAY)
    assert facts(store, "legal")["state"] == "sent"
    assert store.told[0].who == "Li"


def test_the_day_to_answer_by_follows_from_the_rule_and_passes():
    store = Kept()
    put(store, "legal", "sent", on="2026-11-02")
    assert facts(store, "legal", "2026-11-10")["due"] == "2026-11-10"
    assert facts(store, "legal", "2026-11-10")["state"] == "sent"
    late = facts(store, "legal", "2026-11-12")
    assert (late["state"], late["late"]) == ("overdue", 2)


def test_a_disagreement_is_a_position_and_what_was_known_of_the_party_stays():
    store = Kept()
    put(store, "works", "answered", answer="disagree", position=10.0, on=TODAY)
    row = store.tables["positions"].filter(pl.col("as_of") == TODAY).to_dicts()[0]
    assert (row["position"], row["salience"]) == (10.0, 0.6)
    assert facts(store, "works")["answer"] == "object"


def test_a_disagreement_without_a_place_leaves_the_known_one_and_is_unknown_where_none_is():
    store = Kept()
    put(store, "works", "answered", answer="disagree", on=TODAY)
    assert positions(store) == [20.0]
    put(store, "legal", "answered", answer="disagree", on=TODAY)
    legal = store.tables["positions"].filter(pl.col("party") == "legal").to_dicts()
    assert [each["position"] for each in legal] == [None]


def test_a_new_answer_is_not_hidden_by_the_translation_of_an_earlier_one():
    store = Kept()
    rows = store.tables["involvements"].with_columns(
        pl.lit("Memo 1").alias("evidence"), pl.lit("便簽 1").alias("evidence_zh_hant")
    )
    store.tables["involvements"] = rows
    put(store, "works", "answered", answer="agree", evidence="Memo 7", on=TODAY)
    (row,) = store.tables["involvements"].to_dicts()
    assert (row["evidence"], row["evidence_zh_hant"]) == ("Memo 7", None)


def test_an_agreement_is_no_position_and_does_not_take_one():
    store = Kept()
    put(store, "works", "answered", answer="comment", text="only at night", on=TODAY)
    assert positions(store) == [20.0]
    assert facts(store, "works")["answer_text"] == "only at night"
    with pytest.raises(UserError):
        put(store, "works", "answered", answer="agree", position=50.0)


@pytest.mark.parametrize(
    ("party", "by", "key"),
    [
        ("legal", "clerk", "mark.not_allowed"),
        ("legal", None, "mark.no_waiver"),
        ("strict", "mayor", "mark.not_allowed"),
        ("works", "mayor", "mark.no_rule"),
        ("lead", "mayor", "mark.leads"),
    ],
    ids=["another", "nobody", "a rule that may not be waived", "no rule", "the lead itself"],
)
def test_only_whom_the_rule_allows_may_waive(party, by, key):
    store = Kept()
    with pytest.raises(UserError) as refusal:
        put(store, party, "waived", by=by)
    assert refusal.value.reason.key == key
    assert store.version == 1


def test_who_must_be_asked_for_another_reason_is_not_left_out_where_no_rule_can_be_waived():
    store = Kept()
    needed = [{"id": "b", "title": "Quay", "owner": "works"}]
    store.tables["issues"] = pl.concat([store.tables["issues"], frame("issues", needed)])
    link = [{"source": "a", "source_kind": "issue", "target": "b", "target_kind": "issue"}]
    store.tables["dependencies"] = frame("dependencies", link)
    with pytest.raises(UserError) as refusal:
        put(store, "works", "waived", by="mayor")
    assert refusal.value.remedy.key == "mark.no_rule.must.remedy"


@pytest.mark.parametrize("kind", ["sent", "answered"])
def test_what_is_yet_to_come_is_no_mark(kind):
    store, later = Kept(), (date.today() + timedelta(days=2)).isoformat()
    with pytest.raises(UserError) as refusal:
        put(store, "works", kind, on=later, answer="agree")
    assert refusal.value.reason.key == "mark.future"
    assert store.version == 1


def test_an_answer_before_the_day_of_the_sending_on_record_is_refused():
    store = Kept()
    put(store, "works", "sent", on="2026-11-02")
    with pytest.raises(UserError) as refusal:
        put(store, "works", "answered", on="2025-01-01", answer="agree")
    assert refusal.value.reason.key == "check.before_sent"
    put(store, "works", "answered", on="2026-11-03", answer="agree")
    assert facts(store, "works")["state"] == "answered"


def test_who_has_answered_can_no_longer_be_waived():
    store = Kept()
    put(store, "legal", "answered", answer="agree", on=TODAY)
    with pytest.raises(UserError) as refusal:
        put(store, "legal", "waived", by="mayor")
    assert refusal.value.reason.key == "mark.has_answered"


def test_a_waiver_stands_with_who_and_on_what_authority():
    store = Kept()
    put(store, "legal", "waived", by="mayor", basis="Memo 7", on=TODAY)
    row = store.tables["involvements"].filter(pl.col("party") == "legal").to_dicts()[0]
    assert (row["waived_by"], row["waiver_basis"]) == ("mayor", "R1; Memo 7")
    assert facts(store, "legal")["state"] == "waived"


def test_what_somebody_else_has_changed_since_is_not_written_over():
    store = Kept()
    seen = store.version
    put(store, "works", "sent", on=TODAY)
    with pytest.raises(UserError) as refusal:
        put(store, "works", "answered", answer="agree", seen=seen)
    assert refusal.value.reason.key == "mark.changed"
    put(store, "legal", "sent", seen=seen, on=TODAY)  # another party's part is another matter


def test_asking_again_after_an_answer_is_a_new_asking():
    store = Kept()
    put(store, "works", "answered", answer="comment", on="2026-11-02")
    put(store, "works", "sent", on="2026-11-09")
    rows = store.tables["involvements"].filter(pl.col("party") == "works")
    assert sorted(rows["answer"].to_list(), key=str) == [None, "comments"]


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "answered"},
        {"kind": "sent", "on": "yesterday"},
        {"kind": "sent", "on": "2026-11-09", "due": "2026-11-02"},
        {"kind": "answered", "answer": "disagree", "position": 130.0},
    ],
    ids=["no answer", "no date", "due before sent", "off the scale"],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(said):
    store = Kept()
    kind = said.pop("kind")
    with pytest.raises(UserError):
        put(store, "works", kind, **said)
    assert store.version == 1


def test_a_waiver_in_loaded_data_that_no_rule_allows_is_told():
    store = Kept()
    row = {"issue": "a", "party_kind": "department", "party": "strict", "role": "consult"}
    store.tables["involvements"] = frame(
        "involvements", [row | {"waived": "2026-11-02", "waived_by": "clerk"}]
    )
    result = ANALYSIS.answer(project(store.register(), TODAY), issue="a", today=TODAY)
    assert "round.warning.waiver" in [each.key for each in result.warnings]


def test_the_letter_that_was_sent_is_named_while_the_answer_is_waited_for():
    store = Kept()
    put(store, "legal", "sent", evidence="Memo 7")
    network = project(store.register(), TODAY)
    (row,) = (
        each
        for each in ANALYSIS.answer(network, issue="a", today=TODAY).rows
        if each.ref == "department:legal"
    )
    papers = [
        each.text.values["evidence"] for each in row.reasons if each.text.key == "round.answered"
    ]
    assert papers == ["Memo 7"]
