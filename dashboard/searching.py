"""What the search of the frame offers: phrases that are answered, then records by name."""

from datetime import date

from graph.asking.answer import answer
from graph.asking.complete import complete
from graph.asking.parse import parse
from graph.asking.phrase import Choice, Named, NotUnderstood
from graph.projections import Network, name_of
from graph.search import search
from graph.spelling import fold
from graph.texts import Translator

ASKED = "ask:"  # marks the value of a phrase among the references
_PHRASES = 4
_TRIED = 8


def found_options(network: Network, text: str, translate: Translator) -> list[dict[str, str]]:
    """Options for what was typed, value and label: phrases first, but an id before all."""
    if not text.strip():
        return []
    found = search(network, text)
    exact = [node for node in found if _is_id(network, node, text)]
    others = [node for node in found if node not in exact]
    named = ([_record(network, node, translate) for node in each] for each in (exact, others))
    offered = [*next(named), *_phrases(network, text, translate), *next(named)]
    return offered or _near(network, text.strip(), translate)


def _near(network: Network, text: str, translate: Translator) -> list[dict[str, str]]:
    """What may be meant by something misspelt: records, topics, phrases."""
    try:
        parse(network, text)
    except NotUnderstood as error:
        is_whole = error.part == text
        return [_instead(each, translate, is_whole=is_whole) for each in error.choices]
    return []


def _instead(choice: Choice, translate: Translator, *, is_whole: bool) -> dict[str, str]:
    phrase = translate.fact(choice.phrase)
    value = choice.node if choice.node and is_whole else f"{ASKED}{phrase}"
    said = translate.say(choice.said) if is_whole else phrase
    return {"value": value, "label": translate("shell.search.near", said=said)}


def _is_id(network: Network, node: str, text: str) -> bool:
    return fold(text.strip()) == fold(str(network.nodes[node]["id"]))


def _phrases(network: Network, text: str, translate: Translator) -> list[dict[str, str]]:
    whole = _phrase(network, text.strip(), translate)
    # A phrase that is whole needs no completion.
    phrases = [] if whole else complete(network, text, translate, _TRIED)
    asked = [whole, *(_phrase(network, phrase, translate) for phrase in phrases)]
    return list({each["value"]: each for each in asked if each}.values())[:_PHRASES]


def _phrase(network: Network, phrase: str, translate: Translator) -> dict[str, str] | None:
    """A phrase with how many it finds; None where it is no more than a name, or finds nothing."""
    try:
        read = parse(network, phrase)
    except NotUnderstood:
        return None
    if not read.conditions or any(isinstance(each, Named) for each in read.conditions):
        return None
    count = len(answer(network, read, date.fromisoformat(network.graph["at"])))
    if not count:
        return None
    label = translate("shell.search.asked", phrase=phrase, count=count)
    return {"value": f"{ASKED}{phrase}", "label": label}


def _record(network: Network, node: str, translate: Translator) -> dict[str, str]:
    label = translate(
        "shell.search.found",
        name=name_of(network, node, translate),
        kind=translate(f"kind.{network.nodes[node]['kind']}"),
        id=network.nodes[node]["id"],
    )
    return {"value": node, "label": label}
