"""Why two nodes are linked: every record behind it, in the panel beside the canvas."""

import json
from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.words import after_stop
from dashboard.views.asked import read_nodes, written
from dashboard.views.exploration import Exploration
from graph.analyses._base import Row
from graph.analyses.why import ANALYSIS as WHY
from graph.analyses.why import records_between
from graph.editing.edits import Action
from graph.model import TABLE_OF_KIND, relations
from graph.projections import Network, Record, name_of
from graph.texts import Translator

_BY_RELATION = {each.label.lower(): each for each in relations()}


def pair_of(network: Network, selected: str | None) -> tuple[str, str] | None:
    """Both ends of a link that is selected; None where a node is, or nothing."""
    nodes = read_nodes(selected) if selected and selected not in network else ()
    return (nodes[0], nodes[1]) if len(nodes) == 2 and set(nodes) <= set(network) else None


def pair_text(one: str, other: str) -> str:
    """A link as it is selected."""
    return written((one, other))


def why_linked(
    network: Network,
    pair: tuple[str, str],
    exploration: Exploration,
    translate: Translator,
    *,
    fixed: bool,
) -> list[Component]:
    """Records between two nodes, with role, source, date and valid time; what both share.

    Parameters
    ----------
    fixed
        Whether nothing can be changed; else each record has buttons to change, end and delete it.
    """
    result = WHY.answer(network, one=pair[0], other=pair[1])
    between = records_between(network, *pair)
    rows = [row for row in result.rows if row.kind == "record"]
    shared = [row for row in result.rows if row.kind == "shared"]
    ends = [_name(network, node, exploration, translate) for node in pair]
    parts: list[Component] = [
        html.Div(translate("explore.why"), className="details-kind"),
        html.H2([ends[0], " – ", ends[1]], className="details-name"),
        *(html.P(translate.say(each), className="explore-hint") for each in result.warnings),
        html.Ul(
            [
                _record(row, () if fixed else _buttons(network, each, translate), translate)
                for row, each in zip(rows, between, strict=True)
            ],
            className="ties",
        ),
    ]
    if shared:
        title = translate("explore.why.shared", count=len(shared))
        items = [_shared(network, row, exploration, translate) for row in shared]
        body = html.Ul(items, className="ties")
        opened = html.Details([html.Summary(title), body], open=not rows, className="tie-group")
        parts.append(opened)
    return parts


def _record(row: Row, buttons: Sequence[Component], translate: Translator) -> Component:
    said = [translate.say(reason.text) for reason in row.reasons]
    note = translate.fact(row.facts.get("note"))
    ended = translate("explore.why.ended") if row.facts["past"] else None
    return html.Li(
        [
            html.Span(className="line-mark", **{"data-relation": row.facts["relation"]}),
            html.Span(after_stop(translate.language).join(said)),
            html.Div(ended, className="tie-facts") if ended else None,
            html.Div(str(note), className="tie-facts") if note else None,
            html.Div(list(buttons), className="buttons tie-edit") if buttons else None,
        ]
    )


def _buttons(
    network: Network, between: tuple[str, str, str, Record, bool], translate: Translator
) -> list[Component]:
    """What can be done with one record: a relation's own, or the thing that names the other."""
    source, target, relation, record, _ = between
    record_type = _BY_RELATION.get(relation)
    ends: tuple[str, ...] = (source, target)
    if record_type is None:
        table, key = TABLE_OF_KIND[network.nodes[source]["kind"]], [network.nodes[source]["id"]]
        actions, ends = [Action.CHANGE], (source,)
    else:
        table, key = record_type.table, [str(record.get(name) or "") for name in record_type.key]
        actions = [Action.CHANGE, Action.DELETE]
        if "until" in record_type.columns:
            actions.insert(1, Action.END)
    named = " – ".join(name_of(network, each, translate) for each in ends)
    return [
        html.Button(
            translate(f"editing.links.{each}"),
            className="edit-back",
            **{
                "aria-label": f"{translate(f'editing.links.{each}')}: {named}",
                "data-edit": json.dumps({"do": each.value, "table": table, "key": key}),
            },
        )
        for each in actions
    ]


def _shared(
    network: Network, row: Row, exploration: Exploration, translate: Translator
) -> Component:
    said = [html.Div(translate.say(each.text), className="tie-facts") for each in row.reasons]
    return html.Li([_name(network, row.ref, exploration, translate), *said])


def _name(
    network: Network, node: str, exploration: Exploration, translate: Translator
) -> Component:
    href = exploration.changed(selected=node).href
    return dcc.Link(name_of(network, node, translate), href=href)
