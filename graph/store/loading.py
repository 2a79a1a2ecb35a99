"""A load that is under way, as the register's own node tells of it to everybody.

Whoever writes much announces it first. Until it has ended nobody else writes, and readers take the
register as it was: records made by a revision that does not exist yet are not there, and changes
of that revision say what the others were. So a load that is never ended leaves nothing behind but
what can be taken back.
"""

import json
import os
import platform
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import TypeAlias, TypeVar

import psutil
from neo4j import ManagedTransaction

from graph.messages import Message, UserError, message
from graph.moments import minute_of
from graph.store.signature import Signature
from graph.store.statements import statement
from graph.store.supervisor import process

T = TypeVar("T")
Work: TypeAlias = Callable[[ManagedTransaction], T]

# What a load is at: writing; all there, and nobody has been told; being taken back; tidied up.
WRITING, DONE, BACK, TIDYING = "writing", "done", "back", "tidying"
# Seconds after which the load of a process of another machine counts as dead.
_LEASE = 180.0
# Loads that this process is at; whoever opens a register beside them asks here.
_OWN: set[str] = set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """A load under way.

    Parameters
    ----------
    token
        Nobody else's.
    version
        Data version that it builds on.
    restores
        It brings a backup into an empty register, with a past of its own.
    phase
        ``writing``, ``done``, ``back`` or ``tidying``.
    host, pid, started
        The process that is at it.
    time, who, why
        As its revision will say.
    """

    token: str
    version: int
    restores: bool
    phase: str
    host: str
    pid: int
    started: float
    time: str
    who: str
    why: str

    def text(self) -> str:
        """The whole as the register's node holds it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def at(self, phase: str) -> "Loading":
        """The same load at another phase."""
        return replace(self, phase=phase)

    def taken_over(self) -> "Loading":
        """The same load in the hands of this process, that takes it back."""
        host, pid, started = here()
        token = _token()
        return replace(self, token=token, phase=BACK, host=host, pid=pid, started=started)

    def said(self, key: str) -> Message:
        """Sentence about it."""
        return message(
            key,
            who=self.who,
            why=self.why,
            time=minute_of(self.time),
            version=self.version,
            number=self.version + 1,
        )


@dataclass(frozen=True, slots=True)
class State:
    """What the register's node tells: version, load under way, seconds since it last wrote."""

    version: int
    loading: Loading | None
    silence: float


def new_loading(version: int, signature: Signature, *, restores: bool) -> Loading:
    """A load of this process, upon a data version."""
    host, pid, started = here()
    return Loading(
        token=_token(),
        version=version,
        restores=restores,
        phase=WRITING,
        host=host,
        pid=pid,
        started=started,
        time=signature.time,
        who=signature.who,
        why=signature.why,
    )


def state_of(tx: ManagedTransaction) -> State:
    """What the register's node tells now."""
    record = tx.run(statement("loading")).single(strict=True)
    text, beat = record["loading"], record["beat"]
    silence = 0.0 if beat is None else (record["now"] - beat) / 1000
    return State(int(record["version"]), Loading(**json.loads(text)) if text else None, silence)


def announce(tx: ManagedTransaction, own: Loading) -> bool:
    """Tell everybody of a load; False when the register has moved on or another load is there."""
    parameters = {"version": own.version, "loading": own.text()}
    return tx.run(statement("announce_loading"), parameters).single() is not None


def pass_on(tx: ManagedTransaction, before: Loading, after: Loading | None) -> bool:
    """Put another phase, other hands or nothing in the place of a load; False if it has gone."""
    text = after.text() if after else None
    found = tx.run(statement("pass_loading_on"), before=before.text(), after=text).single()
    return found is not None


def hold(tx: ManagedTransaction, own: Loading) -> None:
    """Make sure that a load is still ours, and that everybody sees that it goes on."""
    if not pass_on(tx, own, own):
        raise UserError(message("store.lost"), message("store.lost.remedy"))


def lives(state: State) -> bool:
    """Whether somebody is at the load."""
    loading = state.loading
    if loading is None:
        return False
    if loading.host != _host():
        return state.silence < _LEASE
    if loading.pid == os.getpid():
        return loading.token in _OWN
    return process(loading.pid, loading.started) is not None


@contextmanager
def at_work(own: Loading) -> Iterator[None]:
    """While inside, this process is at the load."""
    _OWN.add(own.token)
    try:
        yield
    finally:
        _OWN.discard(own.token)


def _token() -> str:
    return uuid.uuid4().hex


def here() -> tuple[str, int, float]:
    """Machine, number and start of this process."""
    own = psutil.Process()
    return _host(), own.pid, own.create_time()


def _host() -> str:
    return machine(platform.node(), uuid.getnode())


def machine(name: str, address: int) -> str:
    """Name of a machine that all its processes give: machines of one name differ by address.

    Where no network card is found, Python makes an address up, another one in each process, and
    marks it as made up (the multicast bit, RFC 4122 section 4.5): then the name alone has to do.
    """
    return name if address >> 40 & 1 else f"{name}-{address:012x}"
