"""What compiled libraries print does not stand in the answer."""

import os
import sys

from graph.cli.unprinted import nothing_printed


def test_what_is_printed_below_python_meanwhile_is_dropped_and_what_follows_is_not(capfd):
    sys.stdout.write("before\n")
    with nothing_printed():
        os.write(1, b"solver\n")
    sys.stdout.write("after\n")
    sys.stdout.flush()
    assert capfd.readouterr().out == "before\nafter\n"


def test_the_output_is_back_after_an_error(capfd):
    try:
        with nothing_printed():
            raise ValueError
    except ValueError:
        os.write(1, b"after\n")
    assert capfd.readouterr().out == "after\n"
