"""With whom a party usually takes part: those whose company speaks for it, by name."""

import numpy as np

from graph.analyses._consult_matter import Matter
from graph.analyses._rank_case import named_beside, ones
from graph.analyses._rank_index import Vector
from graph.analyses._rank_model import Ranking
from graph.projections import Network

_TOLD = 3  # names that a reason tells


def met_beside(
    network: Network, matter: Matter, found: Ranking, party: str
) -> tuple[int, tuple[str, ...]]:
    """Earlier matters on which a party met those who stand on this one, and whom most often."""
    named = set(named_beside(network, matter.ref) if matter.ref else matter.named)
    column = found.index.column
    others = ones(column, named - {party}, len(column))
    took = found.took_part("known", column[party]) * _earlier(found)
    parts = found.evidence.parts
    count = int(((parts @ others > 0) * took).sum())
    return count, _first(found, (took @ parts) * others)


def asked_with(found: Ranking, party: str) -> tuple[str, ...]:
    """Those of a party's kind for whom precedents speak and who were consulted along with it."""
    at, index, values = found.index.column[party], found.index, found.evidence.values
    asked = found.took_part("similar", at) * _earlier(found)
    spoken_for = (values["known"] + values["walk"]) * (index.is_person == index.is_person[at])
    spoken_for[at] = 0.0
    return _first(found, (asked @ found.evidence.consulted) * spoken_for)


def _earlier(found: Ranking) -> Vector:
    """1 for matters that precede this one."""
    return np.asarray(found.evidence.strands["popular"] > 0, dtype=float)


def _first(found: Ranking, figures: Vector) -> tuple[str, ...]:
    order = np.argsort(-figures, kind="stable")[:_TOLD]
    return tuple(found.index.parties[at] for at in order if figures[at] > 0)
