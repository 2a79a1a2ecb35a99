"""Words of a draft that the register does not know: no rule fires on them, nothing is alike."""

from collections import Counter
from collections.abc import Iterator, Mapping

from graph.analyses._consult_matter import folded, split_topics, topics
from graph.asking.misspelt import is_slip
from graph.fields import LIST_MARK
from graph.messages import Message, message
from graph.per_network import per_network
from graph.projections import Network, nodes_of_kind
from graph.spelling import fold
from graph.texts import known_word, sayings, words_saying

_OFFERED = 3
_COLUMNS = {  # by the kinds of records that have such words
    "topic": {"issue": "topics", "rule": "when_topic"},
    "kind": {"issue": "kind", "rule": "when_kind"},
}


def unknown_words(
    network: Network, listed: tuple[str, ...], kind: str | None = None
) -> Iterator[Message]:
    """One warning for each word that occurs in no issue and no rule, with those spelt almost so.

    Parameters
    ----------
    listed, kind
        Topics and kind of a draft as they were typed.
    """
    known = _known(network, "topic")
    held = topics(LIST_MARK.join(each for all_said in known.values() for each in all_said))
    for topic in listed:
        if not topics(LIST_MARK.join((topic, *words_saying(topic)))) & held:
            yield _unknown("topic", topic, known)
    if kind and folded(kind) not in _kinds(network):
        yield _unknown("kind", kind, _known(network, "kind"))


def kind_meant(network: Network, said: str | None) -> str | None:
    """A kind of matter as it is compared; one said in another language is the register's word."""
    key = folded(said)
    return _kinds(network).get(key, key) if key else None


@per_network
def _kinds(network: Network) -> dict[str, str]:
    """Each saying of the kinds that occur -> the kind as it is compared; its own words first."""
    known = _known(network, "kind")
    found = {key: key for word in known if (key := folded(word))}
    for word, all_said in known.items():
        for each in all_said:
            if (said := folded(each)) and (key := folded(word)):
                found.setdefault(said, key)
    return found


def _unknown(of: str, word: str, known: Mapping[str, tuple[str, ...]]) -> Message:
    near = tuple(known_word(each) for each in _near(word, known))
    if near:
        values = {of: word, "choices": near[:_OFFERED]}
        return message(f"consult.warning.{of}.near", **values)
    return message(f"consult.warning.{of}", **{of: word})


def _near(typed: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for word, all_said in known.items():
        if any(is_slip(fold(typed), fold(each)) for each in all_said):
            yield word


@per_network
def _known(network: Network, of: str) -> dict[str, tuple[str, ...]]:
    """Topics or kinds of issues and rules, the usual first, each as every language says it."""
    counts: Counter[str] = Counter()
    for node in nodes_of_kind(network, *_COLUMNS[of]):
        record = network.nodes[node]["record"]
        said = record.get(_COLUMNS[of][network.nodes[node]["kind"]])
        listed = split_topics(said) if of == "topic" else [said or ""]
        counts.update(each.strip() for each in listed if each.strip())
    return {word: sayings(word) for word, _ in counts.most_common()}
