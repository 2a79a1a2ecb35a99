"""What the mapping screen shows: columns with samples and choices, first rows, what is kept."""

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.notices import warnings
from dashboard.components.tables import plain_table
from dashboard.context import Context
from dashboard.pages._mapping_ids import FORGET, SPLIT, TABLE, USE, WORDS
from graph.change_rows import field_words
from graph.messages import Message
from graph.model import RECORD_TYPES
from graph.texts import Translator

LEFT_OUT = "none"
_SHOWN = 3  # samples of a column
_LONGEST = 60
_MARKS = {
    "": "none",
    "、，,；;": "chinese",
    "、，；": "chinese_only",
    ";": "semicolon",
    "|": "bar",
    ",": "comma",
    "\n": "line",
    "/": "slash",
    " ": "blank",
    "clauses": "clauses",
}


def screen(plan: Mapping[str, Any], translate: Translator, *, unknown: bool = False) -> Component:
    """Every block of a plan with its columns; it says so where nobody knows the file."""
    blocks = [_block(at, block, plan, translate) for at, block in enumerate(plan["blocks"])]
    return html.Div(
        [
            html.H3(translate("view.mapping.title"), className="group-title"),
            dmc.Alert(translate("view.mapping.hint"), title=translate("view.mapping.unknown"))
            if unknown
            else html.P(translate("view.mapping.hint"), className="hint"),
            *blocks,
        ]
    )


def _block(
    at: int, block: Mapping[str, Any], plan: Mapping[str, Any], translate: Translator
) -> Component:
    tables = [{"value": LEFT_OUT, "label": translate("view.mapping.left_out")}]
    tables += [
        {"value": each.table, "label": translate(f"table.{each.table}")} for each in RECORD_TYPES
    ]
    choice = dmc.Select(
        id={"type": TABLE, "block": at},
        label=translate("view.mapping.row_is", name=block["name"]),
        data=tables,
        value=block["table"] or LEFT_OUT,
        allowDeselect=False,
        w=320,
        mb="xs",
    )
    if not block["table"]:
        return html.Div([choice], className="mapping-block")
    uses = _uses(block["table"], block["uses"], translate)
    splits = [
        {"value": name, "label": translate(f"view.mapping.split.{name}")}
        for mark, name in _MARKS.items()
        if not mark or mark in plan["marks"]
    ]
    rows = [
        _column(at, number, column, uses, splits, translate)
        for number, column in enumerate(block["columns"])
    ]
    headers = [translate(f"view.mapping.{each}") for each in ("column", "samples", "use", "split")]
    caption = translate("view.mapping.columns", name=block["name"])
    return html.Div(
        [choice, plain_table(caption, headers, rows, hidden=True)], className="mapping-block"
    )


def _uses(table: str, uses: Sequence[str], translate: Translator) -> list[dict[str, Any]]:
    """Choices in groups: fields, parties, other matters, what becomes of the rest."""
    groups: dict[str, list[dict[str, str]]] = {}
    for use in uses:
        what = use.partition(":")[0]
        group = {"keep": "rest", "ignore": "rest", "member": "party", "manager": "party"}.get(
            what, what
        )
        if group == "party" and use.endswith(":people"):
            group = "people"
        groups.setdefault(group, []).append({"value": use, "label": _use(table, use, translate)})
    return [
        {"group": translate(f"view.mapping.group.{group}"), "items": items}
        for group, items in groups.items()
    ]


def _use(table: str, use: str, translate: Translator) -> str:
    what, _, rest = use.partition(":")
    if what == "field":
        return translate(f"field.{table}.{rest}")
    if what == "party":
        role, _, party = rest.rpartition(":")
        return translate(f"view.mapping.party.{party}", role=_role(role, translate))
    if what == "link":
        return translate(f"view.mapping.link.{rest.replace(' ', '_')}")
    return translate(f"view.mapping.{what}")


def _role(role: str, translate: Translator) -> str:
    return translate("view.mapping.first" if role == "first" else f"role.{role}")


def _column(
    block: int,
    number: int,
    column: Mapping[str, Any],
    uses: list[dict[str, Any]],
    splits: list[dict[str, Any]],
    translate: Translator,
) -> list[Any]:
    called = _called(column["name"], translate)
    place = {"block": block, "column": number}
    use = dmc.Select(
        id={"type": USE, **place},
        data=uses,
        value=column["use"],
        allowDeselect=False,
        searchable=True,
        maxDropdownHeight=320,
        **{"aria-label": translate("view.mapping.use.of", name=called)},
    )
    split = dmc.Select(
        id={"type": SPLIT, **place},
        data=splits,
        value=_MARKS.get(column["split"], "none"),
        allowDeselect=False,
        **{"aria-label": translate("view.mapping.split.of", name=called)},
    )
    words = html.Details(
        [
            html.Summary(translate("view.mapping.words")),
            dmc.Textarea(
                id={"type": WORDS, **place},
                value="\n".join(f"{word} = {meant}" for word, meant in column["words"]),
                placeholder=translate("view.mapping.words.hint"),
                autosize=True,
                minRows=2,
                debounce=500,
                **{"aria-label": translate("view.mapping.words.of", name=called)},
            ),
        ]
    )
    filled = translate("view.mapping.filled", filled=column["filled"], of=column["of"])
    return [
        [html.Strong(called), html.Div(filled, className="hint")],
        html.Ul(
            [html.Li(_short(each)) for each in column["samples"][:_SHOWN]], className="samples"
        ),
        use,
        [split, words],
    ]


