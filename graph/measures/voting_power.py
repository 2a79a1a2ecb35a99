"""What a vote is worth where a rule decides: how often a voter turns a coalition into a winner."""

from collections.abc import Sequence
from fractions import Fraction
from math import comb, gcd, lcm
from typing import TypeAlias

import numpy as np

from graph.measures.compromise_outcome import Values

LISTED_UP_TO = 27  # voters whose coalitions are looked at one by one, where several rules hold
_MOST_CELLS = 40_000_000  # of the tables of sums; more are slower than looking at coalitions
_TABLE = 8_000_000  # cells of one table; a handful of them are held at a time
_LOW = 14  # voters whose coalitions make one table
_BATCH = 128  # coalitions of the other voters laid over it together
Number: TypeAlias = float | Fraction
Rule: TypeAlias = tuple[Sequence[Number], Number]


def shapley_shubik(weights: Sequence[Number], quota: Number) -> list[float]:
    """Share of the orders of voting in which a voter is the one who makes the majority.

    Parameters
    ----------
    weights
        Votes of each voter, 0 or more; need not be whole numbers.
    quota
        Votes that a decision needs.

    Returns
    -------
    list of float
        Sums to 1; all 0 where even all together do not reach the quota.

    Raises
    ------
    ValueError
        A weight is negative or no number, the quota is not above 0, or the votes of more than
        :data:`LISTED_UP_TO` voters are too many to be counted (some hundred thousand).

    References
    ----------
    Shapley, L. S. and Shubik, M. (1954), A method for evaluating the distribution of power in a
    committee system, American Political Science Review 48.

    Examples
    --------
    >>> shapley_shubik([2, 1, 1], 3)
    [0.6666666666666666, 0.16666666666666666, 0.16666666666666666]
    """
    count = len(weights)
    orders = [1 / (count * comb(count - 1, size)) for size in range(count)]
    swings = _swings([(weights, quota)])
    return [float(np.dot(row, orders)) for row in swings]


def banzhaf(weights: Sequence[Number], quota: Number, *, normalised: bool = True) -> list[float]:
    """Share of the coalitions of the others that a voter turns from losing into winning.

    Parameters
    ----------
    weights, quota
        As for :func:`shapley_shubik`.
    normalised
        Shares of all such turns, which sum to 1 (Banzhaf index, also Coleman's); else the
        probability that the voter decides when all others toss a coin (Penrose).

    References
    ----------
    Banzhaf, J. F. (1965), Weighted voting doesn't work, Rutgers Law Review 19. Penrose, L. S.
    (1946), The elementary statistics of majority voting, Journal of the Royal Statistical Society.

    Examples
    --------
    >>> banzhaf([2, 1, 1], 3)
    [0.6, 0.2, 0.2]
    """
    return _shares(_swings([(weights, quota)]), normalised=normalised)


def power_under_rules(
    rules: Sequence[Rule],
) -> dict[str, list[float]]:
    """Shapley-Shubik and Banzhaf power where several majorities are needed at once.

    Such as votes and members and population, each with its own quota.

    Parameters
    ----------
    rules
        ``(weights, quota)`` of the same voters; a decision needs all of them.

    Raises
    ------
    ValueError
        As for :func:`shapley_shubik`, or more than :data:`LISTED_UP_TO` voters where under more
        than one rule the votes differ.
    """
    swings = _swings(rules)
    count = len(swings)
    orders = [1 / (count * comb(count - 1, size)) for size in range(count)]
    return {
        "shapley_shubik": [float(np.dot(row, orders)) for row in swings],
        "banzhaf": _shares(swings, normalised=True),
    }


def veto_holders(weights: Sequence[Number], quota: Number) -> list[int]:
    """Voters without whom no decision passes, by place; all where nothing can pass."""
    exact, needed = _whole(weights, quota)
    total = sum(exact)
    return [at for at, weight in enumerate(exact) if total - weight < needed]


def _shares(swings: Values, *, normalised: bool) -> list[float]:
    turns = swings.sum(axis=1)
    total = turns.sum() if normalised else 2.0 ** (len(turns) - 1)
    return [float(each) / float(total) if total > 0 else 0.0 for each in turns]


