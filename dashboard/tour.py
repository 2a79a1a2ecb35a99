"""Steps of the tour for those who are here for the first time."""

from collections.abc import Mapping
from typing import Any

from dash import Dash
from flask import Response, jsonify, request

from dashboard.context import Context
from dashboard.i18n import KEPT, address, chosen_language
from graph.analyses._stands import issues_with_positions
from graph.messages import UserError
from graph.projections import Network, nodes_of_kind

_TITLE = "#page .heading"
# Step -> path, and what it points at there; the next where the register holds no such thing.
_STEPS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "questions": ("/", (".questions",)),
    "consult": ("/consult", ("#page .card", _TITLE)),
    "consult_parts": ("/consult", ("#page .stack .stack > .parts", _TITLE)),
    "workload": ("/workload", ("#workload-bars", _TITLE)),
    "negotiate": ("/negotiate", ("#page .chart", _TITLE)),
    "explore": ("/explore", (".canvas-host", _TITLE)),
    "data": ("/data", ("#page .parts", _TITLE)),
    # The menu, or on a narrow screen the navigation, where the same page is.
    "again": ("/", ("#help-opener", "#navigation-burger")),
}
_WORDS = ("back", "next", "end", "done")
# Issues of the sample that show most; of another register the first that will do is taken.
_SHOWN = {"consult": "issue:I-023", "negotiate": "issue:I-025"}


def steps(network: Network, kept: Mapping[str, str], language: str) -> list[dict[str, Any]]:
    """Steps with their addresses in a register; texts are keys ``tour.<step>``.

    Parameters
    ----------
    network
        Where the issues that are shown stand.
    kept
        What every address keeps of the reader's.
    language
        The reader's.
    """
    issues = {
        "consult": _one(network, "consult", nodes_of_kind(network, "issue")),
        "negotiate": _one(network, "negotiate", issues_with_positions(network)),
    }
    told = []
    for step, (path, at) in _STEPS.items():
        asked = issues.get(path.strip("/"))
        href = address(path, language, **kept, **({"issue": asked} if asked else {}))
        told.append({"step": step, "href": href, "at": list(at)})
    return told


def _one(network: Network, page: str, issues: list[str]) -> str | None:
    return _SHOWN[page] if _SHOWN[page] in network else next(iter(issues), None)


def offer_tour(app: Dash, context: Context) -> None:
    """Answer ``GET /tour`` with the steps in the reader's language, of the moment looked at."""

    @app.server.get("/tour")
    def tour() -> Response:
        query = request.args.to_dict()
        translate = context.translator(chosen_language(query, None, "en"))
        kept = {name: query[name] for name in KEPT if name in query}
        try:
            network = context.at(query).network()
        except UserError:  # the page says what is wrong with the moment; the tour is of today
            network, kept = context.network(), {}
        told = [
            each
            | {
                "title": translate(f"tour.{each['step']}"),
                "text": translate(f"tour.{each['step']}.text"),
            }
            for each in steps(network, kept, translate.language)
        ]
        words = {name: translate(f"tour.{name}") for name in _WORDS}
        return jsonify(steps=told, words=words)
