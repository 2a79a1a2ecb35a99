"""What a phone shows folded and a wide screen shows at once."""

from dash import html
from dash.development.base_component import Component


def folded_on_phone(summary: str, *content: Component | str | None) -> Component:
    """Content that stands open; on a narrow screen it is closed under ``summary``.

    ``assets/folds.js`` closes it there, and opens it again for paper or when the screen widens.
    """
    return html.Details([html.Summary(summary), *content], open=True, **{"data-fold": "phone"})
