"""What the driver and the server say when they fail, as one sentence and a remedy."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DatabaseUnavailable,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from graph.messages import Message, UserError
from graph.store.endpoint import Endpoint

# Unique keys of relationships came with 5.7.
OLDEST = (5, 7)
# Ends of server codes -> key of the text. Codes and not messages, which may hold people's data.
_CODES = {
    "Database.DatabaseNotFound": "store.no_database",
    "General.DatabaseUnavailable": "store.not_ready",
    "Security.CredentialsExpired": "store.expired",
    "Security.AuthenticationRateLimit": "store.locked_out",
    "Security.Forbidden": "store.forbidden",
    "Statement.SyntaxError": "store.unsuitable",
    "General.MemoryPoolOutOfMemoryError": "store.memory",
    "General.OutOfMemoryError": "store.memory",
    "General.WriteOnReadOnlyAccessDatabase": "store.read_only",
    "Cluster.NotALeader": "store.read_only",
    "Schema.ConstraintValidationFailed": "store.double",
}


# What cannot be the user's doing where the engine is our own: there one sentence says it all.
_OWN = ("store.memory", "store.double")


@contextmanager
def told(endpoint: Endpoint) -> Iterator[None]:
    """Turn failures of the driver inside into a UserError about the database at ``endpoint``."""
    try:
        yield
    except (Neo4jError, DriverError, OSError) as error:
        raise explained(error, endpoint) from error


def explained(error: Exception, endpoint: Endpoint) -> UserError:
    """Sentence and remedy for a failure of the database at ``endpoint``."""
    key = _key(error)
    if endpoint.own and key not in _OWN:
        key = "store.engine_failed"
    values = {
        "place": endpoint.place,
        "database": endpoint.database or "",
        "code": _code(error),
        "oldest": ".".join(map(str, OLDEST)),
    }
    return UserError(Message(key, values), Message(f"{key}.remedy", values))


def is_gone(error: Exception) -> bool:
    """Whether the server cannot be reached, or not any more."""
    return isinstance(error, ServiceUnavailable | SessionExpired | OSError)


def is_starting(error: Exception, own: bool) -> bool:
    """Whether waiting a little may help: the port is open and the database is not there yet.

    A server of somebody else's says so itself; of an ``own`` one, whose port was open a moment
    ago, we know that it will be there.
    """
    if own and is_gone(error):
        return not _is_refused(error)
    awaited = ("DatabaseUnavailable", *(("DatabaseNotFound",) if own else ()))
    return isinstance(error, DatabaseUnavailable) or _code(error).endswith(awaited)


def _is_refused(error: BaseException | None) -> bool:
    """Whether nobody listens at all: an engine whose port was open a moment ago has died."""
    while error is not None:
        if isinstance(error, ConnectionRefusedError):
            return True
        error = error.__cause__
    return False


def _code(error: Exception) -> str:
    return getattr(error, "code", None) or type(error).__name__


def _key(error: Exception) -> str:
    # The driver keeps apart "nobody there" and "somebody else there" in the cause alone.
    if isinstance(error.__cause__, ServiceUnavailable):
        network = isinstance(error.__cause__.__cause__, OSError)
        return "store.unreachable" if network else "store.version"
    code = _code(error)
    for end, key in _CODES.items():
        if code.endswith(end):
            return key
    kinds: tuple[tuple[type[Exception], str], ...] = (
        (UnsupportedServerProduct, "store.version"),
        (AuthError, "store.password"),
        (Forbidden, "store.forbidden"),
        (ConfigurationError, "store.address"),
        (ServiceUnavailable, "store.unreachable"),
        (SessionExpired, "store.unreachable"),
        (OSError, "store.unreachable"),
        (ClientError, "store.refused"),
    )
    return next((key for kind, key in kinds if isinstance(error, kind)), "store.failed")
