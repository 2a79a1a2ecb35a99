"""The page's third-party scripts are installed by lock, or it is said why not."""

from pathlib import Path

import pytest

from dashboard.vendor import ROOT, SCRIPTS, install, missing
from graph.messages import UserError


def test_without_a_lock_there_is_a_sentence_and_no_guess(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        install(tmp_path, tmp_path / "vendor")
    assert error.value.reason.key == "vendor.lock"


def test_a_script_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert missing(tmp_path) == [Path(script).name for script in SCRIPTS]


def test_the_lock_records_no_download_address() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
