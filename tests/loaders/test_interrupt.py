"""Ctrl+C on ``python -m loaders load``: what it says, and that nothing is left behind."""

import signal
from pathlib import Path
from typing import Any

import pytest

from graph.messages import Cancelled
from loaders.__main__ import main
from loaders.interrupt import cancelled_by_ctrl_c


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def work(stage: str, presses: int) -> list[str]:
    """Begin a stage, press Ctrl+C, and take another step; gives what was told."""
    told: list[str] = []
    try:
        with cancelled_by_ctrl_c(lambda *_: None, lambda: told.append("stopping")) as progress:
            progress(stage, 0, 2)
            for _ in range(presses):
                press()
            told.append("batch ends")
            progress(stage, 1, 2)
            told.append("went on")
    except (Cancelled, KeyboardInterrupt) as end:
        told.append(type(end).__name__)
    return told


def test_ctrl_c_before_writing_stops_at_once() -> None:
    assert work("check", 1) == ["Cancelled"]


def test_ctrl_c_while_writing_stops_after_the_batch_and_says_so() -> None:
    assert work("write", 1) == ["stopping", "batch ends", "Cancelled"]


def test_a_second_ctrl_c_ends_it_and_the_former_meaning_comes_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    assert work("write", 2) == ["stopping", "KeyboardInterrupt"]
    assert signal.getsignal(signal.SIGINT) is before


def test_a_cancelled_load_says_that_the_register_is_as_it_was(
    memory: Any, folder: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def opener(_: object) -> Any:
        press()

    path = folder(departments="id\nD1\n")
    assert main(["load", str(path), "--data", str(tmp_path / "data")], opener=opener) == 1
    said = capsys.readouterr()
    assert said.err.startswith("Cancelled; the register is as it was.\n")
    assert said.out == ""
    assert memory.version() == 0
