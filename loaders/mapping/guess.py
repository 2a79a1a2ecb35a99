"""What a column of an unknown file is likely to be: by its header and texts, in three languages."""

import re
from collections.abc import Mapping, Sequence

from graph.fields import FieldType, header_key
from graph.model import BY_TABLE, DEPARTMENTS, ISSUES, PEOPLE
from graph.vocabulary import canonical_role
from loaders.division_words import LEVELS, PERSON, SAYS_ROLES, UNITS
from loaders.mapping.model import CLAUSES
from loaders.mapping.plan import FIRST_LEADS, KEEP, MANAGER, MEMBER, ROLES
from loaders.people_words import DEPARTMENT, NAME
from loaders.people_words import MANAGER as MANAGERS
from loaders.words import headers_of

# Words inside of a header that say a field where no header as a whole does.
_FIELD_WORDS: Mapping[str, Mapping[str, str]] = {
    ISSUES: {
        **dict.fromkeys(
            ("created", "creation", "opened", "submitted", "建立", "創建", "创建"), "created"
        ),
        **dict.fromkeys(("updated", "modified", "changed", "更新", "修改"), "updated"),
        **dict.fromkeys(("due", "deadline", "期限", "时限", "時限", "截止"), "due"),
        **dict.fromkeys(("closed", "resolved", "completed", "結案", "办结"), "closed"),
        **dict.fromkeys(
            ("owning", "owner", "lead", "主辦", "主办", "牵头", "承辦", "承办"), "owner"
        ),
        **dict.fromkeys(("status", "state", "狀態", "状态", "進度", "进度"), "status"),
        **dict.fromkeys(("stage", "phase", "階段", "阶段"), "stage"),
        **dict.fromkeys(("priority", "urgency", "優先", "优先"), "priority"),
        **dict.fromkeys(
            ("topic", "tag", "label", "subject", "主題", "主题", "領域", "领域"), "topics"
        ),
        **dict.fromkeys(("note", "remark", "comment", "備註", "备注", "說明", "说明"), "note"),
        **dict.fromkeys(
            ("number", "code", "ref", "reference", "編號", "编号", "文號", "文号"), "id"
        ),
        **dict.fromkeys(("title", "task", "matter", "proposal", "案由", "名稱", "名称"), "title"),
    },
    PEOPLE: {
        **dict.fromkeys(("name", "姓名"), "name"),
        **dict.fromkeys(("title", "post", "職稱", "职务", "職務"), "title"),
        **dict.fromkeys(("mail", "email", "郵件", "邮箱"), "email"),
        **dict.fromkeys(("number", "id", "account", "工號", "工号", "帳號", "帐号"), "id"),
    },
    DEPARTMENTS: {
        **dict.fromkeys(("name", "名稱", "名称"), "name"),
        **dict.fromkeys(("parent", "上級", "上级", "隸屬", "隶属"), "parent"),
        **dict.fromkeys(("code", "number", "代碼", "代码"), "id"),
        **dict.fromkeys(("type", "level", "類別", "类别"), "kind"),
    },
}
# Words of headers that say a party's part, beside those of graph.vocabulary.
_PART_WORDS = {
    **dict.fromkeys(("decides", "decide", "decision", "signs", "sign"), "approve"),
    **dict.fromkeys(("asked", "ask", "commented", "comments"), "consult"),
    **dict.fromkeys(("informed", "copied", "copy"), "inform"),
    **dict.fromkeys(("handles", "handling", "assigned", "assignee", "charge"), "lead"),
    **dict.fromkeys(("helps", "helping", "assists"), "support"),
}
_UNIT_WORDS = re.compile(
    r"unit|dept|department|team|group|agency|bureau|office|division|committee|sig|wg|org"
    r"|單位|单位|機關|机关|部門|部门|局|處|处|科|委",
    re.IGNORECASE,
)
_LINK_WORDS = {
    "depends on": (
        "depends",
        "dependency",
        "blocked",
        "requires",
        "prerequisite",
        "相依",
        "依賴",
        "依赖",
    ),
    "see also": ("see", "related", "relates", "參見", "相關", "参见", "相关"),
    "replaces": ("replaces", "supersedes", "取代", "替代"),
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_SEEN = 200  # texts of a column that are looked at


def tokens(header: str) -> list[str]:
    """Words of a header: at blanks, signs and changes to capitals, without a plural's s."""
    parted = re.sub(r"([a-z])([A-Z])", r"\1 \2", header)
    found = [each.casefold() for each in re.split(r"[\W_]+", parted) if each]
    return [
        each[:-1] if len(each) > 3 and each.endswith("s") and each.isascii() else each
        for each in found
    ]


def table_of(headers: Sequence[str], texts: Sequence[Sequence[str]]) -> str:
    """The table that a record is most likely to be a row of; "" when nothing says so."""
    scores = {table: _score(table, headers, texts) for table in (ISSUES, PEOPLE, DEPARTMENTS)}
    best = max(scores, key=lambda each: scores[each])
    return best if scores[best] >= 2 else ""


def _score(table: str, headers: Sequence[str], texts: Sequence[Sequence[str]]) -> float:
    score = 0.0
    for header, seen in zip(headers, texts, strict=True):
        use = use_of(table, header, seen)
        score += 0.0 if use == KEEP else 1.0
        folded = header_key(header)
        if table == PEOPLE and (folded in MANAGERS or (folded in NAME and folded != "name")):
            score += 2
        if (
            table == PEOPLE
            and seen
            and sum(bool(_EMAIL.fullmatch(each)) for each in seen) > len(seen) / 2
        ):
            score += 2
        if table == ISSUES and any(folded in level for level in LEVELS):
            score += 1.5
    return score


def use_of(table: str, header: str, texts: Sequence[str]) -> str:
    """The use of a column where a record is a row of a table; ``keep`` when nothing says more."""
    last = re.split(r"[.\[\]]+", header.rstrip("[]"))[-1]
    folded = header_key(last)
    if table == ISSUES and (use := _issue_use(folded, last, header, texts)):
        return use
    if table == PEOPLE and folded in DEPARTMENT:
        return MEMBER
    if table == PEOPLE and folded in MANAGERS:
        return MANAGER
    field = None if header.startswith("$") else _field_of(table, folded, last)
    return f"field:{field}" if field and _can_be(table, field, header) else KEEP


def _field_of(table: str, folded: str, header: str) -> str | None:
    """The field that a header means, as a whole or by a word in it."""
    words = _FIELD_WORDS.get(table, {})
    if known := headers_of(table).get(folded):
        return known
    said = [words[token] for token in tokens(header) if token in words]
    return next(iter(said), None) or next(
        (field for word, field in words.items() if _stands_in(word, header)), None
    )


def _stands_in(word: str, header: str) -> bool:
    """Whether a Chinese word stands in a header; Latin ones are compared whole."""
    return not word.isascii() and word in header


def _can_be(table: str, field: str, header: str) -> bool:
    """A list of a document is no single value."""
    listed = BY_TABLE[table].field(field).type is FieldType.LIST
    return listed or "[]" not in header


def _issue_use(folded: str, last: str, header: str, texts: Sequence[str]) -> str | None:
    """Parties and links: what a column of an issue says beyond its fields."""
    if folded in PERSON:
        return f"party:lead:{PEOPLE}"
    if folded in UNITS:
        part = UNITS[folded]
        return f"party:{FIRST_LEADS if part == 'responsible' else part}:{DEPARTMENTS}"
    if _are_clauses(texts):
        return f"party:{FIRST_LEADS}:{DEPARTMENTS}"
    if any(folded in level for level in LEVELS):
        return None
    several = header.endswith("[]") or bool(marks_in(texts))
    for token in (folded, *tokens(last)):
        for kind, words in _LINK_WORDS.items():
            if token in words and (several or header != last):
                return f"link:{kind}"
        role = canonical_role(token) or _PART_WORDS.get(token)
        is_field = role == "lead" and not several and token not in _PART_WORDS
        if role in ROLES and not is_field:
            return f"party:{role}:{_party_table(last, texts)}"
    return None


def _are_clauses(texts: Sequence[str]) -> bool:
    """Whether half of the texts say who leads or supports; a title may do so by chance."""
    said = sum(bool(SAYS_ROLES.search(each)) for each in texts[:_SEEN])
    return said > 0 and said >= len(texts[:_SEEN]) / 2


def _party_table(header: str, texts: Sequence[str]) -> str:
    if any(each.startswith("@") for each in texts) or any(_EMAIL.search(each) for each in texts):
        return PEOPLE
    if _UNIT_WORDS.search(header) or any(_UNIT_WORDS.search(each) for each in texts):
        return DEPARTMENTS
    return PEOPLE


def marks_in(texts: Sequence[str]) -> str:
    """Marks that part several in one cell; "" when none does."""
    seen = [each for each in texts[:_SEEN] if each]
    if not seen:
        return ""
    if _are_clauses(seen):
        return CLAUSES
    if any(re.search("[、；]", each) for each in seen):
        return "、，,；;"
    for mark in (";", "|", "\n"):
        if any(mark in each for each in seen):
            return mark
    # A comma stands in sentences too: only where all parts are short.
    listed = [each for each in seen if re.search("[,，]", each)]
    short = all(len(part) <= 40 for each in listed for part in re.split("[,，]", each))
    return "、，,；;" if len(listed) >= len(seen) / 4 and short else ""
