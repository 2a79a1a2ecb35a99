"""Who cannot come on the list: the tail of those for each of whom one thing speaks, and weakly.

Thousands join two of a long list, or stand near somebody of it, and a few of them are shown. Those
who are sure to be left out are counted and not looked at one by one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from graph.analyses._base import Reason
from graph.analyses._consult_entry import INFORM, MUST, SHOULD, Finding
from graph.analyses._consult_floor import FEW, OWN


@dataclass(frozen=True, slots=True)
class Rest:
    """Those who are left out.

    Parameters
    ----------
    asked
        How many of a kind there are for whom so many points of evidence speak, by both.
    near
        How many stand near only.
    """

    asked: Mapping[tuple[str, float], int]
    near: int

    def __len__(self) -> int:
        return sum(self.asked.values()) + self.near

    def not_below(self, least: Mapping[str, float]) -> dict[tuple[str, float], int]:
        """Those who have as many points as a kind of party needs at least to be asked."""
        return {each: n for each, n in self.asked.items() if each[1] >= least.get(each[0], 0.0)}


def without_rest(
    findings: Iterable[Finding],
    stays: Collection[str],
    summed: Reason,
    limit: int,
    usual: Mapping[str, int],
) -> tuple[list[Finding], Rest]:
    """The findings of all who can come on the list, in their order, and the others counted.

    Parameters
    ----------
    stays
        Parties that are shown whatever speaks for them.
    summed
        Stands for what is compared by more than its points.
    limit
        Most that are shown of a tier and kind of party.
    usual
        Kind of party -> how many are asked at most: so many of those for whom evidence speaks may
        stand in another tier than the rest of them.
    """
    found = list(findings)
    often = Counter(each.party for each in found)
    weak: dict[tuple[str, str], list[Finding]] = {}
    for each in found:
        is_lone = often[each.party] == 1 and each.tier != MUST and each.party not in stays
        if is_lone and not (each.is_recorded or each.reason is summed or _is_own(each)):
            weak.setdefault((each.tier, each.party.partition(":")[0]), []).append(each)
    left: dict[str, Finding] = {}
    for (tier, kind), those in weak.items():
        most = limit + (usual.get(kind, FEW) if tier == SHOULD else 0)
        if len(those) > most:
            shown = nsmallest(most, those, key=lambda each: (-(each.points or 0.0), each.party))
            left |= {each.party: each for each in those}
            for each in shown:
                del left[each.party]
    asked = Counter(
        (each.party.partition(":")[0], each.points or 0.0)
        for each in left.values()
        if each.tier == SHOULD
    )
    kept = [each for each in found if each.party not in left]
    return kept, Rest(asked, len(left) - sum(asked.values()))


def _is_own(finding: Finding) -> bool:
    return finding.tier != INFORM and finding.reason.text.key in OWN
