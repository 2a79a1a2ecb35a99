"""Icons as images of our own: nothing is fetched from an icon service."""

from dash import html


def icon(name: str, size: int = 20) -> html.Span:
    """Icon ``assets/icons/<name>.svg`` in the colour of the text around it.

    It is decoration, so it is hidden from screen readers.
    """
    return html.Span(
        className=f"icon icon-{name}",
        style={"width": size, "height": size},
        **{"aria-hidden": "true"},
    )
