"""A relation of the network in words: who stands to whom, in which role, since when."""

from graph.messages import Message, message
from graph.projections import Network, Record
from graph.reading import named
from graph.texts import known_text, known_word

# Relations that stand as a field of a thing: the record is the thing's, not the relation's.
OF_A_THING = frozenset(("part_of", "owned_by", "calls_for"))
RELATIONS = (
    *("part_of", "member_of", "reports_to", "owned_by", "involved_in", "depends_on"),
    *("takes_position", "committed_to", "influences", "calls_for"),
)
# What is said of a relation, in this order, where it is known.
DETAILS = (
    *("role", "kind", "share", "strength", "what", "position", "salience", "power", "status"),
    *("due", "answer", "answered", "as_of", "since", "until", "evidence"),
)

_WORDS = frozenset(("role", "kind", "status", "answer"))
_TEXTS = frozenset(("what", "evidence"))


def sentence(network: Network, source: str, target: str, relation: str, record: Record) -> Message:
    """One relation as a sentence, in the relation's own direction."""
    details = facts(relation, record)
    said = tuple(
        message(f"detail.{name}", value=_said(name, value)) for name, value in details.items()
    )
    return message(
        f"sentence.{relation}",
        source=named(network, source),
        target=named(network, target),
        details=message("sentence.details", details=said) if said else "",
    )


def _said(name: str, value: object) -> object:
    return known_word(str(value)) if name in _WORDS else value


def facts(relation: str, record: Record) -> dict[str, object]:
    """What is known of the relation itself, in the order it is told in."""
    if relation in OF_A_THING:
        return {"role": record["role"]} if relation == "calls_for" else {}
    known = ((name, _fact(record, name)) for name in DETAILS)
    return {name: value for name, value in known if value is not None}


def _fact(record: Record, name: str) -> object:
    return known_text(record, name) if name in _TEXTS else record.get(name)
