"""The position that no weighted majority can beat."""

import numpy as np

from graph.measures.compromise_outcome import Values


def weighted_median(
    position: Values, salience: Values, power: Values
) -> tuple[float, float] | None:
    """Lowest and highest median position under the weights salience times power.

    With single-peaked preferences and decision by weighted majority the median beats every other
    point. Where exactly half the weight lies on each side, every point between two positions is a
    median; both are returned, otherwise the same value twice.

    Parameters
    ----------
    position, salience, power
        As for :func:`graph.measures.compromise_outcome.compromise_outcome`.

    Returns
    -------
    tuple of float or None
        ``(lowest, highest)``; None when no party has weight.

    References
    ----------
    Black, D. (1948), On the rationale of group decision-making, Journal of Political Economy 56.

    Examples
    --------
    >>> weighted_median(np.array([0.0, 40.0, 90.0]), np.ones(3), np.ones(3))
    (40.0, 40.0)
    """
    weight = salience * power
    counts = ~np.isnan(position + weight) & (weight > 0)
    if not counts.any():
        return None
    order = np.argsort(position[counts], kind="stable")
    points, weights = position[counts][order], weight[counts][order]
    below = np.cumsum(weights)
    half, slack = below[-1] / 2, 1e-12 * below[-1]
    lowest = points[np.argmax(below >= half - slack)]
    highest = points[np.argmax(below > half + slack)]
    return float(lowest), float(highest)
