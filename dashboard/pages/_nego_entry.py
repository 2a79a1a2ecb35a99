"""Entering and correcting a position by hand, with source and date, as a revision."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.choices import choose, into_address, named, parameter
from dashboard.components.locked import locked
from dashboard.components.notices import failure
from dashboard.components.signing import signed, who_input
from dashboard.components.tables import card
from dashboard.context import Context
from dashboard.i18n import address, read_query
from dashboard.pages._nego_asked import Asked, scale_ends
from graph.entering import FIGURES, entering, recorded
from graph.messages import UserError
from graph.model import POSITION
from graph.projections import edges, nodes_of_kind
from graph.reading import named as named_record
from graph.reading import resolve
from graph.reasons import reason
from graph.texts import Translator

PARTY, DATE, SOURCE, NOTE = "entry-party", "entry-date", "entry-source", "entry-note"
SECRET, WHO, SAVE = "entry-confidential", "entry-who", "entry-save"
_SHARES = ("salience", "power", "confidence")
SAID, SEEN = "entry-said", "entry-seen"


def field(name: str) -> str:
    """Id of a figure's input."""
    return f"entry-{name.replace('_', '-')}"


def parts(asked: Asked) -> list[Component | None]:
    """The form, filled with the latest record of the party that the address names."""
    translate = asked.view.translate
    title = translate("view.negotiate.part.entry")
    if off := locked(asked.view):
        return [card(title, off)]
    party = _party(asked)
    stored = _stored(asked, party)
    hidden = asked.issue is None
    note = html.P(translate("view.negotiate.entry.choose")) if hidden else None
    form = html.Div(_form(asked, party, stored), className="stack", hidden=hidden)
    return [card(title, note, form, hint=translate("view.negotiate.entry.hint"))]


def _party(asked: Asked) -> str | None:
    said = asked.view.query.get("party")
    return resolve(asked.view.network, said, "department", "person") if said else None


def _stored(asked: Asked, party: str | None) -> Mapping[str, Any]:
    """The latest record of the party on the issue, so that a correction starts from it."""
    if not party or not asked.issue:
        return {}
    taken = edges(asked.view.network, asked.issue, "takes_position", incoming=True)
    return next((record for other, record in taken if other == party), {})


def _form(asked: Asked, party: str | None, stored: Mapping[str, Any]) -> list[Component]:
    translate = asked.view.translate
    options = asked.options(nodes_of_kind(asked.view.network, "department", "person"))
    chosen = choose(
        PARTY,
        translate("view.column.party"),
        options,
        **named(options, asked.view),
        name=parameter("party"),
        value=party,
        maw=420,
    )
    figures = [_number(asked, name, stored.get(name)) for name in FIGURES]
    scale = _scale(asked)
    day = str(stored.get("as_of") or asked.view.today.isoformat())
    about = [
        dmc.TextInput(
            id=DATE,
            label=translate("field.positions.as_of"),
            description=translate("view.negotiate.entry.date"),
            value=day,
            w=240,
        ),
        dmc.TextInput(
            id=SOURCE,
            label=translate("field.positions.evidence"),
            description=translate("view.negotiate.entry.source"),
            value=translate.name(stored, "evidence") or "",
            w=380,
        ),
        dmc.TextInput(
            id=NOTE,
            label=translate("field.positions.note"),
            value=translate.name(stored, "note") or "",
            w=380,
        ),
    ]
    secret = dmc.Checkbox(
        id=SECRET,
        label=translate("view.negotiate.entry.confidential"),
        checked=bool(stored.get("confidential")),
    )
    save = dmc.Button(translate("view.negotiate.entry.save"), id=SAVE)
    return [
        chosen,
        scale,
        dmc.Group(figures, align="flex-end"),
        dmc.Group(about, align="flex-end"),
        secret,
        html.Div([who_input(WHO, translate), save], className="buttons"),
        dcc.Store(id=SEEN, data=_seen(asked, party)),
        html.Div(id=SAID, role="status"),
    ]


def _scale(asked: Asked) -> Component | None:
    """What the figures of the form mean on this issue; without it nobody knows which end is which.

    The bottom line is on the scale of the position.
    """
    if asked.issue is None:
        return None
    translate, record = asked.view.translate, asked.view.network.nodes[asked.issue]["record"]
    zero, hundred = scale_ends(asked, asked.issue)
    is_named = any(translate.name(record, each) for each in ("scale_low", "scale_high"))
    key = "view.negotiate.entry.scale" if is_named else "view.negotiate.entry.scale.unnamed"
    others = [translate(f"meaning.positions.{name}") for name in FIGURES if name in _SHARES]
    listed = html.Ul([html.Li(each) for each in others], className="plain-list hint")
    return html.Div([html.P(translate(key, zero=zero, hundred=hundred)), listed])


def _number(asked: Asked, name: str, value: float | None) -> Component:
    about = POSITION.field(name)
    return dmc.NumberInput(
        id=field(name),
        label=asked.view.translate(f"field.positions.{name}"),
        placeholder=asked.view.translate("unknown"),
        value="" if value is None else value,
        decimalScale=2,
        step=1 if about.maximum == 100 else 0.05,
        w=150,
    )


