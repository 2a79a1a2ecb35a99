"""Shape of a bottleneck: what it is about, how large, why it matters in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analyses._base import Reason, Row
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import named

SHOWN = 3  # names in a sentence; all of them are among its records


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One bottleneck.

    Parameters
    ----------
    kind
        Which kind, a key of the texts ``bottleneck.<kind>``.
    ref
        The party or issue it is about.
    weight
        How much hangs on it, by which findings of one kind are ordered.
    text
        Why it matters here.
    records
        What it rests on.
    shown
        Nodes of its picture.
    """

    kind: str
    ref: str
    weight: float
    text: Message
    records: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    def row(self) -> Row:
        """The finding as a row of a result."""
        reason = Reason(kind="measure", text=self.text, records=self.records)
        facts = {"finding": self.kind, "weight": self.weight, "shown": list(self.shown)}
        return Row(ref=self.ref, score=None, reasons=(reason,), facts=facts)


def listed(network: Network, nodes: Sequence[str], what: str = "issues") -> Message:
    """Nodes as a value of a sentence: the first few by name, and how many more.

    ``what`` is ``issues`` or ``parties``: Chinese counts them by different words.
    """
    suffix = ".more" if len(nodes) > SHOWN else ""
    said = (named(network, node) for node in nodes[:SHOWN])
    # Titles hold commas themselves.
    names = tuple(message("ask.quoted", text=e) if what == "issues" else e for e in said)
    return message(f"workload.{what}{suffix}", names=names, more=len(nodes) - SHOWN)
