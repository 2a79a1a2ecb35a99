"""What the address asks the page on negotiation, as parameters of the answer."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dash.development.base_component import Component

from dashboard.components.references import joined, reference_link
from dashboard.i18n import address
from dashboard.pages._base import View
from graph.analyses._base import Result
from graph.brief.names import distinct_names
from graph.digits import MINUS, said_figure
from graph.measures.mactor import VARIANTS
from graph.messages import UserError, message
from graph.reading import resolve

CHANGES = ";"  # between the changes of a what-if in an address


def parameters(query: Mapping[str, str]) -> dict[str, Any]:
    """Parameters of ``negotiate`` that an address says; the rest have their defaults.

    Raises
    ------
    UserError
        There is no such variant of MACTOR.
    """
    told: dict[str, Any] = {"change": changes(query)}
    if issues := issues_said(query):
        told["issues"] = issues
    if query.get("confidential") == "0":
        told["confidential"] = False
    between = tuple(query[name] for name in ("first", "second") if query.get(name))
    if between:
        told["between"] = between
    if votes := votes_said(query):
        told["votes"] = votes
    if query.get("quota"):
        told["quota"] = query["quota"]
    if majorities := majorities_said(query):
        told["majorities"] = majorities
    if query.get("bottom_lines") == "0":
        told["bottom_lines"] = False
    if query.get("variant"):
        told["variant"] = _variant(query["variant"])
    return told


def issues_said(query: Mapping[str, str]) -> tuple[str, ...]:
    """Issues as the address names them; the choice parts them by a bar, a link by commas."""
    return tuple(filter(None, re.split("[|,]", query.get("issue", ""))))


def votes_said(query: Mapping[str, str]) -> tuple[str, ...]:
    """Votes that are not one each, as ``PARTY=4``; the form parts them by a bar."""
    said = query.get("votes", "")
    parted = said.split("|") if "|" in said else re.split("[, ]", said)
    return tuple(each.strip() for each in parted if each.strip())


def majorities_said(query: Mapping[str, str]) -> tuple[str, ...]:
    """Further majorities, each one text of its quota and of votes that are not one each."""
    said = query.get("majority", "")
    bare = said if "|" in said else said.replace(",", " ")
    return tuple(bare.split(CHANGES)) if said else ()


def _variant(text: str) -> str:
    if text not in VARIANTS:
        reason = message("view.negotiate.variant.unknown", value=text)
        remedy = message("view.negotiate.variant.unknown.remedy", known=", ".join(VARIANTS))
        raise UserError(reason, remedy)
    return text


def changes(query: Mapping[str, str]) -> tuple[str, ...]:
    """Changes of a what-if, in their order."""
    return tuple(each.strip() for each in query.get("change", "").split(CHANGES) if each.strip())


@dataclass(frozen=True)
class Asked:
    """A reader's question: the view, the issue when there is one, and the answer."""

    view: View
    issue: str | None
    result: Result

    @classmethod
    def of(cls, view: View) -> "Asked":
        """Ask what the address asks; UserError when it cannot be asked so."""
        said = issues_said(view.query)
        issue = resolve(view.network, said[0], "issue") if len(said) == 1 else None
        result = view.context.answers.answer("negotiate", **parameters(view.query))
        return cls(view, issue, result)

    @property
    def summary(self) -> Mapping[str, Any]:
        """Figures of the answer."""
        return self.result.summary

    @cached_property
    def _names(self) -> dict[str, str]:
        return distinct_names(self.view.network, self.view.translate)

    def name(self, node: str) -> str:
        """Name of a party or issue, told apart from its namesakes."""
        return self._names.get(node, node.partition(":")[2])

    @property
    def notes(self) -> list[str]:
        """What a picture that is taken out has to say: that it holds what is confidential."""
        held = "positions" in self.summary["confidential"]
        return [self.view.translate("brief.kept.with")] if held else []

    def options(self, nodes: Iterable[str]) -> list[tuple[str, str]]:
        """Parties or issues to choose from, by name, found by their ids too."""
        network = self.view.network
        found = ((node, self.name(node), str(network.nodes[node]["id"])) for node in nodes)
        labels = (
            (node, self.view.translate.named(name, id_) if id_ not in name else name)
            for node, name, id_ in found
        )
        return sorted(labels, key=lambda each: each[1])

    def link(self, node: str, path: str = "/explore", key: str = "focus") -> Component:
        """Link to a party or issue by the name that tells it apart."""
        link = reference_link(self.view, node, path, key)
        link.children = self.name(node)
        return link

    def links(self, nodes: Iterable[str]) -> list[Component | str]:
        """Links to several in a row of text."""
        mark = self.view.translate("list.mark")
        return joined((self.link(node) for node in nodes), mark)

    def here(self, **change: str | None) -> str:
        """Address of this page with some of its parameters changed; None takes one away."""
        kept = {name: value for name, value in self.view.query.items() if name != "lang"}
        return address("/negotiate", self.view.language, **(kept | change))


def shown(asked: Asked, value: Any, digits: int | None = None) -> str:
    """Figure in a cell: unknown is said, not left blank.

    ``digits`` keeps the figures of a column in line; without it a recorded figure stays as it is.
    """
    if value is None:
        return asked.view.translate("unknown")
    if digits is not None:
        return said_figure(value, f",.{digits}f")
    if isinstance(value, float):
        return said_figure(value, ".2f").rstrip("0").rstrip(".")
    return str(value).replace("-", MINUS) if isinstance(value, int) else str(value)


def scale_ends(asked: Asked, issue: str) -> tuple[str, str]:
    """What 0 and 100 mean on an issue's scale, as far as it is recorded."""
    translate, record = asked.view.translate, asked.view.network.nodes[issue]["record"]
    low, high = (
        translate.name(record, name) or translate("view.negotiate.end_unnamed")
        for name in ("scale_low", "scale_high")
    )
    return low, high
