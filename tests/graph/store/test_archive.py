"""The archive of the engine's classes is used where it fits, and never in the way."""

import subprocess
from pathlib import Path

import pytest

from graph.messages import UserError
from graph.settings import DatabaseSettings
from graph.store import archive, launch, open_store


def test_the_archive_that_was_installed_fits_the_engine(tmp_path: Path) -> None:
    if not archive.arguments():
        pytest.skip("the environment has no archive of the engine: make install")
    launch.make_folder(tmp_path)
    launch.write_launch(tmp_path)
    java = launch.supervisor.read_state(tmp_path)["java"]  # type: ignore[index]
    # Told to be strict, Java ends when it cannot use what it is given.
    said = subprocess.run(
        [java, "--dry-run", "-XX:AOTMode=on", f"@{tmp_path / 'engine.args'}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr


def test_none_and_an_empty_one_are_not_named(tmp_path: Path) -> None:
    place = tmp_path / "engine.aot"
    assert archive.arguments(place) == []
    place.touch()
    assert archive.arguments(place) == []
    place.write_text("classes")
    assert archive.arguments(place) == [f"-XX:AOTCache={place}"]


def test_an_archive_that_does_not_fit_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "engine.aot"
    place.write_text("of another runtime")
    monkeypatch.setattr(launch.archive, "arguments", lambda: [f"-XX:AOTCache={place}"])
    with open_store(DatabaseSettings(folder=tmp_path / "data")) as store:
        assert store.version() == 0


def test_a_failed_recording_leaves_none_and_says_what_java_said(tmp_path: Path) -> None:
    place = tmp_path / "engine.aot"
    place.write_text("an earlier one")

    def work(folder: Path) -> None:
        launch.make_folder(folder)
        launch.write_launch(folder)  # and never started, so nothing was seen

    with pytest.raises(UserError) as raised:
        archive.record(work, place)
    assert "seen.conf" in str(raised.value.reason.values["why"])
    assert not place.exists()
