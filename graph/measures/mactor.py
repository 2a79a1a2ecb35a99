"""Who can act on whom, and how strongly each pulls: the actors' method MACTOR."""

from dataclasses import dataclass

import numpy as np

from graph.measures.agreement import convergence, divergence
from graph.measures.compromise_outcome import Values

VARIANTS = ("lipsor", "off_diagonal", "godet")


@dataclass(frozen=True, slots=True)
class Influences:
    """Direct and indirect influence between actors, and what follows for each.

    Parameters
    ----------
    total
        MIDI, actors by actors: direct influence and what passes through one other actor.
    largest
        MMIDI: the strongest single way, direct or through one other actor; diagonal 0.
    influence, dependence
        Sums of the rows and columns of MIDI without its diagonal.
    retroaction
        Diagonal of MIDI: what an actor does comes back to it through the others.
    """

    total: Values
    largest: Values
    influence: Values
    dependence: Values
    retroaction: Values

    @property
    def net(self) -> Values:
        """Net scale ``MIDI_ij - MIDI_ji``: positive where the row's actor has the upper hand."""
        return self.total - self.total.T

    def strength(self, variant: str = "lipsor") -> Values:
        """Relations of force R: share of the strength of the field, 1 is the average actor.

        ``r_i = (I_i - MIDI_ii) / sum(I) * I_i / (I_i + D_i)`` and ``R_i = n r_i / sum(r)``. Three
        readings of it are in use:

        - ``lipsor`` (the programme's): I and D without the diagonal, the diagonal subtracted again;
        - ``off_diagonal``: I and D without the diagonal, nothing subtracted;
        - ``godet`` (the book's): I and D with the diagonal, the diagonal subtracted once.

        Returns
        -------
        array
            All 1 where nobody influences anybody: no one is stronger than another.

        Raises
        ------
        ValueError
            There is no such variant.
        """
        own = self.retroaction
        if variant == "lipsor":
            return _relative(self.influence - own, self.influence, self.dependence)
        if variant == "off_diagonal":
            return _relative(self.influence, self.influence, self.dependence)
        if variant == "godet":
            return _relative(self.influence, self.influence + own, self.dependence + own)
        raise ValueError(f"variant is one of {', '.join(VARIANTS)}, not {variant}")

    def strength_by_largest(self) -> Values:
        """Relations of force Q, as R but from the strongest single ways (MMIDI)."""
        influence, dependence = self.largest.sum(axis=1), self.largest.sum(axis=0)
        return _relative(influence, influence, dependence)


def influences(direct: Values) -> Influences:
    """Direct and indirect influence, ``MIDI_ij = MID_ij + sum over k of min(MID_ik, MID_kj)``.

    Parameters
    ----------
    direct
        MID, actors by actors: strength (0 to 4) with which the row's actor influences the
        column's; NaN unknown, counted as none. The diagonal is taken as 0.

    References
    ----------
    Godet, M. (1991), Actors' moves and strategies: the MACTOR method, Futures 23(6), 605-622.

    Examples
    --------
    >>> influences(np.array([[0.0, 2.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]])).total[0].tolist()
    [0.0, 2.0, 1.0]
    """
    known = np.nan_to_num(np.asarray(direct, dtype=float))
    known = known - np.diag(np.diag(known))
    total, largest = known.copy(), known.copy()
    for row, strengths in enumerate(
        known
    ):  # at once it would take the cube of the actors in memory
        by = np.flatnonzero(strengths)
        through = np.minimum(strengths[by, None], known[by])
        total[row] += through.sum(axis=0)
        np.maximum(largest[row], through.max(axis=0, initial=0.0), out=largest[row])
    np.fill_diagonal(largest, 0.0)
    own = np.diag(total).copy()
    return Influences(total, largest, total.sum(axis=1) - own, total.sum(axis=0) - own, own)


def mobilisation(stands: Values) -> Values:
    """How much each actor is moved by all objectives together, ``sum over k of |3MAO_ik|``.

    Parameters
    ----------
    stands
        Actors by objectives: 2MAO, or 3MAO = R * 2MAO; NaN unknown, counted as nothing.
    """
    total: Values = np.abs(np.nan_to_num(stands)).sum(axis=1)
    return total


def for_and_against(stands: Values) -> tuple[Values, Values]:
    """Weight for and (negative) against each objective: the sums of the columns by sign."""
    known = np.nan_to_num(stands)
    return np.where(known > 0, known, 0.0).sum(axis=0), np.where(known < 0, known, 0.0).sum(axis=0)


def ambivalence(stands: Values) -> Values:
    """How much the same partners are ally on one matter and opponent on another, 0 to 1.

    ``1 - sum over j of |CAA_ij - DAA_ij| / sum over j of (CAA_ij + DAA_ij)``. An ambivalent ally
    is the one to talk to first: agreement with him is not agreement on everything.

    Parameters
    ----------
    stands
        Actors by objectives: 1MAO (signs), 2MAO or 3MAO give the three degrees of ambivalence.

    Returns
    -------
    array
        NaN for an actor that shares no objective with anybody: nothing can be said.

    References
    ----------
    Godet, M. (2001), Creating futures: scenario planning as a strategic management tool.
    """
    together, apart = convergence(stands), divergence(stands)
    both = (together + apart).sum(axis=1)
    one_sided = np.abs(together - apart).sum(axis=1)
    share: Values = np.divide(one_sided, both, out=np.full(len(both), np.nan), where=both > 0)
    mixed: Values = 1.0 - share
    return mixed


def _relative(first: Values, influence: Values, dependence: Values) -> Values:
    both = influence + dependence
    weight = np.divide(influence, both, out=np.zeros(len(both)), where=both > 0)
    raw = first * weight
    total = raw.sum()
    strength: Values = raw * len(raw) / total if total > 0 else np.ones(len(raw))
    return strength
