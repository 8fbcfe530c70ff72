from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.folder import replacing, writing


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def publish(out: Path, text: str) -> None:
    with replacing(out, last="z") as folder:
        (folder / "z").write_text(text)
        (folder / "a").write_text(text)


def test_files_appear_when_the_block_ends_and_nothing_else_stays(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    publish(out, "new")
    assert names(out) == ["a", "z"]
    assert (out / "a").read_text() == "new"


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    publish(tmp_path, "new")
    assert names(tmp_path) == ["a", "notes.txt", "z"]


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_files(tmp_path: Path, failure: type[BaseException]) -> None:
    publish(tmp_path, "old")
    with pytest.raises(failure), replacing(tmp_path, last="z") as folder:
        (folder / "a").write_text("new")
        raise failure
    assert names(tmp_path) == ["a", "z"]
    assert (tmp_path / "a").read_text() == "old"


def test_a_failure_leaves_no_folder_where_there_was_none(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(ValueError, match="x"), replacing(out, last="z"):
        raise ValueError("x")
    assert not out.exists()


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".tmp-123").mkdir()
    (tmp_path / ".tmp-123" / "a").write_text("half")
    publish(tmp_path, "new")
    assert names(tmp_path) == ["a", "z"]


def test_the_last_file_is_replaced_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    replace = Path.replace

    def noted(self: Path, target: Path) -> Path:
        order.append(self.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    with replacing(tmp_path, last="m") as folder:
        for name in "amz":
            (folder / name).touch()
    assert order == ["a", "z", "m"]


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="this is a file, not a folder"), replacing(tmp_path / "out", last="z"):
        pytest.fail("entered")
    with pytest.raises(OutputError, match="cannot be used"), replacing(tmp_path / "out" / "deeper", last="z"):
        pytest.fail("entered")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot write here"), replacing(tmp_path, last="z"):
        pytest.fail("entered")


def test_a_folder_that_takes_no_entries_is_refused_even_for_root() -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no /proc here")
    with pytest.raises(OutputError, match="Choose a folder"), replacing(Path("/proc/self/fd"), last="z"):
        pytest.fail("entered")


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="another run is writing here"), replacing(tmp_path, last="z"):
            pytest.fail("entered")
    finally:
        os.close(handle)


def test_a_folder_in_a_files_place_is_named_and_older_files_stay(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputError, match=f"^{tmp_path}: the results cannot be written"):
        publish(tmp_path, "new")
    assert names(tmp_path) == ["a"]


def test_a_full_disk_is_said_to_be_full(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No space left on device"), writing(tmp_path):
        raise OSError(28, os.strerror(28))
