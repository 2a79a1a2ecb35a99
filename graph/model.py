"""The record types of the domain, said once.

Tables, labels, constraints, relationships, statements, checks, forms, templates and documentation
are derived from what stands here. Dates are ISO 8601 text, ids are text, unknown is None.
"""

from collections.abc import Collection, Iterator

from graph.fields import Field, FieldType
from graph.record_types import RecordType as RecordType
from graph.record_types import Shape as Shape
from graph.record_types import end, name, relation, thing

TEXT, NUMBER, DATE = FieldType.TEXT, FieldType.NUMBER, FieldType.DATE
BOOLEAN, LIST = FieldType.BOOLEAN, FieldType.LIST

DEPARTMENTS, PEOPLE, ISSUES, RULES = "departments", "people", "issues", "rules"
SCENARIOS, VIEWS = "scenarios", "views"
PARTIES = (DEPARTMENTS, PEOPLE)

# What a column ``party_kind`` says, and the table it means.
KIND_OF_TABLE = {
    DEPARTMENTS: "department",
    PEOPLE: "person",
    ISSUES: "issue",
    RULES: "rule",
    SCENARIOS: "scenario",
    VIEWS: "view",
}
TABLE_OF_KIND = {kind: table for table, kind in KIND_OF_TABLE.items()}
ALIASES = "also_known_as"  # ids and names that mean a party too, such as those merged into it
OUTSIDE = "outside"  # kind of a thing that is referred to and not in the register
OUTSIDE_MARKS = ("missing:", "ext:", "external:")


def _kind_of(
    name: str, tables: tuple[str, ...], *synonyms: str, outside: bool = False, key: bool = True
) -> Field:
    kinds = tuple(KIND_OF_TABLE[table] for table in tables) + ((OUTSIDE,) if outside else ())
    return Field(name=f"{name}_kind", key=key, required=True, choices=kinds, synonyms=synonyms)


def _party(*, key: bool = True) -> tuple[Field, Field]:
    words = ("單位", "单位", "department", "person", "actor", "stakeholder")
    return (
        _kind_of("party", PARTIES, "單位類別", "单位类别", "party type", key=key),
        end("party", PARTIES, *words, key=key),
    )


_STATUS = Field(name="status", synonyms=("狀態", "状态", "state"))
_SINCE_KEY = Field(
    name="since",
    type=DATE,
    key=True,
    synonyms=("from", "start", "valid_from", "起", "開始", "开始"),
)
_UNTIL = Field(name="until", type=DATE, synonyms=("to", "end", "valid_to", "迄", "結束", "结束"))
_EVIDENCE = name("evidence", "source", "來源", "来源", "依據", "依据", "reference")
# Dependencies and influences call their first end "source", so there the word means no evidence.
_EVIDENCE_OF_LINK = name("evidence", "來源", "来源", "依據", "依据", "reference")
_ALIASES = Field(
    name=ALIASES, type=LIST, synonyms=("aliases", "aka", "別名", "别名", "又稱", "又称")
)
_NOTE = name("note", "備註", "备注", "備考", "notes", "comment", "description")
_CAPACITY = Field(
    name="capacity",
    type=NUMBER,
    minimum=0,
    unit="person-days per month",
    synonyms=("可用人力", "capacity_days"),
)

