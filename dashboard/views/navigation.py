"""What a reader's action makes of an exploration."""

from collections.abc import Mapping
from typing import Any

from dashboard.views.asked import Asked
from dashboard.views.categories import kind_of
from dashboard.views.exploration import Exploration, read_query


def follow(now: Exploration, event: Mapping[str, Any] | None) -> Exploration:
    """The view after an action; the same view where the action changes nothing.

    Parameters
    ----------
    now
        The view in which it was done.
    event
        ``type`` and its values: ``select`` and ``open`` with ``id``, ``clear``, ``show`` with the
        ``relations`` switched on of ``all`` in the legend, ``kinds`` with the categories ``on`` of
        ``all``, ``depth`` with ``depth``, ``expand`` with ``id`` and ``relation``, ``focus``,
        ``ways`` (from the middle to it) and ``hide`` with ``id``, ``fold`` with the department's
        ``id``.
    """
    said = dict(event or {})
    return _chosen(now, said) or _led(now, said) or _switched(now, said) or now


def _chosen(now: Exploration, said: dict[str, Any]) -> Exploration | None:
    """Selecting, and what is brought in beside what is selected."""
    match said:
        case {"type": "select", "id": str(node)}:
            return now.changed(selected=node)
        case {"type": "clear"}:
            return now.changed(selected=None)
        case {"type": "open", "id": str(node)} if now.focus:
            return now.expand(node).changed(selected=node)
        case {"type": "expand", "id": str(node), "relation": str(relation)}:
            return now.expand(node, relation).changed(selected=node)
    return None


def _led(now: Exploration, said: dict[str, Any]) -> Exploration | None:
    """Ways to another picture."""
    match said:
        # In the overview a department is entered, in a neighbourhood it is opened in place.
        case {"type": "focus" | "open", "id": str(node)}:
            return now.focused(node)
        case {"type": "ways", "id": str(node)} if now.focus and node != now.focus:
            between = Asked(start=(now.focus,), end=(node,))
            look = now.look.changed(folded=())
            return Exploration(asked=between, hidden=now.hidden, look=look, other=now.other)
        case {"type": "depth", "depth": str(depth)}:
            return now.changed(depth=read_query({"depth": depth}).depth)
    return None


def _switched(now: Exploration, said: dict[str, Any]) -> Exploration | None:
    """What is switched off and on, and folded."""
    match said:
        case {"type": "show", "relations": list(relations), "all": list(every)}:
            return now.changed(hidden=(now.hidden | set(every)) - set(relations))
        case {"type": "kinds", "on": list(kinds), "all": list(every)}:
            # A whole kind that was switched off gives way to its parts.
            hidden = now.hidden - set(map(kind_of, every))
            return now.changed(hidden=(hidden | set(every)) - set(kinds))
        case {"type": "hide", "id": str(node)} if node != now.focus:
            selected = None if now.selected == node else now.selected
            return now.changed(hidden=now.hidden | {node}, selected=selected)
        case {"type": "fold", "id": str(department)}:
            return now.changed(look=now.look.turned(department))
    return None
