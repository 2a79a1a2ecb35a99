"""Merging two records of one party: likely pairs, what would move, and doing it."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.choices import choose, into_address, parameter
from dashboard.components.locked import locked
from dashboard.components.notices import empty, failure
from dashboard.components.paging import paged
from dashboard.components.signing import signed, who_input
from dashboard.components.tables import card, plain_table
from dashboard.context import Context
from dashboard.i18n import address, read_query
from dashboard.pages._base import View
from graph.change_rows import field_title, record_words
from graph.duplicates import Pair, duplicates
from graph.merging import Merge, merge
from graph.merging_words import COLUMNS, difference_words, moved_counts
from graph.messages import UserError
from graph.model import KIND_OF_TABLE, PARTIES, TABLE_OF_KIND
from graph.projections import name_of, nodes_of_kind
from graph.reasons import reason
from graph.texts import Translator

KEEP, OTHER, TAKE = "merge-keep", "merge-other", "merge-take"
WHO, DO, OUTCOME = "merge-who", "merge-do", "merge-outcome"
_PAGE = 25
_MOST_OFFERED = 5_000  # parties in a list to choose from; beyond that the pairs and ids lead here
_AS_WRITTEN = "as-written"  # two names may differ in their blanks alone


def layout(view: View) -> Component:
    """Two parties to choose, what merging them would do, and pairs that may be one."""
    if off := locked(view):
        return html.Div([off, html.Div(_chosen(view), hidden=True)])
    return html.Div([_chosen(view), _pairs(view)], className="stack")


def _chosen(view: View) -> Component:
    translate = view.translate
    options = _options(view)
    fields = [
        choose(
            identifier,
            translate(f"view.merge.{name}"),
            options,
            name=parameter(name),
            value=view.query.get(name),
            clearable=True,
            selectFirstOptionOnChange=True,
            nothingFoundMessage=translate("shell.search.nothing"),
            limit=100,
            w=340,
        )
        for identifier, name in ((KEEP, "keep"), (OTHER, "other"))
    ]
    found, refusal = _planned(view)
    shown = failure(refusal, translate) if refusal else _preview(view, found) if found else None
    return card(
        translate("view.merge"),
        dmc.Group(fields, align="flex-end"),
        _swap(view) if found else None,
        shown,
        html.Div(_taking(found, view), hidden=not (found and found.differences)),
        html.Div(
            [
                who_input(WHO, translate),
                dmc.Button(translate("view.merge.do"), id=DO),
            ],
            className="buttons",
            hidden=found is None,
        ),
        html.Div(id=OUTCOME, role="status"),
        hint=translate("view.merge.hint"),
    )


def _options(view: View) -> list[tuple[str, str]]:
    network = view.network
    kinds = (KIND_OF_TABLE[each] for each in PARTIES)
    nodes = [node for kind in kinds for node in nodes_of_kind(network, kind)]
    asked = [view.query.get(name, "") for name in ("keep", "other")]
    if len(nodes) > _MOST_OFFERED:
        nodes = [node for node in asked if node in network]
    return sorted(
        ((node, _title(view, node)) for node in nodes),
        key=lambda option: option[1].casefold(),
    )


def _title(view: View, node: str) -> str:
    name = name_of(view.network, node, view.translate)
    return view.translate.named(name, view.network.nodes[node]["id"])


def _planned(view: View) -> tuple[Merge | None, UserError | None]:
    keep, other = (view.query.get(name) for name in ("keep", "other"))
    if not keep or not other:
        return None, None
    try:
        return _merge(view.context, keep, other, _taken(view.query.get("take"))), None
    except UserError as refusal:
        return None, refusal


def _merge(context: Context, keep: str, other: str, take: tuple[str, ...]) -> Merge:
    kind, _, kept = keep.partition(":")
    of_other, _, gone = other.partition(":")
    # Parties of two kinds: the table is left open, which is refused with the reason.
    table = TABLE_OF_KIND.get(kind, "") if kind == of_other else ""
    return merge(context.register(), table, kept, gone, take)


def _taken(text: str | None) -> tuple[str, ...]:
    return tuple(each for each in (text or "").split(",") if each)


def _swap(view: View) -> Component:
    swapped = {"keep": view.query.get("other"), "other": view.query.get("keep")}
    href = view.address("/data", tab="merge", **swapped)
    return dcc.Link(view.translate("view.merge.swap"), href=href, className="reference")


def _preview(view: View, found: Merge) -> Component:
    translate = view.translate
    moves = [
        html.Li(
            translate(
                "merge.moves",
                table=translate(f"table.{name}"),
                count=count,
                how=translate(how),
            )
        )
        for (name, how), count in moved_counts(found).items()
    ]
    rows = [
        [*difference_words(each, translate)[:2], *_said(each.takes_other, each, translate)]
        for each in found.differences
    ]
    headers = [translate(f"merge.column.{each}") for each in COLUMNS]
    title = translate("view.merge.differences")
    return html.Div(
        [
            html.H3(translate("view.merge.moves"), className="group-title"),
            html.Ul(moves, className="plain-list")
            if moves
            else html.P(translate("view.merge.moves.none")),
            html.H3(title, className="group-title"),
            plain_table(title, headers, rows, hidden=True)
            if rows
            else html.P(translate("view.merge.differences.none")),
        ]
    )


def _said(takes_other: bool, each: Any, translate: Translator) -> list[Component]:
    kept, other = difference_words(each, translate)[2:]
    stands, lost = (other, kept) if takes_other else (kept, other)
    parts = [html.Strong(stands, className=_AS_WRITTEN), html.Del(lost, className=_AS_WRITTEN)]
    return parts[::-1] if takes_other else parts


def _taking(found: Merge | None, view: View) -> Component:
    """Choice of the fields and tables in which the other's word stands."""
    names: dict[str, str] = {}
    for each in found.differences if found else ():
        own = each.table == (found.table if found else "")
        name = each.field if own else each.table
        title = (
            field_title(each.table, each.field, view.translate)
            if own
            else view.translate(f"table.{each.table}")
        )
        names.setdefault(name, title)
    return dmc.MultiSelect(
        id=TAKE,
        label=view.translate("view.merge.take"),
        description=view.translate("view.merge.take.hint"),
        data=[{"value": value, "label": label} for value, label in names.items()],
        name=parameter("take"),
        value=list(_taken(view.query.get("take"))),
        maw=700,
    )


