"""The matter that an address of the consult page asks about: an issue, or a draft.

``/consult?issue=issue:I-001`` or ``/consult?draft=1&title=…&topics=a|b&lead=department:D-1``
``&depends=issue:I-2|department:D-3&kind=…&authors=person:P-1&priority=…``. Several values of one
parameter are parted by a bar.
"""

from collections.abc import Mapping
from typing import Any

MARK = "|"
# Parameter of the address -> parameter of the analyses, and whether it holds several values.
_DRAFT = {
    "title": ("title", False),
    "topics": ("topics", True),
    "kind": ("kind", False),
    "lead": ("lead", False),
    "depends": ("depends_on", True),
    "authors": ("authors", True),
    "priority": ("priority", False),
}
FIELDS = tuple(_DRAFT)


def is_draft(query: Mapping[str, str]) -> bool:
    """Whether the reader describes a draft instead of choosing an issue."""
    return query.get("draft") == "1"


def several(text: str | None) -> list[str]:
    """Values of a parameter that holds several."""
    return [each for each in (text or "").split(MARK) if each]


def asked_about(query: Mapping[str, str]) -> dict[str, Any] | None:
    """Parameters of the analyses that an address means; None while it asks about nothing."""
    if not is_draft(query):
        return {"issue": query["issue"]} if query.get("issue") else None
    found: dict[str, Any] = {}
    for name, (parameter, has_several) in _DRAFT.items():
        if text := query.get(name, "").strip():
            found[parameter] = tuple(several(text)) if has_several else text
    return found or None


def kept(query: Mapping[str, str]) -> dict[str, str]:
    """The part of an address that says what is asked about, for links between the page's parts."""
    names = ("draft", *FIELDS) if is_draft(query) else ("issue",)
    return {name: query[name] for name in names if query.get(name)}
