"""Departments as boxes: switched on and off, all folded and all unfolded, each a link."""

from dash.development.base_component import Component

from dashboard.components.button_link import button_link
from dashboard.views.scene import Scene
from graph.texts import Translator


def box_links(scene: Scene, translate: Translator) -> list[Component]:
    """Links to the same picture with boxes or without, and with all of them folded or none."""
    exploration = scene.exploration
    if not scene.held or exploration.whole:
        return []
    look = exploration.look
    if not look.boxes:
        boxed = exploration.changed(look=look.changed(boxes=True))
        return [button_link(translate("explore.boxes.on"), boxed.href)]
    links = []
    drawn = [each["id"] for each in scene.columns["boxes"]]
    if drawn:
        every = look.changed(folded=(*look.folded, *drawn))
        text = translate("explore.boxes.fold")
        links.append(button_link(text, exploration.changed(look=every).href))
    if look.folded:
        unfolded = exploration.changed(look=look.changed(folded=()))
        links.append(button_link(translate("explore.boxes.unfold"), unfolded.href))
    plain = exploration.changed(look=look.changed(boxes=False, folded=()))
    links.append(button_link(translate("explore.boxes.off"), plain.href))
    return links
