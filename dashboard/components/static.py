"""HTML that no callback asks about, as one component.

The renderer of Dash tells its store of each component that it mounts, and the store asks every
component on the page whether that concerns it: what a page takes to draw grows with the square of
its components. A table of a thousand cells is a thousand components. So what is plain HTML goes to
the browser as one component that draws it all; what callbacks know by its id, and components of
other libraries, stand in it as they are.
"""

from collections.abc import Callable, Sequence
from copy import copy
from functools import wraps
from typing import Any, ClassVar

from dash import Dash, dcc
from dash.development.base_component import Component

_COUNTED = ("n_clicks", "n_clicks_timestamp", "disable_n_clicks")


class Static(Component):
    """Plain HTML as one component; ``assets/static.js`` draws it.

    Parameters
    ----------
    tree
        ``[tag, properties, child, …]``; a child is such a list, a text, a number, or
        ``{"slot": N}`` where the component ``children[N]`` stands.
    children
        The components that stand in it.
    """

    _namespace = "stakeholders"
    _type = "Static"
    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = ["children"]
    _prop_names: ClassVar[list[str]] = ["children", "tree"]
    _valid_wildcard_attributes: ClassVar[list[str]] = []
    available_properties: ClassVar[list[str]] = ["children", "tree"]
    available_wildcard_properties: ClassVar[list[str]] = []

    def __init__(self, tree: list[Any], children: list[Component] | None = None) -> None:
        super().__init__(tree=tree, **({"children": children} if children else {}))


class StaticDash(Dash):
    """A Dash app whose callbacks may return as many plain elements as a page needs."""

    def callback(self, *args: Any, **options: Any) -> Callable[[Any], Any]:
        """As ``Dash.callback``; plain HTML that is returned goes out as one component."""
        register = super().callback(*args, **options)

        def decorate(function: Callable[..., Any]) -> Any:
            @wraps(function)
            def answer(*given: Any, **named: Any) -> Any:
                return flattened(function(*given, **named))

            return register(answer)

        return decorate


def flattened(answer: Any) -> Any:
    """Return what a callback answers, each tree of plain HTML in it as one component."""
    if isinstance(answer, Component):
        if _is_plain(answer):
            slots: list[Component] = []
            return Static(_element(answer, slots), slots)
        return _with_children(answer)
    if isinstance(answer, tuple | list):
        return type(answer)(map(flattened, answer))
    return answer


def _with_children(component: Component) -> Component:
    inner = getattr(component, "children", None)
    if not isinstance(inner, Component | list | tuple):
        return component
    made = copy(component)
    made.children = flattened(inner)
    return made


def _is_plain(component: Component) -> bool:
    """Whether no callback can ask about it and the browser has an element for it."""
    properties = component._prop_names
    known = {name for name in properties if hasattr(component, name)}
    is_html = component._namespace == "dash_html_components" and not component._type.endswith("El")
    is_link = isinstance(component, dcc.Link) and not known & {"refresh", "target"}
    return (is_html or is_link) and not known & {"id", *_COUNTED}


def _element(component: Component, slots: list[Component]) -> list[Any]:
    properties = component.to_plotly_json()["props"]
    inner = properties.pop("children", None)
    tag = "Link" if isinstance(component, dcc.Link) else component._type.lower()
    return [tag, properties, *_children(inner, slots)]


def _children(inner: Any, slots: list[Component]) -> list[Any]:
    if not isinstance(inner, Sequence) or isinstance(inner, str):
        inner = [inner]
    return [_child(each, slots) for each in inner if each is not None]


def _child(child: Any, slots: list[Component]) -> Any:
    if not isinstance(child, Component):
        return child
    if _is_plain(child):
        return _element(child, slots)
    slots.append(_with_children(child))
    return {"slot": len(slots) - 1}