def _swings(rules: Sequence[Rule]) -> Values:
    """For each voter, how many coalitions of others of each size it turns; voters by sizes."""
    exact = [_whole(weights, quota) for weights, quota in rules]
    count = len(exact[0][0])
    if count == 0:
        return np.zeros((0, 0))
    # Where all votes are alike, the size of a coalition says whether it has enough.
    differing = [rule for rule in exact if len(set(rule[0])) > 1 or not rule[0][0]]
    alike = [rule for rule in exact if rule not in differing]
    if len(differing) <= 1:
        weights, quota = differing[0] if differing else alike.pop()
        members = max((-(-needed // votes[0]) for votes, needed in alike), default=0)
        cells = count * quota
        if count * cells <= _MOST_CELLS or (count > LISTED_UP_TO and cells <= _TABLE):
            return _by_sums(weights, quota, members)
    if count > LISTED_UP_TO:
        raise ValueError(f"more than {LISTED_UP_TO} voters, and too many votes or several rules")
    return _by_listing(exact, count)


def _whole(weights: Sequence[Number], quota: Number) -> tuple[list[int], int]:
    """The same rule in whole numbers; decimals are taken as they are written."""
    exact = [Fraction(str(each)) for each in (*weights, quota)]
    if any(each < 0 for each in exact[:-1]):
        raise ValueError("a weight is negative")
    if exact[-1] <= 0:
        raise ValueError("the quota is not above 0")
    common = lcm(*(each.denominator for each in exact))
    whole = [int(each * common) for each in exact]
    shared = gcd(*whole[:-1]) or 1
    # Sums are multiples of the shared divisor, so the quota may be rounded up to one.
    return [each // shared for each in whole[:-1]], -(-whole[-1] // shared)


def _by_sums(weights: list[int], quota: int, members: int) -> Values:
    """Count coalitions by size and sum of votes (generating functions).

    A coalition needs the quota and so many members. Leaving one voter out is done by halves: the
    table of all but one half is handed down to it, so that nothing is ever subtracted and large
    counts stay exact to the last digits of a float.
    """
    count = len(weights)
    swings = np.zeros((count, count))
    known: dict[int, Values] = {}
    empty = np.zeros((count, quota + 1))
    empty[0, 0] = 1.0

    def hand_down(voters: list[int], table: Values) -> None:
        if len(voters) == 1:
            (voter,) = voters
            if weights[voter] not in known:
                known[weights[voter]] = _turned(table, weights[voter], members)
            swings[voter] = known[weights[voter]]
            return
        middle = len(voters) // 2
        for inside, outside in (
            (voters[:middle], voters[middle:]),
            (voters[middle:], voters[:middle]),
        ):
            if all(weights[each] in known for each in inside):
                for each in inside:
                    swings[each] = known[weights[each]]
                continue
            hand_down(inside, _with(table, [weights[each] for each in outside]))

    hand_down(list(np.argsort(weights, kind="stable")), empty)
    return swings


def _turned(table: Values, weight: int, members: int) -> Values:
    """Coalitions of the others by size that a voter turns: they lack its votes or one member."""
    quota = table.shape[1] - 1
    enough = max(quota - weight, 0)
    sizes = np.arange(len(table))
    by_votes = np.where(sizes >= members, table[:, enough:quota].sum(axis=1), 0.0)
    turned: Values = by_votes + np.where(sizes == members - 1, table[:, enough:].sum(axis=1), 0.0)
    return turned


def _with(table: Values, weights: list[int]) -> Values:
    """Table of coalitions after more voters may have joined; the last column is the quota or more.

    Sums above the quota are as good as the quota.
    """
    table = table.copy()
    most = table.shape[1] - 1
    for weight in weights:
        kept = max(most - weight, 0)
        grown = table[:-1, :kept].copy()
        full = table[:-1, kept:].sum(axis=1)
        table[1:, most - kept : most] += grown
        table[1:, most] += full
    return table


def _by_listing(rules: Sequence[tuple[list[int], int]], count: int) -> Values:
    """Look at every coalition: ``swings[i, s] = wins with i of size s + 1 - wins without of s``."""
    low = min(count, _LOW)
    members = ((np.arange(1 << low)[:, None] >> np.arange(low)) & 1).astype(np.float32)
    members = members[np.argsort(members.sum(axis=1), kind="stable")]
    starts = np.cumsum([0, *(comb(low, size) for size in range(low + 1))])
    table = np.hstack([np.ones((len(members), 1), dtype=np.float32), members])
    sums = [members.astype(float) @ np.array(weights[:low], dtype=float) for weights, _ in rules]
    wins = np.zeros((count + 1, count + 1))  # all, then those that hold each voter; by size
    for start in range(0, 1 << (count - low), _BATCH):
        numbers = np.arange(start, min(start + _BATCH, 1 << (count - low)))
        above = (numbers[:, None] >> np.arange(count - low)) & 1
        won = np.ones((len(numbers), 1 << low), dtype=bool)
        for (weights, quota), part in zip(rules, sums, strict=True):
            won &= part >= (quota - above @ np.array(weights[low:], dtype=float))[:, None]
        counted = won.astype(np.float32)
        joined = above.sum(axis=1)
        for size in range(low + 1):
            block = slice(int(starts[size]), int(starts[size + 1]))
            found = (counted[:, block] @ table[block]).astype(float)
            np.add.at(wins[: low + 1].T, joined + size, found)
            for voter in range(count - low):
                held = above[:, voter] == 1
                np.add.at(wins[low + 1 + voter], joined[held] + size, found[held, 0])
    without = wins[0] - wins[1:]
    turned: Values = wins[1:, 1:] - without[:, :-1]
    return turned
