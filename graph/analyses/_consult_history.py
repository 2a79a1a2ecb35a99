"""What happened before, made ready once per network: who took part in which issue, and when."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.analyses._consult_matter import Matter, matter_of
from graph.dates import latest
from graph.per_network import per_content
from graph.projections import Network, Record, nodes_of_kind
from graph.reading import involvements, past_involvements
from graph.vocabulary import canonical_role

# How much having held a role on an earlier matter says about being needed on the next. Having been
# informed says nothing; a role word nobody knows still says that the party was there.
TOOK_PART = {
    "approve": 1.0,
    "consult": 1.0,
    "support": 1.0,
    "lead": 1.0,
    "co-lead": 1.0,
    "author": 0.5,
}
UNKNOWN_ROLE = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """That a party took part in an issue: how much it counts, role as written, day.

    The role of an owner is None: it stands in the issue itself, in no word.
    """

    party: str
    weight: float
    role: str | None
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Issues of a network and who took part in them, by everything they are compared by."""

    matters: Mapping[str, Matter]
    parts: Mapping[str, tuple[Part, ...]]
    by_word: Mapping[str, tuple[str, ...]]
    by_topic: Mapping[str, tuple[str, ...]]
    by_kind: Mapping[str, tuple[str, ...]]
    by_lead: Mapping[str, tuple[str, ...]]
    by_author: Mapping[str, tuple[str, ...]]
    by_party: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, float]  # squared length of each title's vector of telling words

    def rarity(self, word: str) -> float:
        """How telling a word of a title is (:func:`rarity`)."""
        return rarity(len(self.by_word.get(word, ())), len(self.matters))


def rarity(having: int, everything: int) -> float:
    """Logarithm of all issues over those whose title has a word, never zero."""
    return math.log((1 + everything) / (1 + having)) + 0.1


@per_content
def history_of(network: Network) -> History:
    """Who took part in what, relations that have ended included; read once a network."""
    matters = {issue: matter_of(network, issue) for issue in nodes_of_kind(network, "issue")}
    parts = _parts(network, matters)
    everything = len(matters)
    by_word = _inverted((issue, matter.words) for issue, matter in matters.items())
    return History(
        matters=matters,
        parts=parts,
        by_word=by_word,
        lengths={
            issue: sum(rarity(len(by_word[word]), everything) ** 2 for word in sorted(matter.words))
            for issue, matter in matters.items()
        },
        by_topic=_inverted((issue, matter.topics) for issue, matter in matters.items()),
        by_kind=_inverted((issue, (m.kind,) if m.kind else ()) for issue, m in matters.items()),
        by_lead=_inverted((issue, matter.leads) for issue, matter in matters.items()),
        by_author=_inverted((issue, matter.authors) for issue, matter in matters.items()),
        by_party=_inverted((issue, {p.party for p in listed}) for issue, listed in parts.items()),
    )


def _inverted(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for issue, values in pairs:
        for value in values:
            found[value].append(issue)
    return {value: tuple(issues) for value, issues in found.items()}


def _parts(network: Network, matters: Mapping[str, Matter]) -> dict[str, tuple[Part, ...]]:
    """Parts in each issue, one a party: that of the weightiest role."""
    best: dict[str, dict[str, Part]] = {issue: {} for issue in matters}
    for issue, matter in matters.items():
        for lead in matter.leads:
            _keep(best[issue], Part(lead, TOOK_PART["lead"], None, matter.day))
        for party, role, record in involvements(network, issue):
            _keep(best[issue], _part(party, role, record, matter))
    for party, issue, record in past_involvements(network):
        part = _part(party, canonical_role(record["role"]), record, matters[issue])
        _keep(best[issue], part)
    return {issue: tuple(parts.values()) for issue, parts in best.items()}


def _part(party: str, role: str | None, record: Record, matter: Matter) -> Part | None:
    if role == "inform":
        return None
    since = record.get("since")
    weight = TOOK_PART.get(role or "", UNKNOWN_ROLE)
    return Part(party, weight, record["role"], latest(since) if since else matter.day)


def _keep(parts: dict[str, Part], part: Part | None) -> None:
    if part and (part.party not in parts or part.weight > parts[part.party].weight):
        parts[part.party] = part
