"""Trades of positions between two parties over two issues that both value differently."""

import math
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from graph.measures.compromise_outcome import Values, compromise_outcome

LEAST_GAIN = 1e-9  # a smaller gain is rounding
_SAME = 1e-9  # points of the scale; who stands at the outcome is on its left, however it is rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Party ``i`` gives way on issue ``i_gives`` and ``j`` on ``j_gives``; all are indices.

    ``gain`` is what each of the two wins, in points of an issue's scale times salience.
    """

    gain: float
    i: int
    i_gives: int
    i_from: float
    i_to: float
    j: int
    j_gives: int
    j_from: float
    j_to: float


def outcomes(position: Values, salience: Values, power: Values) -> Values:
    """Compromise outcome of each issue; NaN where none is forecast. Parties by issues."""
    columns = range(position.shape[1])
    found = (compromise_outcome(position[:, k], salience[:, k], power[:, k]) for k in columns)
    return np.array([np.nan if each is None else each for each in found], dtype=float)


def candidate_pairs(
    position: Values, salience: Values, power: Values, issue: int | None = None
) -> int:
    """How many times two parties stand on opposite sides on both of two issues.

    A side is left (``x <= O``) or right of the issue's compromise outcome. Counted are pairs of
    parties times pairs of issues, whether or not a trade would pay; only pairs with ``issue`` where
    one is given.
    """
    model = _Model.of(position, salience, power)
    pairs = _pairs(position.shape[1], issue)
    return sum(int(model.opposed(p, q).sum()) // 2 for p, q in pairs)


def _pairs(issues: int, issue: int | None) -> list[tuple[int, int]]:
    return [pair for pair in combinations(range(issues), 2) if issue is None or issue in pair]


def best_exchanges(
    position: Values,
    salience: Values,
    power: Values,
    limits: Values | None = None,
    issue: int | None = None,
) -> list[Exchange]:
    """Exchange with equal gain that gains most, for each pair of issues that allows one.

    Of two parties on opposite sides on issues p and q, the one to which p matters more relative to
    q wins on p and gives way on q. The shifts of the outcomes stand in the ratio
    ``d_q / d_p = (s_Ip + s_Jp) / (s_Iq + s_Jq)``, so that both gain the same, and are pushed until
    a mover reaches the partner's position or the outcome does.

    Parameters
    ----------
    position, salience, power
        Parties by issues; NaN where unknown. A party takes part where all three are known.
    limits
        Parties by issues: the bottom line, past which a party does not give way; NaN or None where
        there is none.
    issue
        Only exchanges of this one with another; None for all.

    Returns
    -------
    list of Exchange
        In order of gain; of equal gains the first pair of issues, then of parties.

    References
    ----------
    Stokman, F. and Van Oosten, R. (1994), The exchange of voting positions; the equal-gain variant.
    """
    model = _Model.of(position, salience, power, limits=limits)
    found = (model.best(p, q) for p, q in _pairs(position.shape[1], issue))
    return sorted((each for each in found if each), key=lambda each: -each.gain)


def exchange_sequence(
    position: Values, salience: Values, power: Values, limit: int, limits: Values | None = None
) -> list[Exchange]:
    """Carry out the best exchange, forecast anew, and so on, at most ``limit`` times.

    A position that was given away binds: its holder trades on that issue no more.
    """
    position, open_to_trade = position.copy(), np.ones_like(position, dtype=bool)
    pairs = list(combinations(range(position.shape[1]), 2))
    done: list[Exchange] = []
    found: dict[tuple[int, int], Exchange | None] = {}
    stale = pairs
    while len(done) < limit:
        model = _Model.of(position, salience, power, open_to_trade, limits)
        # What two issues offer changes only when something on one of them has been given away.
        found |= {pair: model.best(*pair) for pair in stale}
        best = max(filter(None, (found[pair] for pair in pairs)), default=None, key=_gain)
        if best is None:
            break
        for party, issue, to in (
            (best.i, best.i_gives, best.i_to),
            (best.j, best.j_gives, best.j_to),
        ):
            position[party, issue] = to
            open_to_trade[party, issue] = False
        touched = {best.i_gives, best.j_gives}
        stale = [pair for pair in pairs if touched & set(pair)]
        done.append(best)
    return done


def externalities(
    position: Values, salience: Values, power: Values, exchange: Exchange
) -> list[float | None]:
    """What an exchange brings each party: salience times how much nearer the outcomes come.

    Positive is better; None where a party's position or salience on one of the issues is unknown.
    """
    moved = position.copy()
    moved[exchange.i, exchange.i_gives] = exchange.i_to
    moved[exchange.j, exchange.j_gives] = exchange.j_to
    before = np.abs(position - outcomes(position, salience, power))
    after = np.abs(position - outcomes(moved, salience, power))
    touched = [exchange.i_gives, exchange.j_gives]
    effect = ((before - after) * salience)[:, touched].sum(axis=1)
    return [None if np.isnan(each) else float(each) for each in effect]


def _gain(exchange: Exchange) -> float:
    return exchange.gain


@dataclass(frozen=True, slots=True)
class _Model:
    """What every pair of issues needs: parties by issues, outcomes and total weights by issue."""

    position: Values
    salience: Values
    weight: Values
    outcome: Values
    total: Values
    takes_part: "np.ndarray[Any, np.dtype[np.bool_]]"
    limits: Values

    @classmethod
    def of(
        cls,
        position: Values,
        salience: Values,
        power: Values,
        open_to_trade: Any = True,
        limits: Values | None = None,
    ) -> "_Model":
        weight = salience * power
        known = ~np.isnan(position + weight)
        total = np.where(known, weight, 0.0).sum(axis=0)
        outcome = outcomes(position, salience, power)
        takes_part = known & open_to_trade & (total > 0)
        bounds = np.full_like(position, np.nan) if limits is None else limits
        return cls(position, salience, weight, outcome, total, takes_part, bounds)

    def opposed(self, p: int, q: int) -> "np.ndarray[Any, np.dtype[np.bool_]]":
        """Which parties (rows, columns) stand on opposite sides on both issues; symmetric."""
        takes_part = self.takes_part[:, p] & self.takes_part[:, q]
        left_p = self.position[:, p] <= self.outcome[p] + _SAME
        left_q = self.position[:, q] <= self.outcome[q] + _SAME
        across = (left_p[:, None] != left_p) & (left_q[:, None] != left_q)
        return np.asarray(across & takes_part[:, None] & takes_part)

    def best(self, p: int, q: int) -> Exchange | None:
        """Best exchange on two issues: the row party gives on q, the column party on p."""
        s_p, s_q = self.salience[:, p], self.salience[:, q]
        better = s_p[:, None] * s_q - s_q[:, None] * s_p
        pairs = np.argwhere(self.opposed(p, q) & (better > 0))
        if not len(pairs):
            return None
        i, j = pairs.T
        shift_p = np.minimum(
            self._reach(j, i, p), self._reach(i, j, q) * (s_q[i] + s_q[j]) / (s_p[i] + s_p[j])
        )
        gain = shift_p * better[i, j] / (s_q[i] + s_q[j])
        top = int(gain.argmax())
        if not gain[top] > LEAST_GAIN:
            return None
        one, two = int(i[top]), int(j[top])
        shift_q = shift_p[top] * (s_p[one] + s_p[two]) / (s_q[one] + s_q[two])
        return Exchange(
            gain=float(gain[top]),
            i=one,
            i_gives=q,
            i_from=float(self.position[one, q]),
            i_to=self._moved(one, two, q, float(shift_q)),
            j=two,
            j_gives=p,
            j_from=float(self.position[two, p]),
            j_to=self._moved(two, one, p, float(shift_p[top])),
        )

    def _reach(self, mover: Any, partner: Any, issue: int) -> Values:
        """Largest shift of the outcome that the movers can give their partners."""
        x, total = self.position[:, issue], self.total[issue]
        way, room = x[partner] - x[mover], self.limits[mover, issue] - x[mover]
        # A bottom line binds only on the side towards the partner; an unknown one never does.
        bound = np.where(room * way >= 0, np.abs(room), np.inf)
        by_moving = np.minimum(np.abs(way), bound) * self.weight[mover, issue] / total
        reach: Values = np.minimum(by_moving, np.abs(x[partner] - self.outcome[issue]))
        return reach

    def _moved(self, mover: int, partner: int, issue: int, shift: float) -> float:
        start, goal = float(self.position[mover, issue]), float(self.position[partner, issue])
        distance = shift * float(self.total[issue] / self.weight[mover, issue])
        return start + math.copysign(min(distance, abs(goal - start)), goal - start)
