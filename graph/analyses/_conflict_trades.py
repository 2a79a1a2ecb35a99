"""Trades over two issues that leave both partners better off, and whom they touch."""

from typing import Any

from graph.analyses._stands import Table
from graph.measures.exchange import Exchange, best_exchanges, externalities

_LISTED = 10


def trades(table: Table, issue: str | None = None) -> list[dict[str, Any]]:
    """Best exchange of each pair of issues, largest gain first; only those that touch ``issue``.

    Each is taken by itself, from the positions as they are; carrying one out changes the others.
    Bottom lines are not asked: ``negotiate`` shows what is left within them.
    """
    found = best_exchanges(*table.model)
    listed = [each for each in found if issue is None or _touches(table, each, issue)]
    return [told(table, each) for each in listed[:_LISTED]]


def _touches(table: Table, exchange: Exchange, issue: str) -> bool:
    return issue in (table.issues[exchange.i_gives], table.issues[exchange.j_gives])


def told(table: Table, exchange: Exchange) -> dict[str, Any]:
    """One exchange by references, with what it brings every third party."""
    effects = {
        party: effect
        for index, (party, effect) in enumerate(
            zip(table.parties, externalities(*table.model, exchange), strict=True)
        )
        if index not in (exchange.i, exchange.j)
    }
    known = {party: effect for party, effect in effects.items() if effect is not None}
    return {
        "gain": exchange.gain,
        "i": table.parties[exchange.i],
        "i_gives": table.issues[exchange.i_gives],
        "i_from": exchange.i_from,
        "i_to": exchange.i_to,
        "j": table.parties[exchange.j],
        "j_gives": table.issues[exchange.j_gives],
        "j_from": exchange.j_from,
        "j_to": exchange.j_to,
        "effects": known,
        "better": [party for party, effect in known.items() if effect > 1e-9],
        "worse": [party for party, effect in known.items() if effect < -1e-9],
        "unknown": [party for party, effect in effects.items() if effect is None],
    }
