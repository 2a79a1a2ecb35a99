"""What is wrong with the recorded figures of an issue, said beside what rests on them."""

from collections.abc import Collection, Iterator

from graph.analyses._conflict_issue import Dispute
from graph.analyses._stands import Stand
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import named


def about_figures(
    network: Network, about: Dispute, hidden: Collection[Stand] = ()
) -> Iterator[Message]:
    """Who is left out of the outcome, what lies out of range, who is recorded more than once.

    Parameters
    ----------
    hidden
        Stands held in confidence: that they are left out is said elsewhere.
    """
    issue = named(network, about.issue)
    left_out = [e for e in about.stands if not e.counts and e.recorded and e not in hidden]
    if left_out:
        parties = tuple(named(network, each.party) for each in left_out)
        yield message("conflicts.warning.left_out", issue=issue, parties=parties)
    wrong = tuple(figure for each in about.stands for figure in _wrong(network, each))
    if wrong:
        yield message("conflicts.warning.range", issue=issue, figures=wrong)
    for each in about.stands:
        yield from _twice(network, each)


def _wrong(network: Network, stand: Stand) -> Iterator[Message]:
    for name, value in stand.out_of_range:
        yield message(
            "conflicts.warning.range.figure",
            party=named(network, stand.party),
            name=message(f"field.positions.{name}"),
            value=value,
        )


def _twice(network: Network, stand: Stand) -> Iterator[Message]:
    """That further records do not count; an undated one is taken as the oldest."""
    same = [position for day, position in stand.others if day == stand.as_of]
    undated = [position for day, position in stand.others if day != stand.as_of]
    key = "twice" if stand.as_of else "twice.undated"
    for name, positions in ((key, same), ("twice.older", undated)):
        if positions:
            yield message(
                f"conflicts.warning.{name}",
                issue=named(network, stand.issue),
                party=named(network, stand.party),
                position=_said(stand.position),
                others=tuple(map(_said, positions)),
                date=stand.as_of or "",
            )


def _said(position: float | None) -> object:
    return message("conflicts.warning.twice.unknown") if position is None else position
