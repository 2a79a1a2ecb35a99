"""Saved views in the frame: the menu that saves, opens, shares, renames and deletes them."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.hints import small_hint
from dashboard.components.icons import icon
from dashboard.components.notices import empty, failure
from dashboard.components.opened import opened_by
from dashboard.components.signing import signed, who_input
from dashboard.context import Context
from dashboard.i18n import read_query
from dashboard.names_switch import switch
from dashboard.view import View
from dashboard.views.saved import SAVED, opening, worth_saving
from graph.messages import UserError
from graph.reasons import reason
from graph.saved_views import SavedView, forgetting, renaming, saved_view, saved_views, saving
from graph.texts import Translator

OPENER, POPOVER, LIST, FORM = "views-open", "views-popover", "views-list", "views-form"
NAME, WHO, SAVE, ASKED, OUTCOME = (
    *("views-name", "views-who", "views-save", "views-asked", "views-outcome"),
)
ACT, NEW_NAME = "views-act", "views-new-name"


def control(translate: Translator) -> Component:
    """Button of the frame that opens the list of views."""
    button = dmc.ActionIcon(
        icon("views"),
        id=OPENER,
        variant="default",
        size="lg",
        **{"aria-haspopup": "dialog", "aria-label": translate("saved.open")},
    )
    return opened_by(
        button,
        _menu(translate),
        translate("saved.title"),
        identifier=POPOVER,
        width=440,
        className="views-menu",
    )


def _menu(translate: Translator) -> Component:
    return dmc.Stack(
        [
            dmc.Text(translate("saved.title"), fw=650),
            html.Div(id=LIST, role="list"),
            html.Div(_form(translate), id=FORM),
            html.Div(id=OUTCOME, role="status"),
            html.Div(
                [
                    copy_button(translate("saved.copy.here"), translate),
                    copy_button(translate("saved.copy.read"), translate, read_only=True),
                ],
                className="buttons",
            ),
            small_hint(translate("saved.copy.hint")),
            switch(translate),
            dcc.Store(id=ASKED),
        ],
        gap="sm",
    )


def _form(translate: Translator) -> Component:
    return dmc.Stack(
        [
            html.Div(
                [
                    dmc.TextInput(id=NAME, label=translate("saved.name")),
                    who_input(WHO, translate, "saved.who"),
                ],
                className="views-fields",
            ),
            dmc.Button(translate("saved.save"), id=SAVE, variant="light"),
        ],
        gap="xs",
    )


def copy_button(
    words: str, translate: Translator, *, path: str | None = None, read_only: bool = False
) -> Component:
    """Button that copies a link, to the page that is shown where no ``path`` is given."""
    data = {"data-copy": path or "", "data-copied": translate("saved.copied")}
    if read_only:
        data["data-copy-read"] = "only"
    return html.Button(words, type="button", className="copy-link", **data)


def banner(view: View) -> Component | None:
    """Which saved view the page shows, or that there is none of that name, and the way on."""
    asked, translate = view.query.get(SAVED), view.translate
    if not asked:
        return None
    try:
        saved = saved_view(view.context.present.register(), asked)
    except UserError as error:
        links = [
            dcc.Link(_name(each, translate), href=_href(each, view), className="reference")
            for each in saved_views(view.context.present.register())
        ]
        items = html.Ul([html.Li(each) for each in links], className="plain-list")
        return html.Div([failure(error, translate), items if links else None])
    said = translate("saved.shown", name=_name(saved, translate))
    back = dcc.Link(
        translate("saved.again"), href=_href(saved, view), className="button-link", refresh=False
    )
    return html.Div(
        [
            html.Strong(said),
            back,
            copy_button(translate("saved.copy"), translate, path=_short(saved)),
        ],
        className="moment-banner saved-banner",
        role="note",
    )


def _href(saved: SavedView, view: View) -> str:
    reader = {name: view.query.get(name) for name in ("read", "names")}
    return opening(saved, view.language, **reader)


def _short(saved: SavedView) -> str:
    return f"{saved.address.partition('?')[0]}?{SAVED}={saved.id}"


def _name(saved: SavedView, translate: Translator) -> str:
    return translate.name(saved.record) or saved.id


def register(app: Dash, context: Context) -> None:
    """Let the menu show the views, and do what its buttons say."""
    app.clientside_callback(
        ClientsideFunction("views", "ask"),
        Output(ASKED, "data"),
        Input(SAVE, "n_clicks"),
        Input(NAME, "n_submit"),
        State(NAME, "value"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(LIST, "children"),
        Output(FORM, "hidden"),
        Output(OUTCOME, "children"),
        Output(NAME, "value"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input(OPENER, "n_clicks"),
        Input(ASKED, "data"),
        Input({"type": ACT, "do": ALL, "view": ALL}, "n_clicks"),
        State({"type": NEW_NAME, "view": ALL}, "value"),
        State({"type": NEW_NAME, "view": ALL}, "id"),
        State(WHO, "value"),
        State(ids.LOCATION, "search"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def follow(
        opened: int | None,
        asked: Mapping[str, Any] | None,
        pressed: Sequence[int | None],
        new_names: Sequence[str | None],
        named_ids: Sequence[Mapping[str, str]],
        who: str | None,
        search: str | None,
        language: str,
    ) -> tuple[object, ...]:
        translate, trigger = context.translator(language), ctx.triggered_id
        if not ctx.triggered or not ctx.triggered[0]["value"]:  # a list that was just drawn
            return (no_update,) * 5
        query = read_query(search)
        here = _Here(context, query, translate, signed(who))
        if trigger == OPENER:
            return (*here.menu(), None, no_update, no_update)
        try:
            if trigger == ASKED and asked:
                said, then = here.save(asked)
            else:
                names = {each["view"]: v for each, v in zip(named_ids, new_names, strict=True)}
                said, then = here.act(trigger, names)
        except UserError as error:
            return no_update, no_update, failure(error, translate), no_update, no_update
        emptied = "" if trigger == ASKED else no_update
        return (*here.menu(), html.P(said, className="hint"), emptied, then)


class _Here:
    """What the menu does for one reader on one page."""

    def __init__(
        self, context: Context, query: Mapping[str, str], translate: Translator, who: str
    ) -> None:
        self._context = context.at({n: v for n, v in query.items() if n not in ("as_of", "known")})
        self._query, self._translate, self._who = query, translate, who

    def menu(self) -> tuple[Component | list[Component], bool]:
        """Return the list of views, and whether nothing can be saved here."""
        fixed = self._context.read_only
        items = [self._item(each, fixed=fixed) for each in self._views()]
        return items or empty(self._translate("saved.none")), fixed

    def save(self, asked: Mapping[str, Any]) -> tuple[str, object]:
        """Save the page that is shown; what to say, and the address then."""
        name = str(asked.get("name") or "")
        places = {
            str(node): (float(at[0]), float(at[1]))
            for node, at in (asked.get("places") or {}).items()
        }
        address = worth_saving(str(asked["path"]), str(asked["search"]))
        plan = saving(self._context.present.register(), name, address, places)
        self._write(plan, reason("views.why.save", name=name.strip()))
        made = saved_view(self._context.present.register(), name)
        return self._translate("saved.done.save", name=name.strip()), self._named(made)

    def act(self, button: Any, names: Mapping[str, str | None]) -> tuple[str, object]:
        """Rename or delete a view; what to say, and the address then."""
        saved = saved_view(self._context.present.register(), button["view"])
        name, register = _name(saved, self._translate), self._context.present.register()
        if button["do"] == "rename":
            new = (names.get(saved.id) or "").strip()
            why = reason("views.why.rename", name=name, new=new)
            self._write(renaming(register, saved.id, new), why)
            return self._translate("saved.done.rename", name=new), no_update
        number = self._write(forgetting(register, saved.id), reason("views.why.delete", name=name))
        return self._translate("saved.done.delete", name=name, number=number), no_update

    def _views(self) -> Sequence[SavedView]:
        return saved_views(self._context.present.register())

    def _write(self, plan: Any, why: str) -> int:
        return self._context.store.write(plan, who=self._who, why=why)

    def _named(self, made: SavedView) -> object:
        """The address: it stays as it is, unless it names another view than what is shown now."""
        if self._query.get(SAVED, made.id) in (made.id, _name(made, self._translate)):
            return no_update
        reader = {each: self._query.get(each) for each in ("read", "names")}
        return f"?{opening(made, self._translate.language, **reader).partition('?')[2]}"

    def _item(self, saved: SavedView, *, fixed: bool) -> Component:
        translate = self._translate
        name = _name(saved, translate)
        reader = {each: self._query.get(each) for each in ("read", "names")}
        link = dcc.Link(
            name, href=opening(saved, translate.language, **reader), className="reference"
        )
        more = [
            dmc.TextInput(
                id={"type": NEW_NAME, "view": saved.id},
                value=name,
                size="xs",
                **{"aria-label": translate("saved.new_name", name=name)},
            ),
            _button("rename", saved, translate),
            _button("delete", saved, translate),
        ]
        summary = html.Summary(
            translate("saved.more.short"), **{"aria-label": translate("saved.more", name=name)}
        )
        change = [] if fixed else [html.Details([summary, html.Div(more)])]
        shown = html.Div(
            [link, copy_button(translate("saved.copy"), translate, path=_short(saved))]
        )
        return html.Div([shown, *change], className="views-item", role="listitem")


def _button(do: str, saved: SavedView, translate: Translator) -> Component:
    return dmc.Button(
        translate(f"saved.{do}"),
        id={"type": ACT, "do": do, "view": saved.id},
        variant="subtle",
        size="compact-xs",
    )
