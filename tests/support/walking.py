"""Everything that a page shows to a person, out of the components that go to the browser."""

import json
from collections.abc import Iterator
from typing import Any

from plotly.utils import PlotlyJSONEncoder

# What a component holds for the machine: addresses, styles, names of things in the page.
_UNSHOWN = frozenset(
    (
        *(
            "id",
            "className",
            "class",
            "classNames",
            "cellClass",
            "style",
            "href",
            "src",
            "type",
            "namespace",
        ),
        *(
            "name",
            "value",
            "icon",
            "d",
            "fill",
            "stroke",
            "rel",
            "role",
            "tag",
            "theme",
            "template",
        ),
        *(
            "size",
            "color",
            "variant",
            "radius",
            "gap",
            "p",
            "px",
            "pt",
            "pb",
            "m",
            "mt",
            "mb",
            "ml",
        ),
        *("w", "h", "maw", "miw", "wrap", "order", "shadow", "padding", "columnSize", "filter"),
        *("function", "comparator", "getRowId", "field", "colId", "cellEditor", "cellClassRules"),
        *("rowModelType", "filterOptions", "cellDataType", "params", "persistence_type", "keys"),
        *("hovertemplate", "texttemplate", "hoverinfo", "hovermode", "mode", "marker", "line"),
        *("font", "family", "colorscale", "xanchor", "yanchor", "xref", "yref", "side", "align"),
        *(
            "barmode",
            "rangemode",
            "autorange",
            "textposition",
            "insidetextanchor",
            "anchor",
            "layer",
            "scope",
        ),
        *("kind", "kinds", "relation", "relations", "more", "picture", "source", "target", "path"),
        *("data-picture", "data-relation", "data-canvas-tool", "data-play", "autoComplete"),
        *("aria-current", "aria-hidden", "aria-live", "aria-controls", "aria-describedby"),
        *("data-tone", "tone", "focus", "download", "nodes", "links", "language", "data-texts"),
        *(
            "paper_bgcolor",
            "plot_bgcolor",
            "inputMode",
            # Patterns that the browser fills in.
            "day",
            "month",
            "values",
            "table",
            "ref",
            "key",
            "property",
            "storage_type",
            "column",
            "position",
        ),
    )
)

_READ_ALOUD = ("aria-label", "aria-description", "aria-roledescription", "data-header")


def shown_texts(component: Any) -> Iterator[tuple[str, str]]:
    """``(property, text)`` of everything that is read, hovered over or read aloud.

    Cells of grids are left out: they hold the words of the data, which the browser says.
    """
    yield from _texts("", json.loads(json.dumps(component, cls=PlotlyJSONEncoder)))


def _is_shown(key: str, value: Any) -> bool:
    if key.startswith(("data-", "aria-")):
        return key in _READ_ALOUD
    # The one text that a store holds is for the scripts; a list of choices is called data too.
    is_stored = key in ("data", "customdata") and not isinstance(value, list)
    return key not in _UNSHOWN and not key.startswith("_") and key != "rowData" and not is_stored


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if _is_shown(key, inner):
                yield from _texts(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(name, inner)
    elif isinstance(value, str):
        yield name, value
