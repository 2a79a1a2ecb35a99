"""One issue: its likely outcome, how contested it is, and what every party has to do with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.analyses._base import Reason, Row
from graph.analyses._stands import SCALE, Stand, columns, outcome_if, stands
from graph.dates import latest
from graph.measures.compromise_outcome import compromise_outcome
from graph.measures.contestedness import contestedness
from graph.measures.weighted_median import weighted_median
from graph.messages import Message, Named, message
from graph.projections import Network
from graph.reading import named

STALE_DAYS = 365  # an older position is told as old
_SAME = 1e-9  # points of the scale; less is rounding


@dataclass(frozen=True, slots=True)
class Dispute:
    """An issue with the figures that everything about it rests on; None where nobody has weight."""

    issue: str
    stands: tuple[Stand, ...]
    outcome: float | None
    median: tuple[float, float] | None
    contested: float | None

    @property
    def is_shared(self) -> bool:
        """Whether at least two parties count: one alone agrees with nobody."""
        return sum(stand.counts for stand in self.stands) > 1

    def distance(self, stand: Stand) -> float | None:
        """Points between a party and the outcome."""
        if self.outcome is None or stand.position is None:
            return None
        return abs(stand.position - self.outcome)


def dispute(network: Network, issue: str) -> Dispute:
    """Read an issue's stands and compute its figures."""
    return judged(issue, stands(network, issue))


def judged(issue: str, found: Sequence[Stand]) -> Dispute:
    """Compute the figures of an issue from the stands on it."""
    model = columns(found)
    return Dispute(
        issue,
        tuple(found),
        compromise_outcome(*model),
        weighted_median(*model),
        contestedness(*model),
    )


def questions(about: Dispute) -> list[dict[str, Any]]:
    """Unknown positions with the outcomes if the party turned out at either end."""
    return [
        {
            "party": stand.party,
            "issue": about.issue,
            "low": outcome_if(about.stands, stand, 0.0),
            "high": outcome_if(about.stands, stand, SCALE),
            "assumed_weight": stand.weight is None,
        }
        for stand in about.stands
        if stand.position is None
    ]


def rows(network: Network, about: Dispute, day: date) -> list[Row]:
    """A row a party: hardest to move first, those whose hardness is unknown last."""
    open_questions = {each["party"]: each for each in questions(about)}
    listed = [
        Row(
            ref=stand.party,
            score=_hardness(about, stand),
            reasons=tuple(_reasons(network, about, stand, day, open_questions.get(stand.party))),
            facts=_facts(about, stand, open_questions.get(stand.party)),
        )
        for stand in about.stands
    ]
    return sorted(listed, key=lambda row: (row.score is None, -(row.score or 0.0)))


def _hardness(about: Dispute, stand: Stand) -> float | None:
    """Distance from the outcome (0..1) times salience times power."""
    distance = about.distance(stand)
    if distance is None or stand.weight is None:
        return None
    return distance / SCALE * stand.weight


def _side(about: Dispute, stand: Stand) -> str | None:
    if about.outcome is None or stand.position is None:
        return None
    if abs(stand.position - about.outcome) < _SAME:
        return "at"
    return "low" if stand.position < about.outcome else "high"


def is_beyond(about: Dispute, stand: Stand) -> bool | None:
    """Whether the outcome lies past what the party can live with; None where that is unknown."""
    if about.outcome is None or stand.position is None or stand.bottom_line is None:
        return None
    if abs(about.outcome - stand.bottom_line) <= _SAME:
        return False
    room = stand.position - stand.bottom_line
    return room == 0 or (about.outcome - stand.bottom_line) * room < 0


def _facts(about: Dispute, stand: Stand, question: dict[str, Any] | None) -> dict[str, Any]:
    return {
        **_figures(about, stand),
        "outcome_if_low": question["low"] if question else None,
        "outcome_if_high": question["high"] if question else None,
    }


