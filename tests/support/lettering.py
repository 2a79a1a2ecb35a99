"""Letters of a consultation on a small organisation that tests write to."""

from collections.abc import Mapping
from typing import Any

from graph.analyses.consult import ANALYSIS
from graph.documents.letter import Letter
from graph.documents.letters import letters
from graph.projections import project
from graph.tables import Register, complete, frame
from graph.texts import translator

DAY = "2026-11-23"
SENT, DUE = {"sent": "2026-10-08"}, {"due": "2026-10-16"}
TABLES: Mapping[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "top", "name": "Mayor's Office", "name_zh_hant": "市長室", "name_zh_hans": "市府办"},
        {"id": "lead", "name": "Water", "parent": "top"},
        {"id": "law", "name": "Legal"},
    ],
    "people": [
        {"id": "m", "name": "Ou", "title": "Mayor", "title_zh_hant": "市長"},
        {"id": "e", "name": "Rong", "title": "Engineer", "title_zh_hant": "總工程師"},
    ],
    "memberships": [{"person": "m", "department": "top"}],
    "issues": [{"id": "a", "title": "Dyke", "owner": "lead"}],
}


def party(ref: str, role: str, **values: Any) -> dict[str, Any]:
    kind, _, name = ref.partition(":")
    return {"issue": "a", "party_kind": kind, "party": name, "role": role, **values}


def written(language: str, *involvements: dict[str, Any], **tables: Any) -> dict[str, Letter]:
    """Letters about matter ``a`` by party."""
    rows = {**TABLES, "involvements": list(involvements), **tables}
    network = project(
        Register(1, complete({name: frame(name, each) for name, each in rows.items()}))
    )
    parameters = ANALYSIS.defaults() | {"issue": "a", "today": DAY}
    found = letters(network, ANALYSIS.answer(network, **parameters), translator(language))
    return {each.party: each for each in found}


def texts(letter: Letter) -> str:
    fields = [part for field in letter.fields for part in field]
    return "\n".join((letter.title, letter.subject, *fields, *letter.body, *letter.choices))


def depends(source: str, target: str, kind: str = "issue") -> dict[str, Any]:
    return {"source_kind": "issue", "source": source, "target_kind": kind, "target": target}


def matters(**closed: str) -> list[dict[str, Any]]:
    """The dyke, a survey and a map; the latter two led by Legal."""
    told = {"s": "Survey", "k": "Map"}
    return TABLES["issues"] + [
        {"id": name, "title": title, "owner": "law"}
        | ({"status": "done", "closed": closed[name]} if name in closed else {})
        for name, title in told.items()
    ]
