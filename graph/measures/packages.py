"""Agreements over several issues at once, and the issues that are worth putting together."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from graph.measures.bargaining import Indices, pareto_front
from graph.measures.compromise_outcome import Values

MOST = 20_000  # agreements kept while they are put together
_FINE = 1e-9


def every_package(options: Sequence[Values]) -> tuple[Indices, Values]:
    """All combinations of one option an issue, with the parties' utilities summed.

    Parameters
    ----------
    options
        For each issue its options by parties: what each option is worth to each party.

    Returns
    -------
    choices, utilities
        Packages by issues (the option chosen) and packages by parties.

    Raises
    ------
    ValueError
        There are more than :data:`MOST` packages; :func:`efficient_packages` puts more together.
    """
    number = int(np.prod([len(each) for each in options], dtype=float))
    if number > MOST:
        raise ValueError(f"{number} packages are more than {MOST}")
    return _combined(options, prune=False)


def efficient_packages(options: Sequence[Values]) -> tuple[Indices, Values]:
    """Pareto front of all combinations of one option an issue.

    A package can only be efficient when each part of it is, so the front grows issue by issue and
    what is dominated is dropped on the way. Above :data:`MOST` agreements an even selection goes
    on, so that the front stays complete in its spread but not in every point.

    Parameters
    ----------
    options, returns
        As :func:`every_package`.
    """
    return _combined(options, prune=True)


def _combined(options: Sequence[Values], *, prune: bool) -> tuple[Indices, Values]:
    parties = options[0].shape[1] if options else 0
    choices = np.zeros((1, 0), dtype=np.int64)
    utilities = np.zeros((1, parties))
    for worth in options:
        number, count = len(choices), len(worth)
        choices = np.hstack(
            [np.repeat(choices, count, axis=0), np.tile(np.arange(count), number)[:, None]]
        )
        utilities = np.repeat(utilities, count, axis=0) + np.tile(worth, (number, 1))
        if prune:
            kept = pareto_front(utilities)
            if len(kept) > MOST:
                kept = kept[np.linspace(0, len(kept) - 1, MOST).astype(int)]
            choices, utilities = choices[kept], utilities[kept]
    return choices, utilities


def logrolling_pairs(weights: Values) -> list[tuple[int, int, float]]:
    """Pairs of issues that two parties weigh differently: each can win where it cares more.

    Parameters
    ----------
    weights
        Issues by the two parties: how much each issue matters to each; NaN unknown.

    Returns
    -------
    list
        ``(issue the first should win, issue the second should win, advantage)``, largest first.
        The advantage is ``a_p / (a_p + a_q) - b_p / (b_p + b_q)``: 0 where both weigh the two
        alike, 1 where each cares for one of them only.

    References
    ----------
    Froman, L. and Cohen, M. (1970), Compromise and logroll, Behavioral Science 15. Raiffa, H.
    (1982), The art and science of negotiation.
    """
    found = []
    for p, q in combinations(range(len(weights)), 2):
        both = weights[p] + weights[q]
        share = np.divide(weights[p], both, out=np.full(2, np.nan), where=both > 0)
        advantage = float(share[0] - share[1])
        if abs(advantage) > _FINE:
            found.append((p, q, advantage) if advantage > 0 else (q, p, -advantage))
    return sorted(found, key=lambda each: -each[2])
