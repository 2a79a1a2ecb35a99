"""Every measure that a page shows is explained beside it and on Help, in every language."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder
from sample_city import sample_rows

from dashboard.context import Context
from dashboard.measures import MEASURES, explanation_key
from dashboard.pages import PAGES
from dashboard.pages._base import View
from graph.texts import Translator

# Page -> addresses on which all of its measures stand.
ADDRESSES: Mapping[str, tuple[dict[str, str], ...]] = {
    "overview": ({},),
    "consult": (
        *({"issue": "issue:I-023", "part": part} for part in ("order", "fewest")),
        {"issue": "issue:I-025"},
    ),
    "workload": (
        {"party": "department:D-WAT"},
        *({"tab": tab} for tab in ("time", "stuck", "relief")),
    ),
    "negotiate": (
        {"issue": "issue:I-025"},
        *({"part": part} for part in ("positions", "relations", "deals")),
        {"part": "talks", "quota": "0.5"},
    ),
}
LAYOUTS = {page.id: page.layout for page in PAGES}


def views(context: Context, language: str, page: str) -> Iterator[View]:
    for query in ADDRESSES[page]:
        translate = context.translator(language)
        yield View(translate=translate, query=query, scheme="light", context=context)


def marks(component: Any) -> set[str]:
    """Explanations that open on a page."""
    tree = json.loads(json.dumps(component, cls=PlotlyJSONEncoder))
    return set(_found(tree))


def _found(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if "data-help" in part:
            yield part["data-help"]
        for each in part.values():
            yield from _found(each)
    elif isinstance(part, list):
        for each in part:
            yield from _found(each)


def explanations(translate: Translator, page: str) -> dict[str, str]:
    return {name: translate(explanation_key(name)) for name in MEASURES[page]}


@pytest.mark.parametrize("page", MEASURES)
def test_every_measure_of_a_page_is_explained_where_it_stands(
    context: Callable[..., Context], page: str
) -> None:
    sample = context(**sample_rows())
    found = set().union(*(marks(LAYOUTS[page](view)) for view in views(sample, "en", page)))
    told = explanations(sample.translator("en"), page)
    assert {name for name, text in told.items() if text not in found} == set()


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_help_holds_them_all(context: Callable[..., Context], language: str) -> None:
    empty = context()
    view = View(translate=empty.translator(language), query={}, scheme="light", context=empty)
    shown = json.dumps(LAYOUTS["help"](view), cls=PlotlyJSONEncoder, ensure_ascii=False)
    for page in MEASURES:
        for text in explanations(view.translate, page).values():
            assert json.dumps(text, ensure_ascii=False)[1:-1] in shown
