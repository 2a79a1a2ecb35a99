"""What has no date and is used all the same: the report says how much of it there is."""

from graph.projections import Network, nodes_of_kind

DATES = {
    "member_of": ("memberships", "since"),
    "involved_in": ("involvements", "since"),
    "depends_on": ("dependencies", "since"),
    "takes_position": ("positions", "as_of"),
}


def undated(network: Network) -> dict[str, int]:
    """Table -> records whose date is unknown.

    Memberships, dependencies and rules without a date are used as if they had always held;
    involvements and positions belong to their issue's date; issues count as known from the
    beginning and are never tested.
    """
    found = dict.fromkeys(("memberships", "involvements", "dependencies", "positions"), 0)
    for _, _, data in network.edges(data=True):
        table, column = DATES.get(data["relation"], ("", ""))
        if table and column not in data["record"]:
            found[table] += 1
    for kind, table, column in (("rule", "rules", "since"), ("issue", "issues", "created")):
        things = nodes_of_kind(network, kind)
        found[table] = sum(column not in network.nodes[each]["record"] for each in things)
    return found
