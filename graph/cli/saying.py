"""Values of results in the reader's words: references by name, words of the trade, unknown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.change_rows import field_title, field_words, in_one_language
from graph.cli.columns import plain
from graph.digits import said_figure
from graph.model import RECORD_TYPES, TABLE_OF_KIND
from graph.percent import said_percent
from graph.projections import Network, name_of
from graph.texts import Translator
from graph.vocabulary import WORD_FIELDS

# Facts whose words stand among the texts of another.
ROOMS = {
    **{"recorded_as": "role", "roles": "role", "kinds": "kind", "stage": "brief.sheet.stage"},
    "party": "kind",  # where lists are told apart by it; a party itself is said by its name
}
# Facts that hold a word of the data.
WORDS = frozenset((*WORD_FIELDS, "recorded_as", "roles", "zero", "open_ends"))
ISSUE_IDS = frozenset(("contested_issues",))  # facts that name issues by their ids
LISTED = 6  # values of a list that are named; --json has all
# Facts that hold two numbers for each of several things -> how these are said.
PAIRS = {"zones": "cli.room", "findings": "cli.before_after", "median_ranges": "cli.range"}
# Facts that are parts of a capacity or of those consulted, said in per cent as on the pages.
PARTS = frozenset(
    (
        *("utilisation", "utilisation_before", "utilisation_after", "peak_before", "peak_after"),
        *("from_before", "from_after", "to_before", "to_after"),
        *("recall@3", "recall@5", "recall@10", "recall@20", "known_before", "evaluate.score"),
    )
)
_GROUPS = " | "  # between lists, such as the camps, whose members commas part
NUMBERS = (int, float)


class Words:
    """Values of results in the reader's words."""

    def __init__(self, network: Network, translate: Translator) -> None:
        self.network, self.translate = network, translate

    def label(self, key: str, otherwise: str) -> str:
        """Text of a key, the name itself where there is none."""
        return self.translate(key) if self.translate.has(key) else otherwise.replace("_", " ")

    def value(self, value: Any, name: str = "") -> str:
        """A value as people read it: references by name, unknown as a dash."""
        value = self.translate.fact(value)
        if value is None:
            return self.translate("cli.unknown")
        if isinstance(value, bool):
            return self.translate("cli.yes" if value else "cli.no")
        if name in PARTS and isinstance(value, NUMBERS):
            return said_percent(value)
        if isinstance(value, float):
            return said_figure(value, ",.2f").rstrip("0").rstrip(".")
        if isinstance(value, list | tuple):
            return self.listing(value, name)
        if isinstance(value, Mapping):
            if value and all(_is_figures(each) for each in value.values()):
                value = {each: "–".join(map(self.value, f.values())) for each, f in value.items()}
            if any(isinstance(each, Mapping) for each in value.values()):
                return self.translate("cli.entries", count=len(value))
            said = [
                f"{self.member(each)} {self.value(inner, each)}" for each, inner in value.items()
            ]
            return self.first(said)
        key = f"{ROOMS.get(name, name)}.{value}"
        if self.translate.has(key):
            return self.translate(key)
        if name in ISSUE_IDS and f"issue:{value}" in self.network:
            value = f"issue:{value}"
        is_word = name in WORDS and value not in self.network
        return self.translate.word(value) if is_word else self.node(str(value))

    def part(self, name: str, value: Any) -> str:
        """What the fact ``name`` says of one of the things it is about."""
        if name not in PAIRS or not isinstance(value, list | tuple):
            return self.value(value, name)
        low, high = value
        if name == "zones" and low > high:
            return self.translate("cli.room.none", low=low, high=high)
        if name == "median_ranges" and low == high:
            return self.value(low)
        return self.translate(PAIRS[name], low=low, high=high)

    def listing(self, values: Sequence[Any], name: str) -> str:
        """Values of a list, the first few by name; of records the parties, else only how many."""
        if any(isinstance(each, Mapping) for each in values):
            counted = self.translate("cli.entries", count=len(values))
            if not all("party" in each for each in values):
                return counted
            parties = dict.fromkeys(self.node(each["party"]) for each in values)
            return self.translate("cli.parties", parties=self.first([*parties]), counted=counted)
        if values and all(isinstance(each, list | tuple) for each in values):
            return self.first([self.value(each, name) for each in values], _GROUPS)
        said = [self.value(each, name) for each in values]
        # Two records may be called alike, two equal figures are two.
        return self.first(said if _all_figures(values) else list(dict.fromkeys(said)))

    def first(self, said: list[str], mark: str | None = None) -> str:
        """The first few of a list, and how many more there are."""
        more = len(said) - LISTED
        shown = (mark or self.translate("list.mark")).join(said[:LISTED])
        return self.translate("cli.more", shown=shown, count=more) if more > 0 else shown

    def member(self, name: str) -> str:
        """Name of a member of a mapping: of a tier, a relation, a column, or a reference.

        A bare number is a number of camps.
        """
        if name.isdecimal():
            return self.translate("member.most_camps", count=int(name))
        rooms = ("tier", "role", "relation", "direction", "finding", "column", "member")
        tables = (f"field.{each.table}" for each in RECORD_TYPES)
        keys = (f"{room}.{name}" for room in (*rooms, *tables))
        return next((self.translate(k) for k in keys if self.translate.has(k)), self.node(name))

    def record(self, kind: str, record: Mapping[str, Any]) -> Iterator[str]:
        """A line for each known field of a record, texts in the reader's language."""
        table = TABLE_OF_KIND[kind]
        for column, value in in_one_language(table, record, self.translate).items():
            field = field_title(table, column, self.translate)
            said = field_words(table, column, value, self.translate)
            yield f"    {plain(self.translate('change.fact', field=field, value=said))}"

    def node(self, text: str) -> str:
        """Name and id of a reference, any other text as it is."""
        if text not in self.network:
            return plain(text)
        name = name_of(self.network, text, self.translate)
        identifier = self.network.nodes[text]["id"]
        return plain(self.translate.named(name, identifier))


def _is_figures(value: Any) -> bool:
    """Whether a value is a few named numbers, such as the ends of a range."""
    return isinstance(value, Mapping) and _all_figures(value.values())


def _all_figures(values: Iterable[Any]) -> bool:
    return all(isinstance(each, NUMBERS) for each in values)
