"""What if, on the command line."""

import json
from contextlib import nullcontext

import pytest
from remembering import RememberingStore

from graph.cli.run import run
from graph.scenarios.stands import keeping


@pytest.fixture
def ask(capsys):
    """Run a command line on two units of which one is overloaded: status, stdout, stderr."""
    store = RememberingStore()
    store.load(
        departments=[{"id": "roads", "capacity": 10.0}, {"id": "parks", "capacity": 40.0}],
        issues=[{"id": "bridge", "effort": 60.0, "owner": "roads"}],
    )

    def asked(*arguments):
        status = run(arguments, lambda settings, progress: nullcontext(store))
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


def test_whatif_gives_figures_before_and_after_and_writes_nothing(ask):
    status, out, _ = ask("whatif", "--move", "bridge", "roads", "parks", "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["analysis"] == "whatif"
    assert (answer["summary"]["peak_before"], answer["summary"]["peak_after"]) == (2.0, 0.5)
    assert {row["id"] for row in answer["rows"]} == {"roads", "parks"}
    assert ask("diff", "1", "2")[0] == 1  # there is no second revision


def test_as_text_changes_and_bottlenecks_stand_in_words(ask):
    out = ask("whatif", "--move", "bridge", "roads", "parks")[1]
    assert out.startswith("bridge: from roads to parks")
    assert "move issue:bridge" not in out


def test_parts_of_a_capacity_are_told_in_per_cent_as_the_sentences_do(ask):
    """Sixty person-days of ten and then of forty, in three months."""
    moved = ask("whatif", "--move", "bridge", "roads", "parks")[1]
    assert "highest utilisation before: 200%" in moved
    assert "highest utilisation after: 50%" in moved
    row = next(line for line in ask("workload")[1].splitlines() if "roads  department" in line)
    assert "200%" in row


def test_the_person_days_that_count_are_headed_as_such(ask):
    head = next(line for line in ask("load", "roads")[1].splitlines() if line.startswith("#"))
    assert head.endswith("counted (person-days)")
    assert "score" not in head


def test_changes_are_worked_out_in_the_order_given(ask):
    out = ask("whatif", "--capacity", "parks", "20", "--capacity", "parks", "30", "--json")[1]
    assert json.loads(out)["summary"]["changes"] == [
        "capacity department:parks > 20",
        "capacity department:parks > 30",
    ]


def test_a_scenario_is_saved_shown_previewed_applied_undone_and_deleted(ask):
    assert ask("scenario", "save", "Help", "--move", "bridge", "roads", "parks")[0] == 0
    (kept,) = json.loads(ask("scenario", "list", "--json")[1])["scenarios"]
    assert kept["id"] == "S-01"
    assert json.loads(ask("scenario", "show", "Help", "--json")[1])["summary"]["peak_after"] == 0.5
    preview = json.loads(ask("scenario", "apply", "S-01", "--dry-run", "--json")[1])
    assert preview["revision"] is None
    assert preview["tables"]["issues"]["updated"][0]["after"]["owner"] == "parks"
    applied = json.loads(ask("scenario", "apply", "S-01", "--json")[1])
    assert applied["tables"] == preview["tables"]
    assert json.loads(ask("workload", "--json")[1])["summary"]["over_capacity"] == []
    assert ask("undo", str(applied["revision"]))[0] == 0
    assert json.loads(ask("workload", "--json")[1])["summary"]["over_capacity"] == [
        "department:roads"
    ]
    assert ask("scenario", "delete", "S-01")[0] == 0
    assert json.loads(ask("scenario", "list", "--json")[1])["scenarios"] == []


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_the_list_says_changes_in_the_readers_words_and_which_cannot_be_read(ask, language):
    ask("scenario", "save", "Help", "--move", "bridge", "roads", "parks", "lead")
    said = ask("scenario", "list", "--language", language)[1]
    assert "move issue:" not in said
    assert {"zh-Hant": "主辦由", "zh-Hans": "牵头由"}[language] in said
    assert ask("remove", "issues", "bridge")[0] == 0
    gone = ask("scenario", "list", "--language", language)[1]
    assert "move issue:bridge" in gone
    assert {"zh-Hant": "已無法讀取", "zh-Hans": "已无法读取"}[language] in gone


@pytest.mark.parametrize(
    "wrong",
    [
        ("whatif",),
        ("scenario", "show"),
        ("scenario", "show", "none"),
        ("whatif", "--remove", "nobody"),
        ("whatif", "--capacity", "roads", "much"),
    ],
)
def test_what_cannot_be_worked_out_is_one_sentence_and_a_remedy(ask, wrong):
    status, out, err = ask(*wrong)
    assert (status, out, len(err.splitlines())) == (1, "", 2)


@pytest.fixture
def negotiating(capsys):
    """Ask about a road that works wants and parks does not; a scenario is kept."""
    store = RememberingStore()
    stands = [
        {"issue": "road", "party_kind": "department", "party": party, "position": position}
        | {"salience": 1.0, "power": 1.0}
        for party, position in (("works", 100.0), ("parks", 0.0))
    ]
    store.load(
        departments=[{"id": "works"}, {"id": "parks"}],
        issues=[{"id": "road", "title": "Road"}],
        positions=stands,
    )
    plan = keeping(store.register(), "Parks gives way", ["parks@road position=50"])
    store.write(plan, who="test", why="test")

    def asked(*arguments):
        status = run(arguments, lambda settings, progress: nullcontext(store))
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


def test_negotiate_answers_a_scenario_by_its_name_and_further_changes_on_top(negotiating):
    def outcome(*options):
        return json.loads(negotiating("negotiate", "--json", *options)[1])["summary"]["outcomes"]

    assert outcome() == {"road": 50}
    assert outcome("--scenario", "Parks gives way") == {"road": 75}
    further = ("--change", "parks@road position=80")
    assert outcome("--scenario", "N-01", *further) == {"road": 90}


def test_a_scenario_that_is_not_kept_is_refused_with_those_that_are(negotiating, tmp_path):
    for command in (("negotiate",), ("brief", "--out", str(tmp_path / "brief.html"))):
        status, _, said = negotiating(*command, "--scenario", "Nobody")
        assert status == 1
        assert "Parks gives way" in said
    assert not (tmp_path / "brief.html").exists()


def test_the_list_names_scenarios_of_both_kinds_and_either_can_be_deleted(negotiating):
    assert negotiating("scenario", "save", "More days", "--capacity", "works", "20")[0] == 0
    listed = json.loads(negotiating("scenario", "list", "--json")[1])["scenarios"]
    assert [(each["name"], each["kind"]) for each in listed] == [
        ("More days", "workload"),
        ("Parks gives way", "negotiation"),
    ]
    told = negotiating("scenario", "list")[1]
    assert "Parks gives way (negotiation): parks on Road: Position (0–100) 50" in told
    assert "More days (workload): works has 20 person-days a month" in told
    status, _, said = negotiating("scenario", "apply", "Parks gives way")
    assert status == 1
    assert "negotiate --scenario" in said
    assert negotiating("scenario", "delete", "Parks gives way")[0] == 0
    assert "Parks gives way" not in negotiating("scenario", "list")[1]
