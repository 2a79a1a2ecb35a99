"""Charts are drawn by the build that is installed; pages without one do not load it."""

from collections.abc import Callable

from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.context import Context
from dashboard.plotting import ASKED
from dashboard.vendor import PLOTLY, VENDOR
from graph.settings import read_settings


def client(context: Callable[..., Context]) -> FlaskClient:
    return create_app(context(), read_settings({})).server.test_client()


def test_dash_gets_the_installed_build_where_it_asks_for_plotly(
    context: Callable[..., Context],
) -> None:
    with client(context).get(ASKED) as answer:
        assert answer.data == (VENDOR / PLOTLY).read_bytes()
        assert answer.mimetype == "text/javascript"


def test_no_page_loads_it_before_a_chart_is_shown(context: Callable[..., Context]) -> None:
    html = client(context).get("/").get_data(as_text=True)
    assert "assets/vendor/cytoscape.min.js" in html
    assert PLOTLY not in html
