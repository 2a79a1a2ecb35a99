"""What lies on one party: the issues behind its load, each with how its days come about."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analyses._assumptions import MONTHS, PARAMETERS, TODAY, assumptions
from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._work import NO_EFFORT, NO_ROLE, Share, is_answer, shares
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import today

PARTIES = ("department", "person")


def load(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer which issues a party's load is made of.

    Returns
    -------
    Result
        A row an open issue on which the party has a part, by person-days within the period, what
        is unknown last. Their sum is the party's load in ``workload``. What is answered or waived
        weighs nothing and says so; ``answered`` of the summary counts such parts.
    """
    party, assumed = parameters["party"], assumptions(parameters)
    found = shares(network, today(parameters), parameters["months"], assumed).get(party, [])
    by_issue: dict[str, list[Share]] = {}
    for share in found:
        by_issue.setdefault(share.issue, []).append(share)
    rows = [_row(network, issue, parts, dict(assumed.weights)) for issue, parts in by_issue.items()]
    known = [row.score for row in rows if row.score is not None]
    summary = {
        "party": party,
        "load": sum(known) if known else None,
        "issues": len(rows),
        "unknown": len(rows) - len(known),
        "answered": sum(is_answer(each) for each in found),
        "months": parameters["months"],
    }
    rows.sort(key=lambda row: (row.score is None, -(row.score or 0.0)))
    return Result(summary=summary, rows=tuple(rows))


def _row(network: Network, issue: str, parts: list[Share], weights: Mapping[str, float]) -> Row:
    record = network.nodes[issue]["record"]
    known = [each.days for each in parts if each.days is not None]
    return Row(
        ref=issue,
        score=sum(known) if known else None,
        reasons=tuple(_reasons(parts, weights)),
        facts={
            "roles": [each.role for each in parts if each.role],
            "effort": record.get("effort"),
            "due": record.get("due"),
            "overdue": parts[0].overdue,
            "is_minimum": bool(known) and len(known) < len(parts),
        },
    )


def _reasons(parts: list[Share], weights: Mapping[str, float]) -> Iterator[Reason]:
    for share in parts:
        said = _made_of(share, weights)
        kind = "assumption" if share.assumed else "role"
        yield Reason(kind=kind, text=said, records=(share.issue,))
        if share.whole and share.days is not None and share.days < share.whole:
            values = {"due": share.due, "percent": round(100 * share.days / share.whole)}
            said = message("load.part", **values, days=share.days)
            yield Reason(kind="measure", text=said, records=(share.issue,))
    if parts[0].overdue and not all(share.done for share in parts):
        said = message("load.overdue", due=parts[0].due)
        yield Reason(kind="measure", text=said, records=(parts[0].issue,))


def _made_of(share: Share, weights: Mapping[str, float]) -> Message:
    role = message(f"role.{share.role}") if share.role else message("load.role.unknown")
    if share.done is not None:
        key = f"load.done.{share.done.why}" + (".day" if share.done.day else "")
        return message(key, role=role, day=share.done.day)
    if share.own is not None:
        return message("load.own", role=role, days=share.own)
    if share.lacks in (NO_EFFORT, NO_ROLE):
        return message(f"load.no_{share.lacks}", role=role)
    assert share.role is not None
    weight = weights[share.role]
    if not weight:
        return message("load.no_part", role=role)
    effort = (share.whole or 0.0) / weight
    key = "load.assumed" if share.assumed else "load.weighted"
    return message(key, role=role, effort=effort, weight=weight, days=share.whole)


ANALYSIS = Analysis(
    id="load",
    parameters=(
        Parameter(name="party", type=str, required=True, refers_to=PARTIES),
        TODAY,
        MONTHS,
        *PARAMETERS,
    ),
    run=load,
)
