"""What a button of the frame opens: a small dialog below it."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component


def opened_by(
    button: Component, content: Component, name: str, *, identifier: str, **more: Any
) -> Component:
    """Dialog that ``button`` opens; Tab stays inside, Esc closes, the focus returns.

    Parameters
    ----------
    button
        Opens it.
    content
        What stands in it.
    name
        What it is called by a screen reader.
    identifier
        Id of the whole, whose ``opened`` says whether it is open.
    """
    told = {"aria-label": name, "data-opened": identifier, "data-opener": button.id}
    inside = html.Div(content, role="dialog", **told)
    classes = {"className": more.pop("className")} if "className" in more else {}
    return dmc.Popover(
        [dmc.PopoverTarget(button), dmc.PopoverDropdown(inside, **classes)],
        id=identifier,
        position="bottom-end",
        trapFocus=True,
        withArrow=True,
        keepMounted=True,
        shadow="md",
        closeOnEscape=False,  # assets/menus.js does: the library closes it with a list in it
        # The library's own roles would stand on a box around the button, where none may be.
        withRoles=False,
        **more,
    )
