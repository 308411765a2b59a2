"""What can be asked of any style on the command line: lists, forms, a romanization, a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from sibcite.cli.messages import Misuse, Page

if TYPE_CHECKING:
    from sibcite.tables import StyleFiles

LISTS = ("single", "grouped", "dual")

# The options, and the settings of a presentation that they stand for.
_SETTINGS = {
    "titles": "title",
    "containers": "container-title",
    "names": "names",
    "romanization": "romanization",
    "keep": "keep",
    "locale": "locale",
}

lists_option = click.option(
    "--lists",
    type=click.Choice(LISTS),
    help="One list, one in groups, or two in two scripts. [default: what the style says]",
)


def settings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that stand for settings of a presentation."""
    for option in (
        click.option("--locale", metavar="LOCALE", help="The language of terms and dates: ru-RU."),
        click.option("--keep", multiple=True, metavar="FAMILY", help="A family kept as spelt."),
        click.option("--romanization", metavar="SYSTEM", help="A system such as ala-lc."),
        click.option("--names", metavar="FORMS", help="As --titles, of persons."),
        click.option("--containers", metavar="FORMS", help="As --titles, of journals and books."),
        click.option(
            "--titles",
            metavar="FORMS",
            help="The forms of titles: 'romanized [translated]', 'original', 'text' ...",
        ),
    ):
        command = option(command)
    return command


def asked_style(style: StyleFiles, asked: Mapping[str, Any]) -> StyleFiles:
    """The style with what was asked in the place of what its presentation says.

    Raises:
        Misuse: A setting that nobody knows.
    """
    from sibcite.cite.settings import BrokenPresentation, with_settings

    for name, value in asked.items():
        if value:
            try:
                style = with_settings(style, {_SETTINGS[name]: value})
            except BrokenPresentation as broken:
                fault, where = broken.diagnostic, Page(f"--{name}")
                raise Misuse.of(where, "unknown-setting", fault.message, fault.hint) from None
    return style
