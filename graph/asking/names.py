"""Which records a name in a phrase means, among the kinds that make sense there."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.asking.misspelt import mended
from graph.asking.phrase import Choice, NotUnderstood
from graph.asking.remedy import what_can_be_asked
from graph.asking.words import BOUNDARY_MARKS, FILLERS, OR
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import named
from graph.search import PLACE, WORD, matches, search
from graph.spelling import fold, is_chinese

OFFERED = 6  # candidates that are offered for one name
_FILLERS = frozenset(map(fold, FILLERS))
_LONGEST = max(len(each) for each in _FILLERS if is_chinese(each))
_JOINTS = (" and ", " or ", "、", ",", "，", "/", "或", "與", "和", "及", "与")


@dataclass(frozen=True, slots=True)
class Meant:
    """What one name means: records, any of which counts."""

    nodes: tuple[str, ...]


def stripped(text: str) -> str:
    """A stretch of a phrase without the small words at its ends."""
    left = text.strip().strip(BOUNDARY_MARKS).strip()
    while (shorter := _shorter(left)) is not None:
        left = shorter.strip().strip(BOUNDARY_MARKS).strip()
    return left


def _shorter(text: str) -> str | None:
    head, _, rest = text.partition(" ")
    if fold(head) in _FILLERS:
        return rest
    start, _, tail = text.rpartition(" ")
    if fold(tail) in _FILLERS:
        return start
    for length in range(min(_LONGEST, len(text)), 0, -1):
        if is_chinese(text[0]) and fold(text[:length]) in _FILLERS:
            return text[length:]
        if is_chinese(text[-1]) and fold(text[-length:]) in _FILLERS:
            return text[:-length]
    return None


def is_joint_of_either(text: str) -> bool:
    """Whether what stands between two names says that either will do."""
    return any(each in fold(text).split() or each == text.strip() for each in OR)


def meant(
    network: Network, text: str, whole: str, groups: Sequence[tuple[str, ...]]
) -> list[Meant]:
    """What a stretch of text names: one thing, or several that are joined by words such as "and".

    Parameters
    ----------
    text
        The stretch.
    whole
        The phrase it stands in, for offering it with another name.
    groups
        Kinds that may be meant, the likeliest first.

    Raises
    ------
    NotUnderstood
        Nothing of these kinds has that name, or several have.
    """
    for wanted in dict.fromkeys((text.strip(), stripped(text))):
        if found := _best(network, wanted, groups):
            return [Meant((_only(network, found, wanted, whole),))]
    parts = _parts(stripped(text))
    if len(parts) > 1:
        each = [meant(network, part, whole, groups) for part in parts]
        flat = [one for found in each for one in found]
        if _is_either(text):
            return [Meant(tuple(node for one in flat for node in one.nodes))]
        return flat
    raise _nothing(network, _unknown_part(network, stripped(text), groups), whole, groups)


def _unknown_part(network: Network, text: str, groups: Sequence[tuple[str, ...]]) -> str:
    """The words that mean nothing, where the rest of a stretch is a name."""
    pieces = text.split()
    for at in range(1, len(pieces)):
        for head, tail in ((pieces[:at], pieces[at:]), (pieces[-at:], pieces[:-at])):
            name, rest = stripped(" ".join(tail)), stripped(" ".join(head))
            if name and rest and _best(network, name, groups):
                return rest
    return text


def chosen(
    network: Network,
    nodes: Sequence[str],
    text: str,
    whole: str,
    groups: Sequence[tuple[str, ...]],
) -> Meant:
    """The one of several records of the same name that makes sense there."""
    for kinds in groups:
        if fitting := [node for node in nodes if network.nodes[node]["kind"] in kinds]:
            return Meant((_only(network, fitting, text, whole),))
    raise _other_kind(network, nodes[0], text, groups)


def _best(network: Network, text: str, groups: Sequence[tuple[str, ...]]) -> list[str]:
    """The best matches; where two kinds match alike, those of the likelier kind."""
    order = {kind: at for at, kinds in reversed(list(enumerate(groups))) for kind in kinds}
    ranked = {
        node: (_class(rank), order[kind])
        for node, rank in matches(network, text).items()
        if (kind := network.nodes[node]["kind"]) in order
    }
    best = min(ranked.values(), default=None)
    return [node for node, rank in ranked.items() if rank == best]


def _class(rank: int) -> int:
    """A beginning and the beginning of a word are as good: Water is Harbour Water as well."""
    return WORD - 1 if rank == WORD else rank


def _only(network: Network, found: Sequence[str], text: str, whole: str) -> str:
    if len(found) == 1:
        return found[0]
    raise NotUnderstood(
        message("ask.several", part=text, count=len(found)),
        message(
            "ask.several.remedy", choices=tuple(_told(network, each) for each in found[:OFFERED])
        ),
        text,
        choices(network, found, text, whole),
    )


def _told(network: Network, node: str) -> Message:
    data = network.nodes[node]
    return message("ask.candidate", name=named(network, node), id=data["id"])


def choices(network: Network, nodes: Sequence[str], text: str, whole: str) -> tuple[Choice, ...]:
    """Each of several records that a name may mean, with the phrase that says its id instead."""
    offered = nodes[:OFFERED]
    return tuple(
        Choice(_told(network, node), whole.replace(text, str(network.nodes[node]["id"]), 1), node)
        for node in offered
    )


def _nothing(
    network: Network, text: str, whole: str, groups: Sequence[tuple[str, ...]]
) -> NotUnderstood:
    elsewhere = [n for n, rank in matches(network, text).items() if rank <= PLACE]
    if elsewhere:
        return _other_kind(network, elsewhere[0], text, groups)
    near = near_names(network, text, groups)
    reason = message("ask.unknown", part=text)
    if not near:
        return NotUnderstood(reason, what_can_be_asked(network), text)
    remedy = message("ask.near", choices=tuple(_told(network, each) for each in near))
    return NotUnderstood(reason, remedy, text, choices(network, near, text, whole))


def near_names(network: Network, text: str, groups: Sequence[tuple[str, ...]]) -> list[str]:
    """What is spelt almost so, or begins as the text does, as much of it as anything does."""
    kinds = [kind for group in groups for kind in group]
    for spelt in mended(network, text):
        if found := search(network, spelt, OFFERED, kinds):
            return found
    # Half of a Chinese name says what it is about; half of a Latin word says nothing.
    least = max(2, -(-len(text) // 2)) if is_chinese(text) else len(text) * 2 // 3 + 1
    for length in range(len(text) - 1, least - 1, -1):
        if found := search(network, text[:length], OFFERED, kinds):
            return found
    return []


def _other_kind(
    network: Network, node: str, text: str, groups: Sequence[tuple[str, ...]]
) -> NotUnderstood:
    kind = message(f"kind.{network.nodes[node]['kind']}")
    kinds = dict.fromkeys(each for group in groups for each in group)
    asked = tuple(message(f"kind.{each}") for each in kinds)
    reason = message("reading.other_kind", value=text, kind=kind)
    return NotUnderstood(reason, message("reading.other_kind.remedy", kinds=asked), text)


def _parts(text: str) -> list[str]:
    parts = [text]
    for joint in _JOINTS:
        parts = [piece for part in parts for piece in _cut(part, joint)]
    return [each.strip() for each in parts if each.strip()]


def _cut(text: str, joint: str) -> list[str]:
    pieces, folded = [], fold(text) if len(fold(text)) == len(text) else text
    while (at := folded.find(joint)) >= 0:
        pieces.append(text[:at])
        text, folded = text[at + len(joint) :], folded[at + len(joint) :]
    return [*pieces, text]


def _is_either(text: str) -> bool:
    return " or " in f" {fold(text)} " or "或" in text
