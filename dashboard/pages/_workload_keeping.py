"""Keeping a what-if by name, applying it as a revision, deleting it: controls and what they do."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.notices import empty, failure
from dashboard.components.signing import signed, who_input
from dashboard.components.tables import card, plain_table
from dashboard.context import Context
from dashboard.i18n import address, read_query
from dashboard.pages._base import View
from dashboard.pages._workload_asked import here
from graph.called import called
from graph.change_rows import COLUMNS, change_rows
from graph.messages import UserError, message
from graph.plan import Plan
from graph.reasons import reason
from graph.scenarios.changes import read_changes
from graph.scenarios.compare import plan_of
from graph.scenarios.keeping import forgetting, saving, scenarios

WHO, NAME, OUTCOME = "whatif-who", "whatif-name", "whatif-outcome"
ACT = "whatif-act"  # type of the buttons that write
SAVE, APPLY, FORGET = "save", "apply", "forget"
_PREVIEW = 60


def applying(view: View, plan: Plan) -> Component:
    """What applying would write, old and new side by side, and the ways to keep or do it."""
    translate = view.translate
    rows = [list(row) for row in change_rows(plan, translate)]
    caption = translate("view.whatif.written", count=len(rows))
    headers = [translate(f"change.{each}") for each in COLUMNS]
    table = plain_table(None, headers, rows[:_PREVIEW])
    preview = (
        html.Details([html.Summary(caption), table], open=len(rows) <= 10)
        if rows
        else html.P(caption)
    )
    buttons = [
        dmc.Button(translate("view.whatif.save"), id=_act(SAVE), variant="default"),
        dmc.Button(
            translate("view.whatif.apply"), id=_act(APPLY), variant="light", disabled=not rows
        ),
    ]
    controls = html.Div(
        [fields(view), *buttons],
        className="buttons",
        hidden=view.is_fixed,
    )
    return card(
        translate("view.whatif.keep"), preview, controls, hint=translate("view.whatif.keep.hint")
    )


def fields(view: View, *, hidden: bool = False) -> Component:
    """Under which name it is kept, and who keeps or applies it."""
    name = dmc.TextInput(
        id=NAME,
        label=view.translate("view.whatif.name"),
        value=view.query.get("named", ""),
        description=view.translate("view.whatif.name.hint"),
        w=280,
    )
    return html.Div([name, who_input(WHO, view.translate)], className="buttons", hidden=hidden)


def _act(what: str, scenario: str = "") -> dict[str, str]:
    return {"type": ACT, "do": what, "scenario": scenario}


def kept_scenarios(view: View) -> Component:
    """What is kept by name: open it again, or delete it."""
    translate = view.translate
    kept = scenarios(view.context.register())
    items = [
        html.Li(
            [
                dcc.Link(
                    translate.name(each) or each["id"],
                    href=here(
                        view, tab="whatif", do=each["changes"], named=each.get("name", each["id"])
                    ),
                    className="reference",
                ),
                html.Span(f" {translate.name(each, 'note') or ''} ", className="hint"),
                dmc.Button(
                    translate("view.whatif.forget"),
                    id=_act(FORGET, each["id"]),
                    variant="subtle",
                    size="compact-sm",
                    disabled=view.is_fixed,
                ),
            ]
        )
        for each in kept
    ]
    shown = (
        html.Ul(items, className="plain-list")
        if items
        else empty(translate("view.whatif.kept.none"))
    )
    return card(translate("view.whatif.kept"), shown, hint=translate("view.whatif.kept.hint"))


def register(app: Dash, context: Context) -> None:
    """Save, apply and delete scenarios."""

    @app.callback(
        Output(OUTCOME, "children"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input({"type": ACT, "do": ALL, "scenario": ALL}, "n_clicks"),
        State(NAME, "value"),
        State(WHO, "value"),
        State(ids.LOCATION, "search"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def act(
        clicks: list[int | None],
        name: str | None,
        who: str | None,
        search: str | None,
        language: str,
    ) -> Any:
        pressed: Any = ctx.triggered_id
        if not pressed or not any(clicks):
            return no_update, no_update
        query, translate = read_query(search), context.translator(language)
        try:
            said, again = _done(context, pressed, name or "", signed(who), query, language)
        except UserError as error:
            return failure(error, translate), no_update
        return said, address("/workload", language, **again).removeprefix("/workload")


def why_applied(name: str) -> str:
    """Reason of the revision that applies a scenario, also of one without a name."""
    return reason("scenario.why.apply", name=name.strip() or message("scenario.unnamed"))


def _done(
    context: Context,
    pressed: Mapping[str, str],
    name: str,
    who: str,
    query: Mapping[str, str],
    language: str,
) -> tuple[Component | None, dict[str, str | None]]:
    """Write what a button means; what to say, and the address's parameters then."""
    register = context.register()
    kept: dict[str, str | None] = {key: value for key, value in query.items() if key != "lang"}
    if pressed["do"] == FORGET:
        named = called(register.tables, "scenarios", (pressed["scenario"],))
        why = reason("edit.why.delete", record=named)
        number = context.store.write(forgetting(register, pressed["scenario"]), who=who, why=why)
        return None, kept | {"done": f"forget-{number}"}
    changes = read_changes(context.network(), query.get("do", ""))
    if pressed["do"] == SAVE:
        why = reason("scenario.why.save", name=name)
        plan = saving(register, name, changes, None)
        number = context.store.write(plan, who=who, why=why)
        return None, kept | {"named": name.strip(), "done": f"save-{number}"}
    translate = context.translator(language)
    day = View(translate=translate, query=query, scheme="light", context=context).today
    plan = plan_of(register, context.network(), changes, day)
    number = context.store.write(plan, who=who, why=why_applied(name))
    left = {key: value for key, value in kept.items() if key not in ("do", "named")}
    return None, left | {"done": f"apply-{number}"}
