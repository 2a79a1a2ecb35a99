"""The words of a phrase in three languages, and what each means.

Words of roles and states come from :mod:`graph.vocabulary`, as files use them; here stand the
forms in which people ask. Everything is compared folded, so one Chinese script is enough.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from graph.asking.phrase import PARTIES, Verb
from graph.spelling import is_chinese
from graph.vocabulary import ROLES, VETO

# Kinds of record that are asked for; what stands first is offered while typing.
SUBJECTS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("issue",): (
        *("issues", "issue", "matters", "matter", "cases", "case", "what issues", "which issues"),
        *("事項", "議題", "案件", "案子", "哪些事項", "哪些議題", "哪些案件", "什麼事項"),
    ),
    ("department",): (
        *("departments", "department", "units", "unit", "bureaus", "agencies", "which departments"),
        *(
            "單位",
            "部門",
            "機關",
            "局處",
            "科室",
            "處室",
            "哪些單位",
            "哪些部門",
            "哪些機關",
            "哪個單位",
        ),
    ),
    ("person",): (
        *("people", "persons", "person", "staff", "officers", "which people"),
        *("人員", "同仁", "同事", "承辦人員", "承辦人", "經辦人", "哪些人", "什麼人"),
        *("哪些人員", "哪些同仁"),
    ),
    PARTIES: (
        *("who", "whom", "parties", "party", "stakeholders", "everyone", "anyone"),
        *("誰", "相關方", "利害關係人", "持份者", "利益相關方"),
    ),
    ("rule",): ("rules", "rule", "規則", "規定", "哪些規則"),
    (): ("what", "which", "everything", "什麼", "哪些", "何者", "所有"),
}

# English forms of asking for a role; the words of graph.vocabulary come besides.
_ASKED: Mapping[str, tuple[str, ...]] = {
    "lead": (
        *("led by", "owned by", "run by", "headed by", "in the lead of"),
        *("leads", "leading", "owns", "runs", "in charge of", "responsible for", "lead by"),
        *("負責", "權責單位", "責任單位", "承辦"),
    ),
    "co-lead": ("co-led by", "co-leads", "co-leading", "jointly led by"),
    "support": (
        *("supported by", "supports", "supporting", "helped by", "helps", "co-organised by"),
        *("受會單位", "配合部門"),
    ),
    "consult": (
        *("consulted on", "consulted by", "consulting", "consults", "consulted about"),
        *("reviewed by", "reviews", "countersigned by", "countersigns", "會辦單位", "會簽單位"),
    ),
    "approve": (
        *("approved by", "approves", "approving", "decided by", "decides", "decide"),
        *("signed by", "signs", "核定", "決行", "核准", "審定"),
    ),
    "inform": (
        *("informed of", "informed about", "informed on", "copied to", "copied on"),
        *("副知", "告知"),
    ),
    "author": (
        *("drafted by", "drafts", "drafted", "written by", "proposed by", "proposes"),
        *("authored by", "主簽單位", "起草", "草擬"),
    ),
}
# Words of roles that mean too much else in a phrase.
_LEFT_OUT = frozenset(("party", "co", "review", "reporter", "editor", "joint", "owner", *VETO))

_RELATIONS: tuple[tuple[Verb, tuple[str, ...]], ...] = (
    (
        Verb(relation="involved_in"),
        (
            *("involving", "involved in", "takes part in", "take part in", "taking part in"),
            *("working on", "works on", "work on", "參與", "涉及"),
        ),
    ),
    (
        Verb(relation="involved_in", waiting=True),
        (
            *("has not answered", "have not answered", "not answered", "unanswered"),
            *("yet to answer", "尚未回覆", "未回覆", "尚未答覆", "未答覆", "還沒回覆", "未答復"),
            *("尚未回復", "未回復", "還沒回復"),
        ),
    ),
    (
        Verb(relation="depends_on"),
        (
            *("depends on", "depend on", "depending on", "dependent on", "relies on", "rely on"),
            *("needs", "need", "requires", "waits for", "wait for", "waiting for", "blocked by"),
            *("依賴", "相依於", "仰賴", "取決於", "等待", "有賴", "需要"),
        ),
    ),
    (
        Verb(relation="depends_on", passive=True),
        ("needed by", "required by", "depended on by", "blocks", "blocking", "block", "卡住"),
    ),
    (
        Verb(relation="influences"),
        ("influences", "influence", "influencing", "has influence on", "影響"),
    ),
    (Verb(relation="influences", passive=True), ("influenced by",)),
    (
        Verb(relation="reports_to"),
        (
            *("reports to", "report to", "reporting to", "managed by", "subordinates of"),
            *("匯報", "彙報", "主管", "上司", "直屬主管"),
        ),
    ),
    (
        Verb(relation="reports_to", passive=True),
        ("manages", "managers of", "manager of", "supervisors of", "superior of", "下屬", "部屬"),
    ),
    (
        Verb(relation="part_of"),
        (
            *("units of", "units under", "under", "below", "part of", "within"),
            *("隸屬於", "隸屬", "上級單位", "上級機關", "上級"),
        ),
    ),
    (
        Verb(relation="part_of", passive=True),
        ("above", "parent of", "下級單位", "下級機關", "下級", "所屬單位", "下轄"),
    ),
    (
        Verb(relation="member_of"),
        (
            *("members of", "member of", "people in", "people of", "staff of", "works in"),
            *("work in", "成員", "組成"),
        ),
    ),
    (Verb(relation="belongs"), ("belongs to", "belong to", "belonging to", "屬於", "所屬")),
    (
        Verb(relation="takes_position"),
        (
            *("position on", "positions on", "stance on", "takes a position on", "position"),
            *("positions", "stance", "took a position on", "立場", "表態"),
        ),
    ),
    (
        Verb(relation="committed_to"),
        (
            *(
                "promised",
                "promises",
                "committed to",
                "commitments on",
                "commitment",
                "commitments",
            ),
            *("承諾",),
        ),
    ),
    (
        Verb(relation="calls_for"),
        ("calling for", "call for", "calls for", "that name", "naming", "要求"),
    ),
    (
        Verb(relation=""),
        (
            *("connected to", "connected with", "linked to", "related to", "neighbours of"),
            *("around", "concerning", "有關", "相關", "關聯", "連結"),
        ),
    ),
)

STATES: Mapping[str, tuple[str, ...]] = {
    "overdue": ("overdue", "late", "past due", "逾限", "逾期", "過期", "超期", "延宕"),
    "open": (
        *("open", "pending", "ongoing", "not closed", "unfinished"),
        *("未結案", "未結", "未辦結", "在辦", "進行中", "辦理中", "未完成", "列管中"),
    ),
    "closed": (
        *("closed", "finished", "done", "completed"),
        *("已結案", "結案", "已辦結", "辦結", "已完成", "解除列管", "銷號"),
    ),
}
FIELDS: Mapping[str, tuple[str, ...]] = {
    "topic": ("about", "on the topic of", "on the topic", "topic", "關於", "主題", "領域"),
    "kind": ("of the kind", "of kind", "kind", "of type", "type", "類別", "類型", "種類"),
    "status": ("with status", "status", "狀態"),
    "stage": ("in stage", "stage", "階段"),
    "priority": ("with priority", "priority", "優先順序", "優先級", "優先", "急迫性"),
}
NOT = ("without a", "without", "not", "no", "never", "沒有", "尚未", "未曾", "並未", "尚無", "並非")
# In Chinese these stand right before the verb; alone they are parts of many names.
NOT_BEFORE_VERB = ("未", "無", "不", "非")
OR = ("or", "或", "或者", "或是")
FILLERS = (
    *("the", "a", "an", "all", "any", "show", "list", "find", "me", "please", "that", "which"),
    *("are", "is", "was", "were", "be", "been", "by", "of", "on", "in", "at", "for", "from", "to"),
    *("with", "and", "have", "has", "had", "does", "do", "did", "their", "its", "yet", "also"),
    *("must", "should", "shall", "can", "could", "may", "will", "would", "has to be", "have to be"),
    *("must be", "should be", "needs to be", "need to be", "to be", "give", "currently", "now"),
    *("where", "who", "whose", "'s", "there", "as", "being", "both", "take", "taking", "holds"),
    *("的", "之", "由", "被", "受", "在", "是", "為", "有", "和", "與", "及", "並", "且", "對"),
    *("對於", "列出", "查詢", "顯示", "所", "了", "請", "找", "都", "並且", "而且", "以及", "中"),
    *("必須", "應該", "應", "要", "可以", "目前", "現在"),
    *("其", "向", "跟", "同", "裡", "內", "還", "正在", "會", "就", "所有", "哪些", "過", "持"),
)
BOUNDARY_MARKS = ",;，；、。?？!！.:：/“”「」\"'()（）"


@cache
def phrase_words() -> tuple[str, ...]:
    """Words that mean the same in every register: kinds, relations, states, fields."""
    relations = [word for word, _ in verbs()]
    denied = (f"未{word}" for word in relations if is_chinese(word))
    kinds, states, fields = (
        [word for words in each.values() for word in words] for each in (SUBJECTS, STATES, FIELDS)
    )
    return tuple(dict.fromkeys((*kinds, *relations, *states, *fields, *denied)))


def verbs() -> Iterator[tuple[str, Verb]]:
    """Every form of asking for a relation, roles first."""
    for role, words in _ASKED.items():
        for word in (*words, *(each for each in ROLES[role] if _is_said(each))):
            yield word, Verb(relation="involved_in", role=role)
    for verb, words in _RELATIONS:
        for word in words:
            yield word, verb


def _is_said(word: str) -> bool:
    return len(word) > 1 and word not in _LEFT_OUT and "_" not in word
