"""Jira's "export CSV (all fields)": repeated headers, links between issues, people by name."""

import re
from collections.abc import Iterator

from graph.fields import header_key
from loaders.formats._base import Loader, Transformed
from loaders.formats._layout import Layout, Row, find_layout, is_ours, name_of, sure
from loaders.formats._making import Making, each_sheet
from loaders.source import Sheet, Source

_KEY = ("issuekey", "workitemkey")
_NUMBER = ("issueid", "workitemid")
_FIELDS = {
    "title": ("summary",),
    "kind": ("issuetype", "worktype", "workitemtype"),
    "status": ("status",),
    "priority": ("priority",),
    "created": ("created",),
    "updated": ("updated",),
    "due": ("duedate",),
    "closed": ("resolved",),
    "note": ("description",),
}
_TOPICS = ("labels", "components", "component/s", "component")
_ROLES = {"assignee": "lead", "reporter": "author", "watchers": "inform"}
_PARENT = ("parent", "parentid")
_LINK = re.compile(r"(Inward|Outward) (?:issue|work item) link \((.+)\)", re.IGNORECASE)
# What "X of A is B" makes of a link that is none of dependence; others keep their own word.
_KINDS = {
    "blocks": "blocked by",
    "relates": "relates to",
    "duplicate": "duplicates",
    "cloners": "related to",
}


def recognises(source: Source) -> float:
    """An issue key beside a summary is Jira's."""
    return sure(source, _find, 0.95)


def transform(source: Source) -> Transformed:
    """Issues, who works on them, and which waits for which."""
    return each_sheet(source, _find, _make)


def _find(sheet: Sheet) -> Layout | None:
    if is_ours(sheet):
        return None
    return find_layout(
        sheet,
        lambda each: each.first(_KEY) is not None and each.first(_FIELDS["title"]) is not None,
    )


def _make(sheet: Sheet, layout: Layout, seen: set[tuple[str, str]]) -> Making:
    read = {
        field: at for field, words in _FIELDS.items() if (at := layout.first(words)) is not None
    }
    making = Making(sheet=sheet, layout=layout, table="issues", seen=seen, fields={"issues": read})
    return _Export(making, read).run()


class _Export:
    """One export on its way into tables."""

    def __init__(self, making: Making, read: dict[str, int]) -> None:
        layout = making.layout
        key = layout.first(_KEY)
        assert key is not None
        self._making, self._read, self._key = making, read, key
        self._topics = layout.columns([header_key(each) for each in _TOPICS])
        self._roles = {at: role for word, role in _ROLES.items() for at in layout.at.get(word, ())}
        self._links = {
            at: (found.group(1).casefold(), found.group(2))
            for at, cell in enumerate(layout.header.cells)
            if cell and (found := _LINK.fullmatch(cell))
        }
        self._keys: dict[str, str] = {}
        self._ties: set[tuple[str, str, str]] = set()

    def run(self) -> Making:
        """Read every row; links come last, when all keys of the file are known."""
        rows = list(self._making.good_rows())
        number_at = self._making.layout.first(_NUMBER)
        for _, row in rows:
            if key := name_of(row[self._key]):
                self._keys[key] = key
                if number_at is not None and row[number_at]:
                    self._keys[name_of(row[number_at]) or key] = key
        for number, row in rows:
            if name_of(row[self._key]) is None:
                self._making.refuse("load.jira.keyless", number, self._key)
            else:
                self._issue(number, row, name_of(row[self._key]) or "")
        for number, row in rows:
            if key := name_of(row[self._key]):
                self._depend(number, row, key)
        return self._making

    def _issue(self, number: int, row: Row, key: str) -> None:
        said = {field: row[at] for field, at in self._read.items()}
        topics = [topic for at in self._topics if (topic := name_of(row[at]))]
        used = {self._key, *self._read.values(), *self._topics, *self._roles, *self._links}
        extra = self._making.further(row, [at for at in range(len(row)) if at not in used])
        split = [topic for topic in topics if re.search(r"[|、；;,，]", topic)]
        extra |= {"+Components": " | ".join(topics)} if split else {}
        self._making.seen.add(("issues", key))
        joined = "|".join(topics) or None
        self._making.add("issues", number, id=key, topics=joined, **said, **extra)
        for at, role in self._roles.items():
            self._involve(number, row, key, at, role)

    def _involve(self, number: int, row: Row, key: str, at: int, role: str) -> None:
        name = name_of(row[at])
        if name is None or (key, name, role) in self._ties:
            return
        self._ties.add((key, name, role))
        account = self._account(row, at)
        if account:
            self._making.once("people", number, id=account, name=name)
        else:
            self._making.mention("people", number, name)
        said = {"issue": key, "party": account or name, "party_kind": "person", "role": role}
        self._making.add("involvements", number, **said)

    def _account(self, row: Row, at: int) -> str | None:
        """Account that newer exports give beside a name, as ``Assignee Id``."""
        header = header_key(self._making.layout.header.cells[at] or "")
        beside = self._making.layout.first((f"{header}id",))
        return None if beside is None else name_of(row[beside])

    def _depend(self, number: int, row: Row, key: str) -> None:
        for at, (way, link) in self._links.items():
            if other := name_of(row[at]):
                # Inward (Blocks) blocks this one; of other links Outward says what this one does.
                this_first = (way == "inward") == (link.casefold() == "blocks")
                ends = (key, other) if this_first else (other, key)
                self._tie(number, *ends, _KINDS.get(link.casefold(), link.casefold()), link)
        for parent in self._parents(row):
            if parent != key:
                self._tie(number, parent, key, "has part", "Parent")

    def _parents(self, row: Row) -> Iterator[str]:
        """Key of the parent; a number that is no issue of the file stays among the extras."""
        for at in self._making.layout.columns(_PARENT):
            said = name_of(row[at])
            if said in self._keys or (said and re.fullmatch(r"[A-Z][A-Z0-9_]*-\d+", said)):
                yield self._keys.get(said, said)
                return

    def _tie(self, number: int, source: str, target: str, kind: str, link: str) -> None:
        if (source, target, kind) in self._ties:
            return
        self._ties.add((source, target, kind))
        for end in (source, target):
            if ("issues", end) not in self._making.seen:
                self._making.warn("load.jira.elsewhere", number, value=end)
                self._making.mention("issues", number, end)
        ends = {"source": source, "source_kind": "issue", "target": target, "target_kind": "issue"}
        self._making.add("dependencies", number, **ends, kind=kind, evidence=f"Jira: {link}")


LOADER = Loader(id="jira", recognises=recognises, transform=transform)
