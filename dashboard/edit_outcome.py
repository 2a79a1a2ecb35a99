"""What comes of an edit, as the frame says it and as the browser keeps it until it is settled."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.editing.edits import Action, CellProblem, Conflict, Edit, FieldConflict, Saved
from graph.texts import Translator


def is_key(problems: Sequence[CellProblem]) -> bool:
    """Whether all that stands in the way is that the change makes it another record."""
    return all(each.reason.key.startswith("edit.key") for each in problems) and bool(problems)


def done_of(outcome: Saved, translate: Translator) -> dict[str, Any]:
    """What ``EDIT_DONE`` says of what was saved."""
    if not outcome.is_changed:
        return {"text": translate("editing.nothing")}
    notes = [translate.advice(each) for each in outcome.notes]
    return {"revision": outcome.revision, "notes": notes}


def kept(conflict: Conflict) -> dict[str, Any]:
    """A conflict as plain values, for the browser to keep until the choice is made."""
    edit = conflict.edit
    return {
        "edit": {
            "action": edit.action,
            "table": edit.table,
            "key": list(edit.key),
            "values": dict(edit.values),
        },
        "is_gone": conflict.is_gone,
        "fields": [[each.name, each.seen, each.now, each.wanted] for each in conflict.fields],
    }


def brought_back(held: Mapping[str, Any]) -> Conflict:
    """The conflict that :func:`kept` made plain values of, without who and when."""
    edit = held["edit"]
    return Conflict(
        number=0,
        edit=Edit(
            action=Action(edit["action"]),
            table=edit["table"],
            key=tuple(edit["key"]),
            values=edit["values"],
        ),
        revision=0,
        who="",
        time="",
        why="",
        is_gone=held["is_gone"],
        fields=tuple(
            FieldConflict(name=name, seen=seen, now=now, wanted=wanted)
            for name, seen, now, wanted in held["fields"]
        ),
        now={},
    )
