"""What if: changes put together, compared side by side, kept by name, applied as a revision."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.explained import Heading, explained, help_mark
from dashboard.components.notices import empty, failure, warnings
from dashboard.components.references import issue_link, reference_link
from dashboard.components.signing import signed, who_input
from dashboard.components.tables import Cell, card, plain_table
from dashboard.context import Context
from dashboard.i18n import address, read_query
from dashboard.pages import _workload_changes as form
from dashboard.pages._base import View
from dashboard.pages._workload_asked import Asked, here
from graph.analyses._base import Result, Row
from graph.change_rows import COLUMNS, change_rows
from graph.messages import UserError
from graph.plan import Plan
from graph.scenarios.changes import Change, described, joined, read_changes
from graph.scenarios.compare import compare, plan_of
from graph.scenarios.keeping import forgetting, saving, scenarios

WHO, NAME, OUTCOME = "whatif-who", "whatif-name", "whatif-outcome"
ACT = "whatif-act"  # type of the buttons that write
_SAVE, _APPLY, _FORGET = "save", "apply", "forget"
_ROWS, _PREVIEW = 40, 60


def layout(view: View, asked: Asked) -> Component:
    """The form, the changes so far, before and after, and what is kept."""
    changes = read_changes(view.network, view.query.get("do", ""))
    return html.Div(
        [
            _done_before(view),
            _put_together(view, changes),
            # The two fields are always there, for deleting a scenario asks who does it.
            *(_worked_out(view, asked, changes) if changes else [_fields(view, hidden=True)]),
            _kept(view),
            html.Div(id=OUTCOME, role="status"),
        ],
        className="stack",
    )


def _done_before(view: View) -> Component | None:
    """What the last button has written, with the way to it and back."""
    what, _, number = view.query.get("done", "").partition("-")
    if what not in (_SAVE, _APPLY, _FORGET) or not number.isdecimal():
        return None
    there = dcc.Link(
        view.translate("view.whatif.revision", number=number),
        href=view.address("/data", tab="history", revision=number),
        className="reference",
    )
    return dmc.Alert([view.translate(f"view.whatif.done.{what}"), " ", there], color="teal")


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


def _worked_out(view: View, asked: Asked, changes: Sequence[Change]) -> list[Component]:
    parameters = asked.parameters("kind") | {"kind": "both"}
    found = compare(view.context.register(), view.network, changes, view.today, parameters)
    translate = view.translate
    compared = card(
        translate("view.whatif.compared"),
        _tiles(view, found.result.summary),
        _issues(view, found.result.summary, "without_approver"),
        _issues(view, found.result.summary, "without_lead"),
        _table(view, found.result),
        _stuck(view, found.result.summary["findings"]),
        warnings(found.result.warnings, translate),
        hint=translate("view.whatif.compared.hint"),
    )
    return [compared, _apply(view, found.plan)]


def _tiles(view: View, summary: Mapping[str, Any]) -> Component:
    def percent(value: float | None) -> str:
        return view.translate("unknown") if value is None else f"{value:.0%}"

    pairs = [
        ("peak", percent(summary["peak_before"]), percent(summary["peak_after"])),
        *(
            (name, len(summary[f"{name}_before"]), len(summary[f"{name}_after"]))
            for name in ("over_capacity", "without_lead")
        ),
    ]
    return html.Div(
        [
            html.Div(
                [
                    html.Div(f"{before} → {after}", className="tile-value"),
                    html.Div(
                        [
                            view.translate(f"view.whatif.{name}"),
                            help_mark(view.translate, name) if name == "peak" else None,
                        ],
                        className="hint",
                    ),
                ],
                className="tile",
            )
            for name, before, after in pairs
        ],
        className="tiles spaced",
    )


def _issues(view: View, summary: Mapping[str, Any], name: str) -> Component | None:
    """Issues that would be left without somebody, newly."""
    if name == "without_lead":
        before = set(summary["without_lead_before"])
        found = [each for each in summary["without_lead_after"] if each not in before]
    else:
        found = summary[name]
    if not found:
        return None
    mark = ", " if view.language == "en" else "、"
    links = [part for each in found for part in (mark, issue_link(view, each))][1:]
    title = view.translate(f"view.whatif.{name}.new", count=len(found))
    return html.P([html.Strong(title), " ", *links])


def _table(view: View, result: Result) -> Component:
    translate = view.translate
    if not result.rows:
        return empty(translate("view.whatif.same"))
    headers: list[Heading] = [
        translate("view.column.name"),
        explained(translate, "load", translate("view.whatif.column.load")),
        translate("view.whatif.column.difference"),
        *(
            explained(translate, each, translate(f"view.whatif.column.{each}"))
            for each in ("utilisation", "open_issues")
        ),
    ]
    rows = [_row(view, row) for row in result.rows[:_ROWS]]
    caption = translate("view.whatif.shown", shown=len(rows), count=len(result.rows))
    return plain_table(caption, headers, rows)


def _row(view: View, row: Row) -> list[Cell]:
    facts, unknown = row.facts, view.translate("unknown")

    def pair(name: str, form: str) -> str:
        values = (facts[f"{name}_before"], facts[f"{name}_after"])
        return " → ".join(unknown if each is None else format(each, form) for each in values)

    change = "" if row.score is None else f" ({row.score:+.0%})"
    over = " ⚠" if facts["over_after"] else ""
    return [
        reference_link(view, row.ref),
        pair("load", ",.1f"),
        f"{facts['load_change']:+,.1f}",
        pair("utilisation", ".0%") + change + over,
        pair("open_issues", "d"),
    ]


def _stuck(view: View, findings: Mapping[str, Sequence[int]]) -> Component | None:
    if not findings:
        return None
    translate = view.translate
    rows: list[list[Cell]] = [
        [translate(f"finding.{kind}"), str(before), str(after)]
        for kind, (before, after) in findings.items()
    ]
    headers = [translate(f"view.whatif.{each}") for each in ("bottleneck", "before", "after")]
    return plain_table(translate("view.whatif.bottlenecks"), headers, rows)


def _apply(view: View, plan: Plan) -> Component:
    """What applying would write, old and new side by side, and the ways to keep or do it."""
    translate = view.translate
    rows = [list(row) for row in change_rows(plan, translate)]
    caption = translate("view.whatif.written", count=len(rows))
    headers = [translate(f"change.{each}") for each in COLUMNS]
    preview = html.Details(
        [html.Summary(caption), plain_table(None, headers, rows[:_PREVIEW])], open=len(rows) <= 10
    )
    buttons = [
        dmc.Button(translate("view.whatif.save"), id=_act(_SAVE), variant="default"),
        dmc.Button(translate("view.whatif.apply"), id=_act(_APPLY), variant="light"),
    ]
    controls = html.Div(
        [_fields(view), *buttons],
        className="buttons",
        hidden=view.is_fixed,
    )
    return card(
        translate("view.whatif.keep"), preview, controls, hint=translate("view.whatif.keep.hint")
    )


def _fields(view: View, *, hidden: bool = False) -> Component:
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


def _kept(view: View) -> Component:
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
                html.Span(f" {each.get('note', '')} ", className="hint"),
                dmc.Button(
                    translate("view.whatif.forget"),
                    id=_act(_FORGET, each["id"]),
                    variant="subtle",
                    size="compact-xs",
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
    """Follow the form, and save, apply and delete scenarios."""
    form.register(app, context)

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
            said, again = _done(
                context, pressed, name or "", signed(who, translate), query, language
            )
        except UserError as error:
            return failure(error, translate), no_update
        return said, address("/workload", language, **again).removeprefix("/workload")


def _done(
    context: Context,
    pressed: Mapping[str, str],
    name: str,
    who: str,
    query: Mapping[str, str],
    language: str,
) -> tuple[Component | None, dict[str, str | None]]:
    """Write what a button means; what to say, and the address's parameters then."""
    translate, register = context.translator(language), context.register()
    kept: dict[str, str | None] = {key: value for key, value in query.items() if key != "lang"}
    if pressed["do"] == _FORGET:
        why = translate("scenario.why.delete", name=pressed["scenario"])
        number = context.store.write(forgetting(register, pressed["scenario"]), who=who, why=why)
        return None, kept | {"done": f"forget-{number}"}
    changes = read_changes(context.network(), query.get("do", ""))
    if pressed["do"] == _SAVE:
        why = translate("scenario.why.save", name=name)
        plan = saving(register, name, changes, None)
        number = context.store.write(plan, who=who, why=why)
        return None, kept | {"named": name.strip(), "done": f"save-{number}"}
    day = View(translate=translate, query=query, scheme="light", context=context).today
    plan = plan_of(register, context.network(), changes, day)
    why = translate("scenario.why.apply", name=name.strip() or translate("view.whatif"))
    number = context.store.write(plan, who=who, why=why)
    left = {key: value for key, value in kept.items() if key not in ("do", "named")}
    return None, left | {"done": f"apply-{number}"}
