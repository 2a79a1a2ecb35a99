"""Phrases in three languages mean the same sets; each was checked against the tables by hand."""

from datetime import date

import pytest
from sample_city import sample_city

from graph.asking.answer import answer
from graph.asking.misspelt import is_slip
from graph.asking.parse import parse
from graph.asking.phrase import NotUnderstood
from graph.projections import Network, project
from graph.tables import Register, complete, frame
from graph.texts import translator

DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def network() -> Network:
    """Finance leads the levy, IT the portal; the levy waits for the portal; Ann sits below IT."""
    names = ("name_en", "name_zh_hant", "name_zh_hans")
    units = [
        ("FIN", "Finance Bureau", "財政局", "财政局", None),
        ("D-IT", "Information Centre", "資訊局", "信息中心", None),
        ("NET", "Network Section", "網路科", "网络科", "D-IT"),
        ("WAT", "Water and Drainage", "水利局", "水务局", None),
        ("WAS", "Waste Office", "清潔隊", "环卫所", None),
    ]
    departments = [
        {"id": i, "parent": up, **dict(zip(names, said, strict=True))} for i, *said, up in units
    ]
    issues = [
        {
            "id": "I-1",
            "title": "Visitor levy",
            "title_zh_hant": "觀光稅",
            "kind": "regulation",
            "topics": "tourism|finance",
            "owner": "FIN",
            "status": "in progress",
            "due": "2026-05-01",
        },
        {"id": "I-2", "title": "Plan for open data", "owner": "D-IT", "due": "2026-12-31"},
        {"id": "I-3", "title": "Old mains", "kind": "plan", "closed": "2026-02-01"},
    ]
    involvements = [
        ("I-1", "WAT", "consult", {"sent": "2026-05-20"}),
        ("I-2", "FIN", "會辦", {"sent": "2026-05-20", "answered": "2026-05-25"}),
        ("I-3", "WAT", "lead", {}),
        ("I-3", "FIN", "support", {}),
    ]
    tables = {
        "departments": departments,
        "people": [{"id": "P-1", "name": "Ann", "name_zh_hant": "安小姐"}, {"id": "P-2"}],
        "memberships": [{"person": "P-1", "department": "NET"}],
        "reporting": [{"person": "P-1", "manager": "P-2"}],
        "issues": issues,
        "involvements": [
            {"issue": i, "party_kind": "department", "party": p, "role": r, **more}
            for i, p, r, more in involvements
        ],
        "dependencies": [
            {"source_kind": "issue", "source": "I-1", "target_kind": "issue", "target": "I-2"}
        ],
        "positions": [{"issue": "I-1", "party_kind": "department", "party": "WAT", "position": 5}],
    }
    return project(Register(1, complete({t: frame(t, rows) for t, rows in tables.items()})))


def asked(network: Network, phrase: str) -> set[str]:
    found = answer(network, parse(network, phrase), DAY)
    return {node.partition(":")[2] for node in found}


@pytest.mark.parametrize(
    ("phrase", "ids"),
    [
        ("issues led by Finance", "I-1"),
        ("財政局 主辦的事項", "I-1"),
        ("牵头 财政局", "I-1"),
        ("财政局牵头的事项", "I-1"),
        ("主辦 財政局", "I-1"),
        ("what does Finance lead", "I-1"),
        ("issues led by caizhengju", "I-1"),
        ("會辦 財政局", "I-2"),
        ("会办 财政局", "I-2"),
        ("who is consulted on I-1", "WAT"),
        ("誰會辦 觀光稅", "WAT"),
        ("I-1 的會辦單位", "WAT"),
        ("who leads the visitor levy", "FIN"),
        ("who depends on IT", "FIN"),
        ("誰依賴 資訊局", "FIN"),
        ("谁依赖 信息中心", "FIN"),
        ("issues that depend on IT", "I-1"),
        ("who does Finance depend on", "D-IT"),
        ("財政局依賴誰", "D-IT"),
        ("issues needed by I-1", "I-2"),
        ("issues of Finance", "I-1 I-2 I-3"),
        ("issues of Finance that are overdue", "I-1"),
        ("財政局逾限的事項", "I-1"),
        ("财政局逾期的事项", "I-1"),
        ("open issues of Finance", "I-1 I-2"),
        ("issues of Finance and Water", "I-1 I-3"),
        ("issues led by Finance or IT", "I-1 I-2"),
        ("財政局或資訊局主辦的事項", "I-1 I-2"),
        ("水利局主辦、財政局協辦的事項", "I-3"),
        ("issues not led by Finance", "I-2 I-3"),
        ("people in IT", "P-1"),
        ("資訊局的人員", "P-1"),
        ("departments of Ann", "NET"),
        ("units under IT", "NET"),
        ("網路科的上級", "D-IT"),
        ("who reports to P-2", "P-1"),
        ("departments without a position on I-1", "FIN D-IT NET WAS"),
        ("對 I-1 沒有立場的單位", "FIN D-IT NET WAS"),
        ("who has not answered on I-1", "WAT"),
        ("誰還沒回覆 I-1", "WAT"),
        ("regulations", "I-1"),
        ("issues about tourism", "I-1"),
        ("departments with overdue issues", "FIN"),
        ("Plan for open data", "I-2"),
        ('who leads "plan for open"', "D-IT"),
        ("closed issues", "I-3"),
    ],
)
def test_a_phrase_means_the_set_that_the_tables_hold(network, phrase, ids):
    assert asked(network, phrase) == set(ids.split())


