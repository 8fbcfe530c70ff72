"""Python's garbage collector, kept out of the way where many records are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking over millions of records, none of them in a cycle, again and again.

    Nor does it walk over them at the end: what has been made counts as old.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            if not gc.get_freeze_count():  # else somebody has frozen objects, which must stay so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
