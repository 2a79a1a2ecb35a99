"""What to consult on: an issue of the register, or a draft typed in before it exists."""

from collections.abc import Iterator, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.choices import (
    CLOSED,
    choose,
    into_address,
    issue_options,
    named,
    parameter,
)
from dashboard.pages._base import View
from dashboard.views.matter import is_draft, several
from graph.projections import name_of, nodes_of_kind
from graph.reading import resolve
from graph.reading_order import reading_key
from graph.speeds import urgency

ISSUE = "consult-issue"
_PREFIX = "consult-draft-"
_FIELDS = ("title", "topics", "kind", "lead", "depends", "authors", "priority")


def choice(view: View) -> Component:
    """Links between issue and draft, and the form of the one chosen; the other is hidden."""
    draft = is_draft(view.query)
    links = [
        dcc.Link(
            view.translate(f"view.consult.about.{name}"),
            href=view.address("/consult", draft=flag),
            className="part part-shown" if draft == bool(flag) else "part",
        )
        for name, flag in (("issue", None), ("draft", "1"))
    ]
    label = view.translate("view.consult.about")
    return html.Div(
        [
            html.Nav(links, className="parts", **{"aria-label": label}),
            html.Div(_issue(view, is_shown=not draft), hidden=draft),
            html.Div(_draft(view, is_shown=draft), hidden=not draft),
        ],
        className="matter-choice",
    )


def _issue(view: View, *, is_shown: bool) -> Component:
    # The form that is hidden is there for its callbacks only: its options would double the page.
    issue = view.query.get("issue")
    return choose(
        ISSUE,
        view.translate("view.consult.issue"),
        [],
        **named(issue_options(view) if is_shown else [], view),
        name=parameter("issue"),
        allowDeselect=False,  # Enter on the one that is chosen keeps it
        value=resolve(view.network, issue, "issue") if issue else None,
        placeholder=view.translate("view.consult.issue.placeholder"),
        nothingFoundMessage=view.translate("shell.search.nothing"),
        maw=680,
    )


def _draft(view: View, *, is_shown: bool) -> list[Component]:
    translate = view.translate
    if not is_shown:
        return [_text(view, "title"), _tags(view, "topics", []), *_empty_choices(view)]
    hint = dmc.Text(translate("view.consult.draft.hint"), size="sm", className="hint")
    parties = _options(view, "department") + _options(view, "person")
    needs = issue_options(view) + _options(view, "department")
    priorities = sorted(_used(view, "priority"), key=urgency)
    fields = [
        _text(view, "title"),
        _tags(view, "topics", _used(view, "topics")),
        _one(view, "kind", [(each, translate.word(each)) for each in _used(view, "kind")]),
        _one(view, "lead", _options(view, "department")),
        _many(view, "depends", needs),
        _many(view, "authors", parties),
        _one(view, "priority", [(each, translate.word(each)) for each in priorities]),
    ]
    return [hint, html.Div(fields, className="draft-form")]


def _empty_choices(view: View) -> Iterator[Component]:
    yield from (_one(view, name, []) for name in ("kind", "lead", "priority"))
    yield from (_many(view, name, []) for name in ("depends", "authors"))


def _settings(view: View, name: str) -> dict[str, Any]:
    return {
        "id": f"{_PREFIX}{name}",
        "label": view.translate(f"view.consult.draft.{name}"),
        "name": parameter(name),
    }


def _text(view: View, name: str) -> Component:
    value = view.query.get(name, "")
    return dmc.TextInput(**_settings(view, name), value=value, debounce=True)


def _one(view: View, name: str, options: Sequence[tuple[str, str]]) -> Component:
    settings = _settings(view, name)
    value = view.query.get(name)
    known = [*options] if not value or value in dict(options) else [*options, (value, value)]
    return choose(
        settings.pop("id"),
        settings.pop("label"),
        known,
        value=value,
        clearable=True,
        nothingFoundMessage=view.translate("shell.search.nothing"),
        **(named(known, view) if name == "lead" else {}),
        **settings,
    )


def _many(view: View, name: str, options: Sequence[tuple[str, str]]) -> Component:
    chosen = several(view.query.get(name))
    known = {value for value, _ in options}
    unknown = [(each, each) for each in chosen if each not in known]
    return dmc.MultiSelect(
        **_settings(view, name),
        **named([*options, *unknown], view),
        **CLOSED,
        value=chosen,
        searchable=True,
        selectFirstOptionOnChange=True,
        nothingFoundMessage=view.translate("shell.search.nothing"),
    )


def _tags(view: View, name: str, known: Sequence[str]) -> Component:
    return dmc.TagsInput(
        **_settings(view, name),
        **CLOSED,
        data=list(map(view.translate.word, known)),
        value=list(map(view.translate.word, several(view.query.get(name)))),
    )


def _options(view: View, kind: str) -> list[tuple[str, str]]:
    nodes = nodes_of_kind(view.network, kind)
    named = [(node, name_of(view.network, node, view.translate)) for node in nodes]
    options = [
        (node, view.translate.named(name, view.network.nodes[node]["id"])) for node, name in named
    ]
    return sorted(options, key=lambda option: option[1].casefold())


def _used(view: View, column: str) -> list[str]:
    """Words that the register's issues and rules use already, so that rules fire on them."""
    words: dict[str, None] = {}
    for node in nodes_of_kind(view.network, "issue", "rule"):
        record = view.network.nodes[node]["record"]
        for name in (column, {"topics": "when_topic", "kind": "when_kind"}.get(column, "")):
            if node.startswith("rule:") == name.startswith("when") and name in record:
                words.update(dict.fromkeys(several(str(record[name]))))
    word = view.translate.word
    return sorted(words, key=lambda each: reading_key(word(each), view.language))


def register(app: Dash) -> None:
    """Let every control write into the address."""
    into_address(app, ISSUE)
    for name in _FIELDS:
        into_address(app, f"{_PREFIX}{name}")
