"""Ctrl+C while something is loaded: the load stops between two steps and leaves nothing behind."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from graph.messages import Cancelled
from loaders.source import Progress


class _Watched:
    """Progress that knows how far the work is, and stops it when it has been asked to."""

    def __init__(self, progress: Progress, told: Callable[[], None]) -> None:
        self._progress = progress
        self._told = told
        self._writing = False
        self._asked = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        self._writing = stage == "write"
        if self._asked:
            raise Cancelled
        self._progress(stage, done, total)

    def press(self, number: int, frame: FrameType | None) -> None:
        """What Ctrl+C does: stop at once, but while rows are written only after a batch."""
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True
        if not self._writing:
            raise Cancelled
        self._told()


@contextmanager
def cancelled_by_ctrl_c(progress: Progress, told: Callable[[], None]) -> Iterator[Progress]:
    """Progress to hand to a load; inside, the first Ctrl+C cancels the load, the second ends it.

    Parameters
    ----------
    progress
        Told everything that the load tells.
    told
        Called when rows are being written, so that stopping takes a moment.

    Raises
    ------
    Cancelled
        Ctrl+C was pressed; nothing has been written.
    KeyboardInterrupt
        It was pressed again, before everything was taken back.
    """
    watched = _Watched(progress, told)
    before = signal.signal(signal.SIGINT, watched.press)
    try:
        yield watched
    finally:
        signal.signal(signal.SIGINT, before)
