"""A phrase cut into what is known of it: the longest known word first, the rest is left as text."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeAlias

from graph.asking import words
from graph.asking.phrase import Verb
from graph.fields import LIST_MARK
from graph.per_network import per_network
from graph.projections import Network, nodes_of_kind
from graph.search import texts_of
from graph.spelling import fold, fold_each, is_chinese

_QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』"}


class Sort(StrEnum):
    """What a piece of a phrase is."""

    SUBJECT = "subject"
    VERB = "verb"
    STATE = "state"
    FIELD = "field"
    VALUE = "value"
    NOT = "not"
    NOT_VERB = "not_verb"
    OR = "or"
    NAME = "name"
    TEXT = "text"


Meaning: TypeAlias = tuple[Sort, object]
Lexicon: TypeAlias = Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: what it is, what it means, and where it stands in the text."""

    sort: Sort
    value: object
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    """Known words, with their greatest length by first letter, so that few places are tried."""

    meanings: Lexicon
    longest: Mapping[str, int]


def composed(text: str) -> str:
    """The text in the form in which places are counted."""
    return unicodedata.normalize("NFKC", text).strip()


def tokens(network: Network, text: str, *, with_values: bool = True) -> list[Token]:
    """Pieces of a composed text in their order.

    Parameters
    ----------
    with_values
        Whether words that are kinds or states in the data count where no field is named.
    """
    values, names = _of_data(network)
    known = (_known(), values, names) if with_values else (_known(), names)
    folded = fold_each(text)
    found: list[Token] = []
    at = rest = 0
    while at < len(text):
        token = _quoted(text, at) or _longest(folded, at, known)
        if token is None:
            at += 1
            continue
        found += [*_left(text, rest, at), token]
        at = rest = token.end
    return [*found, *_left(text, rest, len(text))]


def _left(text: str, start: int, end: int) -> Iterator[Token]:
    if text[start:end].strip():
        yield Token(Sort.TEXT, text[start:end], start, end)


def _quoted(text: str, at: int) -> Token | None:
    end = text.find(_QUOTES[text[at]], at + 1) if text[at] in _QUOTES else -1
    return Token(Sort.TEXT, text[at + 1 : end], at, end + 1) if end > at + 1 else None


def _longest(folded: str, at: int, known: Iterable[_Words]) -> Token | None:
    """The longest known word that begins here; of equally long ones the first table's."""
    if _is_inside_word(folded, at):
        return None
    best: Token | None = None
    for table in known:
        most = min(table.longest.get(folded[at], 0), len(folded) - at)
        least = best.end - at if best else 0
        for length in range(most, least, -1):
            meaning = table.meanings.get(folded[at : at + length])
            if meaning and not _is_inside_word(folded, at + length):
                best = Token(*meaning, at, at + length)
                break
    return best


def _is_inside_word(text: str, at: int) -> bool:
    """Whether a place lies between two letters of one Latin word."""
    return 0 < at < len(text) and all(
        each.isalnum() and not is_chinese(each) for each in text[at - 1 : at + 1]
    )


@cache
def _known() -> _Words:
    """The words that mean the same in every register."""
    meanings: dict[str, Meaning] = {}
    for kinds, said in words.SUBJECTS.items():
        _add(meanings, said, (Sort.SUBJECT, kinds))
    for word, verb in words.verbs():
        _add(meanings, (word,), (Sort.VERB, verb))
        if is_chinese(word):
            negated = (f"{no}{word}" for no in words.NOT_BEFORE_VERB)
            _add(meanings, negated, (Sort.NOT_VERB, verb))
    for name, said in words.STATES.items():
        _add(meanings, said, (Sort.STATE, name))
    for field, said in words.FIELDS.items():
        _add(meanings, said, (Sort.FIELD, field))
    _add(meanings, words.NOT, (Sort.NOT, None))
    _add(meanings, words.OR, (Sort.OR, None))
    return _measured(meanings)


def _add(meanings: dict[str, Meaning], said: Iterable[str], meaning: Meaning) -> None:
    for word in said:
        meanings.setdefault(fold(word), meaning)


def _measured(meanings: Lexicon) -> _Words:
    longest: dict[str, int] = {}
    for word in meanings:
        longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return _Words(meanings, longest)


@per_network
def _of_data(network: Network) -> tuple[_Words, _Words]:
    names: dict[str, list[str]] = {}
    for text, node in texts_of(network):
        if len(text) > 1:
            names.setdefault(text, []).append(node)
    named: Lexicon = {text: (Sort.NAME, tuple(nodes)) for text, nodes in names.items()}
    return _measured(_values(network)), _measured(named)


def _values(network: Network) -> Lexicon:
    meanings: dict[str, Meaning] = {}
    for field in ("kind", "status", "stage", "priority"):
        for value in values_of(network, field):
            folded, meaning = fold(value), (Sort.VALUE, (field, value))
            if field == "priority":
                # "high" alone says nothing of what is high.
                _add(meanings, (f"{folded} priority", f"{folded}優先"), meaning)
            else:
                plurals = () if is_chinese(folded) else _plurals(folded)
                _add(meanings, (folded, *plurals), meaning)
    return meanings


def _plurals(word: str) -> tuple[str, ...]:
    return (f"{word[:-1]}ies",) if word.endswith("y") else (f"{word}s",)


@per_network
def values_of(network: Network, field: str) -> tuple[str, ...]:
    """Values that a field of issues, or the kind of departments, has in the data; often first."""
    kinds = ("issue", "department") if field == "kind" else ("issue",)
    column = "topics" if field == "topic" else field
    counts: dict[str, int] = {}
    for node in nodes_of_kind(network, *kinds):
        for value in str(network.nodes[node]["record"].get(column) or "").split(LIST_MARK):
            if value:
                counts[value] = counts.get(value, 0) + 1
    return tuple(sorted(counts, key=lambda value: -counts[value]))


def verb_of(token: Token) -> Verb | None:
    """The verb that a token says; None where it says none."""
    return token.value if isinstance(token.value, Verb) else None
