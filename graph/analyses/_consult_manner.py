"""In which form a party is asked, in the office's own words: 會辦, 會簽, 徵詢, 知會."""

from graph.analyses._consult_entry import MUST, Entry
from graph.analyses._consult_matter import Matter
from graph.analyses._consult_superiors import is_through_chain
from graph.analyses._hierarchy import line_above
from graph.projections import Network
from graph.reading import memberships

MANNERS = (
    *("lead", "co-lead", "support", "draft", "approve", "countersign"),
    *("joint", "comments", "inform", "chain"),
)


def manner(network: Network, matter: Matter, entry: Entry) -> str:
    """Form of asking, one of :data:`MANNERS`; its words are the texts ``manner.<form>``.

    Whoever approves stands above the lead, or else countersigns. Whoever must be consulted is
    asked formally (會辦／会办); whoever should be is asked for comments (徵詢／征求意见).
    Superiors of the lead for whom no more than evidence speaks are told on the way up.
    """
    if entry.role == "approve":
        return "approve" if _stands_above(network, matter, entry.party) else "countersign"
    if entry.role == "consult":
        return "joint" if entry.tier == MUST else "comments"
    if is_through_chain(network, matter, entry):
        return "chain"
    return {"author": "draft"}.get(entry.role, entry.role)


def _stands_above(network: Network, matter: Matter, party: str) -> bool:
    """Whether a party or its department is a lead or stands above one."""
    own = {party, *memberships(network, party)} if party.startswith("person:") else {party}
    return any(not own.isdisjoint((lead, *line_above(network, lead))) for lead in matter.leads)
