"""What is shown on the picture's nodes: its choice, its legend, and the marks as columns."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids as shell_ids
from dashboard.components.words import after_stop
from dashboard.context import Context
from dashboard.pages import explore_ids as ids
from dashboard.views.columns import Columns
from dashboard.views.exploration import Exploration, link, read_search
from dashboard.views.look import OVERLAYS, POSITIONS, ROLES, WORKLOAD
from dashboard.views.overlays import (
    LOADS,
    OTHER,
    SIGNS,
    STEPS,
    UNKNOWN,
    WITHHELD,
    Overlay,
    issue_of,
    issues_offered,
    overlay,
)
from dashboard.views.scene import Scene
from graph.messages import UserError
from graph.projections import Network, name_of
from graph.texts import Translator
from graph.vocabulary import ROLES as ROLE_WORDS

NOTHING = "nothing"
_TONES = {
    WORKLOAD: (*LOADS, UNKNOWN),
    POSITIONS: (*STEPS, UNKNOWN, WITHHELD),
    ROLES: (*ROLE_WORDS, OTHER),
}


def overlay_of(
    context: Context, network: Network, drawn: Scene, translate: Translator
) -> Overlay | None:
    """Overlay of a scene: marks of the nodes in the picture only."""
    look, focus = drawn.exploration.look, drawn.exploration.focus
    try:
        found = overlay(network, context.answers, look, focus, translate)
    except UserError:  # an issue that nobody takes a position on has none to show
        about = issue_of(network, look, focus)
        found = Overlay(kind=str(look.overlay), issue=about, marks={})
    if found is None:
        return None
    shown = {node: found.marks[node] for node in drawn.columns["id"] if node in found.marks}
    return Overlay(kind=found.kind, issue=found.issue, marks=shown)


def marked(columns: Columns, shown: Overlay | None) -> Columns:
    """Columns with what is shown on the nodes: ``tone`` and ``figure``, "" for none; said too.

    ``rank`` says whose names come first where there is no room for all.
    """
    marks = shown.marks if shown else {}
    found = [marks.get(node) for node in columns["id"]]
    return columns | {
        "tone": [mark.tone if mark else "" for mark in found],
        "figure": [mark.figure if mark else "" for mark in found],
        "rank": [mark.rank if mark else 0.0 for mark in found],
        "mark": [mark.said if mark else "" for mark in found],
        "spoken": [
            f"{spoken}  {mark.said}" if mark else spoken
            for spoken, mark in zip(columns["spoken"], found, strict=True)
        ],
    }


def overlay_choice(
    network: Network, exploration: Exploration, shown: Overlay | None, translate: Translator
) -> Component:
    """Choice of what is shown, and of the issue it is about."""
    kind = shown.kind if shown else NOTHING
    about = kind in (POSITIONS, ROLES)
    issues = issues_offered(network, kind) if about else []
    held = WITHHELD in shown.counts if shown else False
    return html.Div(
        [
            dmc.Select(
                id=ids.OVERLAY,
                label=translate("overlay.choice"),
                data=[
                    {"value": each, "label": translate(f"overlay.{each}")}
                    for each in (NOTHING, *OVERLAYS)
                ],
                value=kind,
                allowDeselect=False,
                size="xs",
                w=210,
            ),
            html.Div(
                dmc.Select(
                    id=ids.OVERLAY_ISSUE,
                    label=translate("overlay.issue"),
                    data=[
                        {"value": each, "label": name_of(network, each, translate)}
                        for each in issues
                    ],
                    value=shown.issue if shown and about else None,
                    placeholder=translate("overlay.issue.none"),
                    searchable=True,
                    size="xs",
                    w=300,
                ),
                hidden=not about,
            ),
            html.Div(
                dmc.Checkbox(
                    id=ids.OVERLAY_CONFIDENTIAL,
                    label=translate("overlay.confidential"),
                    checked=exploration.look.confidential,
                    size="xs",
                ),
                hidden=kind != POSITIONS or not (held or exploration.look.confidential),
            ),
        ],
        className="explore-overlay-choice",
    )


def overlay_legend(
    shown: Overlay, network: Network, translate: Translator
) -> list[tuple[str, str, str, int]]:
    """Tones that stand in the picture: sign, what it means, and on how many nodes it stands."""
    return [
        (
            tone,
            _sample(tone, translate),
            _meaning(shown, tone, network, translate),
            shown.counts[tone],
        )
        for tone in _TONES[shown.kind]
        if tone in shown.counts
    ]


def overlay_sentence(shown: Overlay, network: Network, translate: Translator) -> str:
    """What the marks say, or that there is none."""
    issue = name_of(network, shown.issue, translate) if shown.issue else ""
    key = "sentence" if shown.counts else "none"
    return translate(f"overlay.{shown.kind}.{key}", issue=issue)


def overlay_key(
    network: Network, exploration: Exploration, shown: Overlay | None, translate: Translator
) -> list[Component]:
    """What the marks mean, with how many have each; nothing where nothing is shown."""
    if shown is None or exploration.whole:
        return []
    counts = shown.counts
    entries = [
        html.Li(
            [
                html.Span(
                    _sample(tone, translate),
                    className="tone-mark",
                    **{"data-tone": tone, "aria-hidden": "true"},
                ),
                html.Span(_meaning(shown, tone, network, translate)),
                html.Span(str(counts[tone]), className="count"),
            ]
        )
        for tone in _TONES[shown.kind]
        if tone in counts
    ]
    key = f"overlay.{shown.kind}.sentence" if counts else f"overlay.{shown.kind}.none"
    if shown.kind != WORKLOAD and shown.issue is None:
        key = "overlay.issue.ask"
    issue = name_of(network, shown.issue, translate) if shown.issue else ""
    said = html.P(
        [
            translate(key, issue=issue),
            after_stop(translate.language),
            *_page(shown, exploration, translate),
        ]
    )
    listed = html.Ul(entries, **{"aria-label": translate("overlay.legend")})
    return [html.Div([listed, said], className="explore-overlay")]


def _sample(tone: str, translate: Translator) -> str:
    if tone in SIGNS:
        return SIGNS[tone]
    return translate(f"overlay.role.{tone}") if tone in (*ROLE_WORDS, OTHER) else ""


def _meaning(shown: Overlay, tone: str, network: Network, translate: Translator) -> str:
    if shown.kind == ROLES:
        return translate(f"role.{tone}") if tone != OTHER else translate("overlay.roles.other")
    if tone not in (STEPS[0], STEPS[-1]) or shown.issue is None:
        return translate(f"overlay.{shown.kind}.{tone}")
    record = network.nodes[shown.issue]["record"]
    end = translate.name(record, "scale_low" if tone == STEPS[0] else "scale_high")
    text = translate(f"overlay.{shown.kind}.{tone}")
    return translate("explore.fact", label=text, value=end) if end else text


def _page(shown: Overlay, exploration: Exploration, translate: Translator) -> list[Component]:
    """Link to the page that the figures are from."""
    if shown.kind == WORKLOAD:
        href = link("/workload", exploration)
        return [dcc.Link(translate("explore.workload"), href=href, className="reference")]
    if shown.kind == POSITIONS and shown.issue:
        href = link("/negotiate", exploration, issue=shown.issue)
        return [dcc.Link(translate("explore.negotiate"), href=href, className="reference")]
    return []


def register_overlay(app: Dash) -> None:
    """Write what is chosen into the address."""

    @app.callback(
        Output(shell_ids.LOCATION, "search", allow_duplicate=True),
        Input(ids.OVERLAY, "value"),
        Input(ids.OVERLAY_ISSUE, "value"),
        Input(ids.OVERLAY_CONFIDENTIAL, "checked"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def choose_overlay(
        kind: str | None, issue: str | None, confidential: bool | None, search: str | None
    ) -> Any:
        now = read_search(search)
        then = chosen(now, kind, issue, confidential=bool(confidential))
        return no_update if then == now else then.search


def chosen(
    now: Exploration, kind: str | None, issue: str | None, *, confidential: bool
) -> Exploration:
    """The exploration with another overlay; the issue in the middle need not be said."""
    shown = kind if kind in OVERLAYS else None
    about = None if shown in (None, WORKLOAD) or issue == now.focus else issue
    if shown is not None and shown != now.look.overlay and about is None:
        about = now.look.issue
    look = now.look.changed(
        overlay=shown, issue=about, confidential=confidential and shown == POSITIONS
    )
    return now.changed(look=look)
