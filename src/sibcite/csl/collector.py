"""Python's cycle collector, held back while much is made at once and nothing of it is in a ring."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Hold the collector back; also as a decorator.

    A style's closures and a citation's nodes are trees, which Python frees without it; to search
    them for cycles again and again as they grow takes a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
