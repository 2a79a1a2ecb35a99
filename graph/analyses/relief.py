"""Who could take over what, so that the fullest has less to do; or why nobody can."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.analyses._assumptions import MONTHS, PARAMETERS, TODAY, assumptions
from graph.analyses._base import Analysis, Parameter, Result, Row
from graph.analyses._relief_candidates import Item, item
from graph.analyses._relief_reasons import cautions, why
from graph.analyses._work import Share, shares, working
from graph.measures.reassignment import Piece, Reassignment, loads_after, lowest_peak
from graph.messages import Message, message
from graph.projections import Network, nodes_of_kind
from graph.reading import is_closed, named, today
from graph.vocabulary import is_gone

KINDS = ("department", "person")
_FULLEST = 40  # parties whose work may be handed on, and
_TAKERS = (
    12  # parties that may take one piece: more make the question slow and the answer no better
)
_TOLD = 4  # pieces whose staying is explained
_ENOUGH = 0.0005  # of the capacity; less is no gain


@dataclass(frozen=True, slots=True)
class Office:
    """Parties whose load and capacity are known, in numbers."""

    parties: list[str]
    loads: list[float]
    rooms: list[float]
    held: Mapping[str, list[Share]]

    def utilisation(self, at: int, loads: Sequence[float]) -> float:
        """Load over capacity of a party."""
        return loads[at] / self.rooms[at]


def relief(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer which parts in issues to hand to whom, so that the highest utilisation falls most.

    What may move: leading and supporting. What stays: approvals and opinions, and what a rule
    gives to a party. Who may take: parties in the same line of authority that have led or supported
    issues of all its topics (of its kind, where no topic is recorded; to lead, led one of them), do
    not approve it, and are not brought above ``limit`` of their own capacity. Solved to the optimum
    by HiGHS; of equally good answers the one with least handing over.

    Returns
    -------
    Result
        A row a move: the issue, ``from``, ``to``, ``days``, the utilisations before and after,
        ``familiarity`` (issues that share a topic with it, or its kind, on which the taker has
        worked) and how many of them are ``still_open``, ``gain`` (what the peak would be higher
        without this one), ``makes_room`` (whether without it somebody who takes would be brought
        above the limit) and ``cost`` (person-days of handing over, assumed as a part of the days
        moved and not in the loads). Where the peak cannot fall, no row, and
        ``binding`` says what holds it.
    """
    day = today(parameters)
    office = _office(network, parameters, day)
    if not office.parties:
        return Result(summary=_nothing(parameters), warnings=(message("relief.warning.unknown"),))
    items = _items(network, office, day, parameters["limit"])
    pieces, movable = _pieces(office, items, parameters["handover"])
    ceilings = [
        max(load, parameters["limit"] * room)
        for load, room in zip(office.loads, office.rooms, strict=True)
    ]
    found = lowest_peak(office.loads, office.rooms, pieces, parameters["moves"], ceilings)
    before = max(office.utilisation(at, office.loads) for at in range(len(office.parties)))
    if before - found.peak < _ENOUGH:
        found = Reassignment(before, (), found.proven)
    rows = _rows(network, office, pieces, movable, found, ceilings, parameters["handover"], day)
    after = loads_after(office.loads, pieces, found.moves)
    fullest = max(range(len(after)), key=lambda at: office.utilisation(at, after))
    bound = _binding(network, office, items, found, rows, fullest, after, parameters)
    summary = {
        "peak_before": before,
        "peak_after": found.peak,
        "moves": len(rows),
        "days": sum(row.facts["days"] for row in rows),
        "cost": sum(row.facts["cost"] for row in rows),
        "handover": parameters["handover"],
        "fullest": office.parties[fullest],
        "proven": found.proven,
        "over_before": _over(office, office.loads),
        "over_after": _over(office, after),
    }
    return Result(summary=summary, rows=tuple(rows), warnings=tuple(bound))


