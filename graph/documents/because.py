"""Why a party is asked, as a letter says it to that party."""

from graph.analyses._base import Reason, Row
from graph.messages import Message, Named, message
from graph.projections import Network
from graph.reading import named

_REASONS = 6


def why(network: Network, row: Row) -> list[Message]:
    """Reasons without points: what counts in a ranking does not belong into a letter.

    Where authority speaks, it is enough.
    """
    strong = [each for each in row.reasons if each.kind in ("rule", "role", "path")]
    found = [_reason(network, each) for each in strong or row.reasons]
    unique = {(each.key, str(sorted(each.values.items(), key=str))): each for each in found}
    return list(unique.values())[:_REASONS]


def _reason(network: Network, reason: Reason) -> Message:
    text = reason.text
    if reason.kind == "rule" and reason.records:
        record = network.nodes[reason.records[0]]["record"]
        rule = named(network, reason.records[0])
        if any(column.startswith("basis") for column in record):
            return message("letter.because.rule", rule=rule, basis=Named(record, "basis", ""))
        return message("letter.because.rule.plain", rule=rule)
    if text.key.startswith("consult.path.issue"):
        return message("letter.because.issue", issue=text.values["target"])
    if text.key in ("consult.approve", "consult.veto"):
        return message("letter.because.approve")
    if text.key == "consult.waiting":
        return message("letter.because.waiting", issue=text.values["issue"])
    return message(f"letter.because.{reason.kind}")
