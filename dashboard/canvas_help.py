"""What the canvas says by itself: texts of its menu, and the list of its keys."""

import json

from dash import html
from dash.development.base_component import Component

from graph.model import RECORD_TYPES
from graph.texts import Translator

# Every relation that a link of the network may have, those that stand as a field included.
RELATIONS = tuple(
    dict.fromkeys(
        label.lower()
        for each in RECORD_TYPES
        for label in ((each.label,) if each.ends else (link for _, link in each.links))
    )
)
_MENU = ("expand", "focus", "fold", "hide", "no_box", "relation", "select", "unfold", "ways")
_EDIT = ("change", "link", "delete")
# Keys as they are written on keyboards everywhere; the one without a sign is the space bar.
_KEYS = (
    ("← ↑ → ↓", "move"),
    ("Enter", "select"),
    ("", "open"),
    ("M", "menu"),
    ("E", "expand"),
    ("F", "fold"),
    ("H", "hide"),
    ("Shift + ← ↑ → ↓", "place"),
    ("P", "pick"),
    ("R", "put_back"),
    ("C", "change"),
    ("L", "link"),
    ("Del", "delete"),
    ("+ − 0", "zoom"),
    ("Esc", "clear"),
    ("?", "help"),
)
# What cannot be done from afar, where everything is shown at once: its keys are not listed there.
_NEAR = frozenset(("expand", "fold", "hide", "place", "pick", "put_back", *_EDIT))


def menu_texts(translate: Translator) -> str:
    """Texts of the node menu as JSON, for the scripts; ``{count}`` is filled in by them."""
    held = {"count": "{count}", "relation": "{relation}"}
    texts = {f"menu.{name}": translate(f"canvas.menu.{name}", **held) for name in _MENU}
    texts |= {f"menu.edit.{name}": translate(f"explore.edit.{name}") for name in _EDIT}
    texts |= {f"relation.{name}": translate(f"relation.{name}") for name in RELATIONS}
    return json.dumps(texts, ensure_ascii=False)


def keys_help(translate: Translator) -> Component:
    """List of the keys, shown by ``?``."""
    rows = [
        part
        for key, name in _KEYS
        for part in (
            html.Dt(html.Kbd(key or translate("canvas.keys.space")), className=_place(name)),
            html.Dd(translate(f"canvas.keys.{name}"), className=_place(name)),
        )
    ]
    close = html.Button(
        "×",
        type="button",
        className="canvas-tool",
        **{"aria-label": translate("canvas.keys.close"), "data-canvas-tool": "keys"},
    )
    return html.Div(
        [html.Strong(translate("canvas.keys")), close, html.Dl(rows)],
        className="canvas-keys",
        hidden=True,
        role="dialog",
        tabIndex="-1",
        **{"aria-label": translate("canvas.keys")},
    )


def _place(name: str) -> str | None:
    return "key-near" if name in _NEAR else None
