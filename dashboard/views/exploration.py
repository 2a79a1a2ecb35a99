"""What a reader of the Explore page looks at: everything that makes the view stands in its address.

``/explore?focus=issue:I-001&depth=2&expand=department:D3,involved_in*person:P1&hide=depends_on``
``&select=person:P1&limit=120``. Parameters that are not ours (``lang``) are kept as they are.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode

from dashboard.views import asked as asking
from dashboard.views import look as looks
from dashboard.views.added import Added, read_added, written_added
from dashboard.views.asked import Asked, read_asked
from dashboard.views.look import Look, read_look

PATH = "/explore"
STEP = 60  # nodes brought by one step; "more" brings as many again
MOST = 300  # beyond this a focus view is no longer read but only seen
DEPTHS = (1, 2)
_OURS = (
    *("focus", "depth", "expand", "add", "hide", "select", "limit", "way", "view"),
    *looks.NAMES,
    *asking.NAMES,
)
WHOLE = "whole"  # value of ``view``: everything, instead of the departments
WAY_MARK = "|"
_USUAL = Look()
_NOTHING = Asked()


@dataclass(frozen=True, slots=True)
class Expansion:
    """Neighbours brought in beside a node; ``relation`` is None when all of them are meant."""

    node: str
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exploration:
    """One view of the network.

    Parameters
    ----------
    focus
        Reference of the node in the middle; None shows the departments.
    depth
        How many steps from the focus are shown, 1 or 2.
    expanded
        Further neighbourhoods, in the order in which they were opened.
    added
        What was just added, drawn beside what was chosen.
    hidden
        What is switched off: relations, kinds (``person``, ``department/office``,
        ``issue/closed``) and single nodes.
    selected
        Node whose details are shown beside the canvas.
    limit
        How many nodes the focus may bring.
    way
        Nodes of one way, in order: exactly these are drawn, instead of a neighbourhood.
    asked
        A set or ways that were asked for: they are drawn instead of a neighbourhood.
    look
        Boxes, what is folded, and what is shown on the nodes.
    whole
        Everything is drawn; it gives way to a focus and to a way.
    other
        Parameters of the address that belong to others.
    """

    focus: str | None = None
    depth: int = 1
    expanded: tuple[Expansion, ...] = ()
    added: tuple[Added, ...] = ()
    hidden: frozenset[str] = frozenset()
    selected: str | None = None
    limit: int = STEP
    way: tuple[str, ...] = ()
    asked: Asked = _NOTHING
    look: Look = _USUAL
    whole: bool = False
    other: tuple[tuple[str, str], ...] = ()

    @property
    def drawn(self) -> "Exploration":
        """The part that decides what is drawn; selecting something changes nothing of it."""
        return dataclasses.replace(self, selected=None)

    def focused(self, node: str | None) -> "Exploration":
        """The neighbourhood of another node; what was opened around the last one is left."""
        return Exploration(
            focus=node,
            depth=self.depth,
            hidden=self.hidden,
            selected=node,
            look=self.look.changed(folded=()),
            other=_elsewhere(self.other),
        )

    def expand(self, node: str, relation: str | None = None) -> "Exploration":
        """The view with a node's neighbours opened; opening the same twice changes nothing."""
        added = Expansion(node, relation)
        if added in self.expanded:
            return self
        return dataclasses.replace(self, expanded=(*self.expanded, added))

    def undone(self) -> "Exploration":
        """The view before the last neighbourhood was opened."""
        return dataclasses.replace(self, expanded=self.expanded[:-1])

    def changed(self, **values: object) -> "Exploration":
        """The view with other values."""
        return dataclasses.replace(self, **values)  # type: ignore[arg-type]

    @property
    def search(self) -> str:
        """The query of the address, ``?`` included; empty when nothing is said."""
        pairs = [*self.other]
        pairs += [("focus", self.focus)] if self.focus else []
        pairs += [("depth", str(self.depth))] if self.depth != 1 else []
        pairs += [("expand", ",".join(map(_written, self.expanded)))] if self.expanded else []
        pairs += [("add", written_added(self.added))] if self.added else []
        if self.hidden:
            hidden = (quote(each, safe=":/") for each in sorted(self.hidden))
            pairs += [("hide", ",".join(hidden))]
        pairs += [("limit", str(self.limit))] if self.limit != STEP else []
        pairs += [("way", WAY_MARK.join(self.way))] if self.way else []
        pairs += self.asked.pairs
        pairs += self.look.pairs
        pairs += [("view", WHOLE)] if self.whole else []
        pairs += [("select", self.selected)] if self.selected else []
        return f"?{urlencode(pairs, safe=':,*|/')}" if pairs else ""

    @property
    def href(self) -> str:
        """Address of the view on our server."""
        return PATH + self.search


def read_search(search: str | None) -> Exploration:
    """View that the query of an address means."""
    return read_query(dict(parse_qsl((search or "").removeprefix("?"))))


def read_query(query: Mapping[str, str]) -> Exploration:
    """View that an address's parameters mean; numbers out of range are brought into it."""
    depth, limit = query.get("depth", ""), query.get("limit", "")
    focus = query.get("focus") or None
    way = tuple(filter(None, query.get("way", "").split(WAY_MARK)))
    asked = read_asked(query)
    return Exploration(
        focus=focus,
        depth=min(max(int(depth), DEPTHS[0]), DEPTHS[-1]) if depth.isdecimal() else 1,
        expanded=tuple(map(_read, filter(None, query.get("expand", "").split(",")))),
        added=read_added(query.get("add", "")),
        hidden=frozenset(map(unquote, filter(None, query.get("hide", "").split(",")))),
        selected=query.get("select") or None,
        limit=min(max(int(limit), STEP), MOST) if limit.isdecimal() else STEP,
        way=way,
        asked=asked,
        look=read_look(query),
        whole=query.get("view") == WHOLE and not (focus or way or asked),
        other=tuple((name, value) for name, value in query.items() if name not in _OURS),
    )


def link(path: str, exploration: Exploration, **parameters: str) -> str:
    """Address of another page, with the parameters of the reader (language) kept."""
    pairs = [*_elsewhere(exploration.other), *parameters.items()]
    return f"{path}?{urlencode(pairs, safe=':')}" if pairs else path


def _elsewhere(other: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """What holds in another picture too: a saved view is of one picture."""
    return tuple(pair for pair in other if pair[0] != "saved")


def _written(expansion: Expansion) -> str:
    # Ids are any text, so what separates one from the next is written as its code.
    node = quote(expansion.node, safe=":")
    return f"{expansion.relation}*{node}" if expansion.relation else node


def _read(text: str) -> Expansion:
    relation, mark, node = text.rpartition("*")
    return Expansion(unquote(node), relation if mark else None)