def _nothing(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {"peak_before": None, "peak_after": None, "moves": 0, "handover": parameters["handover"]}


def _office(network: Network, parameters: Mapping[str, Any], day: date) -> Office:
    assumed = assumptions(parameters)
    found = shares(network, day, parameters["months"], assumed)
    office = Office([], [], [], found)
    for party in nodes_of_kind(network, parameters["kind"]):
        record = network.nodes[party]["record"]
        room = record.get("capacity", assumed.capacity)
        if not room or is_gone(record.get("status")):
            continue
        office.parties.append(party)
        office.rooms.append(room * parameters["months"])
        office.loads.append(sum(each.days or 0.0 for each in working(found.get(party, []))))
    return office


def _over(office: Office, loads: Sequence[float]) -> list[str]:
    each = range(len(office.parties))
    return [office.parties[at] for at in each if loads[at] > office.rooms[at] * (1 + 1e-9)]


def _items(network: Network, office: Office, day: date, limit: float) -> list[Item]:
    """What the fullest parties do, with those who have room and could take it."""
    ranked = sorted(
        range(len(office.parties)), key=lambda at: -office.utilisation(at, office.loads)
    )
    full = [office.parties[at] for at in ranked[:_FULLEST]]
    free = [
        office.parties[at]
        for at in reversed(ranked)
        if office.utilisation(at, office.loads) < limit
    ]
    return [
        item(network, party, share, free, day)
        for party in full
        for share in working(office.held.get(party, []))
        if share.days
    ]


def _pieces(
    office: Office, items: Sequence[Item], handover: float
) -> tuple[list[Piece], list[Item]]:
    place = {party: at for at, party in enumerate(office.parties)}
    pieces, movable = [], []
    for each in items:
        if not each.takers:
            continue
        takers = tuple(place[who] for who in each.takers)
        # Handing over costs less where the taker knows the matter.
        costs = tuple(
            (1.0 + handover * each.days) / (1 + len(each.takers[who])) + 1.0 for who in each.takers
        )
        pieces.append(Piece(place[each.party], each.days, takers, costs))
        movable.append(each)
    return pieces, movable


def _rows(
    network: Network,
    office: Office,
    pieces: Sequence[Piece],
    movable: Sequence[Item],
    found: Reassignment,
    ceilings: Sequence[float],
    handover: float,
    day: date,
) -> list[Row]:
    after = loads_after(office.loads, pieces, found.moves)
    rows = []
    for number, taker in found.moves:
        part, holder = movable[number], pieces[number].holder
        others = [move for move in found.moves if move != (number, taker)]
        without = loads_after(office.loads, pieces, others)
        peak = max(office.utilisation(at, without) for at in range(len(without)))
        done = part.takers[office.parties[taker]]
        facts = {
            "from": part.party,
            "to": office.parties[taker],
            "role": part.role,
            "days": part.days,
            "from_before": office.utilisation(holder, office.loads),
            "from_after": office.utilisation(holder, after),
            "to_before": office.utilisation(taker, office.loads),
            "to_after": office.utilisation(taker, after),
            "familiarity": len(done),
            "still_open": sum(not is_closed(network, issue, day) for issue in done),
            "gain": peak - found.peak,
            "makes_room": any(
                load > most * (1 + 1e-9) for load, most in zip(without, ceilings, strict=True)
            ),
            "cost": handover * part.days,
        }
        reasons = (*why(network, part.issue, facts, done), *cautions(network, part, facts, day))
        rows.append(Row(ref=part.issue, score=part.days, reasons=reasons, facts=facts))
    return sorted(rows, key=lambda row: -row.facts["days"])


def _binding(
    network: Network,
    office: Office,
    items: Sequence[Item],
    found: Reassignment,
    rows: Sequence[Row],
    fullest: int,
    after: Sequence[float],
    parameters: Mapping[str, Any],
) -> list[Message]:
    """What keeps the peak from falling further, piece by piece."""
    party = office.parties[fullest]
    percent = round(100 * office.utilisation(fullest, after))
    is_limited = bool(found.moves) and len(found.moves) >= parameters["moves"]
    key = "relief.bound" if found.moves else "relief.none"
    if is_limited or (found.moves and not found.proven):
        key = "relief.bound.open"  # more moves, or more time, may bring it lower
    said = [message(key, party=named(network, party), percent=percent)]
    if not found.proven:
        said.append(message("relief.warning.unproven"))
    if is_limited:
        said.append(message("relief.limit", count=parameters["moves"]))
        return said
    mine = sorted((each for each in items if each.party == party), key=lambda each: -each.days)
    moved = {row.ref for row in rows if row.facts["from"] == party}
    for each in [one for one in mine if one.issue not in moved][:_TOLD]:
        said.append(_stays(network, office, each))
    return said


def _stays(network: Network, office: Office, part: Item) -> Message:
    values = {"issue": named(network, part.issue), "days": part.days}
    if part.why:
        role = message(f"role.{part.role}") if part.role else message("load.role.unknown")
        return message(f"relief.stays.{part.why}", **values, role=role)
    place = {party: at for at, party in enumerate(office.parties)}

    def then(who: str) -> float:
        at = place[who]
        return (office.loads[at] + part.days) / office.rooms[at]

    best = min(part.takers, key=then)
    return message(
        "relief.stays.full", **values, taker=named(network, best), percent=round(100 * then(best))
    )


ANALYSIS = Analysis(
    id="relief",
    parameters=(
        TODAY,
        MONTHS,
        Parameter(name="kind", type=str, default="department", choices=KINDS),
        Parameter(name="moves", type=int, default=5, minimum=1, maximum=50),
        Parameter(name="limit", type=float, default=1.0, minimum=0, maximum=5),
        Parameter(name="handover", type=float, default=0.1, minimum=0, maximum=1),
        *PARAMETERS,
    ),
    run=relief,
)
