"""The summary of a result as lines: a figure each, a table where they are figures of issues."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.analyses._base import Analysis, Result
from graph.cli.columns import plain, table
from graph.cli.saying import LISTED, NUMBERS, PAIRS, Words
from graph.texts import counting

# Facts that, as lists of records, stand as a table: which of their facts are its columns.
RECORDS: Mapping[str, tuple[str, ...]] = {
    "ask_first": ("party", "issue", "low", "high", "expected_shift"),
    "talks": ("party", "stage", "position", "distance"),
    "needs": ("party", "issue", "bottom_line", "outcome"),
    "escalate": ("parties", "divergence", "to"),
    "parties": ("party", "votes", "further_votes", "shapley_shubik", "banzhaf", "veto"),
    "further": ("quota", "votes"),
}
WARNED = frozenset(("confidential",))  # what a warning says in whole sentences
_ALL = frozenset(("parties", "further"))  # of which no row is left out


class Marked:
    """A value of a sentence that knows whether the sentence says it."""

    def __init__(self, text: str) -> None:
        self.text, self.is_said = text, False

    def __str__(self) -> str:
        self.is_said = True
        return self.text

    def __format__(self, spec: str) -> str:
        return format(counting(str(self)), spec)


def summary_lines(analysis: Analysis, result: Result, say: Words) -> Iterator[str]:
    """The sentence of the analysis where it has one, then what the sentence does not say."""
    key = f"analysis.{analysis.id}.answer"
    said: set[str] = set()
    if say.translate.has(key):
        values = {name: Marked(say.value(value, name)) for name, value in result.summary.items()}
        yield plain(say.translate(key, **values))
        said = {name for name, value in values.items() if value.is_said}
    left = {name: v for name, v in result.summary.items() if name not in said | WARNED}
    by_issue = [name for name, value in left.items() if _is_by_issue(value, say)]
    for name, value in left.items():
        label = say.label(f"summary.{analysis.id}.{name}", name)
        if name == "record" and value:
            yield f"  {label}:"
            yield from say.record(result.summary["kind"], value)
        elif name not in by_issue:
            yield from _figure(label, name, value, say, "  ")
        elif name == by_issue[0]:
            labels = {each: say.label(f"summary.{analysis.id}.{each}", each) for each in by_issue}
            yield from _issues({labels[each]: (each, left[each]) for each in by_issue}, say)


def _figure(label: str, name: str, value: Any, say: Words, indent: str) -> Iterator[str]:
    """A line of a figure; several where it has parts that take a line each; none for nothing."""
    if _says_nothing(value):
        return
    if name in RECORDS and isinstance(value, list) and isinstance(value[0], Mapping):
        yield f"{indent}{label}:"
        yield from _records(name, value, say, indent + "  ")
    elif name == "solutions":
        yield f"{indent}{label}:"
        yield from _solutions(value, say, indent + "  ")
    elif _is_table(value):
        yield f"{indent}{label}:"
        for each, inner in value.items():
            if name in PAIRS:
                yield f"{indent}  {say.member(each)}: {say.part(name, inner)}"
            else:
                yield from _figure(say.member(each), each, inner, say, indent + "  ")
    else:
        yield f"{indent}{label}: {say.value(value, name)}"


def _issues(figures: Mapping[str, tuple[str, Mapping[str, Any]]], say: Words) -> Iterator[str]:
    """Table of what is reckoned of each issue: a row an issue, a column a figure."""
    issues = dict.fromkeys(each for _, values in figures.values() for each in values)
    rows = [
        [say.node(_issue(each)), *(say.part(name, v.get(each)) for name, v in figures.values())]
        for each in issues
    ]
    header = [say.label("kind.issue", "issue"), *figures]
    right = [False, *(_all_numbers(values.values()) for _, values in figures.values())]
    yield from (f"  {line}" for line in table(header, rows, right))


def _records(
    name: str, records: Sequence[Mapping[str, Any]], say: Words, indent: str
) -> Iterator[str]:
    """Table of the first records, a column for each of the facts that matter to a reader."""
    shown = records if name in _ALL else records[:LISTED]
    columns = [each for each in RECORDS[name] if each in records[0]]
    rows = [[say.value(one[each], each) for each in columns] for one in shown]
    right = [_all_numbers(one[each] for one in shown) for each in columns]
    header = [say.member(each) for each in columns]
    yield from (f"{indent}{line}" for line in table(header, rows, right))
    if more := len(records) - len(shown):
        yield indent + say.translate("cli.more_records", count=more)


def _solutions(solutions: Mapping[str, Any], say: Words, indent: str) -> Iterator[str]:
    """Table of packages: what each of the two gains, and where each issue would be settled."""
    points = [each["points"] for each in solutions.values()]
    rows = [
        [say.member(gainer), *(say.value(each["gains"][at]) for each in solutions.values())]
        for at, gainer in enumerate(("first_gains", "second_gains"))
    ]
    for ref in dict.fromkeys(ref for each in points for ref in each):
        rows.append([say.node(ref), *(say.value(each.get(ref)) for each in points)])
    header = ["", *(say.member(name) for name in solutions)]
    right = [False, *(True for _ in solutions)]
    yield from (f"{indent}{line}" for line in table(header, rows, right))


def _issue(identifier: str) -> str:
    return f"issue:{identifier}"


def _is_by_issue(value: Any, say: Words) -> bool:
    """Whether a figure is one for each of several issues, which are named by their ids."""
    return (
        isinstance(value, Mapping)
        and bool(value)
        and all(_issue(str(each)) in say.network for each in value)
    )


def _all_numbers(values: Iterable[Any]) -> bool:
    return all(
        isinstance(each, NUMBERS) and not isinstance(each, bool)
        for each in values
        if each is not None
    )


def _is_table(value: Any) -> bool:
    """Whether a figure is several, for each of several names, which takes a line each."""
    return isinstance(value, Mapping) and any(
        isinstance(each, Mapping | list | tuple) for each in value.values()
    )


def _says_nothing(value: Any) -> bool:
    """Whether a line of the summary would only fill the screen: nothing set, found or left out."""
    if isinstance(value, Mapping):
        return not any(value.values())
    return value is None or value in ([], ())
