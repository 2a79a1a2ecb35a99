from itertools import product
from random import Random

import pytest

from graph.measures.reassignment import Piece, loads_after, lowest_peak


def piece(holder, load, *takers, cost=1.0):
    return Piece(holder, load, takers, tuple(cost for _ in takers))


def test_one_piece_goes_to_the_one_with_room():
    found = lowest_peak([4.0, 0.0], [2.0, 2.0], [piece(0, 2.0, 1)], 1)
    assert (found.peak, found.moves, found.proven) == (1.0, ((0, 1),), True)


def test_a_move_that_only_shifts_the_peak_is_not_made():
    found = lowest_peak([4.0, 3.0], [4.0, 4.0], [piece(0, 4.0, 1)], 5)
    assert found.moves == ()
    assert found.peak == 1.0


def test_nobody_is_brought_above_its_ceiling():
    pieces = [piece(0, 4.0, 1)]
    assert lowest_peak([10.0, 4.0], [5.0, 5.0], pieces, 1).peak == pytest.approx(1.6)
    assert lowest_peak([10.0, 4.0], [5.0, 5.0], pieces, 1, [10.0, 5.0]).moves == ()


def test_of_equal_peaks_the_cheapest_is_taken():
    pieces = [Piece(0, 2.0, (1, 2), (5.0, 1.0))]
    assert lowest_peak([4.0, 0.0, 0.0], [2.0, 2.0, 2.0], pieces, 1).moves == ((0, 2),)


def test_without_pieces_or_moves_all_stays():
    assert lowest_peak([4.0], [2.0], [], 5).peak == 2.0
    assert lowest_peak([4.0, 0.0], [2.0, 2.0], [piece(0, 2.0, 1)], 0).moves == ()


@pytest.mark.parametrize("seed", range(4))
def test_no_other_handing_over_reaches_a_lower_peak(seed):
    draw = Random(seed)
    rooms = [draw.randint(5, 15) for _ in range(3)]
    pieces = [
        piece(0, float(draw.randint(1, 6)), *draw.sample([1, 2], draw.randint(1, 2)))
        for _ in range(5)
    ]
    loads = [sum(each.load for each in pieces), *(float(draw.randint(0, 6)) for _ in range(2))]
    best = min(
        max(
            load / room
            for load, room in zip(
                loads_after(loads, pieces, [(at, to) for at, to in enumerate(way) if to]),
                rooms,
                strict=True,
            )
        )
        for way in product(*((None, *each.takers) for each in pieces))
        if sum(to is not None for to in way) <= 3
    )
    assert lowest_peak(loads, rooms, pieces, 3).peak == pytest.approx(best, rel=1e-4)
