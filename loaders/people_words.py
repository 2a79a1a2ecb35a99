"""Headers of exports from personnel systems and org-chart tools, by what they mean."""

from graph.fields import header_key


def _keys(*words: str) -> tuple[str, ...]:
    return tuple(header_key(word) for word in words)


ID = _keys(
    *("PersonID", "Employee ID", "Unique ID", "User ID", "Employee number", "ID"),
    *("帐号", "英文ID(帐号)", "賬號", "帳號", "工号", "工號", "員工編號", "员工编号"),
)
NUMBER = _keys("Employee number", "Employee EID", "E ID")
EMAIL = _keys("Email", "Work email", "E-mail", "邮箱", "企业邮箱", "电子邮件", "電子郵件")
NAME = _keys("Name", "Full name", "Display name", "Employee name", "姓名")
FIRST = _keys("First name", "First")
LAST = _keys("Last name", "Last", "Surname")
TITLE = _keys("Title", "Job title", "Position", "职务", "職務", "職稱", "岗位")
DEPARTMENT = _keys("Department", "部门", "部門", "所属部门")
SUB_DEPARTMENT = _keys("SubDepartment", "Sub department")
SINCE = _keys("StartDate", "Hired on", "Hire date", "入职日期", "到職日期")
UNTIL = _keys("EndDate", "Termination date", "离职日期", "離職日期")

BY_EMAIL = _keys("SupervisorEmail", "Supervisor email", "Manager email")
BY_NUMBER = _keys("Supervisor EID", "Supervisor E ID", "Manager employee number")
# Headers that mean a superior by themselves.
MANAGER = _keys(
    *("SupervisorID", "Supervisor ID", "Reports_To", "Boss ID", "Manager ID", "Manager"),
    *("Supervisor", "直属上级", "直接上级", "上级帐号", "直屬主管", "直接主管"),
)
# FlowBreeze's word, which a table of departments has too: a person's with one of these beside it.
PARENT, BESIDE_PARENT = _keys("Parent Id"), _keys("Is Assistant?", "Title")
# WeCom: departments are paths, several parted by semicolons.
WECOM = _keys("帐号", "英文ID(帐号)", "账号")
