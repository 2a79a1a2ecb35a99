"""The smallest set that covers everything: exact, by integer programming.

Minimum set cover (Karp 1972), solved by HiGHS through ``scipy.optimize.milp``.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import scipy  # its parts are loaded when they are first used

from graph.messages import UserError, message

SECONDS = 10.0


def smallest_cover(
    covers: Mapping[str, Collection[str]],
    units: Sequence[str],
    fixed: Collection[str] = (),
    strength: Mapping[str, float] | None = None,
) -> tuple[str, ...]:
    """The fewest candidates that together cover every unit.

    Parameters
    ----------
    covers
        Candidate -> units that it covers.
    units
        What is to be covered; a unit that no candidate covers is left out of account.
    fixed
        Candidates that are in, whatever they cover.
    strength
        Of several smallest sets the one with the greatest sum of strengths is taken.

    Returns
    -------
    tuple of str
        The chosen candidates, in the order of ``covers``.

    Raises
    ------
    UserError
        The solver finds no answer in its time.
    """
    candidates = list(covers)
    if not candidates:
        return ()
    weight = strength or {}
    most = sum(abs(weight.get(each, 0.0)) for each in candidates) + 1.0
    # Less than one together, so that strength decides between equal numbers only.
    cost = np.array([1.0 - 0.5 * weight.get(each, 0.0) / most for each in candidates])
    coverable = [unit for unit in units if any(unit in covers[each] for each in candidates)]
    bounds = scipy.optimize.Bounds(
        lb=np.array([float(each in fixed) for each in candidates]), ub=1.0
    )
    constraints = _constraints(candidates, covers, coverable) if coverable else ()
    found = scipy.optimize.milp(
        cost,
        integrality=np.ones(len(candidates)),
        bounds=bounds,
        constraints=constraints,
        options={"time_limit": SECONDS},
    )
    if found.x is None or not found.success:
        raise UserError(message("cover.unsolved"), message("cover.unsolved.remedy"))
    return tuple(each for each, taken in zip(candidates, found.x, strict=True) if taken > 0.5)


def _constraints(
    candidates: Sequence[str], covers: Mapping[str, Collection[str]], units: Sequence[str]
) -> "scipy.optimize.LinearConstraint":
    matrix = scipy.sparse.lil_matrix((len(units), len(candidates)))
    for row, unit in enumerate(units):
        for column, each in enumerate(candidates):
            if unit in covers[each]:
                matrix[row, column] = 1.0
    return scipy.optimize.LinearConstraint(matrix.tocsr(), lb=np.ones(len(units)), ub=np.inf)
