"""Topics of a draft that the register does not know: no rule fires on them, nothing is alike."""

from collections import Counter
from collections.abc import Iterator, Mapping

from graph.analyses._consult_matter import split_topics, topics
from graph.asking.misspelt import is_slip
from graph.fields import LIST_MARK
from graph.messages import Message, message
from graph.per_network import per_network
from graph.projections import Network, nodes_of_kind
from graph.spelling import fold
from graph.texts import known_word, sayings, words_saying

_OFFERED = 3
_COLUMNS = {"issue": "topics", "rule": "when_topic"}


def topic_warnings(network: Network, said: tuple[str, ...]) -> Iterator[Message]:
    """One warning for each topic that occurs in no issue and no rule, with those spelt almost so.

    Parameters
    ----------
    said
        Topics of a draft as they were typed.
    """
    known = _known(network)
    held = topics(LIST_MARK.join(each for all_said in known.values() for each in all_said))
    for topic in said:
        if topics(LIST_MARK.join((topic, *words_saying(topic)))) & held:
            continue
        near = tuple(known_word(each) for each in _near(topic, known))
        if near:
            yield message("consult.warning.topic.near", topic=topic, choices=near[:_OFFERED])
        else:
            yield message("consult.warning.topic", topic=topic)


def _near(topic: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for word, all_said in known.items():
        if any(is_slip(fold(topic), fold(each)) for each in all_said):
            yield word


@per_network
def _known(network: Network) -> dict[str, tuple[str, ...]]:
    """Topics of issues and rules, the usual ones first, each as every language says it."""
    counts: Counter[str] = Counter()
    for node in nodes_of_kind(network, *_COLUMNS):
        record = network.nodes[node]["record"]
        listed = split_topics(record.get(_COLUMNS[network.nodes[node]["kind"]]))
        counts.update(each.strip() for each in listed if each.strip())
    return {word: sayings(word) for word, _ in counts.most_common()}
