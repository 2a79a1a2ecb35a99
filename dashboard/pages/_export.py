"""Files out: the whole register or what is near one thing, in our formats and other tools'."""

from dash import Dash, html
from dash.development.base_component import Component
from dash_mantine_components import Group, Select, TextInput

from dashboard.components.choices import into_address, parameter
from dashboard.components.meant import refusal
from dashboard.components.tables import card
from dashboard.pages._base import View
from graph.messages import UserError
from graph.reading import resolve

FOCUS, DEPTH = "export-focus", "export-depth"
OURS = ("xlsx", "zip", "json")
OTHERS = ("gexf", "graphml", "kumu.json", "neo4j.zip", "mmd", "dot")
DEPTHS = ("0", "1", "2", "3")
_DEPTH = "1"


def layout(view: View) -> Component:
    """Choice of a part, then links by purpose; confidential positions stand apart."""
    translate = view.translate
    focus, refused = _focus(view)
    # Links to the whole would not be what was asked for.
    offered = [refusal(view, "/data", refused)] if refused else _offered(view, focus)
    return card(
        translate("view.data.export"),
        _choice(view),
        *offered,
        hint=translate("view.data.export.hint"),
    )


def _offered(view: View, focus: str | None) -> list[Component]:
    translate = view.translate
    return [
        html.H3(translate("view.data.export.ours"), className="group-title"),
        _links(view, OURS, focus),
        html.H3(translate("view.data.export.others"), className="group-title"),
        html.P(translate("view.data.export.others.hint"), className="hint"),
        _links(view, OTHERS, focus),
        html.H3(translate("view.data.export.confidential"), className="group-title"),
        html.P(translate("view.data.export.confidential.hint"), className="hint"),
        _links(view, OURS, focus, confidential=True),
    ]


def register(app: Dash) -> None:
    """Let the choice of the part write into the address."""
    into_address(app, FOCUS)
    into_address(app, DEPTH)


def depth_of(asked: str | None) -> int:
    """Number of steps that an address says; what it cannot say is one."""
    return int(asked) if asked in DEPTHS else int(_DEPTH)


def _focus(view: View) -> tuple[str | None, UserError | None]:
    asked = view.query.get("focus")
    if not asked:
        return None, None
    try:
        return resolve(view.network, asked), None
    except UserError as error:
        return None, error


def _choice(view: View) -> Component:
    translate = view.translate
    return Group(
        [
            TextInput(
                id=FOCUS,
                label=translate("view.data.export.focus"),
                description=translate("view.data.export.focus.hint"),
                name=parameter("focus"),
                value=view.query.get("focus", ""),
                debounce=True,
                w=360,
            ),
            Select(
                id=DEPTH,
                label=translate("view.data.export.depth"),
                description=translate("view.data.export.depth.hint"),
                data=list(DEPTHS),
                name=parameter("depth", _DEPTH),
                value=str(depth_of(view.query.get("depth"))),
                allowDeselect=False,
                w=220,
            ),
        ],
        align="flex-end",
    )


def _links(
    view: View, forms: tuple[str, ...], focus: str | None, *, confidential: bool = False
) -> Component:
    asked = {
        "focus": focus,
        "depth": str(depth_of(view.query.get("depth"))) if focus else None,
        "confidential": "1" if confidential else None,
    }
    name = "register-confidential" if confidential else "register"
    links = []
    for form in forms:
        text = view.translate(f"view.data.export.{form}")
        # Heard without its heading, a link has to say that it holds what is confidential.
        heard = view.translate(
            "explore.told", relation=text, text=view.translate("view.data.export.confidential")
        )
        links.append(
            html.A(
                text,
                href=view.address(f"/download/register.{form}", **asked),
                className="button-link",
                download=f"{name}.{form}",
                **({"aria-label": heard} if confidential else {}),
            )
        )
    return html.Div(links, className="buttons")
