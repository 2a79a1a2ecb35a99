"""Parties that may be one: a new name beside one that is known, and the offer to merge them.

A unit that a file only names, without an id of its own, by exactly the name of one other unit is
that unit, and it is told. All else is merged only where it is answered so. It has to be answered
where a file only names a party that the register may have, and where two ids differ in nothing but
width, case or blanks. Names one letter apart, 水務局 and 稅務局, and records with different ids and
like names are offered: whoever gave them their ids says that they are two.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from graph.checks.findings import LINE, ROW, SHEET, Finding
from graph.fields import LANGUAGES, localised_name
from graph.messages import Message, Place, message
from graph.model import DEPARTMENTS, PEOPLE
from graph.questions import Answers, Option, Question
from graph.tables import Tables
from loaders.answers import answered, is_open
from loaders.asking.likeness import folded, one_letter_apart
from loaders.asking.moving import moving
from loaders.asking.settled import left_out, taken
from loaders.formats._base import RawTable

APART, SAME = "apart", "same"
_MOST_ASKED = 200
_MOST_SPELT = 5_000  # new names of a table that are compared letter by letter
_MOST_CHOICES = 5
_SHORTEST_UNIT = 3  # letters
_NAMES = ("name", *(localised_name("name", each) for each in LANGUAGES))
Frames = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class _Label:
    """One name of one party; ``new`` when the register does not have the party yet.

    ``is_id`` when it is the party's id, ``named`` when the party has a name beside it.
    """

    id: str
    label: str
    fold: str
    new: bool
    mentioned: bool
    is_id: bool
    named: bool
    line: int


@dataclass(frozen=True, slots=True)
class _Pair:
    """A new party and one that it may be; ``how`` is ``same``, ``named`` or ``letter``."""

    new: _Label
    other: _Label
    how: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Parties that may be one.

    Parameters
    ----------
    questions
        What is asked about them, with the answers that were given.
    merges
        For a table and an id the id that it is to be merged into.
    findings
        Parties that were not asked about, for there are too many.
    notes
        Tables whose names were not compared letter by letter.
    """

    questions: list[Question] = field(default_factory=list)
    merges: dict[tuple[str, str], str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def alike(incoming: Frames, tables: Sequence[RawTable], stored: Tables, answers: Answers) -> Alike:
    """Find parties that may be one, among what comes and between that and what is stored."""
    found = Alike()
    for table in (DEPARTMENTS, PEOPLE):
        if table not in incoming:
            continue
        labels = _labels(table, incoming[table], tables, stored[table])
        names = _spelt(labels)
        fresh = names["new"].sum()
        if fresh > _MOST_SPELT:
            told = message(f"table.{table}")
            found.notes.append(message("load.merge.unspelt", table=told, count=fresh))
            names = names.clear()
        by_new = _by_new([*_same(labels), *_letters(names, table)])
        certain = _certain(table, by_new, answers)
        found.merges.update({(table, new): pair.other.id for new, pair in certain.items()})
        asked = {new: pairs for new, pairs in by_new.items() if new not in certain}
        for pairs in list(asked.values())[:_MOST_ASKED]:
            question = answered(_question(table, pairs, incoming, tables), answers)
            found.questions.append(question)
            found.merges.update(_merge(table, pairs, question.answer))
        kept = {new: _called(pair.other) for new, pair in certain.items()}
        rows = incoming[table]
        found.findings.extend(taken(table, rows, kept))
        found.findings.extend(left_out(table, rows, list(asked)[_MOST_ASKED:], _MOST_ASKED))
    return found


def _labels(
    table: str, rows: pl.DataFrame, tables: Sequence[RawTable], stored: pl.DataFrame
) -> pl.DataFrame:
    """Every name and id of the parties, folded; those that come and are known count as known."""
    sheets = [position for position, raw in enumerate(tables) if raw.mentioned]
    known = pl.col("id").is_in(stored["id"].implode())
    coming = rows.filter(~known & pl.col("id").is_not_null()).with_columns(
        pl.lit(True).alias("new"), pl.col(SHEET).is_in(sheets).alias("mentioned")
    )
    # A record of the same id elsewhere in the files gives it an id of its own.
    coming = coming.with_columns(pl.col("mentioned").all().over("id"))
    there = stored.with_columns(
        pl.lit(False).alias("new"), pl.lit(False).alias("mentioned"), pl.lit(0).alias(LINE)
    )
    has_name = pl.any_horizontal(*(pl.col(name).is_not_null() for name in _NAMES))
    columns = [
        *("id", *_NAMES, "new", "mentioned"),
        pl.col(LINE).cast(pl.Int64),
        has_name.alias("named"),
    ]
    both = pl.concat([there.select(columns), coming.select(columns)])
    both = both.with_columns(pl.col("id").alias("_id"))
    long = both.unpivot(
        [*_NAMES, "_id"], index=["id", "new", "mentioned", "named", LINE], variable_name="of"
    ).drop_nulls("value")
    line = pl.col(LINE).alias("line")
    return (
        long.with_columns(
            folded(pl.col("value")).alias("fold"), (pl.col("of") == "_id").alias("is_id")
        )
        .unique(["id", "fold"], keep="first", maintain_order=True)
        .rename({"value": "label"})
        .select("id", "label", "fold", "new", "mentioned", "is_id", "named", line)
    )


def _same(labels: pl.DataFrame) -> Iterator[_Pair]:
    """Names that fold to one: of each group the new ones beside those that are known."""
    several = labels.filter(
        (pl.col("id").n_unique().over("fold") > 1) & pl.col("new").any().over("fold")
    )
    for _, group in several.group_by("fold", maintain_order=True):
        found = [_Label(*row) for row in group.iter_rows()]
        found.sort(key=lambda each: (each.new, each.mentioned, each.line))
        known = [each for each in found if not each.new] or found[:1]
        for new in found:
            for other in known[:_MOST_CHOICES] if new.new else ():
                exact = new.label == other.label
                if new.id == other.id or (exact and not new.mentioned):
                    continue  # namesakes with an id of their own each
                yield _Pair(new, other, "named" if exact else "same")


def _spelt(labels: pl.DataFrame) -> pl.DataFrame:
    """What is compared letter by letter: names, and ids only where they are names."""
    return labels.filter(~pl.col("is_id") | pl.col("mentioned") | ~pl.col("named"))


def _letters(names: pl.DataFrame, table: str) -> Iterator[_Pair]:
    """Names that are one letter apart.

    Short names are compared only where a file names a unit that may be a record: 財證局 and 財政局.
    """
    fresh = names.filter(pl.col("new"))
    if fresh.is_empty():
        return
    of = {
        each.fold: each for row in names.sort("new").reverse().iter_rows() if (each := _Label(*row))
    }
    written = {row[2]: row[1] for row in fresh.iter_rows()}
    among = [(fold, each.label) for fold, each in of.items()]
    seen = set[frozenset[str]]()
    pairs = [*one_letter_apart(written, among)]
    if table == DEPARTMENTS:
        mere = {fold: said for fold, said in written.items() if of[fold].mentioned}
        records = [(fold, said) for fold, said in among if not of[fold].mentioned]
        pairs += one_letter_apart(mere, records, _SHORTEST_UNIT)
    for fold, other in pairs:
        pair = of[fold], of[other]
        if pair[0].new and pair[0].id != pair[1].id and frozenset((fold, other)) not in seen:
            seen.add(frozenset((fold, other)))
            yield _Pair(*_ordered(*pair), "letter")


def _ordered(one: _Label, other: _Label) -> tuple[_Label, _Label]:
    """The one that may be merged away first: a mention rather than a record, then the later."""
    if not other.new or (other.mentioned, other.line) <= (one.mentioned, one.line):
        return one, other
    return other, one


def _by_new(pairs: Sequence[_Pair]) -> dict[str, list[_Pair]]:
    """Pairs of each new party, each other party once."""
    found: dict[str, list[_Pair]] = {}
    # Two ids that are the same but for width, case or blanks say more than two such names.
    for pair in sorted(pairs, key=lambda each: not (each.new.is_id and each.other.is_id)):
        beside = found.setdefault(pair.new.id, [])
        if pair.other.id not in [each.other.id for each in beside]:
            beside.append(pair)
    return {new: each[:_MOST_CHOICES] for new, each in found.items()}


def _certain(
    table: str, by_new: Mapping[str, Sequence[_Pair]], answers: Answers
) -> dict[str, _Pair]:
    """Units that a file only names, by exactly the name of one other unit: they are that unit.

    Not where an answer is given, nor for people: two of one name are no rarity.
    """
    certain = dict[str, _Pair]()
    for new, pairs in by_new.items() if table == DEPARTMENTS else ():
        exact = [each for each in pairs if each.how == "named" and not each.other.mentioned]
        if len(exact) == 1 and is_open(_id(table, exact[0]), answers):
            certain[new] = exact[0]
    return certain


def _id(table: str, pair: _Pair) -> str:
    return f"{'named' if pair.how == 'named' else 'merge'}:{table}:{pair.new.id}"


def _question(
    table: str, pairs: Sequence[_Pair], incoming: Frames, tables: Sequence[RawTable]
) -> Question:
    first = pairs[0]
    options = [Option(value=APART, label=message("question.merge.apart"))]
    single = len(pairs) == 1 and not first.other.new
    for pair in pairs:
        into = _into(table, pair.new, pair.other, incoming)
        options.append(replace(into, value=SAME) if single else into)
    if len(pairs) == 1 and first.other.new:
        options.append(_into(table, first.other, first.new, incoming))
    return Question(
        id=_id(table, first),
        kind="merge",
        reason=message(
            f"question.merge.{first.how}",
            name=_called(first.new),
            others=tuple(_called(pair.other) for pair in pairs),
        ),
        options=tuple(options),
        place=_place(incoming[table], first.new, tables),
        required=first.how != "letter"
        and (
            (first.new.mentioned and not first.other.new) or (first.new.is_id and first.other.is_id)
        ),
    )


def _into(table: str, gone: _Label, kept: _Label, incoming: Frames) -> Option:
    moves = tuple(
        message("question.merge.moves", count=count, table=message(f"table.{other}"))
        for other, count in moving(table, gone.id, incoming)
    )
    return Option(
        value=kept.id,
        label=message("question.merge.into", kept=_called(kept)),
        preview=moves,
    )


def _called(label: _Label) -> str:
    return label.label if label.label == label.id else f"{label.label} ({label.id})"


def _place(rows: pl.DataFrame, label: _Label, tables: Sequence[RawTable]) -> Place:
    sheet, row = rows.filter(pl.col(LINE) == label.line).select(SHEET, ROW).row(0)
    origin = tables[sheet].origin
    file, number = origin.at(row)
    return Place(file=file, sheet=origin.sheet, row=number, value=label.label)


def _merge(table: str, pairs: Sequence[_Pair], answer: str | None) -> Mapping[tuple[str, str], str]:
    if answer in (None, APART):
        return {}
    assert answer is not None
    new = pairs[0].new.id
    if answer == SAME:
        return {(table, new): pairs[0].other.id}
    return {(table, pairs[0].other.id): new} if answer == new else {(table, new): answer}
