"""Words that files use freely, and what they mean to the analyses: roles, states.

A role or status stays in the register as it was written; these functions read it. A word that is
not known here means nothing to an analysis beyond itself, and is shown as it stands.
"""

from graph.fields import header_key

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

APPROVED = ("agree", "agreed", "approved", "同意", "無意見", "无意见")


def canonical_role(role: str | None) -> str | None:
    """Canonical role a word means, a key of :data:`ROLES`; None when unknown."""
    return _ROLE_OF.get(header_key(role)) if role else None


def is_closed_status(status: str | None) -> bool:
    """Whether a status word says that nothing is left to do: known words only."""
    if not status:
        return False
    return header_key(status) in _CLOSED or header_key(status.split("(")[0]) in _CLOSED