def told_stands(about: Dispute) -> list[dict[str, Any]]:
    """Every stand on an issue with its figures, by position, the unknown last."""
    ordered = sorted(about.stands, key=lambda each: (each.position is None, each.position or 0.0))
    return [
        {
            "party": stand.party,
            "issue": about.issue,
            **_figures(about, stand),
            "weight": stand.weight,
            "out_of_range": [name for name, _ in stand.out_of_range],
        }
        for stand in ordered
    ]


def _figures(about: Dispute, stand: Stand) -> dict[str, Any]:
    return {
        "position": stand.position,
        "salience": stand.salience,
        "power": stand.power,
        "confidence": stand.confidence,
        "bottom_line": stand.bottom_line,
        "distance": about.distance(stand),
        "side": _side(about, stand),
        "beyond_bottom_line": is_beyond(about, stand),
        "as_of": stand.as_of,
        "evidence": stand.evidence,
        "confidential": stand.confidential,
        "recorded": stand.recorded,
    }


def _reasons(
    network: Network, about: Dispute, stand: Stand, day: date, question: dict[str, Any] | None
) -> Iterator[Reason]:
    records = (stand.party, stand.issue)
    for kind, text in (
        *_about_position(network, about, stand),
        *_about_weight(stand),
        *_about_question(question),
        *_about_source(stand, day),
    ):
        yield Reason(kind=kind, text=text, records=records)


def _about_position(
    network: Network, about: Dispute, stand: Stand
) -> Iterator[tuple[str, Message]]:
    if stand.position is None:
        key = "unknown" if stand.recorded else "unrecorded"
        yield "position", message(f"conflicts.{key}", issue=named(network, about.issue))
        return
    record = network.nodes[about.issue]["record"]
    ends = {"low": Named(record, "scale_low", "0"), "high": Named(record, "scale_high", "100")}
    yield "position", message("conflicts.position", position=stand.position, **ends)
    distance = about.distance(stand)
    if distance is None:
        yield "measure", message("conflicts.no_outcome")
    else:
        values = {"distance": distance, "outcome": about.outcome}
        yield "measure", message(f"conflicts.side.{_side(about, stand)}", **values)
    beyond = is_beyond(about, stand)
    if beyond is not None:
        key = "conflicts.bottom_line.beyond" if beyond else "conflicts.bottom_line.kept"
        yield "position", message(key, bottom_line=stand.bottom_line)


def _about_weight(stand: Stand) -> Iterator[tuple[str, Message]]:
    for name, value in stand.out_of_range:
        yield "position", message(f"conflicts.range.{name}", value=value)
    if stand.weight is None:
        if stand.position is not None:
            yield "measure", message("conflicts.no_weight")
    elif stand.weight == 0:
        yield "measure", message("conflicts.powerless", salience=stand.salience, power=stand.power)
    else:
        yield "measure", message("conflicts.weight", salience=stand.salience, power=stand.power)


def _about_question(question: dict[str, Any] | None) -> Iterator[tuple[str, Message]]:
    if question:
        values = {"low": question["low"], "high": question["high"]}
        assumed = question["assumed_weight"]
        key = "conflicts.question.assumed" if assumed else "conflicts.question"
        yield "assumption" if assumed else "measure", message(key, **values)


def _about_source(stand: Stand, day: date) -> Iterator[tuple[str, Message]]:
    if stand.as_of and stand.evidence:
        said = message("conflicts.source_dated", date=stand.as_of, evidence=stand.evidence)
        yield "position", said
    elif stand.as_of:
        yield "position", message("conflicts.dated", date=stand.as_of)
    elif stand.evidence:
        yield "position", message("conflicts.source", evidence=stand.evidence)
    elif stand.recorded:
        yield "position", message("conflicts.no_source")
    if stand.as_of and (day - latest(stand.as_of)).days > STALE_DAYS:
        yield "position", message("conflicts.stale", days=(day - latest(stand.as_of)).days)
