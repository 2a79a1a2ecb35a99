"""Bottlenecks in the handling of issues: sole holders, circles, chains, what everyone waits for."""

from collections.abc import Iterator
from datetime import date

from graph.analyses._bottleneck_finding import Finding, listed
from graph.analyses._bottlenecks import held, open_dependencies, waiting_behind
from graph.analyses._work import open_issues, roles_on
from graph.measures.waiting import dependency_cycles, longest_waiting_chain
from graph.messages import message
from graph.projections import Network
from graph.reading import leads, named

_LEAST = 2  # issues on one person, or that wait for one issue, from which it is told
_BLOCKING = 5  # issues that most others wait for


def sole_approvers(network: Network, day: date) -> Iterator[Finding]:
    """Who alone can give approvals that are still open."""
    follow = waiting_behind(network, day)
    for party, what in held(network, day).items():
        alone = [each for each in what.waiting if each in what.sole.get("approve", ())]
        if alone:
            # What waits behind an approval that another can give as well is not held up here.
            behind = list(follow.of(alone))
            key = "bottleneck.sole_approver.why" + (".behind" if behind else "")
            values = {"count": len(alone), "issues": listed(network, alone)}
            yield Finding(
                kind="sole_approver",
                ref=party,
                weight=len(alone) + len(behind),
                text=message(key, **values, party=named(network, party), behind=len(behind)),
                records=(*alone, *behind),
                shown=(party, *alone, *behind),
            )


def sole_holders(network: Network, day: date) -> Iterator[Finding]:
    """People who are the only person named on several open issues."""
    found: dict[str, list[str]] = {}
    for issue in open_issues(network, day):
        people = {
            party
            for party, role in roles_on(network, issue)
            if role != "inform" and network.nodes[party]["kind"] == "person"
        }
        if len(people) == 1:
            found.setdefault(people.pop(), []).append(issue)
    for person, issues in found.items():
        if len(issues) >= _LEAST:
            values = {"count": len(issues), "issues": listed(network, issues)}
            yield Finding(
                kind="sole_holder",
                ref=person,
                weight=len(issues),
                text=message("bottleneck.sole_holder.why", **values, party=named(network, person)),
                records=tuple(issues),
                shown=(person, *issues),
            )


def circles(network: Network, day: date) -> Iterator[Finding]:
    """Issues that wait for each other."""
    follow = waiting_behind(network, day)
    for circle in dependency_cycles(open_dependencies(network, day)):
        behind = follow.count(circle)
        values = {"count": len(circle), "issues": listed(network, circle), "behind": behind}
        yield Finding(
            kind="cycle",
            ref=circle[0],
            weight=len(circle) + behind,
            text=message("bottleneck.cycle.why", **values),
            records=tuple(circle),
            shown=tuple(circle),
        )


def chains(network: Network, day: date) -> Iterator[Finding]:
    """The longest chain of issues of which each waits for the next."""
    chain = longest_waiting_chain(open_dependencies(network, day))
    if len(chain) > 2:
        first, last = named(network, chain[0]), named(network, chain[-1])
        values = {"count": len(chain), "first": first, "last": last}
        yield Finding(
            kind="chain",
            ref=chain[-1],
            weight=len(chain),
            text=message("bottleneck.chain.why", **values),
            records=tuple(chain),
            shown=tuple(chain),
        )


def blocking(network: Network, day: date) -> Iterator[Finding]:
    """Issues that most others wait for, however far."""
    depends = open_dependencies(network, day)
    follow = waiting_behind(network, day)
    behind = {issue: follow.count([issue]) for issue in depends if depends.in_degree(issue)}
    for issue in sorted(behind, key=lambda issue: -behind[issue])[:_BLOCKING]:
        if behind[issue] >= _LEAST:
            waiting = sorted(follow.of([issue]))
            yield Finding(
                kind="blocking",
                ref=issue,
                weight=len(waiting),
                text=message(
                    "bottleneck.blocking.why", count=len(waiting), issues=listed(network, waiting)
                ),
                records=tuple(waiting),
                shown=(issue, *waiting),
            )


def leaderless(network: Network, day: date) -> Iterator[Finding]:
    """Open issues that nobody leads."""
    for issue in open_issues(network, day):
        if not leads(network, issue):
            on_it = (party for party, role in roles_on(network, issue) if role != "inform")
            others = list(dict.fromkeys(on_it))
            yield Finding(
                kind="without_lead",
                ref=issue,
                weight=len(others),
                text=message("bottleneck.without_lead.why", count=len(others)),
                records=tuple(others),
                shown=(issue, *others),
            )
