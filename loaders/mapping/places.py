"""Where something stands in a mapping file: its line and its path, for errors about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from graph.messages import Message, UserError, message

_BETWEEN = " › "


def lines_of(text: str) -> Mapping[tuple[str, ...], int]:
    """Line of each key and item of a YAML or JSON text, by its path."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:  # JSON with tabs: the places are told without lines
        return {}
    return dict(_lines(root, ()))


def _lines(node: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = (*path, str(key.value))
            yield name, key.start_mark.line + 1
            yield from _lines(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value, 1):
            name = (*path, str(at))
            yield name, value.start_mark.line + 1
            yield from _lines(value, name)


@dataclass(frozen=True, slots=True)
class Spot:
    """A value of a mapping file, and where it stands."""

    file: str
    value: Any
    lines: Mapping[tuple[str, ...], int]
    path: tuple[str, ...] = ()

    def refuse(self, key: str, /, **values: object) -> NoReturn:
        """Say what is wrong here, and how to mend it."""
        line = next(
            (
                self.lines[at]
                for n in range(len(self.path), 0, -1)
                if (at := self.path[:n]) in self.lines
            ),
            1,
        )
        raise UserError(
            message(
                "map.file",
                file=self.file,
                line=line,
                place=_BETWEEN.join(self.path) or "–",
                why=Message(key, values),
            ),
            Message(f"{key}.remedy", values),
        )

    def keys(self, known: Mapping[str, object] | tuple[str, ...]) -> dict[str, "Spot"]:
        """Its values by key; anything but an object with known keys is refused."""
        if not isinstance(self.value, dict):
            self.refuse("map.object", keys=", ".join(known))
        found = {}
        for key, value in self.value.items():
            spot = Spot(self.file, value, self.lines, (*self.path, key))
            if key not in known:
                spot.refuse("map.key", key=key, keys=", ".join(known))
            if value is not None:
                found[key] = spot
        return found

    def named(self) -> dict[str, "Spot"]:
        """Its values by key, whatever the keys are."""
        return self.keys(self.value) if isinstance(self.value, dict) else self.keys(())

    def items(self) -> list["Spot"]:
        """Its items; anything but a list is the only one."""
        if not isinstance(self.value, list):
            return [self]
        return [
            Spot(self.file, each, self.lines, (*self.path, str(at)))
            for at, each in enumerate(self.value, 1)
        ]

    def text(self, choices: tuple[str, ...] = ()) -> str:
        """Its text, which must be one of the choices where there are any."""
        if isinstance(self.value, dict | list) or self.value is None:
            self.refuse("map.text")
        text = str(self.value)
        if choices and text not in choices:
            self.refuse("map.choice", value=text, choices=", ".join(choices))
        return text

    def texts(self) -> tuple[str, ...]:
        """Its texts, or the only one."""
        return tuple(each.text() for each in self.items())

    def fact(self) -> bool:
        """Whether it says yes."""
        said = str(self.value).casefold()
        if said not in ("true", "yes", "false", "no"):
            self.refuse("map.choice", value=str(self.value), choices="yes, no")
        return said in ("true", "yes")
