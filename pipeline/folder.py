"""A folder of results that a reader never sees half-written, however the run ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import OutputError

STAGING = ".tmp-"
_CURE = "Choose a folder that you may write to with -o"


@contextmanager
def replacing(out: Path, *, last: str) -> Iterator[Path]:
    """Lend an empty folder; when the block ends well, its files replace those of the same name in ``out``.

    The lent folder lies inside ``out``, so that every file gets its place by one atomic rename. A run that fails or is
    killed leaves what lay in ``out`` as it was; what a killed run left behind goes with the next one. Only one run at a
    time may write to a folder: the kernel holds the lock and drops it with the process.

    Args:
        out: Folder of the results; made if it is missing, with its parents.
        last: Name of the file that is replaced last: it vouches for the others.

    Raises:
        OutputError: On entry, before any work is lost: ``out`` is a file, cannot be made or written, or is in use.
    """
    existed = out.is_dir()
    lock = _open(out)
    staging = out / f"{STAGING}{os.getpid()}"
    try:
        _prepare(out, staging)
        yield staging
        with writing(out):
            _publish(staging, out, last)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        if not existed:
            with contextlib.suppress(OSError):  # holds the new results, as it should
                out.rmdir()
        os.close(lock)


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Turn a failure of the disk into an error that a user can act on.

    Raises:
        OutputError: For any OSError within: no space left, a folder where a file should go, a share that went away.
    """
    try:
        yield
    except OSError as error:
        reason = f"the results cannot be written ({error.strerror})"
        cure = "Mend that or choose another folder with -o; earlier results are as they were"
        raise OutputError(reason, where=str(out), cure=cure) from error


def _open(out: Path) -> int:
    """Make the folder and lock it; the caller closes the handle, which ends the lock."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
    except FileExistsError:
        raise OutputError("this is a file, not a folder", where=str(out), cure="Choose a folder with -o") from None
    except OSError as error:
        raise OutputError(f"the folder cannot be used ({error.strerror})", where=str(out), cure=_CURE) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        cure = "Wait for it to end, or choose another folder with -o"
        raise OutputError("another run is writing here", where=str(out), cure=cure) from None
    except OSError:
        pass  # some network file systems know no locks; the results are still whole if nobody runs two at once
    return handle


def _prepare(out: Path, staging: Path) -> None:
    try:
        for left in out.glob(f"{STAGING}*"):
            shutil.rmtree(left)
        staging.mkdir()
    except OSError as error:
        raise OutputError(f"cannot write here ({error.strerror})", where=str(out), cure=_CURE) from None


def _publish(staging: Path, out: Path, last: str) -> None:
    names = sorted((path.name for path in staging.iterdir()), key=lambda name: (name == last, name))
    for name in names:
        _sync(staging / name)
    for name in names:
        (staging / name).replace(out / name)
    _sync(out)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
