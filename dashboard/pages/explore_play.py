"""The panel that plays changes over a period; ``assets/play.js`` does what its buttons say."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.pages._base import View
from dashboard.views.play import STEPS
from graph.texts import Translator

_BUTTONS = (("back", "←"), ("play", "▶"), ("next", "→"), ("stop", "■"))
KNOWN, THEN = "now", "then"


def play_panel(view: View, *, hidden: bool) -> Component:
    """From, to and step, the buttons, and what each step has changed."""
    translate = view.translate
    today = view.today
    start = today.replace(year=today.year - 1, day=1).isoformat()
    fields = [
        _day("from", start, translate),
        _day("to", today.isoformat(), translate),
        _select("step", [(each, translate(f"play.step.{each}")) for each in STEPS], "month", view),
        _select(
            "known",
            [(each, translate(f"moment.known.{each}")) for each in (KNOWN, THEN)],
            KNOWN,
            view,
        ),
    ]
    texts = {f"data-{name}": translate(f"play.{name}") for name in ("pause", "play", "failed")}
    buttons = [
        html.Button(
            sign,
            type="button",
            className="canvas-tool",
            title=translate(f"play.{name}"),
            **{"aria-label": translate(f"play.{name}"), "data-play": name},
        )
        for name, sign in _BUTTONS
    ]
    keep = html.Button(
        translate("play.keep"), type="button", className="copy-link", **{"data-play": "keep"}
    )
    said = html.P(className="play-said", role="status", **{"aria-live": "polite"})
    return html.Details(
        [
            html.Summary(translate("play.title")),
            html.P(translate("play.hint"), className="hint"),
            html.Div(fields, className="play-fields"),
            html.Div([*buttons, keep], className="play-buttons", role="group"),
            said,
        ],
        id="play-panel",
        className="play",
        hidden=hidden,
        **texts,
    )


def _day(name: str, value: str, translate: Translator) -> Component:
    return dmc.TextInput(
        id=f"play-{name}",
        label=translate(f"play.{name}"),
        value=value,
        placeholder="2026-03-09",
        size="sm",
        w=130,
    )


def _select(name: str, options: list[tuple[str, str]], value: str, view: View) -> Component:
    words = view.translate(f"play.{name}")
    data = [{"value": each, "label": label} for each, label in options]
    choice = dmc.SegmentedControl(
        id=f"play-{name}", data=data, value=value, size="sm", **{"aria-label": words}
    )
    return html.Div([html.Span(words, className="play-label"), choice], className="play-field")
