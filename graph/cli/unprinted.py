"""An answer goes to the standard output alone, whatever libraries print there."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_OUT = 1  # the standard output, as compiled libraries know it


@contextmanager
def nothing_printed() -> Iterator[None]:
    """Drop what is printed to the standard output of the process meanwhile.

    HiGHS tells there that it has put a solution right, with no option against it (scipy 1.17): the
    line would stand before the answer, and ``--json`` would be none. For programs that do one thing
    at a time only, since what other threads print is dropped as well.
    """
    try:
        kept = os.dup(_OUT)
    except OSError:  # it is closed: nothing can be printed
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _OUT)
        yield
    finally:
        os.dup2(kept, _OUT)
        os.close(kept)
        os.close(nowhere)


@contextmanager
def only_python_prints() -> Iterator[None]:
    """Drop what libraries print to the standard output below Python meanwhile, and only that.

    For a server whose threads ask the solver: the output is turned away once, before there are
    threads, so that no thread loses what another one tells. Where Python writes elsewhere already,
    it goes on there.
    """
    try:
        kept = os.dup(_OUT)
    except OSError:  # it is closed: nothing can be printed
        yield
        return
    python = sys.stdout
    own = _onto(kept, python) if _writes_to(python, _OUT) else None
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _OUT)
        sys.stdout = own or python
        yield
    finally:
        sys.stdout = python
        os.dup2(kept, _OUT)
        if own:
            own.flush()
        os.close(kept)
        os.close(nowhere)


def _writes_to(stream: TextIO | None, descriptor: int) -> bool:
    try:
        return stream is not None and stream.fileno() == descriptor
    except OSError:  # a stream without a file, such as one that is caught in memory
        return False


def _onto(descriptor: int, like: TextIO) -> TextIO:
    like.flush()
    return open(
        descriptor, "w", buffering=1, encoding=like.encoding, errors=like.errors, closefd=False
    )
