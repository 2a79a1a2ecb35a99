"""The matters to be negotiated as one case: who stands where, changed as a what-if asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.analyses._conflict_issue import Dispute, judged
from graph.analyses._nego_changes import Change, changed, read_changes
from graph.analyses._stands import Stand, Table, issues_with_positions, stands, table, withheld
from graph.measures.compromise_outcome import Values
from graph.projections import Network
from graph.reading import is_closed

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Case:
    """What is negotiated.

    Parameters
    ----------
    issues
        Those in view.
    disputes
        Those in view, and behind them all other open ones: a trade may reach beyond the view.
    changes
        What a what-if changes; empty for the register as it is.
    withheld
        How many confidential positions are left out.
    closed
        How many closed issues with positions are left out.
    confidential
        Whether confidential positions are used.
    assumed_confidence
        Taken for positions whose confidence is not recorded.
    """

    network: Network
    day: date
    issues: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    changes: tuple[Change, ...]
    withheld: int
    closed: int
    confidential: bool
    assumed_confidence: float

    @property
    def viewed(self) -> list[Dispute]:
        """The issues in view."""
        return [each for each in self.disputes if each.issue in self.issues]

    @property
    def table(self) -> Table:
        """Stands on the issues in view as arrays."""
        return table({each.issue: each.stands for each in self.viewed})

    @property
    def whole(self) -> Table:
        """Stands on all open issues as arrays."""
        return table({each.issue: each.stands for each in self.disputes})

    @property
    def secrets(self) -> list[Stand]:
        """Stands in view or behind it that hold something known in confidence, and used."""
        return [
            stand
            for each in self.disputes
            for stand in each.stands
            if self.confidential and stand.confidential and stand != withheld(stand)
        ]


def read_case(
    network: Network,
    day: date,
    asked: Sequence[str],
    changes: Sequence[str],
    *,
    confidential: bool,
    assumed_confidence: float,
) -> Case:
    """Read the stands and change them as asked.

    Raises
    ------
    graph.messages.UserError
        A change cannot be read.
    """
    wanted = read_changes(network, changes)
    named_issues = {each.issue for each in wanted if each.issue}
    with_positions = list(dict.fromkeys([*issues_with_positions(network), *sorted(named_issues)]))
    live = [each for each in with_positions if not is_closed(network, each, day)]
    view = tuple(asked) or tuple(live)
    found: dict[str, list[Stand]] = {}
    left_out = 0
    for issue in dict.fromkeys([*view, *live]):
        here = stands(network, issue)
        hidden = [each for each in here if each.confidential and not confidential]
        left_out += len(hidden) if issue in view else 0
        found[issue] = here if confidential else [withheld(each) for each in here]
    found = changed(found, wanted)
    view = tuple(each for each in view if each in found)
    disputes = tuple(judged(issue, here) for issue, here in found.items() if here)
    closed = 0 if asked else len(with_positions) - len(live)
    return Case(
        network, day, view, disputes, wanted, left_out, closed, confidential, assumed_confidence
    )


@dataclass(frozen=True, slots=True)
class Zone:
    """What all recorded bottom lines on an issue leave open.

    ``low`` above ``high`` means that they contradict each other; ``low_by`` and ``high_by`` are the
    parties that set the ends, None where the end of the scale does.
    """

    low: float
    high: float
    low_by: str | None
    high_by: str | None

    @property
    def contradicts(self) -> bool:
        """Whether no point suits everybody."""
        return self.low > self.high + _SAME


def zone(found: Sequence[Stand], parties: Sequence[str] | None = None) -> Zone:
    """Points that keep every recorded bottom line, of some parties or of all."""
    low: tuple[float, str | None] = (0.0, None)
    high: tuple[float, str | None] = (100.0, None)
    for each in found:
        if parties is not None and each.party not in parties:
            continue
        if each.position is None or each.bottom_line is None:
            continue
        if each.bottom_line <= each.position and each.bottom_line > low[0]:
            low = (each.bottom_line, each.party)
        if each.bottom_line >= each.position and each.bottom_line < high[0]:
            high = (each.bottom_line, each.party)
    return Zone(low[0], high[0], low[1], high[1])


def confidences(case: Case, about: Dispute) -> Values:
    """Confidence of every stand of an issue, the assumed one where none is recorded."""
    sure = [each.confidence for each in about.stands]
    assumed = case.assumed_confidence
    return np.array([assumed if each is None else each for each in sure], dtype=float)


def by_id(network: Network, values: Mapping[str, object]) -> dict[str, object]:
    """Figures of issues by their ids, as the summary gives them."""
    return {network.nodes[issue]["id"]: value for issue, value in values.items()}