def _called(name: str, translate: Translator) -> str:
    """Name of a column; names of files and folders in words."""
    key = {"$folder.-1": "folder", "$name": "file"}.get(name)
    return translate(f"view.mapping.own.{key}") if key else name


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def changed(
    plan: Mapping[str, Any], chosen: Sequence[Sequence[Mapping[str, Any]]]
) -> dict[str, Any]:
    """The plan with what the reader has chosen; ``chosen`` as Dash lists pattern inputs."""
    new: dict[str, Any] = {**plan}
    new["blocks"] = [
        {**block, "columns": [dict(each) for each in block["columns"]]} for block in plan["blocks"]
    ]
    for inputs in chosen:
        for each in inputs:
            place, value = each["id"], each.get("value")
            columns = new["blocks"][place["block"]]["columns"] if new["blocks"] else []
            if place["column"] < len(columns):
                _take(columns[place["column"]], place["type"], value)
    return new


def _take(column: dict[str, Any], what: str, value: Any) -> None:
    if what == USE and value:
        column["use"] = value
    elif what == SPLIT and value in _MARKS.values():
        column["split"] = next(mark for mark, name in _MARKS.items() if name == value)
    elif what == WORDS:
        lines = [line.partition("=") for line in (value or "").splitlines() if "=" in line]
        column["words"] = [[word.strip(), meant.strip()] for word, _, meant in lines]


def preview(
    tables: Sequence[Mapping[str, Any]], notes: Sequence[Message], translate: Translator
) -> Component:
    """First rows of every table as they would become."""
    if not tables:
        return html.P(translate("view.mapping.preview.none"), className="hint")
    shown = [_preview(each, translate) for each in tables]
    return html.Div(
        [
            html.H3(translate("view.mapping.preview"), className="group-title"),
            html.P(translate("view.mapping.preview.hint"), className="hint"),
            *shown,
            warnings(notes, translate),
        ]
    )


def _preview(table: Mapping[str, Any], translate: Translator) -> Component:
    headers = [translate(f"field.{table['table']}.{name}") for name in table["fields"]]
    headers += list(table["further"])
    rows = [list(_cells(table, row, translate)) for row in table["rows"]]
    return plain_table(translate(f"table.{table['table']}"), headers, rows)


def _cells(
    table: Mapping[str, Any], row: Sequence[str | None], translate: Translator
) -> Iterator[str]:
    """Values of a row in the words of the reader; further columns as they are."""
    names = [*table["fields"], *(None for _ in table["further"])]
    for name, cell in zip(names, row, strict=True):
        if cell is None:
            yield "–"
        else:
            yield _short(field_words(table["table"], name, cell, translate) if name else cell)


def remembered(context: Context, translate: Translator) -> Component | None:
    """Mappings that are remembered, each with a way to take it along and to forget it."""
    found = context.files.mappings.remembered()
    if not found:
        return None
    rows = [_kept(each, translate) for each in found]
    headers = [translate(f"view.mapping.kept.{each}") for each in ("name", "tables", "has", "do")]
    return html.Details(
        [
            html.Summary(translate("view.mapping.kept", count=len(found))),
            plain_table(None, headers, rows),
        ]
    )


def _kept(each: Mapping[str, Any], translate: Translator) -> list[Any]:
    mark = translate("list.mark")
    said = mark.join(translate(f"table.{table}") for table in each["tables"])
    if each["error"] is not None:
        said = translate.say(each["error"].reason)
    name = each["name"]
    return [
        name,
        said,
        _short(mark.join(each["has"])),
        html.Div(
            [
                html.A(
                    translate("view.mapping.download"),
                    href=f"/download/mapping.yaml?name={name}",
                    download=f"{name}.yaml",
                    className="button-link",
                ),
                dmc.Button(
                    translate("view.mapping.forget"),
                    id={"type": FORGET, "name": name},
                    variant="light",
                    color="red",
                    size="compact-sm",
                ),
            ],
            className="buttons",
        ),
    ]


def text_of_upload(contents: str) -> str:
    """Text of an uploaded mapping file; what is no text reads as nothing."""
    _, _, encoded = contents.partition(",")
    try:
        return base64.b64decode(encoded, validate=True).decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError):
        return ""
