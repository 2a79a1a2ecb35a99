"""Who stands with whom over several issues: valued convergence and divergence of MACTOR."""

import numpy as np

from graph.measures.compromise_outcome import Values


def convergence(stands: Values) -> Values:
    """Strength of the agreement of each two actors, nCAA of MACTOR.

    ``CAA[i, j] = sum over k of (|a_ik| + |a_jk|) / 2`` where ``a_ik`` and ``a_jk`` have one sign.

    Parameters
    ----------
    stands
        Actors by issues: signed, valued stand; 0 is neutral, NaN unknown. Both add nothing.

    Returns
    -------
    array
        Actors by actors, symmetric, diagonal 0. With stands as in the 2MAO matrix it is 2CAA, with
        those of 3MAO it is 3CAA.

    References
    ----------
    Godet, M. (1991), Actors' moves and strategies: the MACTOR method, Futures 23(6).

    Examples
    --------
    >>> float(convergence(np.array([[1.0, -2.0], [3.0, 2.0]]))[0, 1])
    2.0
    """
    return _shared(stands, same_sign=True)


def divergence(stands: Values) -> Values:
    """Strength of the disagreement of each two actors, nDAA of MACTOR.

    As :func:`convergence`, over the issues on which the two have opposite signs.

    Examples
    --------
    >>> float(divergence(np.array([[1.0, -2.0], [3.0, 2.0]]))[0, 1])
    2.0
    """
    return _shared(stands, same_sign=False)


def _shared(stands: Values, *, same_sign: bool) -> Values:
    known = np.nan_to_num(stands)
    # Split by sign: the mean of two strengths, summed over the issues, is two matrix products.
    parts = [np.where(known > 0, known, 0.0), np.where(known < 0, -known, 0.0)]
    total = np.zeros((len(known), len(known)))
    for index, part in enumerate(parts):
        other = parts[index if same_sign else 1 - index]
        total += part @ (other > 0).T.astype(float) + (part > 0).astype(float) @ other.T
    total = total / 2
    np.fill_diagonal(total, 0.0)
    return total
