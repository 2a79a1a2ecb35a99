"""Kinds at the ends of a verb: what may be named, and what is asked for where it is not said."""

from dataclasses import replace

from graph.asking.phrase import PARTIES, Verb
from graph.model import OUTSIDE

ISSUE, _UNIT, _PERSON, _RULE = ("issue",), ("department",), ("person",), ("rule",)
_ON_ISSUES = ("involved_in", "takes_position", "committed_to")
OF = Verb(relation="of")  # nothing is said: "issues of Finance", "水利局的人員"


def name_kinds(verb: Verb, kinds: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Kinds of record that may stand at the other end of a verb, the likeliest first."""
    is_party = bool(kinds) and set(kinds) <= set(PARTIES)
    if verb.relation in _ON_ISSUES:
        return [ISSUE] if is_party else [PARTIES] if kinds else [PARTIES, ISSUE]
    if verb.relation == "member_of":
        return [_PERSON] if kinds == _UNIT else [_UNIT] if kinds else [_UNIT, _PERSON]
    if verb.relation == "calls_for":
        return [_RULE] if is_party else [PARTIES]
    fixed: dict[str, list[tuple[str, ...]]] = {
        "depends_on": [_UNIT, ISSUE, (OUTSIDE,)],
        "influences": [PARTIES],
        "reports_to": [_PERSON],
        "part_of": [_UNIT],
        "belongs": [_UNIT],
    }
    return fixed.get(verb.relation) or [_UNIT, _PERSON, ISSUE, _RULE, (OUTSIDE,)]


def subjects(verb: Verb, ends: set[str], is_before: bool) -> tuple[str, ...]:
    """What is asked for where it is not said, from the kind of what is named."""
    if verb.relation in _ON_ISSUES:
        return PARTIES if ends == {"issue"} else ISSUE
    fixed = {
        "depends_on": ("issue", "department"),
        "influences": PARTIES,
        "reports_to": _PERSON,
        "part_of": _UNIT,
        "belongs": ("person", "department"),
        "calls_for": _RULE,
    }
    if verb.relation == "member_of":
        return _UNIT if ends == {"person"} else _PERSON
    return fixed.get(verb.relation) or (PARTIES if ends == {"issue"} else ISSUE)


def kinds_without_name(verb: Verb) -> tuple[str, ...]:
    """What is asked for by a verb alone, such as in "issues without a lead"."""
    fixed = {"member_of": _PERSON, "reports_to": _PERSON, "part_of": _UNIT, "calls_for": _RULE}
    if verb.relation in ("influences", "belongs"):
        return PARTIES
    return fixed.get(verb.relation, ISSUE)


def fitted(verb: Verb, kinds: tuple[str, ...], ends: set[str]) -> Verb:
    """What is meant by belonging to something, and by "of", where the kinds of both are known."""
    if verb.relation == "belongs":
        return replace(verb, relation="member_of" if kinds == _PERSON else "part_of")
    if verb.relation != "of":
        return verb
    if kinds == ISSUE and ends <= set(PARTIES):
        return replace(verb, relation="involved_in")
    if ends == {"department"}:
        plain: dict[tuple[str, ...], str] = {_UNIT: "part_of", _PERSON: "member_of"}
        return replace(verb, relation=plain.get(kinds, ""))
    return replace(verb, relation="")
