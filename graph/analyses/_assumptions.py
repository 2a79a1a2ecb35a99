"""What is assumed where the register says nothing, and how much of an effort a role takes.

The parameters that all questions about work share; a page and the command line offer the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.analyses._base import Parameter
from graph.messages import UserError, message

# Part of an issue's effort that a role takes. Ours, not from literature: a lead carries the whole
# matter, support half of it, whoever is asked or signs reads and answers.
ROLE_WEIGHTS: Mapping[str, float] = {
    "lead": 1.0,
    "co-lead": 0.8,
    "support": 0.5,
    "approve": 0.1,
    "consult": 0.1,
    "author": 0.1,
    "inform": 0.0,
}
_MOST = 10.0  # a role that takes ten times an issue's effort is a slip of the pen

PARAMETERS = (
    Parameter(name="default_effort", type=float, minimum=0),
    Parameter(name="default_capacity", type=float, minimum=0),
    Parameter(name="weights", type=tuple, default=()),
)
TODAY = Parameter(name="today", type=str)
MONTHS = Parameter(name="months", type=int, default=3, minimum=1, maximum=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What load is reckoned with beside the register.

    Parameters
    ----------
    effort
        Person-days of an issue without a recorded effort; None leaves it unknown.
    capacity
        Person-days a month of a party without a recorded capacity; None leaves it unknown.
    weights
        Role -> part of an issue's effort.
    """

    effort: float | None = None
    capacity: float | None = None
    weights: tuple[tuple[str, float], ...] = tuple(ROLE_WEIGHTS.items())

    def weight(self, role: str) -> float:
        """Part of an issue's effort that a canonical role takes."""
        return dict(self.weights)[role]


def assumptions(parameters: Mapping[str, Any]) -> Assumptions:
    """Assumptions that parameters make.

    Raises
    ------
    UserError
        A weight is for no role, or is no number from 0 to 10.
    """
    return Assumptions(
        effort=parameters["default_effort"],
        capacity=parameters["default_capacity"],
        weights=tuple((dict(ROLE_WEIGHTS) | read_weights(parameters["weights"])).items()),
    )


def read_weights(given: Sequence[str]) -> dict[str, float]:
    """Weights by role from texts like ``support=0.3``; UserError as :func:`assumptions` says."""
    found = {}
    for text in given:
        role, _, said = text.partition("=")
        role = role.strip().lower()
        try:
            weight = float(said)
        except ValueError:
            weight = -1.0
        if role not in ROLE_WEIGHTS or not 0 <= weight <= _MOST:
            remedy = message("workload.weights.remedy", roles=tuple(ROLE_WEIGHTS), most=_MOST)
            raise UserError(message("workload.weights", value=text), remedy)
        found[role] = weight
    return found
