import gc
import weakref

import networkx as nx

from graph.per_network import latest_per_network, per_network


def _counted(decorate):
    asked = []

    @decorate
    def answer(network, number):
        asked.append(number)
        return number * 10

    return answer, asked


def test_an_answer_is_worked_out_once_a_network():
    answer, asked = _counted(per_network)
    one, other = nx.MultiDiGraph(), nx.MultiDiGraph()
    assert [answer(one, 1), answer(one, 1), answer(other, 1)] == [10, 10, 10]
    assert asked == [1, 1]


def test_of_many_answers_the_latest_are_kept():
    answer, asked = _counted(latest_per_network(2))
    network = nx.MultiDiGraph()
    for number in (1, 2, 3, 2, 1):
        answer(network, number)
    assert asked == [1, 2, 3, 1]


def test_what_is_kept_does_not_hold_its_network():
    answer, _ = _counted(per_network)
    network = nx.MultiDiGraph()
    answer(network, 1)
    gone = weakref.ref(network)
    del network
    gc.collect()
    assert gone() is None
