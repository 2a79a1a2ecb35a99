"""What an empty register says on every page: how to begin."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.heading import heading
from dashboard.pages._base import View


def is_empty(view: View) -> bool:
    """Whether the register holds nothing at the moment that is looked at."""
    return not view.network.number_of_nodes()


def first_steps(view: View, page: str) -> Component:
    """What stands in the place of a page: its title, and three ways to begin.

    Where nothing can be changed, only that there is nothing.
    """
    return html.Div([heading(view, page), _ways(view)])


def _ways(view: View) -> Component:
    say = view.translate
    if view.is_fixed:
        text = say("first.nothing_then" if view.moment else "first.nothing")
        return html.Div(html.P(text, className="empty-text"), className="empty")
    steps = [
        _step(view, "files", dcc.Link, href=view.address("/data", tab="import")),
        _step(
            view,
            "template",
            html.A,
            href=f"/download/template.xlsx?lang={view.language}",
            download="template.xlsx",
        ),
        _step(view, "typing", dcc.Link, href=view.address("/data", table="departments")),
    ]
    said = html.P(say("first.nothing"), className="empty-text")
    return html.Div(
        [said, html.P(say("first.ways")), html.Div(steps, className="questions")],
        className="empty",
    )


def _step(view: View, name: str, link: type[Component], **more: str) -> Component:
    words = [
        html.Strong(view.translate(f"first.{name}")),
        html.Span(view.translate(f"first.{name}.hint"), className="hint"),
    ]
    return link(words, className="question", **more)
