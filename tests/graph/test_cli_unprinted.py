"""What compiled libraries print does not stand in the answer."""

import os
import subprocess
import sys

from graph.cli.unprinted import nothing_printed, only_python_prints

SERVER = """
import os
from graph.cli.unprinted import only_python_prints

print("before")
with only_python_prints():
    os.write(1, b"solver")
    print("說")
os.write(1, b"after")
"""


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


def test_of_a_server_only_what_python_prints_stands_in_the_output():
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SERVER], capture_output=True, check=True
    )
    assert done.stdout.decode().split() == ["before", "說", "after"]


def test_where_python_writes_elsewhere_it_goes_on_there(capsys):
    before = sys.stdout
    with only_python_prints():
        assert sys.stdout is before
        sys.stdout.write("caught\n")
    assert capsys.readouterr().out == "caught\n"
