"""The network that an address is about."""

from dashboard.context import Context
from dashboard.i18n import read_query
from graph.messages import UserError
from graph.projections import Network


def network_shown(context: Context, search: str | None) -> "Network | None":
    """Return the network of the address's moment; None where the page itself says why not."""
    try:
        return context.at(read_query(search)).network()
    except UserError:
        return None
