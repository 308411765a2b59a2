"""What the commands that print share: the style, the markup, and a style's own remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from sibcite.cli.messages import Misuse, Page, Unreadable, report
from sibcite.cli.source import unreadable

if TYPE_CHECKING:
    from sibcite.cite import Asked
    from sibcite.model import Citation, Record
    from sibcite.tables import StyleFiles, UnreadableStyle

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
    except tables.UnreadableStyle as fault:
        raise _broken(fault) from None
    except ValueError:
        raise _unknown(name) from None


def asked(lists: str | None, sort: bool, strict: bool, engine: str) -> Asked:
    """What the options ask of lists."""
    from sibcite.cite import Asked

    return Asked(lists or "", sort, strict, engine)


def bibliography(
    records: Sequence[Record], style: StyleFiles, to: str, asked: Asked, page: Page
) -> tuple[str, int]:
    """The lists that a style makes of records, and the exit code of what is to be said of it.

    Args:
        records: The records.
        style: The style.
        to: The markup.
        asked: What is asked beyond the style.
        page: Where the records come from.
    """
    from sibcite.cite import lists
    from sibcite.write import write_lists

    made = guarded(style, lambda: lists(records, style, asked))
    code = report(made.diagnostics, Page(str(style.path), style.csl))
    code = max(code, report(made.remarks, Page(page.name)))
    return write_lists(to, made.sections), code


def citation(
    records: Sequence[Record],
    works: Sequence[Citation],
    style: StyleFiles,
    to: str,
    engine: str,
    page: Page,
) -> tuple[str, int]:
    """A citation, and the exit code of what is to be said of it."""
    from sibcite.cite import citations
    from sibcite.write import CITATIONS

    made = guarded(style, lambda: citations(records, [works], style, engine))
    code = report(made.diagnostics, Page(str(style.path), style.csl))
    code = max(code, report(made.remarks, Page(page.name)))
    return CITATIONS[to](made.citations[0]), code


def guarded(style: StyleFiles, run: Callable[[], Made]) -> Made:
    """What is made in a style.

    Raises:
        Unreadable: The style cannot be used.
    """
    from sibcite import tables

    try:
        return run()
    except tables.UnreadableStyle as fault:
        # A second list has a style of its own.
        raise _broken(fault) from None
    except ValueError:
        _refuse_broken(style, Page(str(style.path), style.csl))
        raise


def _refuse_broken(style: StyleFiles, page: Page) -> None:
    """Refuse a style that is at fault itself; on return the fault is ours."""
    from sibcite import csl
    from sibcite.cite import settings

    try:
        settings.read(style)
        csl.load(style.csl)
    except csl.BrokenStyle as broken:
        raise Unreadable(page, broken.diagnostics) from None
    except settings.BrokenPresentation as broken:
        raise Unreadable(Page(broken.where, broken.text), [broken.diagnostic]) from None
    except ValueError as fault:
        raise Unreadable.of(page, "unusable-style", str(fault)) from None


def _broken(fault: UnreadableStyle) -> Unreadable:
    return Unreadable(Page(fault.where, fault.text), [fault.diagnostic])


def _unknown(name: str) -> Misuse:
    from difflib import get_close_matches

    from sibcite.tables import style_names

    near = get_close_matches(name, style_names(), 1)
    near = [f"./{name}.csl"] if Path(f"{name}.csl").exists() else near
    hint = f"Did you mean {near[0]}? " if near else ""
    hint += f"House styles: {', '.join(style_names())}; or name the path of a .csl file."
    message = f"No style is known as '{name}'."
    return Misuse.of(Page("--style"), "unknown-style", message, hint)
