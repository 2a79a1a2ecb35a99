"""Changes of kept scenarios in words, those of the workload and those of a negotiation."""

from collections.abc import Sequence

from graph.analyses._nego_changes import Change as Stand
from graph.analyses._nego_changes import read_changes as read_stands
from graph.messages import Message, UserError, message
from graph.projections import Network
from graph.reading import named
from graph.scenarios.changes import described, read_changes
from graph.texts import Translator


def changes_in_words(network: Network, changes: str | Sequence[str], translate: Translator) -> str:
    """Changes of one scenario; what can no longer be read stands as it is kept, with the reason.

    Parameters
    ----------
    changes
        As the register keeps them: one text of the workload, several of a negotiation.
    """
    is_work = isinstance(changes, str)
    try:
        if is_work:
            said = [described(network, each) for each in read_changes(network, changes)]
        else:
            said = [_stand(network, each) for each in read_stands(network, changes)]
    except UserError as error:
        written = changes if is_work else "; ".join(changes)
        why = translate.say(error.reason)
        return translate("cli.scenario.unread", changes=written, why=why)
    return translate("answer.mark").join(map(translate.say, said))


def _stand(network: Network, change: Stand) -> Message:
    """A change of who stands where."""
    ends = {"party": change.party, "issue": change.issue}
    said = {name: named(network, node) for name, node in ends.items() if node}
    if not change.values:
        return message("scenario.change.drop." + "_".join(said), **said)
    values = tuple(
        message(
            "scenario.change.figure",
            name=message(f"field.positions.{name}"),
            value=message("cli.unknown") if value is None else f"{value:g}",
        )
        for name, value in change.values.items()
    )
    return message("scenario.change.stand", **said, values=values)