DEPARTMENT = thing(
    DEPARTMENTS,
    "Department",
    name("name", "名稱", "名称", "單位名稱", "单位名称", "部門", "部门", "department"),
    Field(name="kind", synonyms=("type", "類別", "类别", "level")),
    Field(
        name="parent",
        references=(DEPARTMENTS,),
        synonyms=("上級", "上级", "上級單位", "上级单位", "parent_id", "part of"),
    ),
    _CAPACITY,
    _STATUS,
    _ALIASES,
    _NOTE,
    links=(("parent", "PART_OF"),),
)
PERSON = thing(
    PEOPLE,
    "Person",
    name("name", "姓名", "full name"),
    Field(name="title", localised=True, synonyms=("職稱", "职称", "职务", "job title", "position")),
    name("organisation", "org", "organization", "company", "機構", "机构"),
    Field(name="email", synonyms=("e-mail", "mail", "電子郵件", "邮箱")),
    _CAPACITY,
    _STATUS,
    _ALIASES,
    _NOTE,
)
ISSUE = thing(
    ISSUES,
    "Issue",
    Field(
        name="title",
        localised=True,
        expected=True,
        synonyms=("name", "標題", "标题", "案件", "事項", "事项", "議題", "议题", "summary"),
    ),
    Field(name="kind", synonyms=("type", "類別", "类别", "issue type")),
    Field(name="topics", type=LIST, synonyms=("topic", "labels", "tags", "主題", "主题", "領域")),
    Field(
        name="owner",
        references=(DEPARTMENTS,),
        synonyms=(
            *("lead", "owner_department", "主辦", "主辦單位", "主辦機關", "承辦", "承辦單位"),
            *("承辦機關", "牽頭", "牽頭單位", "主办", "主办单位", "主办部门", "承办", "承办单位"),
            *("承办部门", "牵头", "牵头单位", "牵头部门"),
        ),
    ),
    _STATUS,
    Field(name="stage", synonyms=("phase", "階段", "阶段")),
    Field(name="priority", synonyms=("優先", "优先级", "急迫性")),
    Field(
        name="effort", type=NUMBER, minimum=0, unit="person-days", synonyms=("工作量", "estimate")
    ),
    Field(name="created", type=DATE, lenient=True, synonyms=("created_on", "opened", "立案日期")),
    Field(name="updated", type=DATE, lenient=True, synonyms=("last_updated", "更新日期")),
    Field(name="due", type=DATE, synonyms=("due_date", "deadline", "期限", "完成时限", "辦理時限")),
    Field(name="closed", type=DATE, synonyms=("resolved", "結案日期", "办结日期")),
    Field(name="scale_low", localised=True, synonyms=("scale_0", "low end")),
    Field(name="scale_high", localised=True, synonyms=("scale_100", "high end")),
    _EVIDENCE,
    _NOTE,
    links=(("owner", "OWNED_BY"),),
)
RULE = thing(
    RULES,
    "Rule",
    Field(name="name", localised=True, synonyms=("規則", "规则", "rule")),
    Field(name="when_kind", synonyms=("kind", "issue_kind", "適用類別", "适用类别")),
    Field(name="when_topic", synonyms=("topic", "適用主題", "适用主题")),
    Field(
        name="when_department",
        references=(DEPARTMENTS,),
        synonyms=("lead", "owner", "適用主辦單位", "适用牵头单位"),
    ),
    *_party(key=False),
    Field(name="role", required=True, synonyms=("角色",)),
    Field(name="days", type=NUMBER, minimum=0, unit="working days", synonyms=("答覆日數", "时限")),
    Field(
        name="basis", localised=True, synonyms=("legal_basis", "法源", "法律依据", "依據", "依据")
    ),
    Field(name="waivable_by", synonyms=("may_waive", "得免除者", "可豁免者")),
    Field(name="since", type=DATE),
    Field(name="until", type=DATE),
    _NOTE,
    links=(("party", "CALLS_FOR"),),
)
MEMBERSHIP = relation(
    "memberships",
    "MEMBER_OF",
    ("person", "department"),
    end("person", (PEOPLE,), "姓名", "人員", "人员", "member"),
    end("department", (DEPARTMENTS,), "單位", "单位", "部門", "部门", "unit"),
    Field(name="role", key=True, synonyms=("角色", "職務", "职务")),
    Field(name="share", type=NUMBER, minimum=0, maximum=1, synonyms=("fte", "比例")),
    _SINCE_KEY,
    _UNTIL,
    _EVIDENCE,
    _NOTE,
)
REPORTING = relation(
    "reporting",
    "REPORTS_TO",
    ("person", "manager"),
    end("person", (PEOPLE,), "employee", "人員", "人员"),
    end("manager", (PEOPLE,), "reports_to", "supervisor", "主管", "上级", "上級"),
    _SINCE_KEY,
    _UNTIL,
    _EVIDENCE,
    _NOTE,
)
_DEPENDS = (ISSUES, DEPARTMENTS)
DEPENDENCY = relation(
    "dependencies",
    "DEPENDS_ON",
    ("source", "target"),
    _kind_of("source", _DEPENDS),
    end("source", _DEPENDS, "from", "issue", "事項", "事项"),
    _kind_of("target", _DEPENDS, outside=True),
    end("target", _DEPENDS, "to", "depends_on", "相依對象", "依赖对象", outside=True),
    Field(name="kind", key=True, synonyms=("type", "類別", "类别")),
    Field(name="since", type=DATE, synonyms=("valid_from", "起")),
    Field(name="until", type=DATE, synonyms=("valid_to", "迄")),
    _EVIDENCE_OF_LINK,
    _NOTE,
)
INVOLVEMENT = relation(
    "involvements",
    "INVOLVED_IN",
    ("party", "issue"),
    end("issue", (ISSUES,), "事項", "事项", "案件", "議題", "议题"),
    *_party(),
    Field(name="role", key=True, required=True, synonyms=("角色",)),
    Field(name="effort", type=NUMBER, minimum=0, unit="person-days", synonyms=("工作量",)),
    _SINCE_KEY,
    _UNTIL,
    # The consultation round: asked on a day, to answer by another; answered, or waived by somebody.
    Field(
        name="sent", type=DATE, synonyms=("sent_on", "asked", "發文日期", "送會日期", "发文日期")
    ),
    Field(name="due", type=DATE, synonyms=("due_date", "deadline", "限辦日期", "答复期限", "期限")),
    Field(name="answer", synonyms=("回覆", "答复")),
    Field(name="answered", type=DATE, synonyms=("答覆日期", "答复日期")),
    name("answer_text", "answer text", "意見內容", "会办意见", "意见内容"),
    Field(name="waived", type=DATE, synonyms=("waived_on", "免會日期", "豁免日期")),
    Field(name="waived_by", synonyms=("免會核准者", "豁免批准人")),
    name("waiver_basis", "免會依據", "豁免依据"),
    _EVIDENCE,
    # One party can hold a role on an issue once per phase; the note is what tells them apart, as
    # it was written: in further languages it is only shown.
    Field(name="note", key=True, localised=True, synonyms=_NOTE.synonyms),
)
POSITION = relation(
    "positions",
    "TAKES_POSITION",
    ("party", "issue"),
    end("issue", (ISSUES,), "事項", "事项", "議題", "议题"),
    *_party(),
    Field(name="position", type=NUMBER, minimum=0, maximum=100, synonyms=("立場", "立场")),
    Field(name="salience", type=NUMBER, minimum=0, maximum=1, synonyms=("關注程度", "关注度")),
    Field(
        name="power", type=NUMBER, minimum=0, maximum=1, synonyms=("影響力", "影响力", "capability")
    ),
    Field(name="confidence", type=NUMBER, minimum=0, maximum=1, synonyms=("把握", "可信度")),
    Field(name="bottom_line", type=NUMBER, minimum=0, maximum=100, synonyms=("底線", "底线")),
    Field(name="confidential", type=BOOLEAN, synonyms=("機密", "保密")),
    Field(name="as_of", type=DATE, key=True, synonyms=("date", "日期")),
    _EVIDENCE,
    _NOTE,
)
INFLUENCE = relation(
    "influences",
    "INFLUENCES",
    ("source", "target"),
    _kind_of("source", PARTIES),
    end("source", PARTIES, "from"),
    _kind_of("target", PARTIES),
    end("target", PARTIES, "to"),
    Field(name="strength", type=NUMBER, minimum=0, maximum=4, synonyms=("weight", "強度", "强度")),
    Field(name="kind", key=True, synonyms=("type", "類別", "类别")),
    Field(name="since", type=DATE, key=True, synonyms=("valid_from", "起")),
    Field(name="until", type=DATE, synonyms=("valid_to", "迄")),
    _EVIDENCE_OF_LINK,
    _NOTE,
)
COMMITMENT = relation(
    "commitments",
    "COMMITTED_TO",
    ("party", "issue"),
    end("issue", (ISSUES,), "事項", "事项", "議題", "议题"),
    *_party(),
    Field(name="what", key=True, required=True, localised=True, synonyms=("承諾", "承诺", "裁示")),
    Field(name="due", type=DATE, synonyms=("due_date", "期限", "完成时限")),
    Field(name="status", synonyms=_STATUS.synonyms),
    Field(name="made_on", type=DATE, synonyms=("date", "日期")),
    _EVIDENCE,
    _NOTE,
)

