"""What if: positions changed, parties and issues dropped, side by side with how things are."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.choices import choose, named
from dashboard.components.notices import failure
from dashboard.components.signing import signed, who_input
from dashboard.components.tables import card, plain_table
from dashboard.context import Context
from dashboard.i18n import address, read_query
from dashboard.pages._nego_asked import CHANGES, Asked, changes, parameters, shown
from graph.analyses._nego_changes import FIGURES
from graph.messages import UserError
from graph.projections import nodes_of_kind
from graph.reading import resolve
from graph.reasons import reason
from graph.scenarios.stands import keeping, kept

PARTY, MATTER, WHAT = "nego-whatif-party", "nego-whatif-issue", "nego-whatif-what"
VALUE, ADD, SAID = "nego-whatif-value", "nego-whatif-add", "nego-whatif-said"
NAME, WHO, SAVE, SAVED = (
    "nego-whatif-name",
    "nego-whatif-who",
    "nego-whatif-save",
    "nego-whatif-saved",
)
_DROP, _COLUMNS = "drop", 3


def parts(asked: Asked) -> list[Component | None]:
    """The maker of changes, the comparison, the named scenarios."""
    return [_maker(asked), _comparison(asked), _named(asked)]


def _maker(asked: Asked) -> Component:
    translate = asked.view.translate
    value = dmc.NumberInput(
        id=VALUE,
        label=translate("view.negotiate.whatif.value"),
        description=translate("view.negotiate.whatif.value.hint"),
        w=260,
        min=0,
        max=100,
    )
    add = dmc.Button(translate("view.negotiate.whatif.add"), id=ADD)
    return card(
        translate("view.negotiate.whatif"),
        dmc.Group([*_whom_and_what(asked), value, add], align="flex-end"),
        html.Div(id=SAID, role="status"),
        _listed(asked),
        hint=translate("view.negotiate.whatif.hint"),
    )


def _whom_and_what(asked: Asked) -> list[Component]:
    translate, network = asked.view.translate, asked.view.network
    parties = nodes_of_kind(network, "department", "person")
    known = dict.fromkeys(each["issue"] for each in asked.summary["stands"])
    issues = list(known) or nodes_of_kind(network, "issue")
    kinds = [(name, translate(f"view.negotiate.whatif.{name}")) for name in (*FIGURES, _DROP)]
    return [
        choose(
            PARTY,
            translate("view.negotiate.whatif.party"),
            [],
            **named(asked.options(parties), asked.view),
            w=260,
            clearable=True,
        ),
        choose(
            MATTER,
            translate("view.negotiate.whatif.issue"),
            [],
            **named(asked.options(issues), asked.view),
            w=300,
            value=asked.issue,
            clearable=True,
        ),
        choose(
            WHAT,
            translate("view.negotiate.whatif.what"),
            kinds,
            value=FIGURES[0],
            allowDeselect=False,
            w=190,
        ),
    ]


def _listed(asked: Asked) -> Component | None:
    made = changes(asked.view.query)
    if not made:
        return None
    translate = asked.view.translate
    items = []
    for at, change in enumerate(made):
        rest = CHANGES.join(each for place, each in enumerate(made) if place != at)
        away = dcc.Link(
            translate("view.negotiate.whatif.remove"),
            href=asked.here(change=rest or None),
            className="reference",
        )
        items.append(html.Li([_in_words(asked, change), " · ", away]))
    none = dcc.Link(
        translate("view.negotiate.whatif.clear"),
        href=asked.here(change=None),
        className="button-link",
    )
    return html.Div([html.Ul(items, className="plain-list"), none])


def _in_words(asked: Asked, change: str) -> str:
    target, _, rest = change.partition(" ")
    party, _, issue = target.rpartition("@")
    nodes = [each for each in (party, issue) if each]
    said = " · ".join(_name(asked, node) for node in nodes)
    return asked.view.translate("explore.told", relation=said, text=_said(asked, rest))


def _name(asked: Asked, said: str) -> str:
    """Name of what an address calls by its reference or, written by hand, by its id or name."""
    try:
        return asked.name(resolve(asked.view.network, said))
    except UserError:
        return said


def _said(asked: Asked, rest: str) -> str:
    translate = asked.view.translate
    words = []
    for word in rest.split():
        name, _, value = word.partition("=")
        known = name in FIGURES or name == _DROP
        label = translate(f"view.negotiate.whatif.{name}") if known else name
        words.append(f"{label} {value}".strip())
    return translate("list.mark").join(words)


def _comparison(asked: Asked) -> Component | None:
    """As it is, as changed, and up to three named scenarios side by side."""
    translate = asked.view.translate
    query = {name: value for name, value in asked.view.query.items() if name != "change"}
    answers = asked.view.context.answers
    columns: list[tuple[str, Mapping[str, Any]]] = [
        (
            translate("view.negotiate.whatif.now"),
            answers.answer("negotiate", **parameters(query)).summary,
        )
    ]
    if changes(asked.view.query):
        columns.append((translate("view.negotiate.whatif.changed"), asked.summary))
    for scenario in _shown_scenarios(asked):
        told = parameters(query | {"change": CHANGES.join(scenario["changes"])})
        try:
            columns.append((scenario["name"], answers.answer("negotiate", **told).summary))
        except UserError:
            continue  # it names what is no longer there; the list of scenarios says so
    if len(columns) < 2:
        return None
    headers = ["", *(name for name, _ in columns)]
    title = translate("view.negotiate.whatif.compare")
    table = plain_table(title, headers, list(_rows(asked, [s for _, s in columns])), hidden=True)
    return card(title, table, hint=translate("view.negotiate.whatif.compare.hint"))


def _rows(asked: Asked, summaries: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    translate = asked.view.translate
    issues = dict.fromkeys(issue for each in summaries for issue in each["outcomes"])
    rows: list[list[Any]] = []
    for issue in issues:
        cells = []
        for each in summaries:
            outcome, drawn = each["outcomes"].get(issue), each["ranges"].get(issue)
            span = f" ({drawn['low']:.0f}–{drawn['high']:.0f})" if drawn else ""
            missing = issue not in each["outcomes"]
            cells.append("–" if missing else f"{shown(asked, outcome, 1)}{span}")
        rows.append([asked.name(f"issue:{issue}"), *cells])
    counts = {
        "needs": [len(each["needs"]) for each in summaries],
        "pairs": [each["candidate_pairs"] for each in summaries],
        "frustration": [each["camps"]["frustration"] for each in summaries],
        "unknown": [each["unknown_positions"] for each in summaries],
    }
    rows += [
        [translate(f"view.negotiate.whatif.row.{name}"), *(str(value) for value in values)]
        for name, values in counts.items()
    ]
    return rows


def _shown_scenarios(asked: Asked) -> list[dict[str, Any]]:
    return kept(asked.view.context.register())[-_COLUMNS:]


def _named(asked: Asked) -> Component:
    translate, view = asked.view.translate, asked.view
    scenarios = kept(view.context.register())
    items = [
        html.Li(
            dcc.Link(
                each["name"],
                href=asked.here(change=CHANGES.join(each["changes"])),
                className="reference",
            )
        )
        for each in scenarios
    ]
    listed = (
        html.Ul(items, className="plain-list")
        if items
        else html.P(translate("view.negotiate.whatif.named.none"))
    )
    off = view.is_fixed or not changes(view.query)
    form = html.Div(
        [
            dmc.TextInput(id=NAME, label=translate("view.negotiate.whatif.name"), w=280),
            who_input(WHO, translate),
            dmc.Button(translate("view.negotiate.whatif.save"), id=SAVE, variant="light"),
        ],
        className="buttons",
        hidden=off,
    )
    return card(
        translate("view.negotiate.whatif.named"),
        listed,
        form,
        html.Div(id=SAVED, role="status"),
        hint=translate("view.negotiate.whatif.named.hint"),
    )


def as_change(party: str | None, issue: str | None, what: str, value: Any) -> str | None:
    """Text of one change; None where something is missing."""
    target = "@".join(each for each in (party, issue) if each)
    if not target:
        return None
    if what == _DROP:
        return f"{target} {_DROP}"
    if not party or not issue or value in (None, ""):
        return None
    return f"{target} {what}={value}"


def register(app: Dash, context: Context) -> None:
    """Add a change to the address; keep the changes under a name."""
    where = (State(ids.LOCATION, "search"), State(ids.SHELL_LANGUAGE, "data"))

    @app.callback(
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Output(SAID, "children"),
        Input(ADD, "n_clicks"),
        *(State(identifier, "value") for identifier in (PARTY, MATTER, WHAT, VALUE)),
        *where,
        prevent_initial_call=True,
    )
    def add(clicks: int | None, *given: Any) -> Any:
        return _added(context, *given) if clicks else (no_update, no_update)

    @app.callback(
        Output(SAVED, "children"),
        Input(SAVE, "n_clicks"),
        State(NAME, "value"),
        State(WHO, "value"),
        *where,
        prevent_initial_call=True,
        running=[(Output(SAVE, "disabled"), True, False)],
    )
    def save(clicks: int | None, *given: Any) -> Any:
        return _kept(context, *given) if clicks else no_update


def _added(
    context: Context,
    party: str | None,
    issue: str | None,
    what: str,
    value: Any,
    search: str,
    language: str,
) -> Any:
    """The address with one more change; what cannot be asked is told and does not come into it."""
    translate, query = context.translator(language), read_query(search)
    made = as_change(party, issue, what, value)
    if made is None:
        return no_update, html.P(translate("view.negotiate.whatif.incomplete"))
    query["change"] = CHANGES.join([*changes(query), made])
    try:
        context.at(query).answers.answer("negotiate", **parameters(query))
    except UserError as error:
        return no_update, failure(error, translate)
    return address("", language, **query), None


def _kept(
    context: Context, name: str | None, who: str | None, search: str, language: str
) -> Component:
    """That the changes of the address are kept under a name, or why not."""
    translate, wanted = context.translator(language), (name or "").strip()
    try:
        plan = keeping(context.register(), wanted, changes(read_query(search)))
        why = reason("scenario.why.save", name=wanted)
        number = context.store.write(plan, who=signed(who), why=why)
    except UserError as error:
        return failure(error, translate)
    return html.P(translate("view.negotiate.whatif.saved", name=wanted, number=number))
