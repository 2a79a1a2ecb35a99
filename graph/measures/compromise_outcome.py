"""Where an issue ends when every party pulls with its power and its interest in the matter."""

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]


def compromise_outcome(position: Values, salience: Values, power: Values) -> float | None:
    """Mean position weighted by salience and power, ``O = sum(c s x) / sum(c s)``.

    The first-order forecast of a decision in which nobody is left out and nobody trades; it equals
    the asymmetric Nash solution under quadratic loss.

    Parameters
    ----------
    position
        Positions on the issue's scale, 0 to 100.
    salience, power
        Interest in the issue and capability to move it, each 0 to 1, of the same parties.

    Returns
    -------
    float or None
        Outcome on the scale of ``position``. None when no party has weight: nothing is forecast.
        A party of which any of the three is unknown (NaN) is left out.

    Notes
    -----
    Misleads where a veto holder sits at one end, or where the issue can only end at a few points.

    References
    ----------
    Stokman, F. and Van Oosten, R. (1994), The exchange of voting positions, in Bueno de Mesquita
    and Stokman (eds), European Community Decision Making, Yale University Press.

    Examples
    --------
    >>> compromise_outcome(np.array([0.0, 100.0]), np.array([1.0, 0.5]), np.array([0.5, 1.0]))
    50.0
    """
    weight = salience * power
    known = ~np.isnan(position + weight)
    total = weight[known].sum()
    return float((weight * position)[known].sum() / total) if total > 0 else None
