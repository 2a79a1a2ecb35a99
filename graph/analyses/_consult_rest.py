"""Who cannot come on the list: the tail of those for each of whom one thing speaks, and weakly.

Thousands join two of a long list, or stand near somebody of it, and a few of them are shown. Those
who are sure to be left out are counted and not looked at one by one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.analyses._base import Reason
from graph.analyses._consult_entry import MUST, SHOULD, Finding
from graph.analyses._consult_floor import FEW, SHARE, is_on_matter


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

    def above_floor(self, most: Mapping[str, float]) -> dict[tuple[str, float], int]:
        """Those whose evidence is not weak beside the strongest of their kind of party."""
        return {each: n for each, n in self.asked.items() if each[1] >= SHARE * most[each[0]]}


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
        if is_lone and not (each.is_recorded or each.reason is summed or is_on_matter(each)):
            weak.setdefault((each.tier, each.party.partition(":")[0]), []).append(each)
    left: set[str] = set()
    asked: Counter[tuple[str, float]] = Counter()
    for (tier, kind), those in weak.items():
        most = limit + (usual.get(kind, FEW) if tier == SHOULD else 0)
        those.sort(key=lambda each: (-(each.points or 0.0), each.party))
        for each in those[most:]:
            left.add(each.party)
            if tier == SHOULD:
                asked[kind, each.points or 0.0] += 1
    kept = [each for each in found if each.party not in left]
    return kept, Rest(asked, len(left) - asked.total())
