"""The words networks of other tools use for types of nodes and edges, and the tables they mean.

Words are compared by :func:`graph.fields.header_key`: case, width, blanks and punctuation do not
matter. A node whose words are not here becomes :data:`DEFAULT`, which has a free ``kind`` that
keeps the word, and the load says so. An edge whose word is not here goes by the kinds of its ends:
issue and issue to dependencies, party and issue to involvements, person and department without any
word to memberships, all other parties to influences, which keep the word as their kind.
"""

from dataclasses import dataclass

from graph.fields import header_key
from graph.model import DEPARTMENTS, ISSUES, PEOPLE, RULES, SCENARIOS, TABLE_OF_KIND, VIEWS
from loaders.words import KIND_WORDS, table_names

DEFAULT = DEPARTMENTS
MEMBERSHIPS, REPORTING, DEPENDENCIES = "memberships", "reporting", "dependencies"
INVOLVEMENTS, INFLUENCES = "involvements", "influences"
ON_ISSUES = (INVOLVEMENTS, "positions", "commitments")  # a party on one side, an issue on the other
# Fields that our own exports draw as edges too.
LINKS = {DEPARTMENTS: "parent", ISSUES: "owner", RULES: "party"}
# Role of a party in an issue when the edge between them has no word at all.
INVOLVED = "involved"

# Headers that say a node's type, and those that say an edge's, the surest first.
NODE_TYPE = (
    "elementtype",
    "nodetype",
    "type",
    "kind",
    "category",
    "class",
    "類型",
    "类型",
    "類別",
    "类别",
)
EDGE_TYPE = (
    *("connectiontype", "edgetype", "relationship", "relation", "kind", "type"),
    *("關係", "关系", "類型", "类型", "類別", "类别"),
)
# A header that names our own table outright, as our own exports may.
TABLE = "table"

NODE_WORDS = {
    DEPARTMENTS: (
        *("departments", "division", "section", "team", "office", "bureau", "agency", "ministry"),
        *("organisation", "organization", "organisations", "organizations", "company", "group"),
        *("institution", "committee", "board", "council", "authority", "ngo", "business", "body"),
        *(
            "機構",
            "機關單位",
            "局處",
            "科室",
            "處室",
            "委員會",
            "組織",
            "公司",
            "團體",
            "團隊",
            "社團",
        ),
        *(
            "机构",
            "机关",
            "局",
            "处室",
            "科室",
            "委员会",
            "组织",
            "公司",
            "团体",
            "团队",
            "企业",
            "社团",
        ),
    ),
    PEOPLE: (
        *("persons", "human", "staff", "employee", "official", "contact", "user", "colleague"),
        *("員工", "同仁", "官員", "聯絡人", "承辦人", "人物"),
        *("员工", "同事", "官员", "联系人", "承办人", "人物", "工作人员"),
    ),
    ISSUES: (
        *(
            "issues",
            "task",
            "project",
            "proposal",
            "decision",
            "topic",
            "ticket",
            "risk",
            "problem",
        ),
        *("initiative", "programme", "program", "policy"),
        *("任務", "專案", "計畫", "提案", "決策", "風險", "問題", "政策", "工作項目"),
        *("任务", "项目", "计划", "提案", "决策", "风险", "问题", "政策", "工作事项"),
    ),
}

