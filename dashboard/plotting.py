"""The script that draws charts, served under the address where Dash asks for it.

Dash fetches plotly.js when a page first shows a chart. What it gets is the installed build for
charts with axes, a third of the whole; pages without a chart never load it.
"""

from dash import Dash
from flask import Response, send_file

from dashboard.vendor import PLOTLY, VENDOR

ASKED = "/_dash-component-suites/plotly/package_data/plotly.min.js"
_DAY = 86_400  # seconds


def offer_plotting(app: Dash) -> None:
    """Add the address; it stands before Dash's own for the whole of plotly.js."""

    @app.server.get(ASKED)
    def plotting() -> Response:
        return send_file(VENDOR / PLOTLY, conditional=True, max_age=_DAY)
