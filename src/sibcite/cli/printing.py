"""What the commands that print share: the style, the markup, and a style's own remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

import sibcite
from sibcite.cli.messages import Misuse, Page, Unreadable, report
from sibcite.cli.source import unreadable

if TYPE_CHECKING:
    from sibcite.model import Record, Rendered
    from sibcite.tables import StyleFiles

MARKUPS = ("plain", "markdown", "html", "latex")

style_option = click.option(
    "--style",
    required=True,
    metavar="STYLE",
    help="A house style (sibcite styles list), the path of a .csl file, or a published style.",
)
markup_option = click.option(
    "--to", type=click.Choice(MARKUPS), default="plain", show_default=True, help="The markup."
)


def bibliography(records: Sequence[Record], style: str, to: str, sort: bool) -> tuple[str, int]:
    """A bibliography and the exit code of what the style has to say of it."""
    from sibcite.cite import bibliography as render
    from sibcite.write import BIBLIOGRAPHIES

    files = _style(style)
    rendered = render(records, files, sort=sort)
    return BIBLIOGRAPHIES[to](rendered.bibliography), _report(rendered, files)


def citation(
    records: Sequence[Record], keys: Sequence[str], place: Mapping[str, str], style: str, to: str
) -> tuple[str, int]:
    """A citation and the exit code of what the style has to say of it."""
    from sibcite.cite import citations as render
    from sibcite.write import CITATIONS

    files = _style(style)
    rendered = render(records, [sibcite.cluster(keys, **place)], files)
    return CITATIONS[to](rendered.citations[0]), _report(rendered, files)


def _style(name: str) -> StyleFiles:
    """The style of that name or path.

    Raises:
        Misuse: There is none.
        Unreadable: Its file is not to be read.
    """
    from sibcite.tables import find_style

    try:
        return find_style(name)
    except OSError as fault:
        raise unreadable(Page(name), fault) from None
    except ValueError as fault:
        if Path(name).exists():
            raise Unreadable.of(Page(name), "unreadable-style", str(fault)) from None
        raise _unknown(name) from None


def _unknown(name: str) -> Misuse:
    from difflib import get_close_matches

    from sibcite.tables import style_names

    near = get_close_matches(name, style_names(), 1)
    hint = f"Did you mean {near[0]}? " if near else ""
    hint += f"House styles: {', '.join(style_names())}; or name the path of a .csl file."
    message = f"No style is known as '{name}'."
    return Misuse.of(Page("--style"), "unknown-style", message, hint)


def _report(rendered: Rendered, style: StyleFiles) -> int:
    """What the style or the engine could not do, said of the style's file."""
    return report(rendered.diagnostics, Page(str(style.path), style.csl))
