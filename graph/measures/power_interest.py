"""Power against interest: what to do about a party (Mendelow 1991)."""

from dataclasses import dataclass

THRESHOLD = 0.5  # the midpoint by convention; values run from 0 to 1

_ACTIONS = {
    (True, True): "manage_closely",
    (True, False): "keep_satisfied",
    (False, True): "keep_informed",
    (False, False): "monitor",
}


@dataclass(frozen=True, slots=True)
class Quadrant:
    """Where a party stands: ``action`` is what the grid advises.

    ``is_on_the_line`` says that a value lies on the threshold: it was counted as high, and the
    other side may be as right.
    """

    action: str
    is_on_the_line: bool


def quadrant(power: float, interest: float, threshold: float = THRESHOLD) -> Quadrant:
    """Quadrant of a party by its power and interest, both between 0 and 1.

    The grid says nothing about a value on the threshold. Here it counts as high, for neglecting a
    party costs more than a talk too many, and the answer says so.

    References
    ----------
    Mendelow (1991), Environmental scanning, Proc. 2nd Int. Conf. on Information Systems; the
    advice as in Johnson & Scholes, Exploring Corporate Strategy.

    Examples
    --------
    >>> quadrant(0.9, 0.2).action
    'keep_satisfied'
    """
    action = _ACTIONS[power >= threshold, interest >= threshold]
    return Quadrant(action, threshold in (power, interest))