@pytest.mark.parametrize(
    ("phrase", "part"),
    [
        ("blurb by Finance", "blurb"),
        ("issues led by Nobody", "Nobody"),
        ("誰依賴 外星局", "外星局"),
        ("issues of kind parade", "parade"),
    ],
)
def test_what_is_not_understood_is_named(network, phrase, part):
    with pytest.raises(NotUnderstood) as refused:
        parse(network, phrase)
    assert refused.value.part == part


def test_a_name_of_several_is_offered_with_the_phrase_that_means_each(network):
    with pytest.raises(NotUnderstood) as refused:
        parse(network, "issues led by wa")
    offered = [choice.phrase for choice in refused.value.choices]
    assert offered == ["issues led by WAT", "issues led by WAS"]
    assert asked(network, offered[0]) == {"I-3"}


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_the_remedy_offers_phrases_that_find_something(language):
    city, say = sample_city("2026-11-23"), translator(language)
    with pytest.raises(NotUnderstood) as refused:
        parse(city, "xyzzy")
    examples = refused.value.remedy.values["examples"]
    assert len(examples) == 6
    for each in examples:
        phrase = say.say(each.values["text"])
        assert answer(city, parse(city, phrase), date(2026, 11, 23)), phrase


def test_an_empty_register_understands_no_name_and_does_not_break():
    empty = project(Register(0, complete({})))
    assert asked(empty, "overdue issues") == set()
    with pytest.raises(NotUnderstood):
        parse(empty, "issues led by Finance")


@pytest.mark.parametrize(
    ("phrase", "offered"),
    [
        ("issues led by Fnance", "issues led by FIN"),  # a letter is missing
        ("issues led by Finnance Buraeu", "issues led by FIN"),  # one too many, two swapped
        ("issues led by Watre", "issues led by WAT"),
    ],
)
def test_a_misspelt_name_is_offered_as_the_one_that_is_spelt_almost_so(network, phrase, offered):
    with pytest.raises(NotUnderstood) as refused:
        parse(network, phrase)
    assert refused.value.choices[0].phrase == offered


def test_a_name_that_nothing_is_spelt_like_is_not_guessed_at(network):
    with pytest.raises(NotUnderstood) as refused:
        parse(network, "issues led by Zebra")
    assert refused.value.choices == ()


@pytest.mark.parametrize(
    ("phrase", "topic"),
    [("tourism", "tourism"), ("關於 財政 的議題", "finance"), ("主題 财政", "finance")],
)
def test_a_topic_is_asked_for_by_itself_and_in_any_language(network, phrase, topic):
    (condition,) = parse(network, phrase).conditions
    assert (condition.field, condition.value) == ("topic", topic)


@pytest.mark.parametrize(
    ("phrase", "offered"),
    [
        ("tourizm", "issues about tourism"),
        ("issues about tourizm", "issues about tourism"),
        ("overdue issues about finanse of D-IT", "overdue issues about finance of D-IT"),
        ("issues about visiter", "issues about I-1"),  # a title
        ("主辦 財正局", "主辦 FIN"),
    ],
)
def test_a_misspelt_topic_or_title_is_offered_as_a_phrase_that_is_understood(
    network, phrase, offered
):
    with pytest.raises(NotUnderstood) as refused:
        parse(network, phrase)
    phrases = [translator("en").fact(each.phrase) for each in refused.value.choices]
    assert offered in phrases
    assert all(parse(network, each).conditions for each in phrases)


@pytest.mark.parametrize(
    ("phrase", "offered"),
    [
        ("isues led by Finanse", ["issues led by Finanse"]),  # the name is the next question
        ("issues led by Finance overdu", ["issues led by Finance overdue"]),
        ("who dependz on Finance", ["who depends on Finance"]),  # once for all of one meaning
        ("逾期的事頂", ["逾期的事項"]),
        ("逾期的事顶", ["逾期的事项"]),
        ("尚末回复 I-1 的单位", ["尚未回复 I-1 的单位"]),
    ],
)
def test_a_misspelt_kind_relation_or_state_is_offered_as_the_mended_phrase(
    network, phrase, offered
):
    with pytest.raises(NotUnderstood) as refused:
        parse(network, phrase)
    assert [each.phrase for each in refused.value.choices] == offered


def test_one_slip_is_a_letter_more_less_another_or_two_swapped_and_short_words_have_none():
    assert all(is_slip("flood", other) for other in ("floods", "lood", "blood", "lfood"))
    assert not is_slip("flood", "food bank")
    assert not is_slip("flood", "flood")
    assert not is_slip("tax", "fax")
    assert is_slip("財正局", "財政局")
    assert not is_slip("交通", "交流")
