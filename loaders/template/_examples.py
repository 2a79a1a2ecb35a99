"""The template's example rows: one a sheet, two where a row refers to another of its own sheet.

Together they are a tiny organisation that loads as it is. Words a reader reads are texts, so that
the example is in the reader's own language. Their ids begin with a word that says so: an example
that is left in can never be taken for a record of the register.
"""

from collections.abc import Mapping
from typing import TypeAlias

from graph.messages import Message, message

# Ids, dates and numbers stand as they are; a message is said in the template's language.
Cell: TypeAlias = str | float | bool | Message


def _said(*places: str) -> dict[str, Cell]:
    """Texts ``template.example.<place>`` by the last part of their place, the field's name."""
    return {place.rpartition(".")[2]: message(f"template.example.{place}") for place in places}


def _offered(place: str, at: int) -> Cell:
    return message(f"template.offer.{place}", at=at)


def _numbered(number: str) -> Message:
    return message("template.example.id", id=number)


def _row(*parts: Mapping[str, Cell]) -> dict[str, Cell]:
    return {name: cell for part in parts for name, cell in part.items()}


_EVIDENCE: dict[str, Cell] = {"evidence": message("template.example.evidence")}
NUMBERS = tuple(
    map(
        _numbered,
        ("D-001", "D-002", "P-001", "P-002", "I-001", "R-001", "S-001", "V-001"),
    )
)
_CITY, _UNIT, _MAYOR, _DIRECTOR, _ISSUE, _RULE, _SCENARIO, _VIEW = NUMBERS
_ON_ISSUE: Mapping[str, Cell] = {
    "issue": _ISSUE,
    "party_kind": message("kind.department"),
    "party": _UNIT,
}

EXAMPLES: Mapping[str, tuple[Mapping[str, Cell], ...]] = {
    "departments": (
        _row(
            {"id": _CITY, "capacity": 40, "status": _offered("departments.status", 0)},
            _said("departments.1.name"),
        ),
        _row(
            {
                "id": _UNIT,
                "kind": _offered("departments.kind", 0),
                "parent": _CITY,
                "capacity": 120,
            },
            {"status": _offered("departments.status", 0)},
            _said("departments.2.name", "departments.2.note"),
        ),
    ),
    "people": (
        _row(
            {"id": _MAYOR, "capacity": 10, "status": _offered("people.status", 0)},
            _said("people.1.name", "people.1.title"),
        ),
        _row(
            {"id": _DIRECTOR, "email": "wang@example.org", "capacity": 15},
            {"status": _offered("people.status", 0)},
            _said("people.2.name", "people.2.title"),
        ),
    ),
    "memberships": (
        _row(
            {"person": _DIRECTOR, "department": _UNIT, "share": 1, "since": "2024-07-01"},
            {"role": _offered("memberships.role", 0)},
            _EVIDENCE,
        ),
    ),
    "reporting": (
        _row(
            {"person": _DIRECTOR, "manager": _MAYOR, "since": "2024-07-01"},
            _EVIDENCE,
        ),
    ),
    "issues": (
        _row(
            {
                "id": _ISSUE,
                "owner": _UNIT,
                "effort": 60,
                "created": "2025-01-15",
                "due": "2025-12-31",
            },
            {"status": _offered("issues.status", 1), "priority": _offered("issues.priority", 0)},
            _said("issues.1.title", "issues.1.kind", "issues.1.topics", "issues.1.stage"),
            _said("issues.1.scale_low", "issues.1.scale_high"),
            _EVIDENCE,
        ),
    ),
    "dependencies": (
        _row(
            {"source_kind": message("kind.issue"), "source": _ISSUE, "since": "2025-02"},
            {"target_kind": message("kind.outside"), "kind": _offered("dependencies.kind", 0)},
            _said("dependencies.1.target"),
            _EVIDENCE,
        ),
    ),
    "involvements": (
        _row(
            {**_ON_ISSUE, "party_kind": message("kind.person"), "party": _MAYOR, "effort": 2},
            {"role": message("role.approve"), "since": "2025-01-15", "answered": "2025-03-03"},
            {"answer": _offered("involvements.answer", 1)},
            _EVIDENCE,
        ),
    ),
    "positions": (
        _row(
            {**_ON_ISSUE, "position": 80, "salience": 0.7, "power": 0.6, "confidence": 0.8},
            {"bottom_line": 50, "confidential": False, "as_of": "2025-03-03"},
            _EVIDENCE,
        ),
    ),
    "influences": (
        _row(
            {"source_kind": message("kind.person"), "source": _MAYOR, "strength": 3},
            {"target_kind": message("kind.department"), "target": _UNIT, "since": "2024-07-01"},
            {"kind": _offered("influences.kind", 0)},
            _EVIDENCE,
        ),
    ),
    "rules": (
        _row(
            {"id": _RULE, "party_kind": message("kind.department"), "party": _CITY},
            {"days": 10},
            {"role": message("role.approve"), "since": "2024-01-01"},
            _said("rules.1.name", "rules.1.when_topic", "rules.1.basis", "rules.1.waivable_by"),
        ),
    ),
    "commitments": (
        _row(
            {**_ON_ISSUE, "due": "2025-06-30", "made_on": "2025-03-03"},
            {"status": _offered("commitments.status", 0)},
            _said("commitments.1.what"),
            _EVIDENCE,
        ),
    ),
    "scenarios": (
        _row(
            {"id": _SCENARIO},
            _said("scenarios.1.changes", "scenarios.1.name"),
        ),
    ),
    "views": (
        _row(
            {"id": _VIEW},
            _said("views.1.name", "views.1.view_address"),
        ),
    ),
}
