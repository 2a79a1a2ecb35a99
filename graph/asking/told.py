"""How a phrase was understood, in words, so that a reader sees what was answered."""

from functools import reduce

from graph.asking.phrase import Condition, Named, Phrase, State, Tie, Value
from graph.messages import Message, message
from graph.messages import Named as NamedValue
from graph.projections import Network
from graph.reading import named

_TWO_WAYS = ("depends_on", "influences", "reports_to", "part_of")


def told(network: Network, phrase: Phrase) -> Message:
    """One sentence that says what is asked for, and under which conditions."""
    kinds = tuple(message(f"kind.{each}") for each in phrase.kinds)
    if not phrase.conditions:
        return message("ask.told.all", kinds=kinds)
    conditions = tuple(_condition(network, each) for each in phrase.conditions)
    return message("ask.told", kinds=kinds, conditions=conditions)


def _condition(network: Network, condition: Condition) -> Message:
    said = _affirmed(network, condition)
    is_negated = not isinstance(condition, Named) and condition.negated
    return message("ask.told.not", condition=said) if is_negated else said


def _affirmed(network: Network, condition: Condition) -> Message:
    if isinstance(condition, Named):
        return message("ask.told.named")
    if isinstance(condition, State):
        return message("ask.told.state", state=message(f"ask.state.{condition.name}"))
    if isinstance(condition, Value):
        column = "topics" if condition.field == "topic" else condition.field
        label = message(f"field.issues.{column}")
        return message("ask.told.value", field=label, value=condition.value)
    return _tie(network, condition)


def _tie(network: Network, tie: Tie) -> Message:
    names = _names(network, tie.nodes)
    verb = tie.verb
    if verb.waiting:
        return message("ask.told.waiting", names=names)
    if verb.role:
        return message("ask.told.role", role=message(f"role.{verb.role}"), names=names)
    way = ".inverse" if tie.inverse and verb.relation in _TWO_WAYS else ""
    return message(f"ask.told.{verb.relation or 'linked'}{way}", names=names)


def _names(network: Network, nodes: tuple[str, ...]) -> Message | NamedValue:
    if not nodes:
        return message("ask.told.any")
    values: list[Message | NamedValue] = [named(network, node) for node in nodes]
    return reduce(lambda one, other: message("ask.told.or", first=one, second=other), values)
