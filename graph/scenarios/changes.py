"""The changes a scenario is made of, and the texts they are kept and sent as.

``remove person:P-035``, ``capacity department:D-WAT > 150``, ``merge department:A > department:B``,
``move issue:I-023 > department:D-WAT > department:D-WRK``, the same with ``> lead`` behind it for
one role only. What separates stands in an id as its percent code.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote

from graph.fields import LIST_MARK, LIST_MARKS
from graph.messages import Message, UserError, message
from graph.projections import Network
from graph.reading import named, resolve
from graph.vocabulary import ROLES

PARTIES = ("department", "person")
_BETWEEN = " > "
_CODED = re.compile(f"[%>,，{re.escape(LIST_MARKS)}]")
_MOST = 1_000_000.0  # person-days a month; more is a slip of the pen


@dataclass(frozen=True, slots=True)
class Remove:
    """A party leaves: its parts in open issues, memberships and reporting lines end."""

    party: str


@dataclass(frozen=True, slots=True)
class Move:
    """A party's parts in an open issue go to another; only one role where it is given."""

    issue: str
    source: str
    target: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """A party has so many person-days a month."""

    party: str
    days: float


@dataclass(frozen=True, slots=True)
class Merge:
    """A unit becomes part of another, with its people, open issues and units below."""

    unit: str
    into: str


Change: TypeAlias = Remove | Move | Capacity | Merge


def written(change: Change) -> str:
    """Text of a change, such as a register or an address holds."""
    match change:
        case Remove(party):
            parts = [party]
        case Capacity(party, days):
            parts = [party, f"{days:g}"]
        case Merge(unit, into):
            parts = [unit, into]
        case Move(issue, source, target, role):
            parts = [issue, source, target, *([role] if role else [])]
    coded = (_CODED.sub(lambda found: f"%{ord(found.group()):02X}", part) for part in parts)
    return f"{type(change).__name__.lower()} {_BETWEEN.join(coded)}"


def read_changes(network: Network, text: str | Iterable[str]) -> tuple[Change, ...]:
    """Changes that a scenario's texts mean, checked against the register.

    Parameters
    ----------
    text
        Texts of changes, or one text of several.

    Raises
    ------
    UserError
        A text says no change, or names what is not in the register.
    """
    texts = text.split(LIST_MARK) if isinstance(text, str) else text
    return tuple(_read(network, each.strip()) for each in texts if each.strip())


def joined(changes: Sequence[Change]) -> str:
    """One text of several changes."""
    return LIST_MARK.join(written(each) for each in changes)


def described(network: Network, change: Change) -> Message:
    """A change in words."""
    match change:
        case Remove(party):
            return message("scenario.change.remove", party=named(network, party))
        case Capacity(party, days):
            return message("scenario.change.capacity", party=named(network, party), days=days)
        case Merge(unit, into):
            values = {"unit": named(network, unit), "into": named(network, into)}
            return message("scenario.change.merge", **values)
        case Move(issue, source, target, role):
            values = {
                "issue": named(network, issue),
                "source": named(network, source),
                "target": named(network, target),
            }
            if role is None:
                return message("scenario.change.move", **values)
            return message("scenario.change.move.role", **values, role=message(f"role.{role}"))


def move(network: Network, issue: str, source: str, target: str, role: str | None = None) -> Move:
    """A move between things named by id, kind:id or name; UserError as :func:`read_changes`."""
    if role is not None and role not in ROLES:
        remedy = message("scenario.role.remedy", roles=tuple(ROLES))
        raise UserError(message("scenario.role", value=role), remedy)
    change = Move(
        resolve(network, issue, "issue"),
        resolve(network, source, *PARTIES),
        resolve(network, target, *PARTIES),
        role,
    )
    if change.source == change.target:
        raise _same(network, change.source)
    return change


def capacity(network: Network, party: str, days: str) -> Capacity:
    """A capacity; UserError as :func:`read_changes`."""
    try:
        number = float(days)
    except ValueError:
        number = -1.0
    if not 0 <= number <= _MOST:
        raise UserError(
            message("scenario.days", value=days), message("scenario.days.remedy", most=_MOST)
        )
    return Capacity(resolve(network, party, *PARTIES), number)


def merge(network: Network, unit: str, into: str) -> Merge:
    """A merger; UserError as :func:`read_changes`."""
    change = Merge(resolve(network, unit, "department"), resolve(network, into, "department"))
    if change.unit == change.into:
        raise _same(network, change.unit)
    return change


def remove(network: Network, party: str) -> Remove:
    """A departure; UserError as :func:`read_changes`."""
    return Remove(resolve(network, party, *PARTIES))


def _same(network: Network, party: str) -> UserError:
    reason = message("scenario.same", party=named(network, party))
    return UserError(reason, message("scenario.same.remedy"))


# Verb -> function and how many parts it takes at least and at most.
_VERBS = {
    "remove": (remove, 1, 1),
    "capacity": (capacity, 2, 2),
    "merge": (merge, 2, 2),
    "move": (move, 3, 4),
}


def _read(network: Network, text: str) -> Change:
    verb, _, rest = text.partition(" ")
    parts = [unquote(part.strip()) for part in rest.split(_BETWEEN.strip())]
    make, least, most = _VERBS.get(verb, (None, 0, 0))
    if make is None or not least <= len(parts) <= most or not all(parts):
        raise UserError(message("scenario.text", value=text), message("scenario.text.remedy"))
    change: Change = make(network, *parts)  # type: ignore[operator]
    return change
