"""Reading the network in the domain's words: who leads an issue, what is open, who is meant.

Shared by the analyses. Every function takes a network of :func:`graph.projections.project` and
gives references (``kind:id``), in the order of the tables.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from graph.dates import earliest, names_no_day
from graph.messages import Message, Named, UserError, message
from graph.model import OUTSIDE, TABLE_OF_KIND
from graph.per_network import per_network
from graph.projections import (
    NAME_FIELDS,
    Network,
    Record,
    edges,
    name_outside,
    names_of,
    nodes_of_kind,
    reference,
)
from graph.texts import known_word
from graph.vocabulary import ROLES, canonical_role, is_closed_status

NEAREST = 3  # how many similar names an error offers


def no_date(text: str) -> UserError:
    """What is to be said of a text that is to be a date and is none."""
    key = "reading.no_day" if names_no_day(text) else "reading.date"
    return UserError(message(key, value=text), message(f"{key}.remedy"))


def today(parameters: Mapping[str, Any]) -> date:
    """The day an answer is given for: parameter ``today`` (ISO text), else the actual day.

    Raises
    ------
    UserError
        The text is no ISO date.
    """
    given = parameters.get("today")
    if given is None:
        return date.today()
    try:
        return earliest(str(given))
    except ValueError:
        raise no_date(str(given)) from None


def is_closed(network: Network, issue: str, day: date) -> bool:
    """Whether nothing is left to do on an issue on a day.

    A closing date decides where it is known, for the status word says only how things stand now.
    """
    record = network.nodes[issue]["record"]
    closed = record.get("closed")
    if closed is not None:
        return earliest(closed) <= day
    return is_closed_status(record.get("status"))


def is_finished(network: Network, node: str, day: date) -> bool:
    """Whether a node is an issue on which nothing is left to do on a day."""
    return network.nodes[node]["kind"] == "issue" and is_closed(network, node, day)


def is_open(network: Network, issue: str, day: date) -> bool:
    """Whether an issue exists on a day and is not closed; without a date it counts as existing."""
    created = network.nodes[issue]["record"].get("created")
    exists = created is None or earliest(created) <= day
    return exists and not is_closed(network, issue, day)


def involvements(network: Network, issue: str) -> Iterator[tuple[str, str | None, Record]]:
    """Who is on an issue's list: ``(party, canonical role or None when unknown, record)``."""
    for party, record in edges(network, issue, "involved_in", incoming=True):
        yield party, canonical_role(record["role"]), record


def past_involvements(network: Network) -> Iterator[tuple[str, str, Record]]:
    """Party, issue and record of every involvement that has ended."""
    for party, issue, relation, record in network.graph.get("past", ()):
        if relation == "involved_in":
            yield party, issue, record


def positions_told(network: Network, issue: str) -> Iterator[tuple[str, Record]]:
    """Who has a position on an issue that was not told in confidence, with the record.

    A list of whom to consult goes to many hands: it rests on these alone.
    """
    for party, record in edges(network, issue, "takes_position", incoming=True):
        if not record.get("confidential"):
            yield party, record


def parties_in_role(network: Network, issue: str, *roles: str) -> list[str]:
    """Parties that hold one of the canonical roles on an issue, each once."""
    found = (party for party, role, _ in involvements(network, issue) if role in roles)
    return list(dict.fromkeys(found))


def leads(network: Network, issue: str) -> list[str]:
    """Owner of an issue, then parties recorded as lead, each once; empty when nobody is named."""
    return list(_leads(network, issue))


@per_network
def _leads(network: Network, issue: str) -> tuple[str, ...]:
    # Asked for again and again, and a large issue has a list of hundreds to look through.
    owners = [party for party, _ in edges(network, issue, "owned_by")]
    return tuple(dict.fromkeys([*owners, *parties_in_role(network, issue, "lead")]))


def memberships(network: Network, person: str) -> list[str]:
    """Departments a person belongs to, each once."""
    return list(dict.fromkeys(unit for unit, _ in edges(network, person, "member_of")))


def members(network: Network, department: str) -> list[str]:
    """People who belong to a department itself, each once; units below are not asked."""
    return list(dict.fromkeys(p for p, _ in edges(network, department, "member_of", incoming=True)))


def superiors(network: Network, department: str) -> list[str]:
    """Departments above a department, nearest first; a circle is walked once."""
    return list(_superiors(network, department))


@per_network
def _superiors(network: Network, department: str) -> tuple[str, ...]:
    # Asked for again and again, and a large unit has thousands of edges to look through.
    chain = [department]
    while above := next((up for up, _ in edges(network, chain[-1], "part_of")), None):
        if above in chain:
            break
        chain.append(above)
    return tuple(chain[1:])


def units_below(network: Network, department: str) -> list[str]:
    """Departments directly below a department."""
    return [unit for unit, _ in edges(network, department, "part_of", incoming=True)]


class NotOne(UserError):  # noqa: N818  # what is said to people is no word of programs
    """A text that names nothing in the register, or more than one thing.

    Parameters
    ----------
    asked
        The text, as it was written.
    near
        Nodes that may be meant, the nearest first.
    """

    def __init__(
        self, reason: Message, remedy: Message, asked: str, near: tuple[str, ...] = ()
    ) -> None:
        super().__init__(reason, remedy)
        self.asked, self.near = asked, near


