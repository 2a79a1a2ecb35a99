"""A phrase read: which verb each name belongs to, and what is asked for where it is not said.

The order of words decides only where both ends are of a kind: "who depends on IT" and "誰依賴
資訊局" ask for what IT is needed by, "what IT depends on" and "資訊局依賴誰" for what it needs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from graph.asking.kinds import ISSUE, OF, fitted, kinds_without_name, name_kinds, subjects
from graph.asking.names import Meant, chosen, is_joint_of_either, meant, stripped
from graph.asking.phrase import (
    Condition,
    Named,
    NotUnderstood,
    Phrase,
    State,
    Tie,
    Value,
    Verb,
)
from graph.asking.refusals import no_value, with_topics
from graph.asking.remedy import what_can_be_asked
from graph.asking.slips import with_words
from graph.asking.tokens import Sort, Token, composed, tokens
from graph.asking.values import value_meant
from graph.messages import message
from graph.projections import Network
from graph.search import PLACE, matches
from graph.spelling import is_chinese

_LONGEST = 400  # letters of a phrase; nobody types more


@dataclass(slots=True)
class _Name:
    """A name, or several in a row, and where they stand; ``text`` where it is not looked up."""

    tokens: list[Token]
    either: bool = False
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """A verb with the name that belongs to it, and whether that stands before it."""

    verb: Verb
    negated: bool
    name: _Name | None
    is_before: bool


def parse(network: Network, text: str) -> Phrase:
    """What a phrase means in a register.

    Raises
    ------
    NotUnderstood
        A part of it means nothing or several things; it says which, and what may be meant.
    """
    whole = composed(text)[:_LONGEST]
    if not whole:
        raise NotUnderstood(message("ask.empty"), what_can_be_asked(network), "")
    read = _read(network, whole)
    if isinstance(read, Phrase):
        return read
    raise with_words(whole, read, partial(_read, network))


def _read(network: Network, whole: str) -> Phrase | NotUnderstood:
    """A phrase, or what is not understood of it."""
    refused: NotUnderstood | None = None
    # Words of the data such as "plan" are also parts of names: without them the name may be found.
    for with_values in (True, False):
        try:
            return _Reading(network, whole, with_values).phrase()
        except NotUnderstood as error:
            refused = refused if refused and refused.choices else error
    assert refused is not None
    return refused


class _Reading:
    """One attempt at a phrase."""

    def __init__(self, network: Network, whole: str, with_values: bool) -> None:
        self.network, self.whole = network, whole
        self.tokens = tokens(network, whole, with_values=with_values)
        self.kinds: tuple[str, ...] = ()
        self.conditions: list[Condition] = []
        self.items: list[Token | _Name | tuple[Token, bool]] = []

    def phrase(self) -> Phrase:
        self._sort_out()
        asked = list(self._paired())
        loose = [each for each in self.items if isinstance(each, _Name) and not each.is_used]
        if loose and not (asked or self.kinds or self.conditions or self._has_subject()):
            return self._named(loose)
        asked += [_Asked(OF, False, name, False) for name in loose]
        if (
            any(isinstance(each, State) for each in self.conditions)
            and not self.kinds
            and not asked
        ):
            self.kinds = ISSUE
        for each in asked:
            self.conditions += self._ties(each)
        return Phrase(kinds=self.kinds or ISSUE, conditions=tuple(self.conditions))

    def _has_subject(self) -> bool:
        return any(each.sort is Sort.SUBJECT for each in self.tokens)

    def _sort_out(self) -> None:
        """Conditions that stand alone are read; verbs, names and subjects are kept in order."""
        negated, field = False, None
        either = False
        for token in self.tokens:
            if field is not None:
                if token.sort is Sort.TEXT and not stripped(str(token.value)):
                    continue
                self.conditions.append(self._value(field, token, negated))
                field, negated = None, False
            elif token.sort is Sort.SUBJECT:
                self._ask_for(token)
                self.items.append(token)
            elif token.sort is Sort.NOT:
                negated = True
            elif token.sort in (Sort.VERB, Sort.NOT_VERB):
                self.items.append((token, negated or token.sort is Sort.NOT_VERB))
                negated = False
            elif token.sort is Sort.STATE:
                self.conditions.append(State(name=str(token.value), negated=negated))
                negated = False
            elif token.sort is Sort.VALUE:
                self._bare_value(token, negated)
                negated = False
            elif token.sort is Sort.FIELD:
                field = str(token.value)
            elif token.sort is Sort.OR:
                either = True
            elif token.sort is Sort.NAME or stripped(str(token.value)):
                self._add_name(token, either)
                either = False
            else:
                either = either or is_joint_of_either(str(token.value))
        if field is not None:
            last = self.tokens[-1]
            self._refuse(self.whole[last.start :])

    def _ask_for(self, token: Token) -> None:
        """The head of a phrase stands first in English and last in Chinese."""
        kinds = token.value
        assert isinstance(kinds, tuple)
        is_last = is_chinese(self.whole[token.start : token.end])
        if kinds and (is_last or not self.kinds):
            self.kinds = kinds

    def _bare_value(self, token: Token, negated: bool) -> None:
        assert isinstance(token.value, tuple)
        field, value = token.value
        self.conditions.append(Value(field=field, value=value, negated=negated))

    def _add_name(self, token: Token, either: bool) -> None:
        last = self.items[-1] if self.items else None
        if isinstance(last, _Name):
            last.tokens.append(token)
            last.either = last.either or either
        else:
            self.items.append(_Name([token]))

    def _paired(self) -> Iterator[_Asked]:
        """Every verb with its name: the one before it, unless that belongs to somebody else."""
        for at, item in enumerate(self.items):
            if not isinstance(item, tuple):
                continue
            token, negated = item
            before, is_parted = self._near(range(at - 1, -1, -1))
            after, _ = self._near(range(at + 1, len(self.items)))
            is_before = before is not None and not (is_parted and after is not None)
            name = before if is_before else after
            if name is not None:
                name.is_used = True
            assert isinstance(token.value, Verb)
            yield _Asked(token.value, negated, name, is_before)

    def _near(self, places: Sequence[int]) -> tuple[_Name | None, bool]:
        """The next free name in a direction, and whether what is asked for stands between."""
        is_parted = False
        for at in places:
            item = self.items[at]
            if isinstance(item, tuple):
                return None, is_parted
            if isinstance(item, _Name):
                return (None if item.is_used else item), is_parted
            is_parted = True
        return None, is_parted

    def _named(self, names: Sequence[_Name]) -> Phrase:
        """A phrase that is only a name: whatever has it."""
        text = self.whole[names[0].tokens[0].start : names[-1].tokens[-1].end]
        ranked = matches(self.network, text) or matches(self.network, stripped(text))
        if not ranked:
            return self._topic(stripped(text) or text, names)
        best = min(ranked.values())
        nodes = tuple(node for node, rank in ranked.items() if rank == best)
        kinds = dict.fromkeys(self.network.nodes[node]["kind"] for node in nodes)
        return Phrase(kinds=tuple(kinds), conditions=(Named(nodes=nodes),))

    def _topic(self, text: str, names: Sequence[_Name]) -> Phrase:
        """What has no name may be what issues are about; else what it may mean is offered."""
        if topic := value_meant(self.network, "topic", text):
            return Phrase(kinds=ISSUE, conditions=(Value(field="topic", value=topic),))
        try:
            for token in (each for name in names for each in name.tokens):
                self._meant(_Name([token]), name_kinds(OF, ()))
        except NotUnderstood as error:
            raise with_topics(self.network, text, error) from error
        self._refuse(text)
        raise AssertionError  # refused

    def _ties(self, asked: _Asked) -> list[Condition]:
        verb = asked.verb
        groups = name_kinds(verb, self.kinds)
        if asked.name is None:
            self.kinds = self.kinds or kinds_without_name(verb)
            return [Tie(verb=fitted(verb, self.kinds, set()), negated=asked.negated)]
        found = self._meant(asked.name, groups)
        ends = {self.network.nodes[n]["kind"] for one in found for n in one.nodes}
        self.kinds = self.kinds or subjects(verb, ends, asked.is_before)
        inverse = asked.is_before != verb.passive
        tie = Tie(verb=fitted(verb, self.kinds, ends), inverse=inverse, negated=asked.negated)
        return [replace(tie, nodes=one.nodes) for one in found]

    def _meant(self, name: _Name, groups: Sequence[tuple[str, ...]]) -> list[Meant]:
        found: list[Meant] = []
        for token in name.tokens:
            if token.sort is Sort.NAME:
                text = self.whole[token.start : token.end]
                assert isinstance(token.value, tuple)
                found.append(chosen(self.network, token.value, text, self.whole, groups))
            else:
                found += meant(self.network, str(token.value), self.whole, groups)
        if name.either:
            return [Meant(tuple(node for one in found for node in one.nodes))]
        return found

    def _value(self, field: str, token: Token, negated: bool) -> Condition:
        """The value of a field that is named; a topic that no issue has is looked for in titles."""
        text = stripped(self.whole[token.start : token.end])
        if value := value_meant(self.network, field, text):
            return Value(field=field, value=value, negated=negated)
        if field == "topic":
            titled = [n for n, rank in matches(self.network, text).items() if rank <= PLACE]
            issues = tuple(n for n in titled if self.network.nodes[n]["kind"] == "issue")
            if issues:
                self.kinds = self.kinds or ISSUE
                return Named(nodes=issues)
        raise no_value(self.network, field, text, self.whole)

    def _refuse(self, part: str) -> None:
        reason = message("ask.unknown", part=part)
        raise NotUnderstood(reason, what_can_be_asked(self.network), part)
