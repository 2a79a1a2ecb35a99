"""Headers of work-division tables, and dates as they are written there."""

import re

from graph.fields import header_key


def _keys(words: str) -> tuple[str, ...]:
    return tuple(header_key(word) for word in words.split())


# What a column's units do: the words for it, in the order in which they name the lead.
LEAD = _keys(
    "主辦機關 主辦單位 主辦 承辦機關 承辦單位 牽頭單位 牽頭機關 牵头单位 牵头部门 牵头责任单位 "
    "主办单位 主办部门 主办 承办单位 承办部门 主责单位 主责部门 牽頭 牵头"
)
RESPONSIBLE = _keys(
    "責任單位 權責單位 權責機關 負責單位 负责单位 负责部门 责任单位 责任部门 责任主体 "
    "分工单位 落实单位 責任機關 執行單位 執行機關 执行单位"
)
SUPPORT = _keys(
    "協辦機關 協辦單位 配合單位 配合機關 配合单位 配合部门 协办单位 协办部门 参与单位 参加单位 "
    "责任配合单位 协同单位 協同機關 協同單位 協辦 协办 配合"
)
CONSULT = _keys("會辦機關 會辦單位 會辦 會簽單位 受會單位 会办单位 会办部门 会办 会签单位 会商单位")
INFORM = _keys("知會機關 知會單位 抄送单位 副本單位")
UNITS = {
    **dict.fromkeys(LEAD, "lead"),
    **dict.fromkeys(RESPONSIBLE, "responsible"),
    **dict.fromkeys(SUPPORT, "support"),
    **dict.fromkeys(CONSULT, "consult"),
    **dict.fromkeys(INFORM, "inform"),
}
# English headers over Chinese clauses that say who leads: signature only together with those.
CLAUSES = _keys("departments responsible units responsible_departments lead_department")
SAYS_ROLES = re.compile(r"(?:牵头|牽頭|负责|負責|主办|主辦|配合|協辦|落实)[，。；,;]?")
# From the coarsest to the finest.
LEVELS = (
    _keys(
        "公務項目 公务项目 項目 项目 類別 类别 任务类别 任務類別 重点领域 领域 領域 "
        "板块 工作類別 一级任务"
    ),
    _keys(
        "公務內容 公务内容 工作項目 工作项目 工作內容 工作内容 辦理事項 办理事项 任务 任務 "
        "任务名称 任務名稱 工作任务 工作任務 任务内容 重点任务 重點任務 主要任务 重点工作 重點工作 "
        "主要工作 目标任务 任务事项 工作事项 工作事項 事項 事项 督办事项 列管事項 "
        "分工事项 案名 案件名稱 案件名称 案由 計畫名稱 计划名称 工程名稱 工程名称 辦理項目 "
        "办理项目 title task"
    ),
    _keys("二级任务 具体任务 具體任務 具体措施 工作措施 主要措施 工作举措 具体举措 工作要求"),
)
ID = _keys("id 任务编号 任務編號 編號 编号 事项编号 文号 案號 案号 案件編號 案件编号 計畫編號")
CREATED = _keys("立案日期 立案时间 收文日期 收案日期 交辦日期 交办日期 交办时间 提出日期")
DUE = _keys("完成时限 完成時限 完成时间 完成期限 办结时限 辦理時限 辦理期限 期限 时限 时间节点")
PERSON = _keys("责任人 責任人 负责人 負責人 承辦人 承辦人員 经办人 具体负责人")
STATUS = _keys("状态 狀態 办理状态 辦理狀態 status")
NOTE = _keys("备注 備註 備考 note")

_AROUND = re.compile(r"^(?:于|於)|(?:底|末)?(?:之前|以前|前)?(?:完成|办结|辦結)?$")


def plain_due(written: str) -> str:
    """Date in a deadline as it is spoken of: ``2025年12月底前完成`` is ``2025年12月``."""
    return _AROUND.sub("", "".join(written.split()))
