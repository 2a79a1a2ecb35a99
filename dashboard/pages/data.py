"""The register itself: its tables, files in with a preview, files out, its history."""

from collections.abc import Callable, Mapping

import polars as pl
from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.choices import choose, into_address, parameter
from dashboard.components.heading import heading
from dashboard.components.in_cells import day_column, figure_column
from dashboard.components.locked import locked
from dashboard.components.tables import card, grid
from dashboard.components.words import in_cells, shown_as
from dashboard.context import Context
from dashboard.pages import _edit_grid, _export, _history, _import, _merge
from dashboard.pages._base import Page, View
from graph.change_rows import field_title
from graph.fields import LANGUAGES, Field, FieldType, localised_name
from graph.model import BY_TABLE, KIND_OF_TABLE, RECORD_TYPES
from graph.projections import name_of, reference
from graph.tables import EXTRA, counts

TABLE, GRID = "data-table", "data-grid"
_FIRST = RECORD_TYPES[0].table


def layout(view: View) -> Component:
    """The part that the address names, under links to all parts."""
    asked = view.query.get("tab", "tables")
    tab = asked if asked in _TABS else "tables"
    links = [
        dcc.Link(
            view.translate(f"view.data.{each}"),
            href=view.address("/data", tab=each),
            className="part part-shown" if each == tab else "part",
        )
        for each in _TABS
    ]
    return html.Div(
        [heading(view, "data"), _parts(view, links), _part(view, tab)],
        className="stack",
    )


def _part(view: View, tab: str) -> Component:
    off = locked(view)
    if tab in _WRITING and off:
        # Drawn all the same, for the callbacks; what it writes would be written into the present.
        return html.Div([off, html.Div(_TABS[tab](view), hidden=True)])
    return _TABS[tab](view)


def _parts(view: View, links: list[Component]) -> Component:
    return html.Nav(links, className="parts", **{"aria-label": view.translate("page.data")})


def _tables(view: View) -> Component:
    translate = view.translate
    tables = view.context.register().tables
    asked = view.query.get("table", _FIRST)
    table = asked if asked in BY_TABLE else _FIRST
    numbers = counts(tables)
    options = [
        (
            each.table,
            translate(
                "view.data.table.option",
                table=translate(f"table.{each.table}"),
                count=numbers[each.table],
            ),
        )
        for each in RECORD_TYPES
    ]
    frame = tables[table]
    empty = {name for name in frame.columns if frame[name].null_count() == frame.height}
    # Columns nobody has filled would only push the others out of sight; the hint counts them.
    columns = [
        _column(view, table, name, frame[name].unique())
        for name in _ordered(frame.drop(empty) if frame.height else frame, view.language)
    ]
    if not view.is_fixed:
        columns = [_edit_grid.editable(each, table, str(each["field"])) for each in columns]
    record_type = BY_TABLE[table]
    sent = frame.drop(empty.difference(record_type.key))
    rows = sent.with_columns(pl.int_range(pl.len()).cast(pl.String).alias("row")).to_dicts()
    # Columns per language say the same as another one does; whoever wants them sees them in a form.
    hidden = len(empty.difference(record_type.translations)) if frame.height else 0
    return card(
        translate("view.data.tables"),
        choose(
            TABLE,
            translate("view.data.table"),
            options,
            name=parameter("table", _FIRST),
            value=table,
            maw=360,
            mb="sm",
        ),
        locked(view) or _edit_grid.toolbar(view, table),
        grid(
            GRID,
            columns,
            [
                _edit_grid.in_words(table, row, translate)
                for row in _edit_grid.keyed_rows(table, rows)
            ],
            translate,
            height=560,
            row_id="row",
            column_size="autoSize",
        ),
        hint=_hint(view, hidden),
    )


def _hint(view: View, hidden: int) -> str:
    said = [view.translate("view.data.tables.hint")]
    if hidden:
        said.append(view.translate("view.data.tables.hidden", hidden=hidden))
    if not view.is_fixed:
        said.append(view.translate("editing.grid.hint"))
    # Chinese sentences follow without a blank.
    return (" " if view.language == "en" else "").join(said)


def _ordered(frame: pl.DataFrame, language: str) -> list[str]:
    """Columns with each text in the reader's language in its place; the same in others come last.

    Else the same titles three or four times over would push all else out of sight. The column
    without a language stays beside the reader's own while that has gaps.
    """
    columns, first = frame.columns, list[str]()
    for name in columns:
        own = localised_name(name, language)
        if own in columns:
            gaps = frame[own].is_null() & frame[name].is_not_null()
            first += [own, name] if gaps.any() else [own]
        elif not any(name == localised_name(base, each) for base in columns for each in LANGUAGES):
            first.append(name)
    return list(dict.fromkeys([*first, *columns]))


def _column(view: View, table: str, name: str, values: pl.Series) -> dict[str, object]:
    title = field_title(table, name, view.translate)
    column: dict[str, object] = {"field": name, "headerName": title, "tooltipField": name}
    if name == EXTRA:
        return column
    field = BY_TABLE[table].field(name)
    if field.type is FieldType.NUMBER:
        column |= figure_column()
    elif field.type is FieldType.DATE:
        column |= day_column(view.translate)
    elif field.references:
        column |= shown_as(_named(view, field, values))
    else:
        column |= in_cells(field, values, view.translate)
    return column


def _named(view: View, field: Field, values: pl.Series) -> dict[str, str]:
    """Ids with the names of what they refer to; an id that several kinds share stays alone.

    The id stands first, for the column is sorted and edited by it.
    """
    network, found = view.network, dict[str, str]()
    kinds = [KIND_OF_TABLE[table] for table in field.references if table in KIND_OF_TABLE]
    for identifier in values.drop_nulls().to_list():
        nodes = [node for kind in kinds if (node := reference(kind, identifier)) in network]
        if len(nodes) == 1:
            name = name_of(network, nodes[0], view.translate)
            if name != identifier:
                found[identifier] = view.translate("view.data.reference", id=identifier, name=name)
    return found


_TABS: Mapping[str, Callable[[View], Component]] = {
    "tables": _tables,
    "import": _import.layout,
    "export": _export.layout,
    "merge": _merge.layout,
    "history": _history.layout,
}

_WRITING = ("import",)


def register(app: Dash, context: Context) -> None:
    """Follow the choice of the table, the steps of an import, the part to take out, undoing."""
    into_address(app, TABLE)
    _edit_grid.register(app, context, GRID)
    _import.register(app, context)
    _export.register(app)
    _merge.register(app, context)
    _history.register(app, context)


def _every_part(view: View) -> Component:
    parts = [part(view) for name, part in _TABS.items() if name != "history"]
    return html.Div([*parts, _history.every_part(view)])


PAGE = Page(
    id="data",
    path="/data",
    icon="data",
    layout=layout,
    register=register,
    every_part=_every_part,
)
