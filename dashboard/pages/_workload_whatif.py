"""What if: changes put together, compared side by side, kept by name, applied as a revision."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.notices import empty
from dashboard.components.tables import card
from dashboard.components.words import after_stop
from dashboard.context import Context
from dashboard.pages import _workload_changes as form
from dashboard.pages import _workload_keeping as keeping
from dashboard.pages._base import View
from dashboard.pages._workload_asked import Asked, here
from dashboard.pages._workload_compared import compared
from graph.scenarios.changes import Change, described, joined, read_changes
from graph.scenarios.compare import compare


def layout(view: View, asked: Asked) -> Component:
    """The form, the changes so far, before and after, and what is kept."""
    changes = read_changes(view.network, view.query.get("do", ""))
    return html.Div(
        [
            _done_before(view),
            _put_together(view, changes),
            *(_worked_out(view, asked, changes) if changes else _nothing_yet(view)),
            # Between the buttons that keep and those that delete: seen from both.
            html.Div(id=keeping.OUTCOME, role="status"),
            keeping.kept_scenarios(view),
        ],
        className="stack",
    )


def _done_before(view: View) -> Component | None:
    """What the last button has written, with the way to it and back."""
    what, _, number = view.query.get("done", "").partition("-")
    if what not in (keeping.SAVE, keeping.APPLY, keeping.FORGET) or not number.isdecimal():
        return None
    there = dcc.Link(
        view.translate("view.whatif.revision", number=number),
        href=view.address("/data", tab="history", revision=number),
        className="reference",
    )
    said = view.translate(f"view.whatif.done.{what}")
    return dmc.Alert([said, after_stop(view.language), there], color="teal")


def _put_together(view: View, changes: Sequence[Change]) -> Component:
    translate = view.translate
    items = [
        html.Li(
            [
                translate.say(described(view.network, change)),
                " ",
                dcc.Link(
                    translate("view.whatif.away"),
                    href=_with(view, [*changes[:at], *changes[at + 1 :]]),
                    className="reference",
                ),
            ]
        )
        for at, change in enumerate(changes)
    ]
    return card(
        translate("view.whatif"),
        form.layout(view),
        html.H3(translate("view.whatif.changes"), className="group-title"),
        html.Ol(items, className="plain-list") if items else empty(translate("view.whatif.none")),
        hint=translate("view.whatif.hint"),
    )


def _with(view: View, changes: Sequence[Change]) -> str:
    return here(view, tab="whatif", do=joined(changes) or None)


def _nothing_yet(view: View) -> list[Component]:
    """The two fields are always there, for deleting a scenario asks who does it."""
    return [keeping.fields(view, hidden=True)]


def _worked_out(view: View, asked: Asked, changes: Sequence[Change]) -> list[Component]:
    parameters = asked.parameters("kind") | {"kind": "both"}
    found = compare(view.context.register(), view.network, changes, view.today, parameters)
    return [compared(view, found.result), keeping.applying(view, found.plan)]


def register(app: Dash, context: Context) -> None:
    """Follow the form, and save, apply and delete scenarios."""
    form.register(app, context)
    keeping.register(app, context)
