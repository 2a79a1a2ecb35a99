"""How the round of a matter stands, as whoever decides or is reported to is told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from graph.analyses._base import Result
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import leads, named
from graph.rounds import ANSWERED, LISTED, WAIVED, Asking, askings, current
from graph.texts import Translator
from graph.vocabulary import ANSWERS

_OBJECTS = "object"


def so_far(network: Network, result: Result, reader: str, translate: Translator) -> str | None:
    """How many were asked, how many have answered what, and who objects; None of a draft.

    Only what is on record of the others: neither the reader nor who leads the matter counts.
    """
    issue = result.summary["issue"]
    if not issue:
        return None
    found = _by_party(network, result, {reader, *leads(network, issue)})
    if all(each.state == LISTED for each in found):
        return translate("letter.round.none")
    clauses = (translate.say(each) for each in _clauses(network, found))
    return translate("letter.round", clauses=translate("letter.why.mark").join(clauses))


def _by_party(network: Network, result: Result, left_out: set[str]) -> list[Asking]:
    """Of each party what says how things stand, though it be asked in two roles."""
    day = date.fromisoformat(result.summary["today"])
    records: dict[str, list[Asking]] = {}
    for each in askings(network, result.summary["issue"], day):
        if each.party not in left_out:
            records.setdefault(each.party, []).append(each)
    found = (current((a.record for a in own), party, day) for party, own in records.items())
    return [each for each in found if each is not None]


def _clauses(network: Network, found: Sequence[Asking]) -> Iterator[Message]:
    states = Counter(each.state for each in found)
    asked = len(found) - states[LISTED] - states[WAIVED]
    yield message("letter.round.asked", count=asked)
    answers = [each for each in found if each.state == ANSWERED]
    if answers:
        yield message(
            "letter.round.answered.what",
            count=len(answers),
            answers=tuple(_answers(network, answers)),
        )
    else:
        yield message("letter.round.answered", count=0)
    yield message("letter.round.waiting", count=asked - len(answers))
    for state in (WAIVED, LISTED):
        if states[state]:
            yield message(f"letter.round.{state}", count=states[state])


def _answers(network: Network, answers: Sequence[Asking]) -> Iterator[Message]:
    """Each kind of answer with its number, objections last and with their names."""
    said = Counter(each.answer if each.answer in ANSWERS else "other" for each in answers)
    for kind in (*(each for each in ANSWERS if each != _OBJECTS), "other"):
        if said[kind]:
            yield message(f"letter.round.{kind}", count=said[kind])
    objects = tuple(named(network, each.party) for each in answers if each.answer == _OBJECTS)
    if objects:
        yield message("letter.round.object", count=len(objects), parties=objects)
