"""What if: positions changed, parties or issues added and dropped, without touching the register.

A change is a text, so that it travels in an address and on a command line::

    D-FIN@I-019 position=60 salience=0.8     what the party would hold there, or a new one
    D-FIN@I-019 drop                         the party takes no part in the issue
    D-FIN drop                               the party takes no part at all
    I-019 drop                               the issue is not negotiated
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.analyses._stands import Stand
from graph.messages import UserError, message
from graph.model import POSITION
from graph.projections import Network
from graph.reading import resolve

FIGURES = ("position", "salience", "power", "confidence", "bottom_line")
_DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change; ``values`` empty means that the party or issue is dropped."""

    party: str | None
    issue: str | None
    values: Mapping[str, float | None] = field(default_factory=dict)


def read_changes(network: Network, texts: Sequence[str]) -> tuple[Change, ...]:
    """Read changes as they are written.

    Raises
    ------
    UserError
        A text is no change, names nothing of the register, or a figure lies outside its range.
    """
    return tuple(_read(network, text) for text in texts if text.strip())


def _read(network: Network, text: str) -> Change:
    target, _, rest = text.strip().partition(" ")
    words = rest.split()
    if not words:
        raise _unreadable(text)
    party_text, at, issue_text = target.rpartition("@")
    party = issue = None
    if at:
        party = resolve(network, party_text, "department", "person")
        issue = resolve(network, issue_text, "issue")
    else:
        node = resolve(network, target, "department", "person", "issue")
        is_issue = network.nodes[node]["kind"] == "issue"
        party, issue = (None, node) if is_issue else (node, None)
    if words == [_DROP]:
        return Change(party=party, issue=issue)
    if not at:
        raise _unreadable(text)
    return Change(party=party, issue=issue, values=dict(_figure(text, word) for word in words))


def _figure(text: str, word: str) -> tuple[str, float | None]:
    name, mark, said = word.partition("=")
    if not mark or name not in FIGURES:
        raise _unreadable(text)
    if said in ("", "unknown"):
        return name, None
    about = POSITION.field(name)
    try:
        value = float(said)
    except ValueError:
        raise _unreadable(text) from None
    assert about.minimum is not None
    assert about.maximum is not None
    if not about.minimum <= value <= about.maximum:
        reason = message(
            "negotiate.change.range",
            text=text,
            name=message(f"field.positions.{name}"),
            value=said,
        )
        values = {"low": about.minimum, "high": about.maximum}
        raise UserError(reason, message("negotiate.change.range.remedy", **values))
    return name, value


def _unreadable(text: str) -> UserError:
    return UserError(
        message("negotiate.change.unreadable", text=text),
        message("negotiate.change.unreadable.remedy"),
    )


def changed(found: Mapping[str, list[Stand]], changes: Sequence[Change]) -> dict[str, list[Stand]]:
    """The stands after the changes, in the order the changes are given."""
    result = {issue: list(here) for issue, here in found.items()}
    for each in changes:
        if each.issue and not each.party:
            result.pop(each.issue, None)
        elif not each.values:
            _drop(result, each)
        elif each.issue in result:
            result[each.issue] = _with(result[each.issue], each)
    return result


def _drop(result: dict[str, list[Stand]], change: Change) -> None:
    for issue, here in result.items():
        if change.issue in (None, issue):
            result[issue] = [stand for stand in here if stand.party != change.party]


def _with(here: list[Stand], change: Change) -> list[Stand]:
    assert change.party is not None
    assert change.issue is not None
    is_there = any(stand.party == change.party for stand in here)
    new = [] if is_there else [Stand(party=change.party, issue=change.issue)]
    values: dict[str, Any] = dict(change.values)
    return [
        replace(stand, **values, recorded=True, out_of_range=(), others=())
        if stand.party == change.party
        else stand
        for stand in [*here, *new]
    ]
