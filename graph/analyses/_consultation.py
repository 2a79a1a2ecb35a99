"""One consultation as every part of the answer reads it: the matter, its entries, its list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.analyses._base import Parameter
from graph.analyses._consult_candidates import HALF_LIFE, bounded, candidates
from graph.analyses._consult_draft import MATTER_PARAMETERS, matter_asked, topics_typed
from graph.analyses._consult_entry import INFORM, MUST, ROLE_ORDER, TIERS, Entry
from graph.analyses._consult_matter import Matter
from graph.per_network import latest_per_network
from graph.projections import Network, Record, name_of
from graph.reading import involvements, leads, today
from graph.texts import translator
from graph.vocabulary import only_informs

IN_ENGLISH = translator("en")  # musts are listed by role, then by name; one order for everybody

KEPT = 32  # consultations that several parts of a page ask about, one after the other
PARAMETERS = (
    *MATTER_PARAMETERS[:-1],
    Parameter(name="through_closed", type=bool, default=True),
    MATTER_PARAMETERS[-1],
    Parameter(name="limit", type=int, default=10, minimum=1, maximum=200),
    Parameter(name="half_life_days", type=float, default=HALF_LIFE, minimum=1, maximum=36500),
)


# Each is itself only, so that what follows from one can be kept by it.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Consultation:
    """Who speaks for whom on a matter.

    Parameters
    ----------
    entries
        Everybody to be consulted or informed, in the order of the list, with their reasons.
    on_list
        Parties recorded on the issue now, with their involvements; the owner has none of its own.
    left_out
        Tier -> how many are not among the entries.
    title
        Title of a draft.
    topics, kind
        Topics and kind of a draft as they were typed.
    """

    matter: Matter
    day: date
    entries: tuple[Entry, ...]
    on_list: Mapping[str, list[Record]]
    left_out: Mapping[str, int]
    title: str | None = None
    topics: tuple[str, ...] = ()
    kind: str | None = None

    def summary(self) -> dict[str, Any]:
        """What every part of the answer says first: the issue or draft, the day, the lead."""
        return {
            "issue": self.matter.ref,
            "draft": self.title if self.matter.ref is None else None,
            "today": self.day.isoformat(),
            "lead": self.matter.leads[0] if self.matter.leads else None,
        }


def consultation(network: Network, parameters: Mapping[str, Any]) -> Consultation:
    """The consultation that the parameters (:data:`PARAMETERS`) ask for; worked out once.

    Raises
    ------
    UserError
        No such issue, no issue and no draft, or ``today`` is no date.
    """
    names = (each.name for each in PARAMETERS if each.name != "today")
    asked = tuple((name, parameters.get(name)) for name in names)
    return _consultation(network, today(parameters), asked)


@latest_per_network(KEPT)
def _consultation(network: Network, day: date, asked: tuple[tuple[str, Any], ...]) -> Consultation:
    """List, order, fewest and round of one matter are asked together: all from one work."""
    parameters = dict(asked)
    matter = matter_asked(network, parameters)
    on_list = _on_list(network, matter)
    listed = frozenset(on_list)
    asked_now = frozenset(party for party in on_list if not is_only_informed(on_list[party]))
    limit = int(parameters["limit"])
    found = candidates(
        network,
        matter,
        day,
        float(parameters["half_life_days"]),
        listed,
        asked_now,
        limit,
        through_closed=parameters.get("through_closed") is not False,
    )
    chosen, left_out = bounded(found.entries, limit, found.stays)
    left_out[INFORM] += found.rest
    entries = sorted(found.explained(chosen), key=lambda entry: _rank(network, entry))
    return Consultation(
        matter=matter,
        day=day,
        entries=tuple(entries),
        on_list=on_list,
        left_out=left_out,
        title=str(parameters.get("title") or "") or None,
        topics=topics_typed(parameters.get("topics") or ()),
        kind=str(parameters.get("kind") or "") or None,
    )


def is_only_informed(records: Sequence[Record]) -> bool:
    """Whether a party stands on the list to be told only; the owner, without a record, does not."""
    return only_informs([each["role"] for each in records])


def _on_list(network: Network, matter: Matter) -> dict[str, list[Record]]:
    if matter.ref is None:
        return {lead: [] for lead in matter.leads}
    found: dict[str, list[Record]] = {lead: [] for lead in leads(network, matter.ref)}
    for party, _, record in involvements(network, matter.ref):
        found.setdefault(party, []).append(record)
    return found


def _rank(network: Network, entry: Entry) -> tuple[int, bool, float, int, str, str]:
    points = -entry.points if entry.tier != MUST else 0.0
    role = ROLE_ORDER.index(entry.role)
    name = name_of(network, entry.party, IN_ENGLISH)
    return TIERS.index(entry.tier), entry.only_finished, points, role, name, entry.party
