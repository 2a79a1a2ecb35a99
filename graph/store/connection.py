"""A driver for one server: made, checked, and fit for what the store needs of it."""

import re
import time

import neo4j
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from graph.messages import UserError, message
from graph.store.endpoint import Endpoint
from graph.store.errors import OLDEST, explained, is_starting

# The driver's own default retries for half a minute while a reader looks at a blank page.
_CONNECT, _ACQUIRE, _RETRY = 3.0, 20.0, 3.0
_PAUSE = 0.1
_SCHEME = re.compile(r"(neo4j|bolt)(\+s|\+ssc)?://.")


def connect(endpoint: Endpoint, patience: float) -> Driver:
    """Driver that has answered once; not fit for use are servers too old or of another kind.

    Parameters
    ----------
    patience
        Seconds to wait for a server whose port is open and whose database is not ready.

    Raises
    ------
    UserError
        Unreachable, wrong password, wrong version, no such database, not ready in time.
    """
    driver = _driver(endpoint)
    try:
        _wait(driver, endpoint, patience)
        _check_version(driver.get_server_info().agent, endpoint.place)
    except BaseException:
        driver.close()
        raise
    return driver


def product(driver: Driver) -> str:
    """Name and version of the server, as people say it: ``Neo4j 5.26.0``."""
    agent = driver.get_server_info().agent
    told = re.search(r"\((\w+) ([\w.-]+)\)", agent) or re.match(r"(\w+)/v?([\w.-]+)", agent)
    return f"{told[1]} {told[2]}" if told else agent


def is_new_enough(agent: str) -> bool:
    """Whether a server's agent (``Neo4j/5.26.0``) is of a version that the store can use."""
    told = re.match(r"Neo4j/v?(\d+)\.(\d+)", agent)
    return told is not None and (int(told[1]), int(told[2])) >= OLDEST


def _driver(endpoint: Endpoint) -> Driver:
    # The driver takes http:// too, as a preview without transactions across statements.
    if not _SCHEME.match(endpoint.uri):
        raise UserError(
            message("store.address", place=endpoint.place), message("store.address.remedy")
        )
    auth = (endpoint.user, endpoint.password) if endpoint.password is not None else None
    try:
        return GraphDatabase.driver(
            endpoint.uri,
            auth=auth,
            notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            connection_timeout=_CONNECT,
            connection_acquisition_timeout=_ACQUIRE,
            max_transaction_retry_time=_RETRY,
        )
    except (DriverError, ValueError) as error:
        raise UserError(
            message("store.address", place=endpoint.place), message("store.address.remedy")
        ) from error


def _wait(driver: Driver, endpoint: Endpoint, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            with driver.session(database=endpoint.database) as session:
                session.run("RETURN 1").consume()
            return
        except (Neo4jError, DriverError, OSError) as error:
            if not is_starting(error, endpoint.own) or time.monotonic() > end:
                raise explained(error, endpoint) from error
            time.sleep(_PAUSE)


def _check_version(agent: str, place: str) -> None:
    if not is_new_enough(agent):
        raise UserError(
            message("store.version", place=place),
            message("store.version.remedy", oldest=".".join(map(str, OLDEST))),
        )
