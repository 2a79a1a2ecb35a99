"""What is computed once a network: kept as long as the network lives."""

import threading
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from graph.contents import Network, content_of

Answer = TypeVar("Answer")
_UNKNOWN: Any = object()


def per_network(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """Keep what ``function(network, *arguments)`` gives, for hashable arguments.

    A projection is never changed, a new data version is another network. The answer must not hold
    the network, or neither would ever be let go.
    """
    return _kept(function, None)


def latest_per_network(
    most: int,
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Like :func:`per_network`, but keep no more than so many answers: those asked for last.

    For answers that are large, or of which there may be as many as people can think of drafts.
    """
    return lambda function: _kept(function, most)


def per_content(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """Like :func:`per_network`, but networks of one content share the answer.

    For what takes long and is computed from nothing that :data:`graph.contents.PASSING` names.
    """
    return _kept(function, None, content_of)


def _kept(
    function: Callable[..., Answer],
    most: int | None,
    owner: Callable[[Network], Any] = lambda network: network,
) -> Callable[..., Answer]:
    kept: WeakKeyDictionary[Any, dict[tuple[Hashable, ...], Answer]] = WeakKeyDictionary()
    lock = threading.Lock()

    @wraps(function)
    def once(network: Network, *arguments: Any) -> Answer:
        of = owner(network)
        known = kept.get(of)
        found = _UNKNOWN if known is None else known.get(arguments, _UNKNOWN)
        if found is not _UNKNOWN:  # some are asked for thousands of times: without the lock
            return found  # type: ignore[no-any-return]
        with lock:
            answers = kept.setdefault(of, {})
            if arguments not in answers:
                answers[arguments] = function(network, *arguments)
                if most is not None and len(answers) > most:
                    del answers[next(iter(answers))]
            return answers[arguments]

    return once
