"""Which consultation rules fire on a matter, and what each of them demands."""

from collections.abc import Iterator
from datetime import date

from graph.analyses._base import Reason
from graph.analyses._consult_entry import MUST, ROLE_ORDER, Finding
from graph.analyses._consult_matter import Matter, folded, topics
from graph.messages import Message, Named, message
from graph.projections import Network, Record, edges, is_valid, nodes_of_kind, reference
from graph.reading import named, party_called, role_word, superiors
from graph.texts import known_word, known_words
from graph.vocabulary import canonical_role


def rule_findings(network: Network, matter: Matter, day: date) -> Iterator[Finding]:
    """What the rules demand that are in force on a day and fire on the matter."""
    for rule in nodes_of_kind(network, "rule"):
        record = network.nodes[rule]["record"]
        if is_valid(record, day.isoformat()) and fires(network, record, matter):
            for party, _ in edges(network, rule, "calls_for"):
                yield _finding(network, rule, record, party, party in matter.leads)


def fires(network: Network, rule: Record, matter: Matter) -> bool:
    """Whether every trigger that a rule names is met; a rule without triggers always fires.

    Several topics in one trigger are alternatives. A department is met by the lead itself and by
    leads that are units below it.
    """
    kind, department = rule.get("when_kind"), rule.get("when_department")
    if kind is not None and folded(kind) != matter.kind:
        return False
    wanted = topics(rule.get("when_topic"))
    if wanted and not wanted & matter.topics:
        return False
    return department is None or _led_within(network, matter, reference("department", department))


def _led_within(network: Network, matter: Matter, department: str) -> bool:
    return any(
        department == lead or department in superiors(network, lead) for lead in matter.leads
    )


def _finding(network: Network, rule: str, record: Record, party: str, is_lead: bool) -> Finding:
    """What a rule asks of a party; who leads fulfils it by leading, unless it has to approve."""
    role = canonical_role(record["role"])
    is_fulfilled = is_lead and role != "approve"
    text = _fulfilled(network, rule, record) if is_fulfilled else _text(network, rule, record)
    return Finding(
        party=party,
        tier=MUST,
        role=role if role in ROLE_ORDER else "consult",
        days=None if is_fulfilled else record.get("days"),
        reason=Reason(kind="rule", text=text, records=(rule,)),
    )


def _fulfilled(network: Network, rule: str, record: Record) -> Message:
    return message(
        "consult.rule.fulfilled",
        rule=named(network, rule),
        triggers=_triggers(network, record),
        role=role_word(record["role"]),
        basis=_basis(record),
    )


def _text(network: Network, rule: str, record: Record) -> Message:
    return message(
        "consult.rule",
        rule=named(network, rule),
        triggers=_triggers(network, record),
        role=role_word(record["role"]),
        basis=_basis(record),
        waiver=_waiver(network, record),
        days=_days(record),
    )


def _days(record: Record) -> Message:
    """Time to answer; of a rule that only informs, time to send it."""
    if "days" not in record:
        return message("consult.rule.no_days")
    is_told = canonical_role(record["role"]) == "inform"
    key = "consult.rule.days.told" if is_told else "consult.rule.days"
    return message(key, days=record["days"])


def _triggers(network: Network, record: Record) -> object:
    found: list[Message] = []
    if "when_kind" in record:
        found.append(message("consult.rule.kind", kind=known_word(record["when_kind"])))
    if "when_topic" in record:
        found.append(message("consult.rule.topic", topic=known_words(record["when_topic"])))
    if "when_department" in record:
        department = reference("department", record["when_department"])
        who: object = named(network, department) if department in network else department
        found.append(message("consult.rule.department", department=who))
    return tuple(found) or message("consult.rule.always")


def _basis(record: Record) -> Message:
    if not any(column.startswith("basis") for column in record):
        return message("consult.rule.no_basis")
    return message("consult.rule.basis", basis=Named(record, "basis", ""))


def _waiver(network: Network, record: Record) -> Message:
    said = record.get("waivable_by")
    if said is None:
        return message("consult.rule.no_waiver")
    node = party_called(network, said)
    return message("consult.rule.waiver", party=named(network, node) if node else said)
