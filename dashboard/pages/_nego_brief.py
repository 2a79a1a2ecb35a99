"""The brief with one click: Word, PDF, HTML; what is confidential apart and marked."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.tables import card
from dashboard.i18n import address
from dashboard.pages._nego_asked import Asked, parameters
from graph.brief.kept import holds_confidential

FORMS = ("docx", "pdf", "html", "xlsx")
KEPT = (
    *("issue", "change", "first", "second", "bottom_lines", "variant"),
    *("quota", "votes", "majority", "as_of", "known"),
)


def parts(asked: Asked) -> list[Component | None]:
    """Links; where nothing rests on a confidential position, only the one row."""
    translate = asked.view.translate
    if not _rests_on_confidential(asked):
        hint = translate("view.negotiate.brief.hint.same")
        links = _links(asked, confidential=False)
        return [card(translate("view.negotiate.part.brief"), links, hint=hint)]
    groups = (
        html.H3(translate("view.negotiate.brief.open"), className="group-title"),
        _links(asked, confidential=False),
        html.H3(translate("view.data.export.confidential"), className="group-title"),
        html.P(translate("view.negotiate.brief.confidential"), className="hint"),
        _links(asked, confidential=True),
    )
    hint = translate("view.negotiate.brief.hint")
    return [card(translate("view.negotiate.part.brief"), *groups, hint=hint)]


def _rests_on_confidential(asked: Asked) -> bool:
    """Whether paper or figures would be others with confidential positions, whatever is shown."""
    view = asked.view
    told = parameters(view.query) | {"confidential": True}
    result = view.context.answers.answer("negotiate", **told)
    return bool(result.summary["confidential"]) or holds_confidential(
        view.network, result, view.today
    )


def _links(asked: Asked, *, confidential: bool) -> Component:
    view = asked.view
    kept = {name: view.query.get(name) for name in KEPT}
    mark = "1" if confidential else None
    links = []
    for form in FORMS:
        text = view.translate(f"view.negotiate.brief.{form}")
        heard = view.translate(
            "explore.told", relation=text, text=view.translate("view.data.export.confidential")
        )
        links.append(
            html.A(
                text,
                href=address(f"/download/brief.{form}", view.language, **kept, confidential=mark),
                className="button-link",
                download="",
                **({"aria-label": heard} if confidential else {}),
            )
        )
    return html.Div(links, className="buttons")