def resolve(network: Network, text: str, *kinds: str) -> str:
    """Node that a text means: ``kind:id``, else a bare id, else an exact name in any language.

    Parameters
    ----------
    kinds
        The only kinds of node that count; none given means all.

    Raises
    ------
    NotOne
        Nothing or more than one thing is meant; the remedy names the nearest.
    UserError
        It means something of another kind.
    """
    wanted = asked = text.strip()
    if wanted in network and (not kinds or network.nodes[wanted]["kind"] in kinds):
        return wanted
    by_id = (reference(kind, wanted) for kind in kinds or (*TABLE_OF_KIND, OUTSIDE))
    found = [node for node in by_id if node in network]
    names = {} if found else _names(network, kinds)
    found = found or [node for node, said in names.items() if wanted in said]
    if len(found) == 1:
        return found[0]
    if found:
        remedy = message("reading.several.remedy", choices=", ".join(found))
        raise NotOne(message("reading.several", value=wanted), remedy, asked, tuple(found))
    if kinds:
        _refuse_other_kind(network, wanted, kinds)
    if wanted.partition(":")[0] in TABLE_OF_KIND:
        wanted = wanted.partition(":")[2]
    near = _nearest(network, names, wanted)
    raise NotOne(message("reading.nothing", value=wanted), _remedy(network, near), asked, near)


def _refuse_other_kind(network: Network, wanted: str, kinds: tuple[str, ...]) -> None:
    """Raise UserError when the text means something, only of another kind than asked for."""
    try:
        node = resolve(network, wanted)
    except UserError:
        return
    kind = message(f"kind.{network.nodes[node]['kind']}")
    asked = tuple(message(f"kind.{each}") for each in kinds)
    reason = message("reading.other_kind", value=named(network, node), kind=kind)
    raise UserError(reason, message("reading.other_kind.remedy", kinds=asked))


def _names(network: Network, kinds: tuple[str, ...]) -> dict[str, set[str]]:
    """Every node of the kinds with its names in all languages."""
    return {
        node: set(names_of(network, node))
        for node, data in network.nodes(data=True)
        if not kinds or data["kind"] in kinds
    }


def _nearest(network: Network, names: Mapping[str, set[str]], wanted: str) -> tuple[str, ...]:
    """Nodes whose id or name is spelt almost so."""
    said: dict[str, str] = {}
    for node, texts in names.items():
        for each in (node.partition(":")[2], *texts):
            said.setdefault(each.casefold(), node)
    near = difflib.get_close_matches(wanted.casefold(), said, n=NEAREST, cutoff=0.6)
    return tuple(dict.fromkeys(said[each] for each in near))


def _remedy(network: Network, near: tuple[str, ...]) -> Message:
    if not near:
        return message("reading.nothing.remedy")
    choices = tuple(_named_with_id(network, node) for node in near)
    return message("reading.nearest", choices=choices)


def _named_with_id(network: Network, node: str) -> Named:
    """As a namesake is said: what was meant is asked for by its id."""
    return replace(named(network, node), is_shared=True)


def role_word(role: str) -> Message | str:
    """A role as people read it: a well-known one in their language, any other with blanks.

    Where that is not how the file spells it, the file's own word stands behind.
    """
    if role in ROLES:
        return message(f"role.{role}")
    known, plain = known_word(role), " ".join(role.replace("_", " ").split())
    if isinstance(known, Message) or known != role or plain == role:
        return known
    return message("role.as_written", role=plain, written=role)


def compared(network: Network, node: str) -> Record:
    """The record by whose words a thing is compared: as it is, also where names are hidden.

    Nothing of it is shown: what readers see is the record of the network itself.
    """
    records: Mapping[str, Record] = network.graph.get("compared", {})
    return records.get(node) or network.nodes[node]["record"]


@per_network
def namesakes(network: Network) -> frozenset[str]:
    """Departments, people and issues that share a name with another."""
    holders: dict[str, list[str]] = {}
    for node in nodes_of_kind(network, "department", "person", "issue"):
        for name in set(names_of(network, node)):
            holders.setdefault(name, []).append(node)
    shared = (nodes for nodes in holders.values() if len(nodes) > 1)
    return frozenset(node for nodes in shared for node in nodes)


def party_called(network: Network, who: str | None) -> str | None:
    """Node of the party that a text field means: its id, or, where names are hidden, its node."""
    if not who:
        return None
    nodes = (who, f"department:{who}", f"person:{who}")
    return next((node for node in nodes if node in network), None)


@per_network  # every reason names somebody, and lists name the same again and again
def named(network: Network, node: str) -> Named:
    """A node as a value of a message: said by its name in the reader's language.

    Departments, people and issues that share a name are told apart by their ids.
    """
    data = network.nodes[node]
    field = NAME_FIELDS.get(data["kind"], "name")
    otherwise = name_outside(data["id"]) if data["kind"] == OUTSIDE else data["id"]
    return Named(data["record"], field, otherwise, node in namesakes(network))
