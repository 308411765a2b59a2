"""The collector is on again whatever happens."""

from __future__ import annotations

import gc

import pytest

from sibcite.csl import BrokenStyle, load
from sibcite.csl.collector import paused


def test_the_collector_is_off_inside_and_on_again_behind() -> None:
    with paused():
        assert not gc.isenabled()
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_style_that_is_refused_leaves_the_collector_on() -> None:
    with pytest.raises(BrokenStyle):
        load("<style/>")
    assert gc.isenabled()


def test_the_collector_stays_off_where_the_caller_had_it_off() -> None:
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
