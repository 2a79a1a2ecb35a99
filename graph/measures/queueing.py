"""Queues: how often and how long what arrives has to wait for somebody free to take it up."""

import math


def erlang_b(servers: int, offered: float) -> float:
    """Part of the arrivals that find all servers busy, where nobody waits (Erlang B).

    Parameters
    ----------
    servers
        How many can be served at once, at least 0.
    offered
        Offered load in erlangs: arrivals per time × time that one takes.

    Notes
    -----
    By the recursion B_k = A·B_{k-1} / (k + A·B_{k-1}), B_0 = 1, which stays exact where
    factorials overflow.

    References
    ----------
    Erlang, A. K. (1917), Solution of some problems in the theory of probabilities of significance
    in automatic telephone exchanges.

    Examples
    --------
    >>> erlang_b(1, 1.0)
    0.5
    """
    blocked = 1.0
    for busy in range(1, servers + 1):
        blocked = offered * blocked / (busy + offered * blocked)
    return blocked


def erlang_c(servers: int, offered: float) -> float | None:
    """Probability that an arrival has to wait (Erlang C, M/M/c); None where the queue only grows.

    Arrivals at random, times exponential, waiting in order. Misleads where work comes in waves or
    is put off on purpose.

    Parameters
    ----------
    servers, offered
        As for :func:`erlang_b`.

    Returns
    -------
    float or None
        0..1; None where the load is as large as the servers or larger: no number describes it.

    References
    ----------
    Erlang (1917); Cooper, R. B. (1981), Introduction to Queueing Theory, 2nd ed.

    Examples
    --------
    >>> erlang_c(2, 1.0)
    0.3333333333333333
    """
    if offered >= servers:
        return None
    blocked = erlang_b(servers, offered)
    return blocked / (1.0 - offered / servers * (1.0 - blocked))


def mean_wait(servers: int, offered: float, each: float) -> float | None:
    """Mean time until an arrival is taken up, in the unit of ``each``; None where unbounded.

    Parameters
    ----------
    each
        Mean time that one takes.

    Examples
    --------
    >>> mean_wait(1, 0.5, 10.0)
    10.0
    """
    waits = erlang_c(servers, offered)
    return None if waits is None else waits * each / (servers - offered)


def within(servers: int, offered: float, each: float, limit: float) -> float | None:
    """Part of the arrivals that are taken up within a time; None where the queue only grows.

    Parameters
    ----------
    limit
        The time, in the unit of ``each``.

    Examples
    --------
    >>> within(1, 0.5, 10.0, 0.0)
    0.5
    """
    waits = erlang_c(servers, offered)
    if waits is None:
        return None
    return 1.0 - waits * math.exp(-(servers - offered) * limit / each)
