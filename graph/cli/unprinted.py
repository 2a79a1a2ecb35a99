"""An answer goes to the standard output alone, whatever libraries print there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

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
