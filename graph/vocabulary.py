"""Words that files use freely, and what they mean to the analyses: roles, states.

A role or status stays in the register as it was written; these functions read it. A word that is
not known here means nothing to an analysis beyond itself, and is shown as it stands.
"""

from collections.abc import Collection
from functools import lru_cache

from graph.fields import Field, header_key

# Fields that hold words of the trade; topics are lists of such words.
WORD_FIELDS = frozenset(
    ("role", "kind", "status", "stage", "priority", "when_kind", "when_topic", "answer", "topics")
)

# Role words that say that nothing can be decided against the party.
VETO = ("veto", "veto holder", "否決", "否決權", "一票否決", "否决", "否决权", "一票否决")
_VETO = frozenset(header_key(word) for word in VETO)


# Canonical role -> words, in the offices' and the common tools' own language.
ROLES: dict[str, tuple[str, ...]] = {
    "lead": (
        *("lead", "owner", "owning", "responsible", "主辦", "主辦單位", "主辦機關", "牵头", "牽頭"),
        *("牵头单位", "主办", "主办部门", "r"),
    ),
    "co-lead": ("co-lead", "colead", "joint", "joint lead", "共同主辦", "共同牵头", "共同牽頭"),
    "support": (
        *("support", "co", "co-organise", "supporting", "implement", "implementer", "contributor"),
        *("協辦", "協辦單位", "协办", "配合", "配合单位", "协办部门", "s"),
    ),
    "consult": (
        *("consult", "consulted", "participant", "participating", "reviewer", "review", "advisor"),
        *("countersign", "party", "prr_reviewer", "sponsor", "liaison", "c"),
        *("會辦", "會辦機關", "會簽", "會核", "徵詢", "会办", "会签", "会商", "征求意见"),
    ),
    "approve": (
        *(
            "approve",
            "approver",
            "accountable",
            "decider",
            "prr_approver",
            "sign-off",
            "signoff",
            "a",
        ),
        *("核定", "決行", "审批", "审定", "签发", "批准"),
        *VETO,
    ),
    "inform": ("inform", "informed", "cc", "i", "知會", "副本", "抄送", "知会"),
    "author": (
        *("author", "editor", "proposer", "drafter", "creator", "reporter"),
        *("擬辦", "主簽", "提案", "拟办", "提议", "起草"),
    ),
}
_ROLE_OF = {header_key(word): role for role, words in ROLES.items() for word in words}

CLOSED = (
    *("closed", "done", "complete", "completed", "resolved", "finished", "implemented", "final"),
    *("rejected", "withdrawn", "replaced", "superseded", "removed", "cancelled", "canceled"),
    *(
        "abandoned",
        "accepted",
        "active",
        "inactive",
        "結案",
        "已結案",
        "解除列管",
        "办结",
        "已办结",
    ),
    *("销号", "完成", "已完成", "撤回", "駁回", "驳回"),
)
_CLOSED = frozenset(header_key(word) for word in CLOSED)

# What an answer to a consultation says.
ANSWERS: dict[str, tuple[str, ...]] = {
    "agree": (
        "agree",
        "agreed",
        "approved",
        "approve",
        "consent",
        "同意",
        "核可",
        "批准",
        "无意见",
    ),
    "comments": (
        *("comments", "comment", "agree with comments", "agree with comment", "conditional"),
        *("修正同意", "有意見", "附意見同意", "原则同意", "有意见", "附意见同意"),
    ),
    "object": (
        *("object", "objection", "disagree", "disagreed", "oppose", "rejected", "refused"),
        *("不同意", "反對", "反对", "退回"),
    ),
}
_ANSWER_OF = {header_key(word): answer for answer, words in ANSWERS.items() for word in words}

# Kinds of dependency that only point to another matter: no authority follows from them.
ASSOCIATIONS = (
    *("see-also", "see", "relates", "relates to", "related", "related to", "reference", "link"),
    *("replaces", "replaced-by", "supersedes", "superseded-by", "duplicates", "duplicated by"),
    *("參見", "參照", "參考", "相關", "取代", "参见", "参照", "参考", "相关", "替代"),
)
_ASSOCIATIONS = frozenset(header_key(word) for word in ASSOCIATIONS)

# Words in a membership's role that mean who speaks for the unit.
HEADS = (
    *("head", "chair", "chairman", "chairwoman", "chairperson", "co-chair", "director", "chief"),
    *("lead", "leader", "manager", "commissioner", "secretary-general", "tech lead", "president"),
    *(
        "主任",
        "局長",
        "處長",
        "科長",
        "組長",
        "課長",
        "隊長",
        "部長",
        "司長",
        "首長",
        "主管",
        "主席",
    ),
    *(
        "局长",
        "处长",
        "科长",
        "组长",
        "队长",
        "部长",
        "司长",
        "首长",
        "秘書長",
        "秘书长",
        "負責人",
        "负责人",
    ),
)
_HEADS = frozenset(header_key(word) for word in HEADS)

# Status words of a party that no longer takes part.
GONE = (
    *("inactive", "retired", "left", "former", "dissolved", "disbanded", "archived", "closed"),
    *("離職", "退休", "裁撤", "已裁撤", "停用", "离职", "撤销", "已撤销"),
)
_GONE = frozenset(header_key(word) for word in GONE)


def holds_words(field: Field) -> bool:
    """Whether a field holds words that the reader's language may have too, or lists of such."""
    return bool(field.choices) or field.name in WORD_FIELDS


@lru_cache(maxsize=4096)  # asked for every involvement, and a register has few words for roles
def canonical_role(role: str | None) -> str | None:
    """Canonical role a word means, a key of :data:`ROLES`; None when unknown."""
    return _ROLE_OF.get(header_key(role)) if role else None


def only_informs(roles: Collection[str]) -> bool:
    """Whether somebody who stands on a list in these roles is there to be told, and no more."""
    return bool(roles) and all(canonical_role(each) == "inform" for each in roles)


def canonical_answer(answer: str | None) -> str | None:
    """What an answer says, a key of :data:`ANSWERS`; None when it says something else."""
    return _ANSWER_OF.get(header_key(answer)) if answer else None


def is_dependence(kind: str | None) -> bool:
    """Whether a dependency's kind means that one matter cannot go on without the other.

    Only the words of :data:`ASSOCIATIONS` do not: a kind that is unknown or not given counts as
    dependence, since the row stands in the table of dependencies.
    """
    return not kind or header_key(kind) not in _ASSOCIATIONS


def is_veto(role: str | None) -> bool:
    """Whether a role word says that the party can stop the matter."""
    return bool(role) and header_key(str(role)) in _VETO


def is_head(role: str | None) -> bool:
    """Whether a membership's role word means who speaks for the unit."""
    return bool(role) and header_key(str(role)) in _HEADS


def is_gone(status: str | None) -> bool:
    """Whether a party's status word says that it no longer takes part: known words only."""
    return bool(status) and header_key(str(status)) in _GONE


def is_closed_status(status: str | None) -> bool:
    """Whether a status word says that nothing is left to do: known words only."""
    if not status:
        return False
    return header_key(status) in _CLOSED or header_key(status.split("(")[0]) in _CLOSED
