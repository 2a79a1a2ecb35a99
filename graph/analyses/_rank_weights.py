"""The kinds of evidence, the reasons they are told as, and what each is worth before learning.

The prior weights are those that served best on average when learned from organisations of several
kinds (people and departments, dozens to hundreds of issues); none of them decides alone. They hold
where an organisation has too little history to learn its own.
"""

import numpy as np
from numpy.typing import NDArray

# Kind of evidence -> (reason it is told as, prior weight for people, for departments).
EVIDENCE: dict[str, tuple[str, float, float]] = {
    "similar": ("similar", 0.3, 0.4),
    "closest": ("similar", 0.3, 0.4),
    "known": ("similar", 0.7, 0.3),
    "known_lately": ("similar", 0.5, 0.2),
    "expected": ("similar", 0.3, 0.3),
    "title": ("similar", 0.5, 0.4),
    "topic": ("similar", 0.4, 0.4),
    "linked": ("similar", 0.3, 0.4),
    "wrote_linked": ("similar", 0.2, 0.2),
    "partner": ("partner", 0.3, 0.2),
    "worked": ("partner", 0.5, 0.1),
    "focus": ("partner", 0.4, 0.5),
    "office_lead": ("partner", 0.4, 0.2),
    "walk_lead": ("partner", 0.5, 0.6),
    "author": ("author", 0.2, 0.3),
    "returned": ("author", 0.3, 0.2),
    "walk_author": ("author", 0.4, 0.6),
    "kind": ("kind", 0.3, 0.2),
    "popular": ("usual", 0.2, 0.2),
    "office": ("usual", 0.4, 0.2),
    "asked": ("usual", 0.3, 0.9),
    "active": ("usual", 0.3, 0.9),
    "walk": ("similar", 0.9, 0.7),
    "walk_lately": ("similar", 0.9, 0.7),
    "company": ("network", 0.4, 0.7),
    "head": ("head", 0.4, 0.0),
    "member": ("member", 0.6, 0.0),
    "member_below": ("member", 0.4, 0.0),
    "below": ("below", 0.0, 0.2),
    "unit": ("unit", 0.5, 0.0),
    "people": ("unit", 0.0, 0.4),
    "author_unit": ("unit", 0.0, 0.6),
    "mandate": ("field", 0.0, 0.8),
    "leads_alike": ("field", 0.2, 0.6),
    "mandate_member": ("field", 0.2, 0.0),
    "field": ("field", 0.3, 0.2),
    "beside": ("beside", 0.3, 0.4),
    "beside_led": ("beside", 0.3, 0.4),
    "beside_owner": ("beside", 0.0, 0.5),
    "beside_unit": ("beside", 0.3, 0.8),
    "seat": ("member", 0.3, 0.0),
    "seat_beside": ("beside", 0.3, 0.0),
    "lift_lead": ("partner", 0.3, 0.1),
    "lift_author": ("author", 0.2, 0.2),
    "lift_wrote": ("author", 0.2, 0.3),
    "lift_beside": ("beside", 0.3, 0.5),
    "lift_asked": ("beside", 0.3, 0.5),
    "rule": ("rule", 1.5, 1.5),
    "needed": ("needed", 0.8, 0.8),
    "waiting": ("waiting", 0.6, 0.6),
    "position": ("position", 0.6, 0.6),
}
KINDS = tuple(EVIDENCE)
REASON_OF = tuple(EVIDENCE[kind][0] for kind in KINDS)
REASONS = tuple(dict.fromkeys(REASON_OF))
# What alone is a reason to ask anybody. The rest, such as being a member of the lead or working
# much with others, only moves those up for whom something of this speaks.
TELLING = frozenset(
    (
        "similar",
        "partner",
        "author",
        "kind",
        "head",
        "field",
        "rule",
        "needed",
        "waiting",
        "position",
    )
)
PARTIES = ("person", "department")


def prior(party: str) -> NDArray[np.float64]:
    """Prior weights of :data:`KINDS` for people or departments."""
    return np.array([EVIDENCE[kind][1 + PARTIES.index(party)] for kind in KINDS])
