"""Who stands where on which issue, as recorded; unknown stays unknown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graph.measures.compromise_outcome import Values, compromise_outcome
from graph.messages import Named
from graph.model import POSITION
from graph.per_network import per_network
from graph.projections import Network, Record, edges, nodes_of_kind
from graph.reading import involvements
from graph.texts import known_text

SCALE = 100.0
_FIGURES = ("position", "salience", "power", "confidence", "bottom_line")
# People are asked where they decide; otherwise their unit speaks for them.
_ASKED = {
    "department": ("lead", "co-lead", "support", "consult", "approve"),
    "person": ("lead", "co-lead", "approve"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One party on one issue; every figure may be unknown.

    Parameters
    ----------
    recorded
        Whether the register has a position record, be its position known or not.
    out_of_range
        Names of figures whose recorded value lies outside their range, and that value; they count
        as unknown.
    others
        Date and position of further records of the party, of the same day or without a date, None
        where unknown. They do not count: the last record of the last day does.
    """

    party: str
    issue: str
    position: float | None = None
    salience: float | None = None
    power: float | None = None
    confidence: float | None = None
    bottom_line: float | None = None
    as_of: str | None = None
    evidence: Named | str | None = None
    confidential: bool = False
    recorded: bool = True
    out_of_range: tuple[tuple[str, float], ...] = ()
    others: tuple[tuple[str | None, float | None], ...] = ()

    @property
    def weight(self) -> float | None:
        """Salience times power; None where either is unknown."""
        return None if self.salience is None or self.power is None else self.salience * self.power

    @property
    def counts(self) -> bool:
        """Whether position and weight are known, so that the outcome rests on it too."""
        return self.position is not None and self.weight is not None


def issues_with_positions(network: Network) -> list[str]:
    """Issues on which at least one position is recorded, in the order of the table."""
    return [
        issue
        for issue in nodes_of_kind(network, "issue")
        if next(edges(network, issue, "takes_position", incoming=True), None) is not None
    ]


def stands(network: Network, issue: str, *, confidential: bool = True) -> list[Stand]:
    """Every party's stand on an issue; parties with a say and no record stand last, unknown.

    Without ``confidential`` a party whose stand is held in confidence stands there all the same,
    and how is not said.
    """
    taken = edges(network, issue, "takes_position", incoming=True)
    replaced = _replaced(network)
    found = {
        party: _stand(party, issue, record, replaced.get((party, issue), ()))
        for party, record in taken
    }
    for party, role, _ in involvements(network, issue):
        if party not in found and role in _ASKED[network.nodes[party]["kind"]]:
            found[party] = Stand(party=party, issue=issue, recorded=False)
    return [each if confidential else withheld(each) for each in found.values()]


def withheld(stand: Stand) -> Stand:
    """The party without what is held in confidence: it stands there, and how is not said."""
    if not stand.confidential:
        return stand
    return Stand(party=stand.party, issue=stand.issue, confidential=True)


@per_network
def _replaced(network: Network) -> Mapping[tuple[str, str], Sequence[Record]]:
    """Replaced positions by party and issue."""
    found: dict[tuple[str, str], list[Record]] = {}
    for party, issue, record in network.graph.get("earlier", ()):
        found.setdefault((party, issue), []).append(record)
    return found


def _stand(party: str, issue: str, record: Record, replaced: Sequence[Record]) -> Stand:
    known = {name: record[name] for name in _FIGURES if name in record}
    wrong = {name: value for name, value in known.items() if not _fits(name, value)}
    day = record.get("as_of")
    return Stand(
        party=party,
        issue=issue,
        **{name: value for name, value in known.items() if name not in wrong},
        as_of=day,
        evidence=known_text(record, "evidence"),
        confidential=bool(record.get("confidential")),
        out_of_range=tuple(wrong.items()),
        others=tuple(
            (dated, None if each.get("confidential") else each.get("position"))
            for each in replaced
            if (dated := each.get("as_of")) in (None, day)
        ),
    )


def _fits(name: str, value: float) -> bool:
    field = POSITION.field(name)
    assert field.minimum is not None
    assert field.maximum is not None
    return bool(field.minimum <= value <= field.maximum)


@dataclass(frozen=True, slots=True)
class Table:
    """Stands as arrays, parties by issues, NaN where unknown."""

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    position: Values
    salience: Values
    power: Values
    bottom_line: Values

    @property
    def model(self) -> tuple[Values, Values, Values]:
        """Position, salience, power: what the measures ask for."""
        return self.position, self.salience, self.power

    def after(self, party: int, issue: int, to: float) -> "Table":
        """The table with one party at another position."""
        position = self.position.copy()
        position[party, issue] = to
        return replace(self, position=position)


def table(found: Mapping[str, Sequence[Stand]]) -> Table:
    """Arrays of the recorded stands on some issues: issue -> stands."""
    recorded = [stand for stands in found.values() for stand in stands if stand.recorded]
    # Who is only withheld comes last: no order, and no tie that it decides, tells of the record.
    ordered = sorted(recorded, key=lambda stand: stand.confidential and stand == withheld(stand))
    parties = tuple(dict.fromkeys(stand.party for stand in ordered))
    issues = tuple(found)
    rows = {party: row for row, party in enumerate(parties)}
    columns = {issue: column for column, issue in enumerate(issues)}
    model = np.full((4, len(parties), len(issues)), np.nan)
    for stand in recorded:
        cell = rows[stand.party], columns[stand.issue]
        figures = (stand.position, stand.salience, stand.power, stand.bottom_line)
        for layer, value in enumerate(figures):
            model[layer][cell] = np.nan if value is None else value
    return Table(parties, issues, model[0], model[1], model[2], model[3])


def columns(found: Sequence[Stand]) -> tuple[Values, Values, Values]:
    """Position, salience and power of some stands on one issue; NaN where unknown."""
    model = [[each.position, each.salience, each.power] for each in found]
    position, salience, power = np.array(model, dtype=float).reshape(-1, 3).T
    return position, salience, power


def outcome_if(found: Sequence[Stand], unknown: Stand, position: float) -> float:
    """Compromise outcome if a party of unknown position stood at a point.

    Its unknown salience or power is taken as the median of the others', 1 where nobody's is known.
    """
    others = columns([each for each in found if each is not unknown])
    mine = (
        position,
        *(
            _assumed(value, other)
            for value, other in zip((unknown.salience, unknown.power), others[1:], strict=True)
        ),
    )
    model = [np.append(column, value) for column, value in zip(others, mine, strict=True)]
    outcome = compromise_outcome(*model)
    return position if outcome is None else outcome


def _assumed(value: float | None, others: Values) -> float:
    if value is not None:
        return value
    known = others[~np.isnan(others)]
    return float(np.median(known)) if len(known) else 1.0
