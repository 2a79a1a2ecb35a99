"""What a network is computed from, so that what was learned from it need not be learned anew.

Every revision of the register makes another network. Most of them say how matters go on: a letter
was sent, an answer came, an issue was closed. Who is asked about what is learned from the rest of
the register, and that is the same in both networks: they share one content.
"""

import hashlib
import threading
from collections import OrderedDict
from typing import TypeAlias
from weakref import WeakKeyDictionary

import networkx as nx

from graph.model import BY_TABLE, translations_of
from graph.tables import Register

Network: TypeAlias = "nx.MultiDiGraph[str]"

# Fields that say how a matter goes on, in any language. Nothing kept by content is computed from
# one of them.
_ROUND = ("sent", "due", "answer", "answered", "answer_text", "waived", "waived_by", "waiver_basis")
_STATE = ("status", "stage", "closed", "updated", "effort", "capacity", "email", "evidence")
_STAND = ("position", "power", "confidence", "confidential", "bottom_line")
PASSING = frozenset((*_ROUND, *_STATE, *_STAND))
_KEPT = 4  # contents: of the register before and after an edit, and of as many other days


class Content:
    """What networks of one content have in common: a name to keep answers under."""

    __slots__ = ("__weakref__",)


_LOCK = threading.Lock()
_CONTENTS: OrderedDict[str, Content] = OrderedDict()
_OF_NETWORK: "WeakKeyDictionary[Network, Content]" = WeakKeyDictionary()


def keep_content(network: Network, register: Register, at: str | None) -> None:
    """Say of which register and day a network was made."""
    name = _digest(register, at)
    with _LOCK:
        _OF_NETWORK[network] = _CONTENTS.setdefault(name, Content())
        _CONTENTS.move_to_end(name)
        while len(_CONTENTS) > _KEPT:
            _CONTENTS.popitem(last=False)


def content_of(network: Network) -> "Content | Network":
    """What a network shares with others; the network itself where nobody said what it is of.

    A copy that was changed, as for a what-if, is of no content but its own.
    """
    return _OF_NETWORK.get(network, network)


def _digest(register: Register, at: str | None) -> str:
    digest = hashlib.blake2b(repr(at).encode(), digest_size=16)
    for table, frame in register.tables.items():
        if BY_TABLE[table].is_studied:
            told = frame.drop(PASSING | translations_of(table, PASSING), strict=False)
            digest.update(f"{table} {told.columns}".encode())
            digest.update(told.hash_rows().to_numpy().tobytes())
    return digest.hexdigest()
