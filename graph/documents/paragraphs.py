"""Paragraphs of a letter: why it comes, how the matter stands, what is asked; of a reminder too."""

from collections.abc import Iterator
from datetime import date

from graph.analyses._base import Result, Row
from graph.dates import latest
from graph.documents.because import closed_work, why
from graph.documents.so_far import so_far
from graph.documents.standing import TOLD, UPWARD, due_of, form_of, in_words
from graph.messages import Message, message
from graph.projections import Network, edges
from graph.reading import involvements, named
from graph.rounds import current, in_role
from graph.texts import Translator


def body(
    network: Network,
    result: Result,
    row: Row,
    values: dict[str, object],
    translate: Translator,
) -> Iterator[str]:
    """Why it comes to the party, how the matter stands, what is asked and what if there is no time.

    A superior is asked at the end of the letter, not told to report, and told what others said.
    """
    manner, reasons = form_of(network, result, row), why(network, result, row, str(values["you"]))
    yield _why(manner, reasons, values, translate)
    yield from (translate.say(each) for each in _about(network, result, translate))
    if manner in UPWARD and (stand := so_far(network, result, row.ref, translate)):
        yield stand
    if manner in TOLD:
        reported = ".report" if manner == "report" else ""
        yield translate(f"letter.told{reported}", **values)
        return
    if closed := closed_work(reasons):
        yield translate.say(message("letter.closed", things=closed))
    if manner != "approve":
        yield translate(f"letter.ask.{manner}", **values)
        if due_of(result, row):
            yield translate("letter.late", **values)


def reminder(
    network: Network, result: Result, row: Row, values: dict[str, object], translate: Translator
) -> Iterator[str]:
    """When it was sent, that no answer is on record, and that one is waited for."""
    manner, reasons = form_of(network, result, row), why(network, result, row, str(values["you"]))
    decides = ".approve" if manner == "approve" else ""
    sent = _sent(network, result, row)
    day = in_words(sent, translate) if sent else None
    key = "letter.reminder.sent" if day else "letter.reminder.due"
    yield translate(f"{key}{decides}", **values, sent=day)
    yield _why(manner, reasons, values, translate)
    if closed := closed_work(reasons):
        yield translate.say(message("letter.closed", things=closed))
    issue = result.summary["issue"]
    yield translate("letter.matter", id=network.nodes[issue]["id"])
    if not decides:
        yield translate("letter.reminder.ask", **values)
    elif stand := so_far(network, result, row.ref, translate):
        yield stand


def _why(
    manner: str, reasons: list[Message], values: dict[str, object], translate: Translator
) -> str:
    said = [translate.say(each) for each in reasons]
    upward = f".{manner}" if manner in UPWARD else ""
    return translate(
        f"letter.why{upward}", reasons=translate("letter.why.mark").join(said), **values
    )


def _sent(network: Network, result: Result, row: Row) -> str | None:
    """Day on which the party was asked, of the asking whose answer is waited for."""
    found = involvements(network, result.summary["issue"])
    records = [record for party, _, record in found if party == row.ref]
    day = date.fromisoformat(result.summary["today"])
    last = current(in_role(records, row.facts["role"]), row.ref, day)
    return last.sent if last else None


def _about(network: Network, result: Result, translate: Translator) -> Iterator[Message]:
    issue = result.summary["issue"]
    if not issue:
        yield message("letter.draft")
        return
    if not result.summary["open"]:
        yield _over(network, issue, translate)
    yield _registered(network, result, translate)
    needs = [other for other, _ in edges(network, issue, "depends_on")]
    known = [each for each in needs if network.nodes[each]["kind"] in ("issue", "department")]
    if known:
        yield message("letter.needs", things=tuple(named(network, each) for each in known))


def _registered(network: Network, result: Result, translate: Translator) -> Message:
    """Under which id the matter stands and by when it is, or was, to be settled.

    Of a matter that is over its day says nothing any more.
    """
    node = network.nodes[result.summary["issue"]]
    due = node["record"].get("due")
    if due is None or not result.summary["open"]:
        return message("letter.matter", id=node["id"])
    is_past = latest(due) < date.fromisoformat(result.summary["today"])
    key = "letter.matter.late" if is_past else "letter.matter.due"
    return message(key, id=node["id"], due=in_words(due, translate))


def _over(network: Network, issue: str, translate: Translator) -> Message:
    """That a matter is over, in the register's own word, with the day where it is known."""
    record = network.nodes[issue]["record"]
    status = record.get("status")
    said: object = message("letter.over.plain") if status is None else translate.word(status)
    if day := record.get("closed"):
        return message("letter.over.on", status=said, day=in_words(day, translate))
    return message("letter.over", status=said)
