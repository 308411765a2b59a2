"""What the commands that print share: the style, the markup, and a style's own remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from sibcite.cli.messages import Misuse, Page, Unreadable, report
from sibcite.cli.source import unreadable

if TYPE_CHECKING:
    from sibcite.model import Citation, Record, Rendered
    from sibcite.tables import StyleFiles

Made = TypeVar("Made")

MARKUPS = ("plain", "markdown", "html", "latex", "rtf", "typst", "clipboard")

style_option = click.option(
    "--style",
    required=True,
    metavar="STYLE",
    help="A house style (sibcite styles list), the path of a .csl file, or a published style.",
)
markup_option = click.option(
    "--to", type=click.Choice(MARKUPS), default="plain", show_default=True, help="The markup."
)

engine_option = click.option(
    "--engine",
    type=click.Choice(("sibcite", "citeproc-py")),
    default="sibcite",
    show_default=True,
    help="What prints; citeproc-py is there for comparison.",
)


def find_style(name: str) -> StyleFiles:
    """The style of that name or path.

    Raises:
        Misuse: There is none.
        Unreadable: Its file is not to be read.
    """
    from sibcite import tables

    try:
        return tables.find_style(name)
    except OSError as fault:
        raise unreadable(Page(name), fault) from None
    except ValueError as fault:
        if Path(name).exists():
            raise Unreadable.of(Page(name), "unreadable-style", str(fault)) from None
        raise _unknown(name) from None


def bibliography(
    records: Sequence[Record], style: StyleFiles, to: str, sort: bool, engine: str
) -> tuple[str, int]:
    """A bibliography, and the exit code of what the style has to say of it."""
    from sibcite.cite import bibliography as listed
    from sibcite.cite import bibliography_as_given
    from sibcite.write import BIBLIOGRAPHIES

    printed = listed if sort else bibliography_as_given
    rendered, code = _rendered(style, lambda: printed(records, style, engine))
    return BIBLIOGRAPHIES[to](rendered.bibliography, rendered.layout), code


def citation(
    records: Sequence[Record],
    works: Sequence[Citation],
    style: StyleFiles,
    to: str,
    engine: str,
) -> tuple[str, int]:
    """A citation, and the exit code of what the style has to say of it."""
    from sibcite.cite import citations
    from sibcite.write import CITATIONS

    rendered, code = _rendered(style, lambda: citations(records, [works], style, engine))
    return CITATIONS[to](rendered.citations[0]), code


def guarded(style: StyleFiles, run: Callable[[], Made]) -> Made:
    """What is made in a style.

    Raises:
        Unreadable: The style cannot be used.
    """
    try:
        return run()
    except ValueError:
        _refuse_broken(style, Page(str(style.path), style.csl))
        raise


def _rendered(style: StyleFiles, render: Callable[[], Rendered]) -> tuple[Rendered, int]:
    """What a style makes of records; its remarks are said of the style's own file.

    Raises:
        Unreadable: The style cannot be used.
    """
    rendered = guarded(style, render)
    return rendered, report(rendered.diagnostics, Page(str(style.path), style.csl))


def _refuse_broken(style: StyleFiles, page: Page) -> None:
    """Refuse a style that is at fault itself; on return the fault is ours."""
    from sibcite import csl
    from sibcite.cite import presentation

    try:
        presentation.read(style)
        csl.load(style.csl)
    except csl.BrokenStyle as broken:
        raise Unreadable(page, broken.diagnostics) from None
    except ValueError as fault:
        raise Unreadable.of(page, "unusable-style", str(fault)) from None


def _unknown(name: str) -> Misuse:
    from difflib import get_close_matches

    from sibcite.tables import style_names

    near = get_close_matches(name, style_names(), 1)
    hint = f"Did you mean {near[0]}? " if near else ""
    hint += f"House styles: {', '.join(style_names())}; or name the path of a .csl file."
    message = f"No style is known as '{name}'."
    return Misuse.of(Page("--style"), "unknown-style", message, hint)