_FORWARD = {
    MEMBERSHIPS: (
        *("member", "member of", "belongs to", "works in", "works at", "works for", "part of"),
        *("employed by", "affiliated with", "sits in", "sits on", "child of", "subordinate to"),
        *("屬於", "隸屬", "隸屬於", "任職", "任職於", "成員", "下級", "所屬"),
        *("属于", "隶属", "隶属于", "任职", "任职于", "成员", "下级", "所属"),
    ),
    REPORTING: (
        *("reports to", "reporting", "supervised by", "managed by", "manager", "answers to"),
        *("報告", "匯報", "彙報", "直屬", "主管", "受督導"),
        *("汇报", "汇报给", "报告", "直属", "上级", "主管"),
    ),
    DEPENDENCIES: (
        *("depends on", "dependency", "dependent on", "requires", "needs", "blocked by"),
        *("waits for", "after", "relates to", "related to", "see also"),
        *("依賴", "相依", "取決於", "需要", "受阻於", "等待", "相關", "參見"),
        *("依赖", "取决于", "需要", "受阻于", "等待", "相关", "参见"),
    ),
    INFLUENCES: (
        *("influence", "influences", "affects", "pressures", "advises", "lobbies", "trusts"),
        *("影響", "施壓", "建議", "遊說", "信任", "影响", "施压", "建议", "游说"),
    ),
}
_BACKWARD = {
    MEMBERSHIPS: (
        *("has member", "has part", "contains", "includes", "employs", "parent of", "consists of"),
        *("包含", "包括", "下轄", "轄有", "聘用", "下辖", "雇用"),
    ),
    REPORTING: (
        *("manages", "supervises", "manager of", "supervisor of", "boss of"),
        *("管理", "督導", "領導", "督导", "领导"),
    ),
    DEPENDENCIES: (
        *("blocks", "required by", "needed by", "precedes", "enables", "before"),
        *("阻擋", "阻礙", "先於", "促成", "阻挡", "阻碍", "先于"),
    ),
    INFLUENCES: ("influenced by", "affected by", "advised by", "受影響", "受影响"),
}
# Verbs between a party and an issue, either way round, and the role they mean.
ROLE_WORDS = {
    "lead": (
        *("leads", "led by", "owns", "owned by", "responsible for", "in charge of"),
        *("負責", "主責", "承辦", "负责", "承办", "牵头负责"),
    ),
    "support": ("supports", "supported by", "helps", "contributes to", "支援", "支持", "协助"),
    "consult": ("consulted on", "consults", "reviews", "reviewed by", "諮詢", "咨询", "会商"),
    "approve": ("approves", "approved by", "decides", "decided by", "核准", "批准", "审批"),
    "inform": ("informed of", "informed about", "notified of", "通知", "告知"),
    "author": ("writes", "wrote", "authored by", "drafted by", "drafts", "起草", "撰寫", "撰写"),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """Table that an edge's word means, and whether it says it from the target's side."""

    table: str
    backward: bool = False


def _all(*sources: tuple[str, tuple[str, ...]]) -> dict[str, str]:
    return {header_key(word): name for name, words in sources for word in words}


_PLAIN = frozenset(header_key(word) for words in KIND_WORDS.values() for word in words)
_NODE = _all(
    *((TABLE_OF_KIND[kind], words) for kind, words in KIND_WORDS.items() if kind in TABLE_OF_KIND),
    *NODE_WORDS.items(),
    (RULES, ("rule", "rules")),
    (SCENARIOS, ("scenario", "scenarios")),
    (VIEWS, ("view", "views", "SavedView")),
)
_EDGE = {
    **{key: Meaning(table, backward=True) for key, table in _all(*_BACKWARD.items()).items()},
    **{key: Meaning(table) for key, table in _all(*_FORWARD.items()).items()},
}
_ROLE = _all(*ROLE_WORDS.items())
_TABLES = {*_FORWARD, *ON_ISSUES}


def node_table(words: tuple[str, ...]) -> str | None:
    """Table that the first known of some words means; None when none is known."""
    keys = [header_key(word) for word in words]
    return next((_NODE[key] for key in keys if key in _NODE), None)


def says_more(word: str) -> bool:
    """Whether a node's word says more than which table it belongs to: bureau does, unit not."""
    key = header_key(word)
    return key not in table_names() and key not in _PLAIN


def edge_meaning(word: str | None) -> Meaning | None:
    """What the word of an edge means; None when it is unknown or goes by the ends alone."""
    key = header_key(word) if word else ""
    table = table_names().get(key)
    return Meaning(table) if table in _TABLES else _EDGE.get(key)


def role_of(word: str) -> str | None:
    """Canonical role that a verb between party and issue means; None when it is none of them."""
    return _ROLE.get(header_key(word))
