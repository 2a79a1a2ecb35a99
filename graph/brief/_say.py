"""Words for the brief: names, figures and lists in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from graph.brief.names import distinct_names
from graph.digits import said_figure
from graph.messages import Message, Named
from graph.projections import NAME_FIELDS, Network
from graph.texts import Translator

Told: TypeAlias = Mapping[str, Any]  # a stand of the answer's summary
_NAMES = 12  # in one row; a paper of few pages has no room for fifty


class Say:
    """Says things of one network in one language.

    Two parties of the same name are told apart by their ids.

    Parameters
    ----------
    alone
        The issue that the whole brief is about, said as "this matter"; None where there are more.
    """

    def __init__(self, network: Network, translate: Translator, alone: str | None = None) -> None:
        self.network, self.translate, self.alone = network, translate, alone
        self._names: dict[str, str] = {}

    def __call__(self, key: str, /, **values: object) -> str:
        """Text of ``brief.<key>``."""
        return self.translate(f"brief.{key}", **values)

    def message(self, message: Message) -> str:
        """Text of a message; the issue that the whole brief is about is not named again."""
        this = self("this.start")
        values = {
            name: this if self._is_alone(value) else value for name, value in message.values.items()
        }
        said = self.translate.say(Message(message.key, values))
        # Titles stand in quotation marks; "this matter" is none.
        return said.replace(self("quoted", name=this), this)

    def _is_alone(self, value: object) -> bool:
        if self.alone is None or not isinstance(value, Named):
            return False
        record = self.network.nodes[self.alone]["record"]
        return value.field == NAME_FIELDS["issue"] and value.record is record

    def name(self, node: str) -> str:
        """Name of a node, with its id where another of its kind is called the same."""
        if not self._names:
            self._names = distinct_names(self.network, self.translate)
        return self._names.get(node, node.partition(":")[2])

    def names(self, nodes: Iterable[str]) -> str:
        """Names in a row; of very many the first, and how many there are."""
        return self.some([self.name(node) for node in nodes])

    def some(self, names: Sequence[str]) -> str:
        """Texts in a row, as :meth:`names`."""
        told = self.translate("list.mark").join(names[:_NAMES])
        more = len(names) - _NAMES
        return self("names.more", names=told, more=more) if more > 0 else told

    def issue(self, node: str) -> str:
        """Name of an issue in quotation marks where the language has them, or "this matter"."""
        return self("this") if node == self.alone else self("quoted", name=self.name(node))

    def things(self, nodes: Iterable[str]) -> str:
        """Names in a row, those of issues in quotation marks."""
        return self.some(
            [
                self("quoted", name=self.name(node))
                if node.startswith("issue:")
                else self.name(node)
                for node in nodes
            ]
        )

    def identifier(self, node: str) -> str:
        """Id of a node, by which the summary gives figures of issues."""
        return str(self.network.nodes[node]["id"])

    def ends(self, issue: str) -> tuple[str, str]:
        """What 0 and 100 mean; empty where that is not recorded."""
        record = self.network.nodes[issue]["record"]
        low, high = (self.translate.name(record, name) for name in ("scale_low", "scale_high"))
        return low or "", high or ""

    def pair(self, nodes: Sequence[str]) -> str:
        """Two names with "and" between them."""
        return self("pair", one=self.name(nodes[0]), two=self.name(nodes[1]))

    def number(self, value: Any, digits: int = 0) -> str:
        """A figure as people read it; unknown is said."""
        if value is None:
            return self("unknown")
        text = said_figure(value, f".{digits}f")
        return text.rstrip("0").rstrip(".") if "." in text else text


def is_held(told: Told) -> bool:
    """Whether a position is held in confidence and left out of the answer."""
    return bool(told["confidential"]) and told["position"] is None
