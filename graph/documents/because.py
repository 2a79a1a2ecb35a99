"""Why a party is asked, as a letter says it to that party."""

from graph.analyses._base import Reason, Result, Row
from graph.documents.standing import asks
from graph.messages import Message, Named, message
from graph.projections import Network
from graph.reading import named

_REASONS = 6
_TOLD = "consult.inform"  # the reason of whoever the list has to be informed
_OWN = {  # reasons whose letter has words of their own, whatever their kind
    "consult.approve": "approve",
    "consult.veto": "veto",
    "consult.waiting": "waiting",
    "consult.affected": "affected",
    "consult.linked": "linked",
}


def why(network: Network, result: Result, row: Row, you: str) -> list[Message]:
    """Reasons without points: what counts in a ranking does not belong into a letter.

    Where authority speaks, it is enough. That the list has a party to be informed is no reason for
    a question. ``you`` is how the letter speaks to the party.
    """
    fitting = [each for each in row.reasons if not (asks(row) and each.text.key == _TOLD)]
    strong = [each for each in fitting if each.kind in ("rule", "role", "path")]
    found = [_reason(network, result, each, you) for each in strong or fitting]
    unique = {(each.key, str(sorted(each.values.items(), key=str))): each for each in found}
    return list(unique.values())[:_REASONS]


def closed_work(reasons: list[Message]) -> tuple[Message, ...]:
    """What of the work that reasons name is closed: there, only whether it still holds is asked."""
    return tuple(
        message("letter.quoted", thing=each.values["issue"])
        for each in reasons
        if each.values.get("state")
    )


def _reason(network: Network, result: Result, reason: Reason, you: str) -> Message:
    text = reason.text
    if reason.kind == "rule" and reason.records:
        return _rule(network, reason.records[0])
    if text.key.startswith("consult.path."):
        return _way(network, result, reason, you)
    if text.key == "consult.finished":
        state = message("consult.path.closed")
        return message(
            "letter.because.issue.closed", issue=text.values["issue"], state=state, you=you
        )
    if text.key in _OWN:
        return message(f"letter.because.{_OWN[text.key]}", you=you, **_issue(text))
    if reason.kind == "role" and "role" in text.values:
        return _part(text, you)
    return message(f"letter.because.{reason.kind}", you=you)


def _part(text: Message, you: str) -> Message:
    """As what the party stands on the matter's list."""
    if text.key == _TOLD:
        return message("letter.because.role.inform", you=you)
    role = text.values["role"]
    if isinstance(role, Message) and role.key == "role.as_written":
        role = role.values["role"]  # how a file spells it is no matter of the reader's
    return message("letter.because.role.known", you=you, role=role)


def _rule(network: Network, rule: str) -> Message:
    record, name = network.nodes[rule]["record"], named(network, rule)
    if any(column.startswith("basis") for column in record):
        return message("letter.because.rule", rule=name, basis=Named(record, "basis", ""))
    return message("letter.because.rule.plain", rule=name)


def _way(network: Network, result: Result, reason: Reason, you: str) -> Message:
    """The way as the page tells it: direct or through others, to open work, closed work or a unit.

    Of the way only what lies between is named: the letter is about the one end and tells the other.
    """
    text, is_unit = reason.text, reason.text.key.startswith("consult.path.unit")
    key = text.key.replace("consult.path.", "letter.because.")
    if text.values.get("state"):
        key = key.replace(".issue", ".issue.closed")
    values = {} if is_unit else {"issue": text.values["target"], "state": text.values["state"]}
    if key.endswith(".through"):
        # Of a unit the path ends with it, of an issue with whoever leads it; a draft is no node.
        path = reason.records[: -1 if is_unit else -2]
        between = [node for node in path if node != result.summary["issue"]]
        values["path"] = tuple(message("letter.quoted", thing=named(network, on)) for on in between)
    return message(key, you=you, **values)


def _issue(text: Message) -> dict[str, object]:
    return {"issue": text.values["issue"]} if "issue" in text.values else {}
