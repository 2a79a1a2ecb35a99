"""What gives little: told together by name, with what of it stands in the records.

To have worked with somebody takes a matter on which both were: who is near through others only, by
the walk over everybody's matters, is told so. A matter is called similar as everywhere else.
"""

from collections.abc import Mapping

import numpy as np

from graph.analyses._base import Reason
from graph.analyses._consult_company import asked_together, in_common, meets_beside
from graph.analyses._consult_entry import NOTHING
from graph.analyses._consult_ground import Ground, Rows
from graph.messages import Message, message
from graph.reading import named

SMALL = 1.0  # points below which a reason is told together with other small ones
# Told elsewhere in the answer, each with its own records.
ELSEWHERE = ("rule", "needed", "waiting", "position")


def parted(points: Mapping[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """Reasons that are told by themselves, the strongest first, and those told together.

    What comes to nothing even together is counted with the strongest; where there is none, nothing
    is told.
    """
    found = sorted(points.items(), key=lambda each: -each[1])
    kept = {reason: gained for reason, gained in found if gained > 0 and reason not in ELSEWHERE}
    own = {reason: gained for reason, gained in kept.items() if gained >= SMALL}
    small = {reason: gained for reason, gained in kept.items() if gained < SMALL}
    if sum(small.values()) >= NOTHING:
        return own, small
    if own:  # not with what is set apart where evidence is weak (points for being asked often)
        own[next((each for each in own if each != "usual"), "usual")] += sum(small.values())
    return own, {}


def small_signs(ground: Ground, party: str, small: Mapping[str, float], *, is_all: bool) -> Reason:
    """What gives less than a point each, by name.

    Where it is all that speaks for a party, a matter is named where there is one.
    """
    told = [reason for reason, gained in small.items() if gained >= NOTHING] or list(small)
    signs: list[Message] = []
    examples: list[str] = []
    for reason in told:
        key, rows = _sign(ground, party, reason)
        example: Message | str = ""
        if is_all and len(rows):
            (issue,) = ground.issues([_example(ground, party, reason, rows)])
            if issue not in examples:
                examples.append(issue)
                name = named(ground.network, issue)
                example = message("consult.sign.example", count=len(rows), issue=name)
        signs.append(message(key, count=len(rows), example=example))
    key = "consult.further.one" if len(signs) == 1 else "consult.further"
    text = message(key, signs=tuple(signs), points=sum(small.values()))
    return Reason(kind="measure", text=text, records=(*examples, party))


def _sign(ground: Ground, party: str, reason: str) -> tuple[str, Rows]:
    """Key of one sign, and the matters that it counts; none where it counts none."""
    key, none = f"consult.sign.{reason}", np.array([], dtype=np.int64)
    if reason == "similar":
        rows = ground.took("known", party)
        is_alike = ground.are_alike(rows)
        return (key, rows[is_alike]) if is_alike.any() else (f"{key}.other", rows)
    if reason in ("partner", "author"):
        heads = ground.matter.leads if reason == "partner" else ground.matter.authors
        rows = in_common(ground, party, heads)
        return key if len(rows) else f"{key}.near", rows
    if reason == "beside" and not meets_beside(ground, party):
        key += ".near"
    if reason == "network" and not len(asked_together(ground, party)[0]):
        key += ".near"
    return key, none


def _example(ground: Ground, party: str, reason: str, rows: Rows) -> int:
    """Which of some matters is named: the one that gives most, else the latest."""
    if reason == "similar":
        return int(rows[np.argmax(ground.shares(party)[rows])])
    return ground.latest(rows)[0]
