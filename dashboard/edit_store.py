"""The app's register as editing needs it: read once a version, written through the guard."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.components.signing import signed
from dashboard.context import Context
from graph.chronicle import ALL, Entry
from graph.editing.edits import Edit, Outcome
from graph.editing.saving import said_edits, save
from graph.history import Past
from graph.messages import UserError
from graph.model import BY_TABLE, KIND_OF_TABLE
from graph.plan import Plan
from graph.projections import Network
from graph.reading import resolve
from graph.reasons import reason_of
from graph.tables import Register


class EditStore:
    """What saving asks of a store, from what the app has read already."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def register(self) -> Register:
        """Everything that is known."""
        return self._context.register()

    def past(self) -> Past:
        """Everything that is known and was."""
        return self._context.chronicle.past()

    def revisions(self, limit: int = ALL) -> Sequence[Entry]:
        """Latest revisions, newest first."""
        return self._context.chronicle.revisions()[:limit]

    def write(self, plan: Plan, *, who: str, why: str, source: str | None = None) -> int:
        """Do what a plan says, whole or not at all."""
        return self._context.store.write(plan, who=who, why=why, source=source)


def save_edits(
    context: Context,
    edits: Sequence[Edit],
    seen: int | None,
    who: str | None,
    why: str | None = None,
) -> Outcome:
    """Do edits as one revision, signed by the reader; see :func:`graph.editing.saving.save`."""
    said = (why or "").strip() or reason_of(said_edits(edits, context.register().tables))
    return save(EditStore(context), edits, seen=seen, who=signed(who), why=said)


def with_references(network: Network, table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values with ids, and their kinds, for what is named by a reference, an id or a name.

    What is not found stays as it was written, and is told when it is checked.
    """
    said = dict(values)
    for field in BY_TABLE[table].fields:
        text = said.get(field.name)
        if not field.references or not isinstance(text, str) or not text.strip():
            continue
        kinds = [KIND_OF_TABLE[each] for each in field.references]
        kind = said.get(field.kind_field or "")
        try:
            node = resolve(network, text.strip(), *([kind] if kind in kinds else kinds))
        except UserError:
            continue
        found, _, identifier = node.partition(":")
        said[field.name] = identifier
        if field.kind_field:
            said[field.kind_field] = found
    return said
