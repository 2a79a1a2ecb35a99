"""How far apart the parties that count stand on one issue."""

from graph.measures.compromise_outcome import Values, compromise_outcome

LARGEST_VARIANCE = 2500.0  # half the weight at each end of a scale from 0 to 100


def contestedness(position: Values, salience: Values, power: Values) -> float | None:
    """Variance of the positions, weighted by salience times power, over the largest possible one.

    Parameters
    ----------
    position, salience, power
        As for :func:`graph.measures.compromise_outcome.compromise_outcome`; scale 0 to 100.

    Returns
    -------
    float or None
        0 where all that count stand at one point, 1 where half the weight stands at each end;
        None when no party has weight. A spread of 0.04 is a standard deviation of 10 points.

    Examples
    --------
    >>> import numpy as np
    >>> contestedness(np.array([0.0, 100.0]), np.ones(2), np.ones(2))
    1.0
    """
    outcome = compromise_outcome(position, salience, power)
    if outcome is None:
        return None
    variance = compromise_outcome((position - outcome) ** 2, salience, power)
    return None if variance is None else variance / LARGEST_VARIANCE
