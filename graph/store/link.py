"""The way to a database: a driver, made anew where the embedded engine behind it has died."""

import threading
from collections.abc import Callable
from functools import partial

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, Session
from neo4j.exceptions import DriverError, Neo4jError

from graph.messages import Message, UserError
from graph.store.connection import connect
from graph.store.embedded import Embedded
from graph.store.endpoint import Endpoint
from graph.store.errors import explained, is_gone, told
from graph.store.founding import prepare
from graph.store.loading import T, Work, state_of
from graph.store.recovery import recover
from graph.store.remote import Remote


class Link:
    """The way of one process to a database; threads may share it.

    Parameters
    ----------
    engine
        What is reached.
    tell
        Told of a load that nobody has ended, whenever the way is made.
    """

    def __init__(self, engine: Embedded | Remote, tell: Callable[[Message], None]) -> None:
        self._engine = engine
        self._tell = tell
        self._driver: Driver | None = None
        self._lock = threading.RLock()
        self.endpoint = self._reach()

    def use(self, work: Callable[[Driver], T]) -> T:
        """Use the driver, once more after restarting an embedded engine that has died."""
        driver = self._current()
        try:
            return work(driver)
        except (Neo4jError, DriverError, OSError) as error:
            if not self._leave_dead(driver, error):
                raise explained(error, self.endpoint) from error
        with told(self.endpoint):
            return work(self._current())

    def read(self, work: Work[T]) -> T:
        """Do work in a transaction that reads."""
        return self.use(lambda driver: _read(driver, self.endpoint, work))

    def transact(self, work: Work[T]) -> T:
        """Do work in a transaction that may write; after a failure the next has another driver."""
        driver = self._current()
        try:
            return _write(driver, self.endpoint, work)
        except (Neo4jError, DriverError, OSError) as error:
            self._leave_dead(driver, error)
            raise

    def check(self) -> None:
        """Raise UserError when the disk is too full to write to."""
        self._engine.check()

    def close(self) -> None:
        """Leave the database; a closed link opens itself again when it is used."""
        with self._lock:
            if self._driver is not None:
                self._driver.close()
                self._driver = None
            self._engine.leave()

    def _reach(self) -> Endpoint:
        """Make the way, once more where the engine has died while it was being made."""
        try:
            return self._reach_once()
        except UserError as error:
            cause = error.__cause__
            if not (self._engine.may_be_restarted and isinstance(cause, Exception)):
                raise
            if not is_gone(cause):
                raise
        return self._reach_once()

    def _reach_once(self) -> Endpoint:
        endpoint = self._engine.enter()
        try:
            self._driver = connect(endpoint, self._engine.patience)
            prepare(self._driver, endpoint)
            with told(endpoint):
                self._recover(self._driver, endpoint)
        except BaseException:
            self.close()
            raise
        return endpoint

    def _recover(self, driver: Driver, endpoint: Endpoint) -> None:
        # Read first: who may only read shall not be refused for what is hardly ever there.
        if _read(driver, endpoint, state_of).loading is not None:
            recover(partial(_write, driver, endpoint), self._tell)

    def _current(self) -> Driver:
        with self._lock:
            if self._driver is None:
                self.endpoint = self._reach()
            assert self._driver is not None
            return self._driver

    def _leave_dead(self, driver: Driver, error: Exception) -> bool:
        """Whether it is worth trying with another driver; several threads may come to ask."""
        with self._lock:
            if self._driver is driver and is_gone(error) and self._engine.may_be_restarted:
                self.close()
            return self._driver is not driver


def _read(driver: Driver, endpoint: Endpoint, work: Work[T]) -> T:
    with _session(driver, endpoint, READ_ACCESS) as session:
        return session.execute_read(work)


def _write(driver: Driver, endpoint: Endpoint, work: Work[T]) -> T:
    with _session(driver, endpoint, WRITE_ACCESS) as session:
        return session.execute_write(work)


def _session(driver: Driver, endpoint: Endpoint, access: str) -> Session:
    return driver.session(
        database=endpoint.database,
        default_access_mode=access,
        bookmark_manager=driver.execute_query_bookmark_manager,
    )
