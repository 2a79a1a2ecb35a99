"""What a reader of Explore has asked for: a set by a phrase or by its members, or ways between two.

``ask=issues led by Finance``, ``set=issue:I-001|issue:I-002``, ``with=common``, and
``from=department:D1&to=issue:I-001|issue:I-002&avoid=person:P1|influences`` of an address.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

MARK = "|"
NAMES = ("ask", "set", "with", "from", "to", "avoid")
COMMON, WAYS, AROUND = WITH = ("common", "ways", "around")
LONGEST = 8000  # letters of an address that every browser and server takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question whose answer is the picture.

    Parameters
    ----------
    phrase
        A phrase that means a set.
    members
        References of a set, where it is not said by a phrase.
    plus
        What is drawn beside the set, one of :data:`WITH`: what it has in common, the ways among
        its members, everything around it.
    start, end
        Sets between which the shortest ways are drawn.
    avoided
        References and relations that no way may use.
    """

    phrase: str | None = None
    members: tuple[str, ...] = ()
    plus: str | None = None
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    avoided: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phrase or self.members or self.start or self.end)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Parameters of the address; nothing for what is not asked."""
        said = {
            "ask": self.phrase or "",
            "set": written(self.members),
            "with": self.plus or "",
            "from": written(self.start),
            "to": written(self.end),
            "avoid": written(self.avoided),
        }
        return [(name, value) for name, value in said.items() if value]


def written(nodes: tuple[str, ...]) -> str:
    """References as one text; ids are any text, so what parts them is written as its code."""
    return MARK.join(quote(node, safe=": ") for node in nodes)


def read_nodes(text: str | None) -> tuple[str, ...]:
    """References of a text of :func:`written`, each once."""
    parts = (unquote(part) for part in (text or "").split(MARK))
    return tuple(dict.fromkeys(part for part in parts if part))


def read_asked(query: Mapping[str, str]) -> Asked:
    """What the parameters of an address ask for."""
    plus = query.get("with")
    return Asked(
        phrase=query.get("ask", "").strip() or None,
        members=read_nodes(query.get("set")),
        plus=plus if plus in WITH else None,
        start=read_nodes(query.get("from")),
        end=read_nodes(query.get("to")),
        avoided=read_nodes(query.get("avoid")),
    )
