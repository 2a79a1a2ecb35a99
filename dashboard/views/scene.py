"""Everything the Explore page draws for one exploration."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from dashboard.views.added import with_added
from dashboard.views.categories import counted, switched_off
from dashboard.views.columns import NO_COLUMNS, Columns, box_names, columns
from dashboard.views.exploration import WAY_MARK, WHOLE, Exploration
from dashboard.views.forms import forms_of_categories
from dashboard.views.look import Look
from dashboard.views.neighbourhood import neighbourhood
from dashboard.views.overview import overview
from dashboard.views.picture import Picture
from dashboard.views.placing import Placed, place
from dashboard.views.set import picture as picture_of_set
from dashboard.views.way import way
from dashboard.whole.reading import reading
from graph.projections import Network
from graph.texts import Translator

OVERVIEW = "overview"
Made = TypeVar("Made")
_KEPT = 32  # a reader goes back and forth between few pictures; one is some 100 kB
_NOTHING = Picture(batches=(), links=(), found=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is drawn, and what is said about it.

    Parameters
    ----------
    exploration
        What was asked for.
    columns
        What the canvas and the tables show.
    held
        Nodes of the picture, those that a switched off relation hides included.
    relations
        Links by relation, those switched off included.
    categories
        Nodes of the picture by category, those switched off included.
    forms
        Form in which each category is drawn, as :mod:`dashboard.views.forms` says it.
    off
        How many nodes are switched off one by one.
    left_out
        Nodes in reach that are not in the picture, by kind.
    found
        How many nodes are in reach, shown or not.
    is_known
        Whether the focus is in the register.
    """

    exploration: Exploration
    columns: Columns
    held: frozenset[str]
    relations: dict[str, int]
    categories: dict[str, int]
    forms: dict[str, str]
    off: int
    left_out: dict[str, int]
    found: int
    is_known: bool = True

    @property
    def key(self) -> str:
        """Names the picture: while it is the same, nodes keep their places on the screen."""
        return picture_key(self.exploration)


def picture_key(exploration: Exploration) -> str:
    """Name of the picture of an exploration, whatever is opened, hidden or selected in it."""
    if exploration.whole:
        return WHOLE
    if exploration.way:
        return WAY_MARK.join(exploration.way)
    if exploration.asked:
        return f"asked {exploration.asked.pairs} {exploration.look.boxes}"
    picture = exploration.focus or OVERVIEW
    if exploration.look.boxes:  # they are packed anew for another depth or limit
        return f"{picture} boxes {exploration.depth} {exploration.limit}"
    return picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A picture with the places of its nodes, whatever of it is folded, hidden or marked."""

    picture: Picture
    placed: Placed


def laid(network: Network, exploration: Exploration) -> Laid:
    """Nodes and links in reach, and where they stand."""
    is_known = exploration.focus is None or exploration.focus in network
    picture = _picture(network, exploration) if is_known else _NOTHING
    picture = with_added(network, picture, exploration.added)
    return Laid(picture=picture, placed=place(network, picture, boxes=exploration.look.boxes))


def scene(
    network: Network, exploration: Exploration, translate: Translator, known: Laid | None = None
) -> Scene:
    """Picture, positions and counts for an exploration; ``known`` is what :func:`laid` gives."""
    if exploration.whole:
        return _everything(network, exploration, translate)
    focus = exploration.focus
    is_known = focus is None or focus in network
    made = known or laid(network, exploration)
    picture, placed = made.picture, made.placed
    switched = switched_off(network, picture.nodes, exploration.hidden)
    off = frozenset[str]().union(*switched.values()) - {focus}
    drawn = columns(network, picture, exploration, placed, off, translate)
    shown = set(picture.nodes)
    left_out = [node for node in picture.found if node not in shown]
    return Scene(
        exploration=exploration,
        columns=drawn | {"focus": focus, "boxes": box_names(network, drawn["box"], translate)},
        held=frozenset(shown),
        relations=dict(sorted(Counter(link.relation for link in picture.links).items())),
        categories=counted(network, picture.nodes),
        forms=forms_of_categories(network, picture.nodes),
        off=len(shown & exploration.hidden),
        left_out=dict(Counter(network.nodes[node]["kind"] for node in left_out)),
        found=len(picture.found),
        is_known=is_known,
    )


def _everything(network: Network, exploration: Exploration, translate: Translator) -> Scene:
    """Counts of all that is there; the nodes themselves are fetched beside the page."""
    links = {
        (source, target, each["relation"]) for source, target, each in network.edges(data=True)
    }
    switched = switched_off(network, network, exploration.hidden)
    off = frozenset[str]().union(*switched.values())
    left_out = dict(Counter(network.nodes[node]["kind"] for node in off))
    return Scene(
        exploration=exploration,
        columns=NO_COLUMNS | {"boxes": [], "whole": reading(network, exploration, translate)},
        held=frozenset(network),
        relations=dict(sorted(Counter(name for *_, name in links).items())),
        categories=counted(network, network),
        forms=forms_of_categories(network, network),
        off=len(exploration.hidden.intersection(network)),
        left_out=left_out,
        found=len(network),
    )


def _picture(network: Network, exploration: Exploration) -> Picture:
    if exploration.way:
        return way(network, exploration.way)
    if exploration.asked:
        return picture_of_set(network, exploration.asked, exploration.limit)
    if exploration.focus is None:
        return overview(network, exploration.limit)
    return neighbourhood(network, exploration)


def _laid_alike(exploration: Exploration) -> Exploration:
    """The part of an exploration that decides where nodes stand."""
    look = Look(boxes=exploration.look.boxes)
    return exploration.drawn.changed(look=look, hidden=frozenset(), other=())


class Scenes:
    """Scenes by state of the network, exploration and language: drawn once, then looked at.

    Folding a box, switching a kind off, marks and another language find the places as they are.

    Parameters
    ----------
    translator
        Gives the translator of a language.
    lay
        Finds what is in reach and where it stands.
    """

    def __init__(
        self,
        translator: Callable[[str], Translator],
        lay: Callable[[Network, Exploration], Laid] = laid,
    ) -> None:
        self._translator = translator
        self._lay = lay
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Any, ...], Scene] = OrderedDict()
        self._laid: OrderedDict[tuple[Any, ...], Laid] = OrderedDict()

    def scene(self, network: Network, exploration: Exploration, language: str) -> Scene:
        """The scene of an exploration, whatever is selected in it."""
        key = (network.graph["state"], exploration.drawn, language)
        return self._once(self._kept, key, lambda: self._drawn(network, exploration, language))

    def _drawn(self, network: Network, exploration: Exploration, language: str) -> Scene:
        translate = self._translator(language)
        if exploration.whole:
            return scene(network, exploration.drawn, translate)
        key = (network.graph["state"], _laid_alike(exploration))
        known = self._once(self._laid, key, lambda: self._lay(network, exploration))
        return scene(network, exploration.drawn, translate, known)

    def _once(
        self,
        kept: OrderedDict[tuple[Any, ...], Made],
        key: tuple[Any, ...],
        make: Callable[[], Made],
    ) -> Made:
        """What is kept under a key, made where it is not; the oldest gives way."""
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
                return kept[key]
        made = make()
        with self._lock:
            kept[key] = made
            while len(kept) > _KEPT:
                kept.popitem(last=False)
        return made
