"""The register in a database, whichever engine holds it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from neo4j import ManagedTransaction
from neo4j.exceptions import ConstraintError, DriverError, Neo4jError, TransientError

from graph.history import Past, register_at
from graph.messages import Message, UserError, message
from graph.plan import Plan
from graph.settings import DatabaseSettings
from graph.store.columns import read_past, read_register
from graph.store.connection import product
from graph.store.embedded import Embedded
from graph.store.endpoint import Endpoint
from graph.store.errors import explained, told
from graph.store.link import Link
from graph.store.remote import Remote
from graph.store.restoring import bring_back
from graph.store.signature import sign
from graph.store.sizes import USUAL, Sizes
from graph.store.staging import write
from graph.store.statements import statement
from graph.tables import Register

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

    def __init__(self, link: Link, sizes: Sizes) -> None:
        self._link = link
        self._sizes = sizes

    def version(self) -> int:
        """Number of the newest revision, 0 for an empty register."""
        return self._link.read(_version)

    def register(self) -> Register:
        """Everything that is known, all of one version."""
        return self._link.read(read_register)

    def past(self) -> Past:
        """Everything that is known and was, all of one version; more to read than the register."""
        return self._link.read(read_past)

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
        self._link.check()
        try:
            return write(
                self._link.transact, plan, sign(who, why, source), progress or _silent, self._sizes
            )
        except (Neo4jError, DriverError, OSError) as error:
            # Of two that write at one moment the later may fail on anything the first has made.
            if isinstance(error, ConstraintError | TransientError) and self.version() != version:
                raise UserError(message("store.moved"), message("store.moved.remedy")) from error
            raise explained(error, self._link.endpoint) from error

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
        self._link.check()
        report, signature = progress or _silent, sign(who, why, source)
        with told(self._link.endpoint):
            return bring_back(
                self._link.transact,
                past,
                revisions,
                signature,
                report,
                replace=replace,
                sizes=self._sizes,
            )

    def revisions(self, limit: int = 20) -> list[Revision]:
        """Latest changes, newest first."""

        def read(transaction: ManagedTransaction) -> list[Revision]:
            result = transaction.run(statement("revisions"), limit=limit)
            return [Revision(**record.data()) for record in result]

        return self._link.read(read)

    def engine(self) -> str:
        """Name and version of the engine as people say it."""
        return self._link.use(product)

    def close(self) -> None:
        """Leave the database; the embedded engine stops when the last has left."""
        self._link.close()

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


def open_store(
    settings: DatabaseSettings,
    progress: Callable[[Message], None] | None = None,
    sizes: Sizes = USUAL,
) -> Store:
    """Open the database the settings name: a server, else the embedded engine in its folder.

    Parameters
    ----------
    settings
        Where and how.
    progress
        Told what is being waited for, in sentences, and of a load that had not been ended whether
        it was taken back or stands.
    sizes
        How much goes into one transaction.

    Raises
    ------
    UserError
        Whatever keeps the database from being used, with what to do about it.
    """
    tell = progress or (lambda step: None)
    if settings.uri is None:
        return Store(Link(Embedded(settings.folder, tell), tell), sizes)
    endpoint = Endpoint(
        uri=settings.uri,
        user=settings.username,
        password=settings.password,
        database=settings.database,
        # Some write user and password into the address.
        place=re.sub(r"//[^/]*@", "//", settings.uri),
    )
    return Store(Link(Remote(endpoint, _PATIENCE), tell), sizes)


def _silent(done: int, total: int) -> None:
    """Progress that nobody asked for."""


def _version(transaction: ManagedTransaction) -> int:
    record = transaction.run(statement("version")).single()
    return int(record["version"]) if record else 0
