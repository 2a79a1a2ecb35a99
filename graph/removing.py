"""Ending a record and removing one: what has ended stays in the past, what was wrong goes.

A membership that is over has a last day (``until``): pictures of earlier days still show it. A
record that should never have been there is removed; it lies in the trash and can be brought back.
"""

from graph.editing.edits import Action, Edit
from graph.editing.planning import planned
from graph.messages import UserError
from graph.plan import Plan
from graph.tables import Register


def ended(register: Register, table: str, key: tuple[str, ...], day: str) -> Plan:
    """Plan that gives a record its last day (ISO date).

    Raises
    ------
    UserError
        There is no such record, or records of its table do not end.
    """
    values = {"until": day}
    return _plan(register, Edit(action=Action.END, table=table, key=key, values=values))


def removed(register: Register, table: str, key: tuple[str, ...]) -> Plan:
    """Plan that removes a record.

    Raises
    ------
    UserError
        There is no such record, or others refer to it; the refusal names them.
    """
    return _plan(register, Edit(action=Action.DELETE, table=table, key=key))


def _plan(register: Register, edit: Edit) -> Plan:
    made = planned(register, [edit])
    if made.problems:
        raise UserError(made.problems[0].reason, made.problems[0].remedy)
    return made.plan
