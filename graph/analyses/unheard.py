"""Units below whoever is consulted that have no voice recorded: not yet heard.

A voice is an answer, a known position or a part in the work, by the unit or by somebody who belongs
to it; being asked or informed is none. Listed are the units that the matter is known to affect, by
a recorded dependency, by the words of its title, by a position on a linked matter, and those that
were asked in vain; the rest below the consulted departments is counted.

It misleads where people speak outside the register: then record what they said.
"""

from collections.abc import Mapping
from typing import Any

from graph.analyses._base import Analysis, Reason, Result, Row
from graph.analyses._consult_unheard import Unheard
from graph.analyses._consult_unheard import unheard as not_heard
from graph.analyses._consultation import PARAMETERS, consultation
from graph.messages import message
from graph.projections import Network
from graph.reading import named


def unheard(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer which units are affected by a matter and have no voice on it.

    Returns
    -------
    Result
        One row a unit, the affected ones first: ``affected``, ``asked`` (it was asked and has not
        answered), ``below`` (the consulted department it stands below). ``below`` of the summary
        counts the units that nothing recorded says to be affected.

    Raises
    ------
    UserError
        As :func:`graph.analyses.consult.consult`.
    """
    asked = consultation(network, parameters)
    found = not_heard(network, asked)
    affected = sum(bool(each.reasons) for each in found)
    listed = [each for each in found if each.reasons or each.is_asked]
    return Result(
        summary={**asked.summary(), "affected": affected, "below": len(found) - len(listed)},
        rows=tuple(_row(network, each) for each in listed),
    )


def _row(network: Network, each: Unheard) -> Row:
    reasons = list(each.reasons)
    if each.below:
        text = message("unheard.below", department=named(network, each.below))
        reasons.append(Reason(kind="membership", text=text, records=(each.unit, each.below)))
    if each.is_asked:
        reasons.append(Reason(kind="role", text=message("unheard.asked")))
    return Row(
        ref=each.unit,
        score=None,
        reasons=tuple(reasons),
        facts={"affected": bool(each.reasons), "asked": each.is_asked, "below": each.below},
    )


ANALYSIS = Analysis(id="unheard", parameters=PARAMETERS, run=unheard)
