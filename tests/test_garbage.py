"""The collector is kept out of the way while much is made, and left as it was."""

from __future__ import annotations

import gc

from pipeline.garbage import uncollected


def test_the_collector_is_off_inside_and_on_behind() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_inside_counts_as_old() -> None:
    with uncollected():
        kept = [[number] for number in range(5000)]
    young = {id(one) for one in gc.get_objects(generation=0)}
    assert young.isdisjoint(map(id, kept))
    assert not gc.get_freeze_count()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
