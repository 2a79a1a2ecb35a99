"""A store that lets nothing be written: what ``STAKEHOLDERS_READ_ONLY`` makes of one."""

from typing import Any, NoReturn, TypeVar, cast

from graph.messages import UserError, message

_Kept = TypeVar("_Kept")


def refuse_writing() -> NoReturn:
    """Say that nothing may be written here.

    Raises
    ------
    UserError
        Always.
    """
    raise UserError(message("read_only.set"), message("read_only.set.remedy"))


class _ForReading:
    """Passes on what reads and refuses what writes."""

    def __init__(self, store: object) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def write(self, *arguments: object, **options: object) -> NoReturn:
        """Refuse."""
        refuse_writing()

    def restore(self, *arguments: object, **options: object) -> NoReturn:
        """Refuse."""
        refuse_writing()


def for_reading(store: _Kept) -> _Kept:
    """The same store for whoever may only read: what would write is a :class:`UserError`."""
    return cast(_Kept, _ForReading(store))