def _pairs(view: View) -> Component:
    translate, tables = view.translate, view.context.register().tables
    found = [each for table in PARTIES for each in duplicates(tables, table)]
    shown, pages = paged(view, found, _PAGE, "/data", tab="merge")
    wanted = {(pair.table, each) for pair in shown for each in (pair.first, pair.second)}
    said = {
        (table, row["id"]): record_words(table, row, translate)
        for table in PARTIES
        for row in tables[table].to_dicts()
        if (table, row["id"]) in wanted
    }
    rows = [
        [
            _named(pair.first, said[pair.table, pair.first]),
            _named(pair.second, said[pair.table, pair.second]),
            translate(f"duplicates.{pair.why}"),
            _look(view, pair),
        ]
        for pair in shown
    ]
    names = ("first", "second", "why", "look")
    headers = [translate(f"view.merge.column.{each}") for each in names]
    title = translate("view.merge.pairs")
    table = plain_table(title, headers, rows, hidden=True)
    body = table if rows else empty(translate("duplicates.none"))
    return card(title, body, pages, hint=translate("view.merge.pairs.hint"))


def _named(identifier: str, said: str) -> Component:
    return html.Div([html.Strong(identifier), html.Div(said, className=f"hint {_AS_WRITTEN}")])


def _look(view: View, pair: Pair) -> Component:
    kind = KIND_OF_TABLE[pair.table]
    chosen = {"keep": f"{kind}:{pair.first}", "other": f"{kind}:{pair.second}"}
    text = view.translate("view.merge.look")
    heard = view.translate("view.merge.look.named", first=pair.first, second=pair.second)
    link = dcc.Link(
        text,
        href=view.address("/data", tab="merge", **chosen),
        className="button-link",
        **{"title": heard},
    )
    return html.Div(link)


def register(app: Dash, context: Context) -> None:
    """Choices into the address; button → one revision, or why not."""
    for identifier in (KEEP, OTHER, TAKE):
        into_address(app, identifier)

    @app.callback(
        Output(OUTCOME, "children"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input(DO, "n_clicks"),
        State(ids.LOCATION, "search"),
        State(WHO, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
        running=[(Output(DO, "disabled"), True, False)],
    )
    def do(clicks: int | None, search: str | None, who: str | None, language: str) -> Any:
        query, translate = read_query(search), context.translator(language)
        if not clicks or query.get("as_of"):
            return no_update, no_update
        try:
            found = _merge(
                context, query.get("keep", ""), query.get("other", ""), _taken(query.get("take"))
            )
            why = reason("merge.why", keep=found.keep, other=found.other)
            made = context.store.write(found.plan, who=signed(who), why=why)
        except UserError as error:
            return failure(error, translate), no_update
        there = address("/data", language, tab="history", revision=str(made))
        return None, there.removeprefix("/data")
