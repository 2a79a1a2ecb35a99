"""What is shown on the nodes of a picture: load, positions on an issue, roles on it.

The figures are those of the analyses, asked in the same way as their pages ask.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.views.look import POSITIONS, ROLES, WORKLOAD, Look
from graph.answers import Answers
from graph.projections import Network, edges, nodes_of_kind
from graph.reading import involvements
from graph.texts import Translator
from graph.vocabulary import ROLES as ROLE_WORDS

UNKNOWN, WITHHELD, OTHER = "unknown", "withheld", "other"
# What stands on a node instead of a figure: nobody knows it, or only some may.
SIGNS = {UNKNOWN: "?", WITHHELD: "•••"}
FULL, TIGHT = 1.0, 0.85  # as on the page about load
LOADS = ("over", "tight", "room")
STEPS = ("p0", "p1", "p2", "p3", "p4")  # fifths of the scale, from its low end
_MIDDLE = 50  # of the scale of positions: the further away, the more it is asked whose it is
_PARTIES = ("department", "person")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is shown on one node: a tone with a colour of its own, its figure, and in words.

    Where names are too many, those of the highest ``rank`` are shown.
    """

    tone: str
    figure: str
    said: str
    rank: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What is shown on the nodes, by node, and what the tones mean.

    ``issue`` is what it is about, None for load or where none is chosen yet.
    """

    kind: str
    issue: str | None
    marks: Mapping[str, Mark]

    @property
    def counts(self) -> dict[str, int]:
        """Tone -> how many nodes have it."""
        return dict(Counter(mark.tone for mark in self.marks.values()))


def issue_of(network: Network, look: Look, focus: str | None) -> str | None:
    """Issue that an overlay is about: the chosen one, else the one in the middle."""
    for node in (look.issue, focus):
        if node is not None and node in network and network.nodes[node]["kind"] == "issue":
            return node
    return None


def overlay(
    network: Network, answers: Answers, look: Look, focus: str | None, translate: Translator
) -> Overlay | None:
    """Marks of every party of the network; None where nothing is to be shown."""
    if look.overlay is None:
        return None
    issue = issue_of(network, look, focus)
    marks: dict[str, Mark] = {}
    if look.overlay == WORKLOAD:
        marks = _loads(network, answers, translate)
    elif issue and look.overlay == POSITIONS:
        marks = _positions(answers, issue, translate, confidential=look.confidential)
    elif issue and look.overlay == ROLES:
        marks = _roles(network, issue, translate)
    about = None if look.overlay == WORKLOAD else issue
    return Overlay(kind=look.overlay, issue=about, marks=marks)


def issues_offered(network: Network, kind: str) -> list[str]:
    """Issues that an overlay can be about: those with positions, or those with roles."""
    relation = "takes_position" if kind == POSITIONS else "involved_in"
    return [
        issue
        for issue in nodes_of_kind(network, "issue")
        if next(edges(network, issue, relation, incoming=True), None) is not None
    ]


def _loads(network: Network, answers: Answers, translate: Translator) -> dict[str, Mark]:
    unknown = Mark(UNKNOWN, SIGNS[UNKNOWN], translate("overlay.workload.unknown"))
    marks = dict.fromkeys(nodes_of_kind(network, *_PARTIES), unknown)
    for kind in _PARTIES:
        asked = {"kind": kind, "months": 3, "default_effort": None, "default_capacity": None}
        for row in answers.answer("workload", **asked, weights=()).rows:
            if row.score is not None:
                marks[row.ref] = _load(row.score, row.facts["load_is_minimum"], translate)
    return marks


def _load(value: float, is_minimum: bool, translate: Translator) -> Mark:
    tone = LOADS[0] if value > FULL else LOADS[1] if value > TIGHT else LOADS[2]
    key = "overlay.percent.minimum" if is_minimum else "overlay.percent"
    figure = translate(key, percent=round(100 * value))
    return Mark(tone, figure, translate("overlay.workload.said", figure=figure), value)


def _positions(
    answers: Answers, issue: str, translate: Translator, *, confidential: bool
) -> dict[str, Mark]:
    asked = {} if confidential else {"confidential": False}
    result = answers.answer("negotiate", change=(), issues=(issue,), **asked)
    return {
        stand["party"]: _position(stand, translate)
        for stand in result.summary["stands"]
        if stand["issue"] == issue
    }


def _position(stand: Mapping[str, object], translate: Translator) -> Mark:
    value = stand["position"]
    if not isinstance(value, int | float):
        tone = WITHHELD if stand["confidential"] else UNKNOWN
        return Mark(tone, SIGNS[tone], translate(f"overlay.positions.{tone}"))
    step = STEPS[min(int(value // 20), len(STEPS) - 1)]
    said = translate("overlay.positions.said", value=round(value))
    return Mark(step, f"{value:.0f}", said, 1 + abs(value - _MIDDLE))


def _roles(network: Network, issue: str, translate: Translator) -> dict[str, Mark]:
    """The weightiest role of each party on the issue; the words name them all."""
    held: dict[str, list[tuple[str, str]]] = {}
    for party, role, record in involvements(network, issue):
        held.setdefault(party, []).append((role or OTHER, record.get("role") or ""))
    for owner, _ in edges(network, issue, "owned_by"):
        held.setdefault(owner, []).append(("lead", "lead"))
    order = [*ROLE_WORDS, OTHER]
    marks = {}
    for party, roles in held.items():
        tones = sorted({tone for tone, _ in roles}, key=order.index)
        words = dict.fromkeys(
            translate(f"role.{tone}") if tone != OTHER else written for tone, written in roles
        )
        said = translate("explore.list").join(word for word in words if word)
        figure = translate(f"overlay.role.{tones[0]}")
        told = translate("overlay.roles.said", roles=said)
        marks[party] = Mark(tones[0], figure, told, len(order) - order.index(tones[0]))
    return marks
