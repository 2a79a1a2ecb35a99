"""How a picture is looked at: boxes of departments, what is folded, what is shown on the nodes.

``boxes=1&fold=department:D1,department:D2&overlay=positions&on=issue:I-001`` of an address.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

WORKLOAD, POSITIONS, ROLES = OVERLAYS = ("workload", "positions", "roles")
NAMES = ("boxes", "fold", "overlay", "on", "confidential")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What changes nothing of what a picture holds, only how it is shown.

    Parameters
    ----------
    boxes
        Whether departments are boxes around their people and small units.
    folded
        Departments whose box is one node, in the order in which they were folded.
    overlay
        What is shown on the nodes, one of :data:`OVERLAYS`; None shows nothing.
    issue
        Issue that the overlay is about; None means the one in the middle.
    confidential
        Whether positions held in confidence are shown too.
    """

    boxes: bool = False
    folded: tuple[str, ...] = ()
    overlay: str | None = None
    issue: str | None = None
    confidential: bool = False

    def turned(self, department: str) -> "Look":
        """The look with a department's box folded, or unfolded where it was folded."""
        if department in self.folded:
            rest = tuple(each for each in self.folded if each != department)
            return dataclasses.replace(self, folded=rest)
        return dataclasses.replace(self, boxes=True, folded=(*self.folded, department))

    def changed(self, **values: object) -> "Look":
        """The look with other values."""
        return dataclasses.replace(self, **values)  # type: ignore[arg-type]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Parameters of the address; nothing for what is as usual."""
        pairs = [("boxes", "1")] if self.boxes else []
        if self.boxes and self.folded:
            pairs.append(("fold", ",".join(quote(each, safe=":") for each in self.folded)))
        pairs += [("overlay", self.overlay)] if self.overlay else []
        pairs += [("on", self.issue)] if self.issue else []
        pairs += [("confidential", "1")] if self.confidential else []
        return pairs


def read_look(query: Mapping[str, str]) -> Look:
    """Look that an address's parameters mean; what is not known there means the usual."""
    boxes, overlay = query.get("boxes") == "1", query.get("overlay")
    folded = filter(None, query.get("fold", "").split(","))
    return Look(
        boxes=boxes,
        folded=tuple(dict.fromkeys(map(unquote, folded))) if boxes else (),
        overlay=overlay if overlay in OVERLAYS else None,
        issue=query.get("on") or None,
        confidential=query.get("confidential") == "1",
    )
