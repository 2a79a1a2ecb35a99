"""``python -m graph``: the questions on the command line."""

import io
import sys

from graph.cli.run import run
from graph.store import open_store


def main() -> None:
    """Answer the command line of this process and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names are in any script; a console that cannot show one shows a question mark.
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:], open_store))


if __name__ == "__main__":
    main()