# What if: changes thought through and not made. Each is a text of graph.scenarios.changes.
SCENARIO = thing(
    SCENARIOS,
    "Scenario",
    name("name", "情境", "情景", "scenario"),
    Field(name="changes", type=LIST, required=True, synonyms=("scenario changes", "變動", "变动")),
    _NOTE,
    is_studied=False,
)

# A page as somebody left it: its address, and the places of what was moved in its picture.
VIEW = thing(
    VIEWS,
    "SavedView",
    name("name", "檢視名稱", "视图名称", "view name"),
    Field(name="view_address", required=True, synonyms=("檢視位址", "视图地址")),
    Field(name="view_places", synonyms=("檢視位置", "视图位置")),
    _NOTE,
    is_studied=False,
)

RECORD_TYPES = (
    DEPARTMENT,
    PERSON,
    MEMBERSHIP,
    REPORTING,
    ISSUE,
    DEPENDENCY,
    INVOLVEMENT,
    POSITION,
    INFLUENCE,
    RULE,
    COMMITMENT,
    SCENARIO,
    VIEW,
)
BY_TABLE = {record_type.table: record_type for record_type in RECORD_TYPES}
# Who may waive, and who has waived: a text, often an id.
WAIVES = {RULE.table: "waivable_by", INVOLVEMENT.table: "waived_by"}
# Names of files and sheets that mean a table beside its own name.
TABLE_SYNONYMS = {"links": "influences", "reporting_lines": "reporting"}


def things() -> Iterator[RecordType]:
    """Record types that stand by themselves, in an order in which they can be loaded."""
    return (each for each in RECORD_TYPES if each.shape is Shape.THING)


def relations() -> Iterator[RecordType]:
    """Record types that stand between two others."""
    return (each for each in RECORD_TYPES if each.shape is Shape.RELATION)


def translations_of(table: str, fields: Collection[str]) -> frozenset[str]:
    """Columns that hold some fields of a table in one language."""
    inner = BY_TABLE[table].translations
    return frozenset(column for column, field in inner.items() if field in fields)


def is_outside(reference: str) -> bool:
    """Tell whether a reference says itself that it leads outside the register."""
    return reference.startswith(OUTSIDE_MARKS)
