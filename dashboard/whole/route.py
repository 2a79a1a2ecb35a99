"""``/explore/whole/nodes.json`` and ``links.json``: the whole organisation, fetched by the page.

It is sent beside the page, compressed once for everybody, so that a page weighs nothing more.
"""

import gzip
import json
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from dash import Dash
from flask import Response, request

from dashboard.context import Context
from dashboard.jobs import Job
from dashboard.sending import asked_language, refusal
from dashboard.whole.columns import Columns, link_columns, node_columns, sent_links
from graph.messages import UserError
from graph.projections import Network

_KEPT = 12  # documents; one of 50,000 nodes is about 1 MB
PARTS = ("nodes", "links")


def offer_whole(app: Dash, context: Context) -> None:
    """Add the two addresses; ``lang``, ``as_of`` and ``known`` are those of the page.

    While places are being found the answer is 202 with how far that is: ``done`` of ``total``.
    """
    kept = _Documents()

    @app.server.get("/explore/whole/<part>.json")
    def whole(part: str) -> Response:
        if part not in PARTS:
            return Response("Not found", 404, mimetype="text/plain")
        try:
            there = context.at(request.args)
            network = there.network()
            placed = None
            if part == "nodes":
                placed = there.places.of(network, is_present=there.shows_present)
        except UserError as error:
            return refusal(error, context)
        if isinstance(placed, Job):
            text = json.dumps({"done": placed.done, "total": placed.total})
            return Response(text, 202, mimetype="application/json")
        language = asked_language()
        translate = context.translator(language)

        def make() -> Columns:
            if placed is None:
                return sent_links(link_columns(network, translate))
            return node_columns(network, placed, translate)

        return kept.answer(network, part, language, make)


class _Documents:
    """Answers by state of the network, part and language, ready to be sent."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()
        self._mark = secrets.token_hex(4)  # places found by another start of the app may differ

    def answer(
        self, network: Network, part: str, language: str, make: Callable[[], Columns]
    ) -> Response:
        key = (*network.graph["state"], part, language)
        mark = "-".join(map(str, (*key, self._mark)))
        if request.if_none_match.contains_weak(mark):
            return Response(status=304)
        with self._lock:
            packed = self._kept.get(key)
        if packed is None:
            text = json.dumps(make(), ensure_ascii=False, separators=(",", ":"))
            packed = gzip.compress(text.encode(), 6, mtime=0)
            with self._lock:
                self._kept[key] = packed
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        response = _sent(packed)
        response.set_etag(mark)
        return response


def _sent(packed: bytes) -> Response:
    headers = {"Cache-Control": "private, no-cache", "Vary": "Accept-Encoding"}
    if request.accept_encodings.quality("gzip"):
        headers["Content-Encoding"] = "gzip"
        return Response(packed, headers=headers, mimetype="application/json")
    return Response(gzip.decompress(packed), headers=headers, mimetype="application/json")
