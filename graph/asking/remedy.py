"""What to say where a phrase is not understood."""

from graph.asking.examples import examples
from graph.messages import Message, message
from graph.projections import Network


def what_can_be_asked(network: Network) -> Message:
    """What to do where a phrase is not understood: phrases that the register answers."""
    asked = tuple(message("ask.quoted", text=each) for each in examples(network))
    if not asked:
        return message("ask.unknown.remedy.bare")
    return message("ask.unknown.remedy", examples=asked)
