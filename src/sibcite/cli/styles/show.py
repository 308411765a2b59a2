"""The command ``sibcite styles show``: what a style is, and what its presentation sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import click

from sibcite.cli import output, printing

if TYPE_CHECKING:
    from sibcite.csl import Style
    from sibcite.tables import StyleFiles


@click.command("show")
@click.argument("style")
def command(style: str) -> int:
    """Say what a style is, and what its presentation sets.

    STYLE is a house style, the path of a .csl file, or a published style. A setting that is not
    named has its default; docs/presentations.md explains each.

    \b
    Example:
      sibcite styles show kritika
    """
    files = printing.find_style(style)
    rows = printing.guarded(files, lambda: list(_said(files)))
    return output.put("".join(f"{label:<14}{value}\n" for label, value in rows), None)


def _said(files: StyleFiles) -> Iterator[tuple[str, str]]:
    from sibcite.cite import load

    loaded = load(files)
    yield "style", loaded.title
    yield "cites", _manner(loaded)
    yield "language", loaded.default_locale
    yield "file", str(files.path)
    if files.beside:
        yield "presentation", str(files.path.with_suffix(".toml"))
    yield from _settings(files)


def _manner(loaded: Style) -> str:
    where = "in notes" if loaded.kind == "note" else "in the text"
    return f"{where}, with a list" if loaded.has_bibliography else f"{where}, without a list"


def _settings(files: StyleFiles) -> Iterator[tuple[str, str]]:
    """The settings that are no defaults, a line each."""
    from sibcite.cite import Presentation, settings

    shown = settings.read(files)
    for name, value in _changed(shown, Presentation(), ""):
        yield "  sets", f"{name} = {value}"


def _changed(value: Any, default: Any, section: str) -> Iterator[tuple[str, str]]:
    from sibcite.cite import defaults

    for each in fields(value):
        has, usual = getattr(value, each.name), getattr(default, each.name)
        name = f"{section}{each.name.rstrip('_').replace('_', '-')}"
        if is_dataclass(has):
            yield from _changed(has, usual, f"{name}.")
        elif each.name == "by_language":
            yield from _of_languages(has)
        elif has != usual:
            yield name, defaults.written(has)


def _of_languages(rows: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """The settings of works in one language, by the names that the file has for them."""
    from sibcite.cite import defaults

    for code, row in rows.items():
        for name, value in row.items():
            yield f"language.{code}.{name.replace('_', '-')}", defaults.written(value)
