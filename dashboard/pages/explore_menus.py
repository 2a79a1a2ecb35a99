"""Menus above the picture: what is shown on it, and what can be taken out of it."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.menu import menu
from dashboard.pages.explore_boxes import box_links
from dashboard.pages.explore_overlay import overlay_choice
from dashboard.views.exploration import Exploration, link
from dashboard.views.overlays import Overlay
from dashboard.views.scene import Scene
from graph.projections import Network
from graph.texts import Translator

PICTURES = ("png", "svg", "pdf")  # drawn by our own server with the places of moved nodes


def menus(
    network: Network, scene: Scene, shown: Overlay | None, translate: Translator
) -> list[Component]:
    """Menus of a scene. On everything at once nothing is shown: its nodes are too small."""
    exploration = scene.exploration
    show = [*box_links(scene, translate), overlay_choice(network, exploration, shown, translate)]
    return [
        html.Div(menu(translate("explore.menu.show"), show), hidden=exploration.whole),
        menu(translate("explore.file"), _files(exploration, translate)),
    ]


def _files(exploration: Exploration, translate: Translator) -> list[Component]:
    """The picture as it is shown, as text that other programs draw; and its part as tables."""
    links: list[Component] = [
        html.A(
            translate(f"explore.file.{form}"),
            href=f"/download/picture.{form}{exploration.search}",
            download=f"picture.{form}",
            className="reference",
            **{"data-picture": form} if form in PICTURES else {},
        )
        for form in (*PICTURES, "xlsx", "mmd", "dot")
    ]
    if exploration.focus is not None:
        near = {"focus": exploration.focus, "depth": str(exploration.depth), "tab": "export"}
        href = link("/data", exploration, **near)
        links.append(dcc.Link(translate("explore.file.tables"), href=href, className="reference"))
    return [html.Ul([html.Li(each) for each in links])]
