"""Everybody for whom anything speaks on a matter, with all that speaks for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.analyses._base import Reason
from graph.analyses._consult_authority import must_findings
from graph.analyses._consult_entry import INFORM, MUST, SHOULD, Entry, Finding, gather, telling
from graph.analyses._consult_evidence import evidence
from graph.analyses._consult_floor import above_floor, strongest, usual_lengths, within_usual
from graph.analyses._consult_ground import Ground
from graph.analyses._consult_history import history_of
from graph.analyses._consult_matter import Matter
from graph.analyses._consult_reach import reach
from graph.analyses._consult_reasons import ranked_findings
from graph.analyses._consult_rest import without_rest
from graph.analyses._consult_signs import ELSEWHERE
from graph.analyses._consult_superiors import next_above, through_chain
from graph.analyses._rank_case import named_beside
from graph.analyses._rank_index import ASKED, index_of
from graph.analyses._rank_learning import learned
from graph.analyses._rank_model import LEAST, Ranking, figures, ranking
from graph.analyses._rank_weights import PARTIES
from graph.messages import message
from graph.per_network import per_network
from graph.projections import Network, nodes_of_kind
from graph.reading import is_closed
from graph.vocabulary import is_gone

HALF_LIFE = 365.0  # days after which a precedent counts half, unless another is asked for


@dataclass(frozen=True)
class Candidates:
    """All entries on a matter, unordered and unbounded.

    What the ranking found stands in them as one sum a party; :meth:`explained` tells it reason by
    reason, which is worth its time for those that are shown only.
    """

    network: Network
    matter: Matter
    ranking: Ranking
    entries: list[Entry]
    stays: frozenset[str]  # parties that are shown whatever speaks for them
    rest: int  # more that would be informed
    until: date  # day before which precedents count

    def explained(self, entries: Sequence[Entry]) -> list[Entry]:
        """The same entries with every reason told by itself; the points stay the same."""
        ground = Ground(
            network=self.network,
            history=history_of(self.network),
            matter=self.matter,
            found=self.ranking,
            day=self.until,
        )
        return [self._explained(entry, ground) for entry in entries]

    def _explained(self, entry: Entry, ground: Ground) -> Entry:
        plain = [each.told() for each in entry.findings if each.reason is not _SUM]
        if len(plain) == len(entry.findings):
            return entry.resting_on(plain)
        told = ranked_findings(ground, self.ranking.by_reason, entry.party)
        return entry.resting_on(telling([*plain, *told]))


_SUM = Reason(kind="precedent", text=message("consult.precedents"))


def candidates(
    network: Network,
    matter: Matter,
    day: date,
    half_life: float,
    listed: frozenset[str],
    asked: frozenset[str],
    limit: int,
    *,
    through_closed: bool = True,
) -> Candidates:
    """Everybody for whom anything speaks, but for those who are left out in any case.

    Parameters
    ----------
    day
        Day on which rules have to be in force. Precedents count until this day, those of a matter
        that is over until it was opened.
    half_life
        Days after which a precedent counts half.
    listed
        Parties on the issue's list: even thin evidence for them is told.
    asked
        Those of them that are not merely informed: they are asked on thin evidence too.
    limit
        Most that will be shown of a tier and kind of party.
    through_closed
        Whether owners of finished work that the matter rests on must be consulted; otherwise that
        they own it is evidence.
    """
    found = _ranked(network, matter, day, half_life)
    musts = list(must_findings(network, matter, day, through_closed=through_closed))
    parties = list(dict.fromkeys(each.party for each in musts))
    speaking = [p for p, entry in gather(musts).items() if entry.role not in ("approve", "inform")]
    findings = [
        *musts,
        *evidence(network, matter, parties, speaking, found, None if through_closed else day),
        *_sums(found, listed, matter),
        *reach(network, matter, parties),
    ]
    gone = _gone(network).difference(parties)  # they stay only where authority names them
    there = [each for each in findings if each.party not in gone]
    usual = usual_lengths(network)
    stays = listed.union(next_above(network, matter))
    kept, rest = without_rest(there, stays, _SUM, limit, usual)
    entries, habit = list(gather(kept).values()), _habit(found, kept)
    most = strongest(entries, habit)
    entries = above_floor(entries, asked, habit, most)
    entries = within_usual(entries, asked, usual, rest.above_floor(most))
    entries = through_chain(network, matter, entries, asked)
    until = _until(network, matter, day)
    return Candidates(network, matter, found, entries, stays, len(rest), until)


def _ranked(network: Network, matter: Matter, day: date, half_life: float) -> Ranking:
    """Points of every party; what evidence is worth is learned from all history."""
    if matter.ref is not None:
        matter = replace(matter, named=tuple(named_beside(network, matter.ref)))
    known = learned(network, ASKED, half_life, None)
    tomorrow = day + timedelta(days=1)
    found, stacked = figures(
        network, matter, _until(network, matter, day), tomorrow, ASKED, half_life
    )
    return ranking(index_of(network), found, stacked, known.weights, known.together)


def _until(network: Network, matter: Matter, day: date) -> date:
    """Day until which experience counts: today for what is open, its opening for what is over."""
    is_over = matter.ref is not None and is_closed(network, matter.ref, day)
    return matter.day if is_over and matter.day else day


def _sums(found: Ranking, listed: frozenset[str], matter: Matter) -> Iterator[Finding]:
    """Parties for whom something telling speaks; on the issue's list, even if it is thin."""
    elsewhere = sum(points for name, points in found.by_reason.items() if name in ELSEWHERE)
    totals = found.scores - elsewhere
    telling = found.telling()
    own = {*matter.leads, *matter.authors}  # that they took part in their own matters says nothing
    for at, party in enumerate(found.index.parties):
        least = 0.0 if party in listed else LEAST
        is_found = telling[at] > 0 and telling[at] >= least and totals[at] > 0
        if is_found and party not in own:
            points = float(totals[at])
            yield Finding(party=party, tier=SHOULD, role="consult", reason=_SUM, points=points)


def _habit(found: Ranking, findings: list[Finding]) -> dict[str, float]:
    """Party -> points that its sum holds for being usually asked and active."""
    usual, column = found.by_reason["usual"], found.index.column
    return {
        each.party: float(usual[column[each.party]]) for each in findings if each.reason is _SUM
    }


@per_network
def _gone(network: Network) -> frozenset[str]:
    """Parties that are there no more."""
    parties = (node for kind in PARTIES for node in nodes_of_kind(network, kind))
    return frozenset(
        each for each in parties if is_gone(network.nodes[each]["record"].get("status"))
    )


def bounded(
    entries: list[Entry], limit: int, stays: frozenset[str]
) -> tuple[list[Entry], dict[str, int]]:
    """Keep the strongest of *should* and *inform*, each kind of party for itself.

    Parameters
    ----------
    limit
        Most entries per tier and kind of party; musts are kept beyond it.
    stays
        Parties that are kept beyond it, too: those on the issue's list, and who a paper goes to
        next.

    Returns
    -------
    list[Entry]
        What is kept.
    dict[str, int]
        Tier -> how many are left out.
    """
    kept: list[Entry] = []
    free: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.tier == MUST or entry.party in stays:
            kept.append(entry)
        else:
            free.setdefault((entry.tier, entry.kind), []).append(entry)
    left_out = dict.fromkeys((SHOULD, INFORM), 0)
    for (tier, _), found in free.items():
        found.sort(key=lambda each: (-each.points, each.party))
        kept += found[:limit]
        left_out[tier] += len(found[limit:])
    return kept, left_out
