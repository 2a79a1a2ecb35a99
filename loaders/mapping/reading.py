"""A mapping file to a mapping: YAML or JSON, by the readers that read data, and checked whole."""

import re
from pathlib import Path
from typing import Any

import polars as pl

from graph.causes import known_cause
from graph.messages import UserError, message
from graph.model import BY_TABLE, DEPARTMENTS, ISSUES, PEOPLE
from loaders.limits import MAX_YAML_BYTES
from loaders.mapping import keys
from loaders.mapping.columns import OWN_NAMES
from loaders.mapping.model import CLAUSES, Kind, Mapping, Rule, Signature, Skip, Value
from loaders.mapping.places import Spot, lines_of
from loaders.reading.encoding import decode
from loaders.reading.json_tree import read_json
from loaders.reading.yaml_tree import read_yaml
from loaders.words import fields_read

_THINGS = (DEPARTMENTS, PEOPLE, ISSUES)
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def read_mapping(path: Path) -> Mapping:
    """The mapping that a file holds.

    Raises
    ------
    UserError
        It cannot be read, or something in it is not as it must be: with line, place and remedy.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_YAML_BYTES else b""
    except (OSError, ValueError) as error:
        why = known_cause(error)
        raise UserError(
            message("load.unreadable", path=str(path), why=why),
            message("load.unreadable.remedy"),
        ) from error
    if size > MAX_YAML_BYTES:
        raise UserError(
            message("load.limit.size", file=path.name, most=MAX_YAML_BYTES // 1024**2),
            message("load.limit.remedy"),
        )
    return parse_mapping(decode(content, path.name).text, path.name)


def parse_mapping(text: str, file: str) -> Mapping:
    """The mapping that a text says; ``file`` is what errors call it."""
    text = text.removeprefix("\ufeff")
    root = read_json(text, file) if text.lstrip().startswith("{") else read_yaml(text, file)
    top = Spot(file, root, lines_of(text))
    found = top.keys(keys.TOP)
    for key in ("mapping", "signature", "tables"):
        if key not in found:
            top.refuse("map.needs", key=key)
    found["mapping"].text((keys.VERSION,))
    return Mapping(
        name=found["name"].text() if "name" in found else Path(file).stem,
        signature=_signature(found["signature"]),
        rules=tuple(_rule(each) for each in found["tables"].items()),
        ignore=found["ignore"].texts() if "ignore" in found else (),
        named=_named(found["named"]) if "named" in found else (),
        skip=_skips(found["skip"]) if "skip" in found else (),
        note=found["note"].text() if "note" in found else None,
    )


def _signature(spot: Spot) -> Signature:
    found = spot.keys(keys.SIGNATURE)
    for key in keys.SIGNATURE:
        if key not in found:
            spot.refuse("map.needs", key=key)
    kind = Kind(found["kind"].text(tuple(Kind)))
    return Signature(kind=kind, has=found["has"].texts())


def _rule(spot: Spot) -> Rule:
    found = spot.keys(keys.RULE)
    for key in ("table", "fields"):
        if key not in found:
            spot.refuse("map.needs", key=key)
    table = found["table"].text(tuple(BY_TABLE))
    given: dict[str, Any] = {
        key: found[key].texts() for key in ("files", "sheet", "fill_down") if key in found
    }
    given |= {key: found[key].fact() for key in ("inherit", "further", "once") if key in found}
    given |= {key: found[key].text() for key in ("each", "split") if key in found}
    if "split" in found and "each" not in found:
        found["split"].refuse("map.split")
    return Rule(
        table=table,
        fields=_fields(found["fields"], table),
        skip=_skips(found["skip"]) if "skip" in found else (),
        **given,
    )


def _named(spot: Spot) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """Values with names; ids are not known yet where they are made."""
    made = []
    for name, each in spot.named().items():
        ways = tuple(_value(way) for way in each.items())
        if any(way.known or way.mentions for way in ways):
            each.refuse("map.named")
        if name in OWN_NAMES:
            each.refuse("map.named.taken", name=name)
        made.append((name, ways))
    return tuple(made)


def _skips(spot: Spot) -> tuple[Skip, ...]:
    return tuple(_skip(each) for each in spot.items())


def _skip(spot: Spot) -> Skip:
    found = spot.keys(keys.SKIP)
    if "from" not in found:
        spot.refuse("map.needs", key="from")
    if len(found) < 2:
        spot.refuse("map.skip", keys=", ".join(keys.SKIP[1:]))
    pattern = found["pattern"].text() if "pattern" in found else None
    if pattern is not None:
        _check_pattern(found["pattern"], pattern)
    return Skip(
        source=found["from"].text(),
        texts=found["is"].texts() if "is" in found else (),
        pattern=pattern,
        empty="empty" in found and found["empty"].fact(),
    )


def _fields(spot: Spot, table: str) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    known = [field.name for field in fields_read(table)]
    given = spot.keys(tuple(known))
    kinds = {field.kind_field for field in BY_TABLE[table].fields}
    for field in BY_TABLE[table].fields:
        if field.required and field.name not in given and field.name not in kinds:
            spot.refuse("map.field", field=field.name, table=table)
    return tuple(
        (name, tuple(_value(each) for each in value.items())) for name, value in given.items()
    )


def _value(spot: Spot) -> Value:
    if not isinstance(spot.value, dict):
        return Value(sources=(spot.text(),))
    found = spot.keys(keys.VALUE)
    origins = [key for key in ("from", "value", "template", "first") if key in found]
    if len(origins) != 1:
        spot.refuse("map.origin")
    made: dict[str, Any] = {
        key: found[key].text()
        for key in keys.VALUE
        if key in found and key not in ("from", "words")
    }
    for key, choices in (
        ("case", keys.CASES),
        ("date", keys.DATES),
        ("known", _THINGS),
        ("mentions", _THINGS),
    ):
        if key in found:
            found[key].text(choices)
    if "from" in found:
        made["sources"] = found["from"].texts()
    if "words" in found:
        named = found["words"].named()
        made["words"] = tuple((word, each.text()) for word, each in named.items())
    _check_value(found)
    return Value(**made)


def _check_value(found: dict[str, Spot]) -> None:
    if "pattern" in found:
        _check_pattern(found["pattern"], found["pattern"].text())
    if "template" in found and not _PLACEHOLDER.search(found["template"].text()):
        found["template"].refuse("map.template")
    if "take" in found and "split" not in found:
        found["take"].refuse("map.take")
    if "split" in found:
        roles = keys.ROLES if found["split"].text() == CLAUSES else ()
        if "take" in found:
            found["take"].text((*keys.TAKES, *roles))
    if "otherwise" in found and "words" not in found:
        found["otherwise"].refuse("map.otherwise")


def _check_pattern(spot: Spot, pattern: str) -> None:
    """A pattern must be one for the engine that runs it, which needs no more than linear time."""
    try:
        pl.Series(["a"]).str.contains(pattern, strict=True)
        re.compile(pattern)  # counts the groups
    except (pl.exceptions.ComputeError, re.error) as error:
        spot.refuse("map.pattern", value=pattern, why=str(error).strip().splitlines()[-1])
