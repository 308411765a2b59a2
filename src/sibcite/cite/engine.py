"""A style under its presentation, in the engine that prints it: ours, or citeproc-py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sibcite import csl, tables
from sibcite.cite import settings
from sibcite.cite.presentation import Presentation

# Ours, and citeproc-py for comparison.
ENGINES = ("sibcite", "citeproc-py")


def load(style: tables.StyleFiles, shown: Presentation | None = None) -> csl.Style:
    """A style in our engine.

    Args:
        style: The style.
        shown: Its presentation; read from beside it if it is not given.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
        settings.BrokenPresentation: The presentation beside it has a mistake.
    """
    shown = shown or settings.read(style)
    return csl.Style.load(style.csl, _parent, shown.locale, shown.digraphs)


def render(
    engine: str,
    style: tables.StyleFiles,
    shown: Presentation,
    composed: Sequence[Any],
    clusters: Sequence[Any] = (),
    sort: bool = True,
    located: Any = None,
) -> Any:
    """What an engine prints of items; arguments and result are those of `csl.render`.

    Raises:
        ValueError: No such engine.
        csl.BrokenStyle: The CSL file breaks the schema.
    """
    if engine not in ENGINES:
        raise ValueError(f"No engine is known as '{engine}'. Engines: {', '.join(ENGINES)}.")
    if engine == "citeproc-py":
        from sibcite.csl import citeproc_py

        # What is asked for beyond CSL, the other engine cannot do.
        return citeproc_py.render(citeproc_py.load(style.csl, _parent), composed, clusters, sort)
    loaded = load(style, shown)
    return csl.render(loaded, composed, clusters, sort, shown.item_language, located)


def _parent(name: str) -> str:
    """The CSL text of the style that a dependent style names."""
    return tables.find_style(name).csl
