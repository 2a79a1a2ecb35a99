"""How sure the likely outcome is: its range under what is doubtful, and what to ask first."""

from dataclasses import dataclass

import numpy as np

from graph.measures.compromise_outcome import Values

DRAWS = 2000
SEED = 20_260_101
SHARE = 0.9  # of the draws that lie within the interval


@dataclass(frozen=True, slots=True)
class Range:
    """Where the outcome falls in most of the draws, and in the middle one."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Worth:
    """What it is worth to ask one party.

    Parameters
    ----------
    low, high
        Outcome if the party turns out to stand at either end of the scale.
    expected_shift
        How far the answer is expected to move the forecast, in points of the scale.
    """

    low: float
    high: float
    expected_shift: float


def outcome_range(
    position: Values,
    salience: Values,
    power: Values,
    confidence: Values,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    share: float = SHARE,
) -> Range | None:
    """Range of the compromise outcome by simulation.

    In each draw a party stands where it is recorded with the probability of its confidence, else
    anywhere on the scale; a party of unknown position stands anywhere. Anywhere means every point
    from 0 to 100 is equally likely.

    Parameters
    ----------
    position, salience, power
        As for :func:`graph.measures.compromise_outcome.compromise_outcome`, NaN where unknown. A
        party of unknown salience or power is left out, as it is there.
    confidence
        Probability that the position is as recorded; NaN counts as certain, so say so.
    draws, seed
        The same seed gives the same range, in whatever order the parties stand.
    share
        Share of the draws that lie between ``low`` and ``high``.

    Returns
    -------
    Range or None
        None when no party has weight.
    """
    weight = salience * power
    counts = ~np.isnan(weight) & (np.nan_to_num(weight) > 0)
    if not counts.any():
        return None
    weight, position, sure = weight[counts], position[counts], confidence[counts]
    sure = np.where(np.isnan(position), 0.0, np.where(np.isnan(sure), 1.0, sure))
    # The same parties in another order draw the same numbers.
    order = np.lexsort((sure, position, weight))
    weight, position, sure = weight[order], position[order], sure[order]
    random = np.random.default_rng(seed)
    anywhere = random.uniform(0.0, 100.0, (draws, len(weight)))
    as_recorded = random.uniform(size=(draws, len(weight))) < sure
    drawn = np.where(as_recorded, np.nan_to_num(position), anywhere) @ weight / weight.sum()
    ends = np.quantile(drawn, [(1 - share) / 2, 0.5, (1 + share) / 2])
    return Range(*(float(each) for each in ends))


def value_of_information(
    position: Values, salience: Values, power: Values, confidence: Values
) -> list[Worth | None]:
    """What knowing each party's position for certain would do to the forecast.

    With weight w of all W, an answer at x moves the outcome by ``w / W (x - m)`` from its
    expectation, m being the mean of where the party may stand. ``expected_shift`` is the mean of
    the size of that over the party's possible answers, as :func:`outcome_range` draws them. It is
    the first-order value of information: 0 for a certain party and for one without weight.

    Returns
    -------
    list
        In the order of the parties; None for a party whose weight is unknown.

    References
    ----------
    Howard, R. (1966), Information value theory, IEEE Transactions on Systems Science and
    Cybernetics 2.

    Examples
    --------
    >>> one = np.ones(2)
    >>> unknown = value_of_information(np.array([50.0, np.nan]), one, one, one)[1]
    >>> (unknown.low, unknown.high, unknown.expected_shift)
    (25.0, 75.0, 12.5)
    """
    weight = salience * power
    known = ~np.isnan(weight)
    total = weight[known].sum()
    # Of those not asked about, the unknown stand in the middle of the scale on average.
    mean = _mean(position, confidence)
    pull = np.where(known, np.nan_to_num(weight) * mean, 0.0)
    found: list[Worth | None] = []
    for at in range(len(position)):
        if not known[at] or not total > 0:
            found.append(None)
            continue
        rest = float(pull.sum() - pull[at])
        share = float(weight[at] / total)
        shift = share * _spread(float(position[at]), float(confidence[at]), float(mean[at]))
        low = rest / float(total)
        found.append(Worth(low, low + share * 100.0, shift))
    return found


def _mean(position: Values, confidence: Values) -> Values:
    sure = np.where(np.isnan(position), 0.0, np.where(np.isnan(confidence), 1.0, confidence))
    mean: Values = sure * np.nan_to_num(position) + (1.0 - sure) * 50.0
    return mean


def _spread(position: float, confidence: float, mean: float) -> float:
    """Mean distance from the mean of where a party may stand."""
    anywhere = (mean**2 + (100.0 - mean) ** 2) / 200.0
    if np.isnan(position):
        return anywhere
    sure = 1.0 if np.isnan(confidence) else confidence
    return sure * abs(position - mean) + (1.0 - sure) * anywhere
