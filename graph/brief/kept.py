"""Whether a brief holds what is confidential; then it is marked."""

from datetime import date

from graph.analyses._base import Result
from graph.brief._growing import signs
from graph.brief._trades import TRADES
from graph.projections import Network


def holds_confidential(network: Network, result: Result, day: date) -> bool:
    """Whether anything a brief says rests on a confidential position, be it of another issue.

    Parameters
    ----------
    network, day
        What was asked, and the day the brief is of.
    result
        What ``negotiate`` answered with confidential positions. It knows what of it rests on them;
        a brief does not tell every trade that it found.
    """
    rests = result.summary["confidential"]
    if "positions" in rests or "talks" in rests or rests.get("trades", TRADES + 1) <= TRADES:
        return True
    issues = result.summary["issues"]
    used, bare = (signs(network, issues, day, confidential=each) for each in (True, False))
    return used != bare
