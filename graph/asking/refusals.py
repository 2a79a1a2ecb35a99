"""What is said of a word that no field has and nothing is called: values and titles spelt so."""

from collections.abc import Sequence

from graph.asking.names import choices, near_names
from graph.asking.phrase import Choice, NotUnderstood
from graph.asking.tokens import values_of
from graph.asking.values import values_near
from graph.messages import Message, message
from graph.projections import Network
from graph.texts import known_word

_LISTED = 8  # values that are named where none is near


def no_value(network: Network, field: str, text: str, whole: str) -> NotUnderstood:
    """That no issue has such a value: values spelt almost so, of a topic titles too, else some."""
    pieces = text.split()
    # What follows may belong to the rest of the phrase: about flod of Finance.
    for part in (" ".join(pieces[:length]) for length in range(len(pieces), 0, -1)):
        if near := _offered(network, field, part, whole):
            reason = message("ask.no_value", field=_label(field), part=part)
            return NotUnderstood(reason, _near(near), part, near)
    reason = message("ask.no_value", field=_label(field), part=text)
    listed = tuple(known_word(each) for each in values_of(network, field)[:_LISTED])
    remedy = message("ask.values", values=listed) if listed else message("ask.no_values")
    return NotUnderstood(reason, remedy, text)


def _offered(network: Network, field: str, part: str, whole: str) -> tuple[Choice, ...]:
    values = tuple(
        Choice(_said(field, value), whole.replace(part, as_said, 1))
        for value, as_said in values_near(network, field, part).items()
    )
    if field != "topic":
        return values
    return (*values, *choices(network, near_names(network, part, (("issue",),)), part, whole))


def with_topics(network: Network, text: str, error: NotUnderstood) -> NotUnderstood:
    """The same refusal of a bare word, with the topics that are spelt almost so before all else."""
    near = values_near(network, "topic", text)
    if not near:
        return error
    topics = [
        Choice(_said("topic", value), message("ask.example.topic", topic=known_word(value)))
        for value in near
    ]
    offered = (*topics, *error.choices)
    reason = message("ask.unknown", part=text)
    return NotUnderstood(reason, _near(offered), text, offered)


def _near(offered: Sequence[Choice]) -> Message:
    return message("ask.near", choices=tuple(each.said for each in offered))


def _label(field: str) -> Message:
    return message(f"field.issues.{'topics' if field == 'topic' else field}")


def _said(field: str, value: str) -> Message:
    if field == "topic":
        return message("ask.candidate.topic", topic=known_word(value))
    return message("ask.candidate.value", field=_label(field), value=known_word(value))
