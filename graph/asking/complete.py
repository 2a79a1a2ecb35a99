"""How a phrase that is being typed may go on: words of relations first, then names."""

from collections.abc import Iterator, Sequence

from graph.asking.kinds import OF, name_kinds
from graph.asking.names import stripped
from graph.asking.tokens import Sort, Token, composed, tokens, verb_of
from graph.projections import Network, name_of
from graph.search import BEGINNING, SOUND, WHOLE, WORD, matches, search
from graph.spelling import fold, letters_of, sounds_like
from graph.texts import Translator

MARK = "|"  # parts the words of one text
_NAMES = 5  # of parties and issues that are offered for one beginning


def complete(network: Network, text: str, translate: Translator, limit: int = 10) -> list[str]:
    """Phrases that begin as the text does, in the reader's language.

    What is typed of the last word may be the beginning of a relation, a kind or a state, or of a
    name in any language, script or pinyin; with nothing typed of it, what may follow is offered.
    """
    given = composed(text)
    if not given:
        return _words(translate, "subjects")[:limit]
    pieces = tokens(network, given)
    last = pieces[-1]
    is_open = last.sort is Sort.TEXT and not text.endswith(" ")
    known = pieces[:-1] if last.sort is Sort.TEXT else pieces
    typed = stripped(str(last.value)) if last.sort is Sort.TEXT else ""
    found = list(_beginning(network, given, typed, known, translate)) if typed and is_open else []
    if not typed:
        found = [f"{given} {each}" for each in _next(network, known, translate)]
    return [each for each in dict.fromkeys(found) if fold(each) != fold(given)][:limit]


def _beginning(
    network: Network, given: str, typed: str, known: Sequence[Token], translate: Translator
) -> Iterator[str]:
    word = typed.split()[-1]
    said = [each for each in _follow(known, translate) if _begins(each, word)]
    for offered in said:
        yield _joined(given, word, offered)
    # Where a word may be meant, only names that begin so are likely enough.
    ranks = matches(network, typed)
    likely = (WHOLE, BEGINNING) if said else (WHOLE, BEGINNING, WORD, SOUND)
    for node in search(network, typed, _NAMES, _kinds(known)):
        if ranks[node] in likely:
            yield _joined(given, typed, _name(network, node, translate))


def _begins(offered: str, word: str) -> bool:
    folded, typed = fold(offered), fold(word)
    letters = letters_of(typed)
    sounds = len(letters) > 1 and sounds_like(letters, folded) == 0
    return folded.startswith(typed) or f" {typed}" in folded or sounds


def _joined(given: str, typed: str, ending: str) -> str:
    at = given.rfind(typed)
    return f"{given[:at]}{ending}{given[at + len(typed) :]}"


def _next(network: Network, known: Sequence[Token], translate: Translator) -> list[str]:
    """What may follow: a name where a verb waits for one, else words."""
    verbs = [token for token in known if token.sort is Sort.VERB]
    if verbs and not any(token.sort is Sort.NAME for token in known):
        kinds = _kinds(known)
        ranked = sorted(
            (node for node, data in network.nodes(data=True) if data["kind"] in kinds),
            key=lambda node: (kinds.index(network.nodes[node]["kind"]), -network.degree(node)),
        )
        return [_name(network, node, translate) for node in ranked[:_NAMES]]
    return _follow(known, translate)


def _follow(known: Sequence[Token], translate: Translator) -> list[str]:
    """Words that make sense after what is known already."""
    if not known:
        return [*_words(translate, "subjects"), *_words(translate, "verbs")]
    sorts = {token.sort for token in known}
    subject = next((t.value for t in known if t.value and t.sort is Sort.SUBJECT), ("issue",))
    states = _words(translate, "states") if subject == ("issue",) else []
    if Sort.VERB in sorts:
        return states
    if Sort.NAME in sorts:
        return [*_words(translate, "after_name"), *states]
    return [*_words(translate, "verbs.issue" if states else "verbs.party"), *states]


def _words(translate: Translator, name: str) -> list[str]:
    return translate(f"ask.offer.{name}").split(MARK)


def _kinds(known: Sequence[Token]) -> list[str]:
    """Kinds of record that a name may be of, after what is known."""
    subjects = [token.value for token in known if token.sort is Sort.SUBJECT and token.value]
    verbs = [verb for token in known if (verb := verb_of(token)) is not None]
    kinds = subjects[0] if subjects else ()
    assert isinstance(kinds, tuple)
    groups = name_kinds(verbs[-1] if verbs else OF, kinds)
    return [kind for group in groups for kind in group]


def _name(network: Network, node: str, translate: Translator) -> str:
    """A name that means this record alone, its id where others are called the same."""
    name = name_of(network, node, translate)
    if search(network, name, 2)[:1] == [node] and len(_called(network, name)) == 1:
        return name
    return str(network.nodes[node]["id"])


def _called(network: Network, name: str) -> list[str]:
    found = search(network, name, 3)
    return [node for node in found if fold(name) in {fold(each) for each in _texts(network, node)}]


def _texts(network: Network, node: str) -> list[str]:
    record = network.nodes[node]["record"]
    return [str(value) for name, value in record.items() if name.startswith(("name", "title"))]
