"""What the address of the workload page asks: kind, period, assumptions, what is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.choices import parameter
from dashboard.pages._base import View
from graph.analyses._assumptions import ROLE_WEIGHTS
from graph.messages import UserError, message
from graph.reading import resolve

PATH = "/workload"
KIND, MONTHS, EFFORT, CAPACITY = (
    *("workload-kind", "workload-months", "workload-effort", "workload-capacity"),
)
WEIGHT = "workload-weight"  # followed by the role
KINDS = ("department", "person")
PERIODS = ("1", "3", "6", "12")
PERIOD = "3"
_KEPT = ("kind", "months", "effort", "capacity", *(f"w-{role}" for role in ROLE_WEIGHTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The choices that all parts of the page share.

    Parameters
    ----------
    effort, capacity
        What is assumed where the register says nothing; None assumes nothing.
    weights
        Parts of the effort by role, where other than usual: texts ``role=number``.
    """

    kind: str
    months: int
    effort: float | None
    capacity: float | None
    weights: tuple[str, ...]

    def parameters(self, *without: str) -> dict[str, Any]:
        """Parameters of the analyses of work, but for some."""
        found = {
            "kind": self.kind,
            "months": self.months,
            "default_effort": self.effort,
            "default_capacity": self.capacity,
            "weights": self.weights,
        }
        return {name: value for name, value in found.items() if name not in without}


def asked_of(view: View) -> Asked:
    """Choices that the address makes.

    Raises
    ------
    UserError
        An assumption is no number.
    """
    query = view.query
    return Asked(
        kind=one_of(query.get("kind"), KINDS, KINDS[0]),
        months=int(one_of(query.get("months"), PERIODS, PERIOD)),
        effort=_number(query, "effort"),
        capacity=_number(query, "capacity"),
        weights=tuple(
            f"{role}={query[f'w-{role}']}" for role in ROLE_WEIGHTS if f"w-{role}" in query
        ),
    )


def one_of(text: str | None, allowed: tuple[str, ...], default: str) -> str:
    """A text that is allowed, else the default."""
    return text if text in allowed else default


def _number(query: Mapping[str, str], name: str) -> float | None:
    text = query.get(name)
    if text is None:
        return None
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:
        raise UserError(
            message("view.workload.number", value=text), message("view.workload.number.remedy")
        )
    return number


def here(view: View, **changes: str | None) -> str:
    """Address of the page with the shared choices and some others."""
    kept = {name: view.query.get(name) for name in _KEPT}
    return view.address(PATH, **(kept | changes))


def party_of(view: View) -> str | None:
    """Party that the address names; None where it names none that is there."""
    try:
        return named_party(view)
    except UserError:  # the page says so above its parts
        return None


def named_party(view: View) -> str | None:
    """Party that the address names; UserError where the register has none such."""
    text = view.query.get("party")
    return resolve(view.network, text, *KINDS) if text else None


def choices(view: View) -> Component:
    """Kind and period, and what is assumed beneath, open where something is."""
    translate = view.translate
    kinds = [{"value": each, "label": translate(f"view.workload.kind.{each}")} for each in KINDS]
    periods = [
        {"value": each, "label": translate("view.workload.months", count=int(each))}
        for each in PERIODS
    ]
    first = dmc.Group(
        [
            dmc.SegmentedControl(
                id=KIND,
                name=parameter("kind", KINDS[0]),
                data=kinds,
                value=one_of(view.query.get("kind"), KINDS, KINDS[0]),
            ),
            dmc.SegmentedControl(
                id=MONTHS,
                name=parameter("months", PERIOD),
                data=periods,
                value=one_of(view.query.get("months"), PERIODS, PERIOD),
            ),
        ]
    )
    assumed = any(name in view.query for name in _KEPT[2:])
    more = html.Details(
        [html.Summary(translate("view.workload.assumptions")), _assumptions(view)], open=assumed
    )
    return html.Div([first, more])


def _assumptions(view: View) -> Component:
    translate = view.translate
    fields = [
        dmc.NumberInput(
            id=identifier,
            label=translate(f"view.workload.{name}"),
            placeholder=translate("view.workload.none_assumed"),
            name=parameter(name),
            value=view.query.get(name, ""),
            min=0,
            debounce=600,
            w=220,
        )
        for identifier, name in ((EFFORT, "effort"), (CAPACITY, "capacity"))
    ]
    weights = [
        dmc.NumberInput(
            id=f"{WEIGHT}-{role}",
            label=translate(f"role.{role}"),
            name=parameter(f"w-{role}", f"{usual:g}"),
            value=view.query.get(f"w-{role}", f"{usual:g}"),
            min=0,
            max=10,
            step=0.1,
            debounce=600,
            w=96,
        )
        for role, usual in ROLE_WEIGHTS.items()
    ]
    return html.Div(
        [
            html.P(translate("view.workload.assumptions.hint"), className="hint"),
            dmc.Group(fields, align="flex-end"),
            html.P(translate("view.workload.weights.hint"), className="hint"),
            dmc.Group(weights, align="flex-end", gap="xs"),
        ]
    )


CONTROLS = (KIND, MONTHS, EFFORT, CAPACITY, *(f"{WEIGHT}-{role}" for role in ROLE_WEIGHTS))
