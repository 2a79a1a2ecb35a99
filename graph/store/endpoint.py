"""Where a database is and how to enter it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a database is and how to enter it.

    Parameters
    ----------
    uri, user, password, database
        What the driver needs; a database of None is the server's default.
    place
        What people know it by: the address, or the data folder of an engine of our own.
    own
        An engine that we have started: its database appears some time after its port.
    """

    uri: str
    user: str
    password: str | None = field(repr=False)
    database: str | None
    place: str
    own: bool = False
