"""The register in a database, whichever engine holds it."""

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, ManagedTransaction, Session
from neo4j.exceptions import ConstraintError, DriverError, Neo4jError, TransientError

from graph.history import Past, register_at
from graph.messages import Message, UserError, message
from graph.plan import Plan
from graph.settings import DatabaseSettings
from graph.store.columns import read_past, read_register
from graph.store.connection import connect, product
from graph.store.embedded import Embedded
from graph.store.endpoint import Endpoint
from graph.store.errors import explained, is_gone, told
from graph.store.founding import prepare
from graph.store.remote import Remote
from graph.store.restoring import bring_back
from graph.store.statements import statement
from graph.store.writing import Signature, Writer
from graph.tables import Register

T = TypeVar("T")
# A server of one's own may still be opening its database when the app starts with the machine.
_PATIENCE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One change of the register: its number is the data version it made."""

    number: int
    time: str
    who: str
    why: str
    source: str | None


class Store:
    """The register in a database. Threads may share it; close it, or use it as a context manager.

    A store is made by :func:`open_store`. Each method raises UserError when the database fails.
    A closed store opens itself again when it is used.
    """

    def __init__(self, engine: Embedded | Remote) -> None:
        self._engine = engine
        self._driver: Driver | None = None
        self._lock = threading.RLock()
        self._endpoint = self._reach()

    def version(self) -> int:
        """Number of the newest revision, 0 for an empty register."""
        return self._with(self._version)

    def register(self) -> Register:
        """Everything that is known, all of one version."""
        return self._with(lambda driver: self._read(driver, read_register))

    def past(self) -> Past:
        """Everything that is known and was, all of one version; more to read than the register."""
        return self._with(lambda driver: self._read(driver, read_past))

    def register_at(self, revision: int) -> Register:
        """The register as it was when a revision had been made."""
        return register_at(self.past(), revision)

    def write(
        self,
        plan: Plan,
        *,
        who: str,
        why: str,
        source: str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> int:
        """Do what a plan says, whole or not at all.

        Parameters
        ----------
        plan
            Made against the register's current version.
        who, why, source
            Who changes it, for what reason, and from which file or page.
        progress
            Told after each batch how many of how many rows are written. It may raise
            :class:`graph.messages.Cancelled`: then nothing is written.

        Returns
        -------
        int
            The data version after it; an empty plan changes nothing.

        Raises
        ------
        UserError
            The register has changed since, a reference leads nowhere, or the database fails.
        Cancelled
            ``progress`` has raised it; the register is as it was.
        """
        version = self.version()
        if plan.version != version:
            raise UserError(message("store.moved"), message("store.moved.remedy"))
        if plan.is_empty:
            return version
        self._engine.check()
        signature = _sign(who, why, source)

        def work(transaction: ManagedTransaction) -> int:
            return Writer(transaction, plan, progress or _silent).write(signature)

        try:
            with self._session(self._current(), WRITE_ACCESS) as session:
                return session.execute_write(work)
        except (Neo4jError, DriverError, OSError) as error:
            # Of two that write at one moment the later may fail on anything the first has made.
            if isinstance(error, ConstraintError | TransientError) and self.version() != version:
                raise UserError(message("store.moved"), message("store.moved.remedy")) from error
            raise explained(error, self._endpoint) from error

    def restore(
        self,
        past: Past,
        revisions: Sequence[Mapping[str, Any]],
        *,
        who: str,
        why: str,
        source: str | None = None,
        replace: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> int:
        """Put a backup in the place of what is there, whole or not at all; gives the data version.

        Raises
        ------
        UserError
            The register is not empty and ``replace`` is not said, or the database fails.
        """
        self._engine.check()
        signature = _sign(who, why, source)

        def work(transaction: ManagedTransaction) -> int:
            report = progress or _silent
            return bring_back(transaction, past, revisions, signature, report, replace=replace)

        current = self._current()
        with told(self._endpoint), self._session(current, WRITE_ACCESS) as session:
            return session.execute_write(work)

    def revisions(self, limit: int = 20) -> list[Revision]:
        """Latest changes, newest first."""

        def read(transaction: ManagedTransaction) -> list[Revision]:
            result = transaction.run(statement("revisions"), limit=limit)
            return [Revision(**record.data()) for record in result]

        return self._with(lambda driver: self._read(driver, read))

    def engine(self) -> str:
        """Name and version of the engine as people say it."""
        return self._with(product)

    def close(self) -> None:
        """Leave the database; the embedded engine stops when the last has left."""
        with self._lock:
            if self._driver is not None:
                self._driver.close()
                self._driver = None
            self._engine.leave()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    def _reach(self) -> Endpoint:
        endpoint = self._engine.enter()
        try:
            self._driver = connect(endpoint, self._engine.patience)
            prepare(self._driver, endpoint)
        except BaseException:
            self.close()
            raise
        return endpoint

    def _current(self) -> Driver:
        with self._lock:
            if self._driver is None:
                self._endpoint = self._reach()
            assert self._driver is not None
            return self._driver

    def _with(self, use: Callable[[Driver], T]) -> T:
        """Use the driver, once more after restarting an embedded engine that has died."""
        driver = self._current()
        try:
            return use(driver)
        except (Neo4jError, DriverError, OSError) as error:
            if not self._leave_dead(driver, error):
                raise explained(error, self._endpoint) from error
        with told(self._endpoint):
            return use(self._current())

    def _leave_dead(self, driver: Driver, error: Exception) -> bool:
        """Whether it is worth trying with another driver; several threads may come to ask."""
        with self._lock:
            if self._driver is driver and is_gone(error) and self._engine.may_be_restarted:
                self.close()
            return self._driver is not driver

    def _session(self, driver: Driver, access: str) -> Session:
        return driver.session(
            database=self._endpoint.database,
            default_access_mode=access,
            bookmark_manager=driver.execute_query_bookmark_manager,
        )

    def _read(self, driver: Driver, work: Callable[[ManagedTransaction], T]) -> T:
        with self._session(driver, READ_ACCESS) as session:
            return session.execute_read(work)

    def _version(self, driver: Driver) -> int:
        with self._session(driver, READ_ACCESS) as session:
            record = session.run(statement("version")).single()
        return int(record["version"]) if record else 0


def open_store(
    settings: DatabaseSettings, progress: Callable[[Message], None] | None = None
) -> Store:
    """Open the database the settings name: a server, else the embedded engine in its folder.

    Parameters
    ----------
    settings
        Where and how.
    progress
        Told what is being waited for, in sentences.

    Raises
    ------
    UserError
        Whatever keeps the database from being used, with what to do about it.
    """
    if settings.uri is None:
        return Store(Embedded(settings.folder, progress or (lambda step: None)))
    endpoint = Endpoint(
        uri=settings.uri,
        user=settings.username,
        password=settings.password,
        database=settings.database,
        # Some write user and password into the address.
        place=re.sub(r"//[^/]*@", "//", settings.uri),
    )
    return Store(Remote(endpoint, _PATIENCE))


def _sign(who: str, why: str, source: str | None) -> Signature:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Signature(time=now, who=who, why=why, source=source)


def _silent(done: int, total: int) -> None:
    """Progress that nobody asked for."""
