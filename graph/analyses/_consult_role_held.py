"""In which role a party was in other matters most of the time."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from graph.analyses._consult_ground import Ground
from graph.dates import latest
from graph.messages import Message, message
from graph.per_network import per_content, per_network
from graph.projections import Network, Record, edges
from graph.reading import past_involvements, role_word
from graph.vocabulary import canonical_role

_MOST = 0.5  # of the matters, above which a role is the usual one


def usual_role(ground: Ground, party: str, rows: list[int]) -> Message | str:
    """The role that a party had in more than half of some matters, told behind their number.

    Told as what the word of the file means; where there is no such role, nothing.
    """
    held, counts = _held(ground.network, party), Counter[str]()
    for issue in ground.issues(rows):
        counts.update(
            role
            for role, since in held.get(issue, {}).items()
            if since is None or since < ground.day
        )
    most = counts.most_common(1)
    if not most or most[0][1] <= _MOST * len(rows):
        return ""
    role, count = most[0]
    key = "consult.partner.role" if count < len(rows) else "consult.partner.role.all"
    return message(key, role=role_word(role), held=count)


@per_network
def _held(network: Network, party: str) -> dict[str, dict[str, date | None]]:
    """Matter -> roles of a party in it, but for being informed, each with its first day."""
    found: dict[str, dict[str, date | None]] = {}
    for issue, record in _parts(network, party):
        role, since = canonical_role(record["role"]) or record["role"], record.get("since")
        if role != "inform":
            roles, day = found.setdefault(issue, {}), latest(since) if since else None
            known = roles.get(role, day)
            roles[role] = min(day, known) if day and known else None
    return found


def _parts(network: Network, party: str) -> Iterator[tuple[str, Record]]:
    yield from edges(network, party, "involved_in")
    yield from _ended(network).get(party, ())


@per_content
def _ended(network: Network) -> dict[str, list[tuple[str, Record]]]:
    """Party -> matters in which it has a part no more, with its record."""
    found: dict[str, list[tuple[str, Record]]] = {}
    for party, issue, record in past_involvements(network):
        found.setdefault(party, []).append((issue, record))
    return found
