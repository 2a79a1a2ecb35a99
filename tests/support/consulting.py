"""What the reasons of one consultation are told from, for tests that ask for a single reason."""

from dataclasses import replace
from datetime import date

from graph.analyses._consult_ground import Ground
from graph.analyses._consult_history import history_of
from graph.analyses._rank_case import named_beside
from graph.analyses._rank_index import ASKED, index_of
from graph.analyses._rank_learning import learned
from graph.analyses._rank_model import figures, ranking
from graph.projections import Network

HALF_LIFE = 365.0


def ground_of(network: Network, issue: str, day: date) -> Ground:
    """An open issue of the register with the ranking of all parties on it."""
    history = history_of(network)
    matter = history.matters[issue]
    named = replace(matter, named=tuple(named_beside(network, issue)))
    found, stacked = figures(network, named, day, day, ASKED, HALF_LIFE)
    known = learned(network, ASKED, HALF_LIFE, None)
    ranked = ranking(index_of(network), found, stacked, known.weights, known.together)
    return Ground(network=network, history=history, matter=matter, found=ranked, day=day)
