"""A database made ready for the register: constraints, and the register's own node."""

import time

from neo4j import Driver, Session
from neo4j.exceptions import ConstraintError, TransientError

from graph import schema
from graph.messages import UserError, message
from graph.store.endpoint import Endpoint
from graph.store.errors import told
from graph.store.statements import statement, trusted

_ATTEMPTS = 5
_PAUSE = 0.2


def prepare(driver: Driver, endpoint: Endpoint) -> None:
    """Make ids and keys unique and found the register, where that has not been done.

    Two programs that do so at one moment get into each other's way; the later finds it done.
    """
    with told(endpoint), driver.session(database=endpoint.database) as session:
        for _ in range(_ATTEMPTS - 1):
            try:
                return _found(session)
            except (ConstraintError, TransientError):
                time.sleep(_PAUSE)
        return _found(session)


def _found(session: Session) -> None:
    record = session.run(statement("version")).single()
    if record is not None and record["format"] > schema.FORMAT:
        raise UserError(message("store.newer"), message("store.newer.remedy"))
    wanted = {"format": schema.FORMAT, "constraints": schema.fingerprint()}
    if record is not None and all(record[name] == value for name, value in wanted.items()):
        return
    for constraint in schema.constraints():
        session.run(trusted(constraint)).consume()
    session.execute_write(lambda each: each.run(statement("found"), wanted).consume())
