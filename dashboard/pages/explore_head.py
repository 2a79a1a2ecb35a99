"""Head of the Explore page: where one is, how much is shown, the ways to another picture."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.button_link import button_link
from dashboard.components.meant import called, offered
from dashboard.components.words import after_stop
from dashboard.pages import explore_ids as ids
from dashboard.pages.explore_answer import title as asked_title
from dashboard.pages.explore_legend import kind_mark
from dashboard.pages.explore_whole import views
from dashboard.views.exploration import DEPTHS, MOST, STEP, Exploration
from dashboard.views.forms import form_of
from dashboard.views.scene import Scene
from dashboard.views.set import bare, name_or_id, not_there
from graph.messages import UserError
from graph.projections import Network
from graph.reading import NotOne, resolve
from graph.texts import Translator


def head(network: Network, scene: Scene, translate: Translator) -> list[Component]:
    """Title, what is shown of how much, and the controls of the view."""
    exploration = scene.exploration
    is_overview = not (exploration.focus or exploration.way or exploration.asked)
    controls = [
        views(exploration, translate) if is_overview else None,
        html.Div(
            _depth(exploration, translate),
            hidden=exploration.focus is None or bool(exploration.way),
        ),
        *_links(scene, exploration, translate),
    ]
    return [
        html.Div(
            [_title(network, exploration, translate), _shown(network, scene, translate)],
            className="explore-where",
        ),
        html.Div(controls, className="explore-controls"),
    ]


def _title(network: Network, exploration: Exploration, translate: Translator) -> Component:
    focus = exploration.focus
    if exploration.asked:
        said = asked_title(network, exploration.asked, translate)
        return dmc.Title(said, order=1, className="explore-title")
    if exploration.way:
        ends = (exploration.way[0], exploration.way[-1])
        first, last = (name_or_id(network, end, translate) for end in ends)
        said = translate("explore.path", first=first, last=last)
        return dmc.Title(said, order=1, className="explore-title")
    if focus is None:
        return dmc.Title(translate("explore.overview"), order=1, className="explore-title")
    kind = focus.partition(":")[0]
    mark = kind_mark(kind, form_of(network, focus) if focus in network else "")
    name = name_or_id(network, focus, translate)
    return dmc.Title([mark, " ", name], order=1, className="explore-title")


def _unknown(network: Network, exploration: Exploration, translate: Translator) -> Component:
    """That there is no such focus, and what may have been meant."""
    focus = str(exploration.focus)
    try:
        near: tuple[str, ...] = (resolve(network, focus),)
    except UserError as error:
        near = error.near if isinstance(error, NotOne) else ()
    links = [
        dcc.Link(
            called(network, node, translate),
            href=exploration.focused(node).href,
            className="reference",
        )
        for node in near
    ]
    remedy = (
        offered("reading.nearest", links, translate)
        if links
        else [translate("explore.unknown.remedy")]
    )
    said = translate("explore.unknown", value=bare(focus))
    return html.P(
        [said, after_stop(translate.language), *remedy], className="explore-shown", role="alert"
    )


def _shown(network: Network, scene: Scene, translate: Translator) -> Component:
    if not scene.is_known:
        return _unknown(network, scene.exploration, translate)
    count = sum(scene.left_out.values())
    if scene.exploration.way:
        text = translate("explore.path.shown", count=len(scene.held))
    elif scene.exploration.whole:
        text = translate("whole.shown", shown=scene.found - count, found=scene.found)
    elif scene.exploration.asked and not scene.found:
        text = ""  # why there is nothing stands with the question
    elif scene.exploration.asked:
        text = translate("explore.set.shown", shown=scene.found - count, found=scene.found)
    elif scene.exploration.focus is None:
        text = translate("explore.shown.overview", shown=scene.found - count, found=scene.found)
    else:
        text = translate("explore.shown", shown=scene.found - count, found=scene.found)
    if count:
        text += translate("explore.left_out", kinds=_by_kind(scene.left_out, translate))
    missing = map(translate.say, not_there(network, scene.exploration.way))
    said = [part for each in missing for part in (html.Br(), each)]
    return html.P([text, *said], className="explore-shown", role="status")


def _by_kind(counts: dict[str, int], translate: Translator) -> str:
    return translate("explore.list").join(
        translate("explore.kind_count", kind=translate(f"kind.{kind}"), count=count)
        for kind, count in counts.items()
    )


def _depth(exploration: Exploration, translate: Translator) -> Component:
    return dmc.SegmentedControl(
        id=ids.DEPTH,
        value=str(exploration.depth),
        data=[
            {"value": str(depth), "label": translate(f"explore.depth.{depth}")} for depth in DEPTHS
        ],
        size="sm",
        **{"aria-label": translate("explore.depth")},
    )


def _links(scene: Scene, exploration: Exploration, translate: Translator) -> list[Component]:
    links = []
    if scene.left_out and exploration.limit < MOST:
        more = exploration.changed(limit=min(exploration.limit + STEP, MOST))
        links.append(button_link(translate("explore.more"), more.href))
    if exploration.expanded:
        links.append(button_link(translate("explore.undo"), exploration.undone().href))
    if exploration.focus is not None or exploration.way or exploration.asked:
        links.append(button_link(translate("explore.all"), exploration.focused(None).href))
    return links
