"""Rows of kind ``exchange``: who gives way to whom on what, and whom it touches."""

from collections.abc import Iterator
from typing import Any

from graph.analyses._base import Reason, Row
from graph.analyses._conflict_trades import told
from graph.analyses._nego_case import Case, zone
from graph.analyses._stands import Table
from graph.measures.exchange import Exchange, best_exchanges, exchange_sequence, outcomes
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import named

_BROKEN = 1e-6  # points of the scale beyond a bottom line; less is rounding


def exchange_rows(case: Case, steps: int, *, bounded: bool) -> list[Row]:
    """Exchanges in order of gain.

    Over several issues they are carried out one after another, each from where the last has left
    things, at most ``steps``; ``step`` tells the order. For one issue they are the best exchanges
    of it with every other open issue, each by itself. Where ``bounded``, nobody gives way past its
    bottom line. ``confidential`` tells whether an exchange rests on a confidential position: one on
    its issues, be it of the two or of a third party that weighs there, or one through an exchange
    before it.
    """
    secret = {each.issue for each in case.secrets if each.position is not None and each.salience}
    if len(case.issues) == 1:
        table = case.whole
        at = [k for k, issue in enumerate(table.issues) if issue in case.issues]
        limits = table.bottom_line if bounded else None
        found = best_exchanges(*table.model, limits, at[0]) if at else []
        rows = [_row(case, table, each, None, secret) for each in found[:steps]]
    else:
        rows = _carried_out(case, steps, secret, bounded=bounded)
    return sorted(rows, key=lambda row: -(row.score or 0.0))


def _carried_out(case: Case, steps: int, secret: set[str], *, bounded: bool) -> list[Row]:
    table: Table = case.table
    limits, rows = table.bottom_line if bounded else None, []
    for step, each in enumerate(
        exchange_sequence(*table.model, limit=steps, limits=limits), start=1
    ):
        row = _row(case, table, each, step, secret)
        if row.facts["confidential"]:
            secret = secret | {row.facts["i_gives"], row.facts["j_gives"]}
        rows.append(row)
        table = table.after(each.i, each.i_gives, each.i_to).after(each.j, each.j_gives, each.j_to)
    return rows


def _row(case: Case, table: Table, exchange: Exchange, step: int | None, secret: set[str]) -> Row:
    facts: dict[str, Any] = told(table, exchange)
    facts["step"] = step
    facts["breaks_bottom_line"] = list(dict.fromkeys(_broken(case, table, exchange)))
    facts["confidential"] = not secret.isdisjoint((facts["i_gives"], facts["j_gives"]))
    records = (facts["i"], facts["i_gives"], facts["j"], facts["j_gives"])
    reasons = tuple(
        Reason(kind="measure", text=text, records=records) for text in _reasons(case.network, facts)
    )
    return Row(ref=facts["i"], score=exchange.gain, reasons=reasons, facts=facts, kind="exchange")


def _broken(case: Case, table: Table, exchange: Exchange) -> Iterator[str]:
    """Parties whose bottom line the outcomes keep before the exchange and break after it."""
    by_issue = {each.issue: each.stands for each in case.disputes}
    after = table.after(exchange.i, exchange.i_gives, exchange.i_to)
    after = after.after(exchange.j, exchange.j_gives, exchange.j_to)
    for column in (exchange.i_gives, exchange.j_gives):
        now, then = (float(outcomes(*each.model)[column]) for each in (table, after))
        for stand in by_issue[table.issues[column]]:
            own = zone((stand,))
            if own.low <= now <= own.high and not own.low - _BROKEN <= then <= own.high + _BROKEN:
                yield stand.party


def _reasons(network: Network, facts: dict[str, Any]) -> Iterator[Message]:
    said = {name: named(network, facts[name]) for name in ("i", "i_gives", "j", "j_gives")}
    figures = {name: facts[name] for name in ("i_from", "i_to", "j_from", "j_to", "gain")}
    yield message("negotiate.exchange", **said, **figures)
    for key in ("better", "worse"):
        if facts[key]:
            ordered = sorted(facts[key], key=lambda party: -abs(facts["effects"][party]))
            parties = tuple(named(network, party) for party in ordered)
            yield message(f"negotiate.exchange.{key}", parties=parties)
    if facts["breaks_bottom_line"]:
        parties = tuple(named(network, party) for party in facts["breaks_bottom_line"])
        yield message("negotiate.exchange.bottom_line", parties=parties)
