"""The legend of the picture, which is its filter too: kinds with shapes, relations with lines."""

from collections.abc import Iterable, Mapping

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.pages import explore_ids as ids
from dashboard.views.categories import KINDS, category_name, kind_of
from dashboard.views.scene import Scene
from graph.texts import Translator


def legend(scene: Scene, translate: Translator) -> list[Component]:
    """Chips that switch kinds and relations on and off, and a link that switches all on again."""
    kinds = offered_kinds(scene)
    relations = offered_relations(scene, translate)
    hidden = scene.exploration.hidden
    shown = [each for each in kinds if each not in hidden and kind_of(each) not in hidden]
    return [
        _group(
            ids.KINDS,
            [
                _chip(
                    each,
                    kind_mark(kind_of(each), scene.forms.get(each, "")),
                    category_name(each, translate),
                    kinds,
                )
                for each in kinds
            ],
            shown,
            translate("explore.kinds"),
        ),
        _group(
            ids.RELATIONS,
            [
                _chip(each, _line_mark(each), translate(f"relation.{each}"), relations)
                for each in relations
            ],
            [each for each in relations if each not in hidden],
            translate("explore.relations"),
        ),
        *_all_on(scene, translate),
    ]


def offered_kinds(scene: Scene) -> dict[str, int]:
    """Categories of the picture with their numbers, and those that are switched off elsewhere."""
    hidden = scene.exploration.hidden
    elsewhere = [each for each in sorted(hidden) if kind_of(each) in KINDS and ":" not in each]
    present = set(map(kind_of, scene.categories))
    # A kind that is switched off whole is told by its parts where the picture has some.
    parts = {each: 0 for each in elsewhere if each not in present}
    return scene.categories | {k: n for k, n in parts.items() if k not in scene.categories}


def offered_relations(scene: Scene, translate: Translator) -> dict[str, int]:
    """Relations of the picture with their numbers, and those that are switched off."""
    every = dict.fromkeys(scene.exploration.hidden, 0) | scene.relations
    return {name: every[name] for name in sorted(every) if translate.has(f"relation.{name}")}


def kind_mark(kind: str, form: str = "") -> Component:
    """Shape of a kind in the form in which the picture draws it."""
    classes = f"kind-mark kind-mark-{kind}" + (f" form-{form}" if form else "")
    return html.Span(className=classes, **{"aria-hidden": "true"})


def _line_mark(relation: str) -> Component:
    return html.Span(className="line-mark", **{"data-relation": relation})


def _chip(value: str, mark: Component, text: str, counts: Mapping[str, int]) -> Component:
    count = html.Span(str(counts[value]), className="count")
    return dmc.Chip([mark, html.Span(text), count], value=value, size="sm", variant="outline")


def _group(identifier: str, chips: Iterable[Component], shown: list[str], label: str) -> Component:
    return html.Div(
        dmc.ChipGroup(list(chips), id=identifier, multiple=True, value=shown),
        className="legend-relations",
        role="group",
        **{"aria-label": label},
    )


def _all_on(scene: Scene, translate: Translator) -> list[Component]:
    if not scene.exploration.hidden:
        return []
    everything = scene.exploration.changed(hidden=frozenset())
    link = dcc.Link(translate("explore.all_on"), href=everything.href, className="reference")
    if not scene.off:
        return [link]
    said = html.Span(translate("explore.hidden", count=scene.off), className="explore-shown")
    return [said, link]
