"""Marking what happened in a round: sent, answered, waived. Each mark is a revision."""

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.choices import named
from dashboard.components.locked import locked
from dashboard.components.notices import failure
from dashboard.components.signing import signed, who_input
from dashboard.components.tables import card
from dashboard.context import Context
from dashboard.i18n import address
from dashboard.pages._base import View
from graph.analyses._base import Result
from graph.marking import ANSWERS, MARKS, Mark, mark
from graph.messages import UserError, message
from graph.projections import name_of, nodes_of_kind
from graph.reading import named as named_record
from graph.reasons import reason

_ID = "consult-mark-"
SAVE, OUTCOME, SEEN, WHO = (f"{_ID}{name}" for name in ("save", "outcome", "seen", "who"))
# Fields by the mark they belong to; "" are those of every mark.
_GROUPS = {
    "": ("party", "kind", "on", "source"),
    "sent": ("due",),
    "answered": ("answer", "position", "text"),
    "waived": ("by", "basis"),
}
_FIELDS = tuple(name for group in _GROUPS.values() for name in group)


def mark_card(view: View, result: Result) -> Component:
    """Form to mark what happened; nothing is marked while looking at the past."""
    translate = view.translate
    title = translate("view.consult.mark")
    if off := locked(view):
        return card(title, off)
    listed = [row.ref for row in result.rows]
    parties = list(dict.fromkeys([*listed, *nodes_of_kind(view.network, "department", "person")]))
    return card(
        title,
        _saved(view),
        *_form(view, parties, result.summary["issue"]),
        hint=translate("view.consult.mark.hint"),
    )


def _saved(view: View) -> Component | None:
    """What the reader has just saved, beside the form it was saved from."""
    number = view.query.get("marked", "")
    if not (number.isascii() and number.isdigit()):
        return None
    text = view.translate("view.consult.round.saved", number=number)
    return dmc.Alert(text, color="teal", variant="light", my="xs")


def _form(view: View, parties: list[str], issue: str | None) -> list[Component]:
    translate, network = view.translate, view.network
    options = named([(each, _label(view, each)) for each in parties], view)
    kinds = [{"value": each, "label": translate(f"state.{each}")} for each in MARKS]
    answers = [{"value": each, "label": translate(f"mark.answer.{each}")} for each in ANSWERS]
    controls = {
        "party": dmc.Select(**_settings(view, "party"), **options, searchable=True),
        "kind": dmc.Select(
            **_settings(view, "kind"), data=kinds, value="sent", allowDeselect=False
        ),
        "answer": dmc.Select(**_settings(view, "answer"), data=answers, clearable=True),
        "on": dmc.TextInput(**_settings(view, "on"), value=view.today.isoformat()),
        "due": dmc.TextInput(**_settings(view, "due")),
        "position": dmc.NumberInput(**_settings(view, "position"), min=0, max=100),
        "text": dmc.TextInput(**_settings(view, "text")),
        "by": dmc.Select(**_settings(view, "by"), **options, searchable=True, clearable=True),
        "basis": dmc.TextInput(**_settings(view, "basis")),
        "source": dmc.TextInput(**_settings(view, "source")),
    }
    groups = [
        html.Div(
            [controls[name] for name in names],
            id=f"{_ID}group-{kind}" if kind else f"{_ID}group",
            className="draft-group",
            hidden=kind not in ("", MARKS[0]),
        )
        for kind, names in _GROUPS.items()
    ]
    return [
        html.Div(groups, className="draft-form"),
        html.Div(
            [who_input(WHO, translate), dmc.Button(translate("view.consult.mark.save"), id=SAVE)],
            className="buttons",
        ),
        dcc.Store(id=SEEN, data={"issue": issue, "version": network.graph["version"]}),
        html.Div(id=OUTCOME, role="status"),
    ]


def _label(view: View, party: str) -> str:
    name = name_of(view.network, party, view.translate)
    return view.translate.named(name, view.network.nodes[party]["id"])


def _settings(view: View, name: str) -> dict[str, Any]:
    settings = {"id": f"{_ID}{name}", "label": view.translate(f"view.consult.mark.{name}")}
    hint = f"view.consult.mark.{name}.hint"
    if view.translate.has(hint):
        settings["description"] = view.translate(hint)
    return settings


def every_part(view: View) -> Component:
    """The form, for Dash to check the callbacks' ids against."""
    return html.Div(_form(view, [], None))


def register(app: Dash, context: Context) -> None:
    """Form → mark → the page drawn anew with the revision, or why not."""
    app.clientside_callback(
        ClientsideFunction("choices", "showOne"),
        *(Output(f"{_ID}group-{each}", "hidden") for each in MARKS),
        Input(f"{_ID}kind", "value"),
        State(f"{_ID}kind", "data"),
    )

    @app.callback(
        Output(OUTCOME, "children"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input(SAVE, "n_clicks"),
        State(SEEN, "data"),
        State(WHO, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        *(State(f"{_ID}{name}", "value") for name in _FIELDS),
        prevent_initial_call=True,
        running=[(Output(SAVE, "disabled"), True, False)],
    )
    def save(
        clicks: int | None, seen: dict[str, Any], who: str | None, language: str, *values: Any
    ) -> Any:
        if not clicks or not seen or not seen["issue"]:
            return no_update, no_update
        translate = context.translator(language)
        given = dict(zip(_FIELDS, values, strict=True))
        try:
            revision = _write(context, seen, given, signed(who), language)
        except UserError as error:
            return failure(error, translate), no_update
        query = {"issue": seen["issue"], "part": "round", "marked": str(revision)}
        return None, address("", language, **query)


def _write(
    context: Context, seen: dict[str, Any], given: dict[str, Any], who: str, language: str
) -> int:
    if not given["party"]:
        raise UserError(message("mark.no_party"), message("mark.no_party.remedy"))
    said: dict[str, Any] = {name: value or None for name, value in given.items()}
    said["position"] = given["position"] if given["position"] != "" else None
    # What the other marks' fields hold is not meant.
    for kind, names in _GROUPS.items():
        if kind not in ("", given["kind"]):
            said |= dict.fromkeys(names)
    position = said.pop("position")
    made = Mark(
        issue=seen["issue"],
        evidence=said.pop("source"),
        position=None if position is None else float(position),
        **said,
    )
    network = context.network()
    why = reason(
        "mark.why",
        party=named_record(network, made.party),
        issue=named_record(network, made.issue),
        mark=message(f"state.{made.kind}"),
    )
    return mark(context.store, made, who=who, why=why, seen=seen["version"])
