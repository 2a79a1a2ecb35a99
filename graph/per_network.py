"""What is computed once a network: kept as long as the network lives."""

import threading
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from graph.projections import Network

Answer = TypeVar("Answer")


def per_network(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """Keep what ``function(network, *arguments)`` gives, for hashable arguments.

    A projection is never changed, a new data version is another network. The answer must not hold
    the network, or neither would ever be let go.
    """
    kept: WeakKeyDictionary[Network, dict[tuple[Hashable, ...], Answer]] = WeakKeyDictionary()
    lock = threading.Lock()

    @wraps(function)
    def once(network: Network, *arguments: Any) -> Answer:
        with lock:
            answers = kept.setdefault(network, {})
            if arguments not in answers:
                answers[arguments] = function(network, *arguments)
            return answers[arguments]

    return once
