"""Early signs that a conflict grows, as far as the matters of the brief show any."""

from collections.abc import Iterator, Sequence
from datetime import date

from graph.analyses.growing import ANALYSIS
from graph.brief._say import Say
from graph.brief.document import Block, Bullets
from graph.messages import Message
from graph.projections import Network

_SIGNS = 6


def growing(say: Say, issues: Sequence[str], day: date, *, confidential: bool) -> Iterator[Block]:
    """Drift, rising interest and waiting between opponents; nothing where there is no sign.

    The signs are those of the register as it is, also where the brief is of a what-if.
    """
    found = signs(say.network, issues, day, confidential=confidential)
    items = [_said(say, issue, say.message(text).strip()) for issue, text in found]
    if items:
        yield Bullets(tuple(items))


def signs(
    network: Network, issues: Sequence[str], day: date, *, confidential: bool
) -> list[tuple[str, Message]]:
    """The first signs that conflicts on some issues grow, each with its issue."""
    found = ANALYSIS.answer(network, today=day.isoformat(), confidential=confidential)
    told = [(row.ref, each.text) for row in found.rows if row.ref in issues for each in row.reasons]
    return told[:_SIGNS]


def _said(say: Say, issue: str, sign: str) -> str:
    return sign if issue == say.alone else say("growing", issue=say.issue(issue), sign=sign)