def _seen(asked: Asked, party: str | None) -> list[dict[str, Any]]:
    """The party's records on the issue as they are shown, for the writer to compare with."""
    if not party or not asked.issue:
        return []
    kind, _, identifier = party.partition(":")
    table = asked.view.context.register().tables["positions"]
    mine = table.filter(
        (table["issue"] == asked.issue.partition(":")[2])
        & (table["party_kind"] == kind)
        & (table["party"] == identifier)
    )
    return list(mine.to_dicts())


def register(app: Dash, context: Context) -> None:
    """Follow the choice of the party; save as a revision, or say why not."""
    into_address(app, PARTY)

    @app.callback(
        Output(SAID, "children"),
        Output(SEEN, "data"),
        Input(SAVE, "n_clicks"),
        State(PARTY, "value"),
        State(DATE, "value"),
        State(SOURCE, "value"),
        State(NOTE, "value"),
        State(SECRET, "checked"),
        State(WHO, "value"),
        State(SEEN, "data"),
        State(ids.LOCATION, "search"),
        State(ids.SHELL_LANGUAGE, "data"),
        *(State(field(name), "value") for name in FIGURES),
        prevent_initial_call=True,
        running=[(Output(SAVE, "disabled"), True, False)],
    )
    def save(
        clicks: int | None,
        party: str | None,
        day: str | None,
        source: str | None,
        note: str | None,
        secret: bool | None,
        who: str | None,
        seen: list[dict[str, Any]],
        search: str,
        language: str,
        *figures: Any,
    ) -> Any:
        if not clicks:
            return no_update, no_update
        translate, query = context.translator(language), read_query(search)
        if query.get("as_of"):
            return html.P(translate("moment.off")), no_update
        if not party or not query.get("issue"):
            return html.P(translate("view.negotiate.entry.choose")), no_update
        values: dict[str, Any] = {
            name: _read(value) for name, value in zip(FIGURES, figures, strict=True)
        }
        values |= {"evidence": _text(source), "note": _text(note), "confidential": bool(secret)}
        return _save(context, query, party, (day or "").strip(), values, seen or [], who, language)


def _save(
    context: Context,
    query: Mapping[str, str],
    party: str,
    day: str,
    values: Mapping[str, Any],
    seen: list[dict[str, Any]],
    who: str | None,
    language: str,
) -> Any:
    translate, network = context.translator(language), context.network()
    try:
        issue = resolve(network, query["issue"], "issue")
        kind, _, identifier = party.partition(":")
        key = {
            "issue": issue.partition(":")[2],
            "party_kind": kind,
            "party": identifier,
            "as_of": day,
        }
        before = next((each for each in seen if each["as_of"] == day), None)
        plan = entering(context.register(), key, _as_stored(values, before, translate), before)
        why = reason(
            "why.position", party=named_record(network, party), issue=named_record(network, issue)
        )
        number = context.store.write(plan, who=signed(who), why=why)
    except UserError as error:
        # What is there now has been seen with the message: saving again is a choice.
        if error.reason.key != "entering.moved":
            return failure(error, translate), no_update
        now = _now(context, query, party)
        there = next((each for each in now if each["as_of"] == day), {})
        text = translate("view.negotiate.entry.there", **_told(there, translate))
        return html.Div([failure(error, translate), html.P(text)]), now
    back = dcc.Link(
        translate("view.negotiate.entry.back"),
        href=address("/negotiate", language, issue=issue),
        className="button-link",
    )
    text = translate("view.negotiate.entry.saved", number=number)
    return html.Div([html.P(text), back]), _now(context, query, party)


def _as_stored(
    values: Mapping[str, Any], before: Mapping[str, Any] | None, translate: Translator
) -> dict[str, Any]:
    """Values as the register holds them: a text that was left as it was shown is its own."""
    left = {
        name: before[name]
        for name in ("evidence", "note")
        if before and before[name] and values[name] == translate.name(before, name)
    }
    return {**values, **left}


def _told(record: Mapping[str, Any], translate: Translator) -> dict[str, str]:
    unknown = translate("unknown")
    names = (*FIGURES, "evidence")
    told = {n: translate.name(record, n) if n == "evidence" else record.get(n) for n in names}
    return {n: unknown if value is None else str(value) for n, value in told.items()}


def _now(context: Context, query: Mapping[str, str], party: str) -> list[dict[str, Any]]:
    kind, _, identifier = party.partition(":")
    issue = resolve(context.network(), query["issue"], "issue").partition(":")[2]
    table = context.register().tables["positions"]
    days = table.filter(
        (table["issue"] == issue) & (table["party_kind"] == kind) & (table["party"] == identifier)
    )["as_of"].to_list()
    keys = ({"issue": issue, "party_kind": kind, "party": identifier, "as_of": day} for day in days)
    return [found for key in keys if (found := recorded(context.register(), key))]


def _read(value: Any) -> float | None:
    return None if value in (None, "") else float(value)


def _text(value: str | None) -> str | None:
    return (value or "").strip() or None
