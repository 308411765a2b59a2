"""Every setting of a presentation at its default, as comments for a file that is begun."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from sibcite.cite.presentation import Presentation

# What is written by the language or the heading, and has no default to show.
_OPEN = ("groups", "by_language")


def plain(without: Collection[str]) -> str:
    """The settings that stand before any section, but for those named."""
    return "".join(f"# {line}\n" for line in _lines(Presentation(), without))


def sections(without: Collection[str]) -> str:
    """The sections with their settings, but for those named."""
    whole = Presentation()
    return "\n".join(
        "".join(f"# {line}\n" for line in (f"[{name}]", *_section(getattr(whole, field))))
        for field, name in _sections(whole)
        if name not in without
    )


def _sections(whole: Presentation) -> Iterator[tuple[str, str]]:
    for each in fields(whole):
        if is_dataclass(getattr(whole, each.name)):
            yield each.name, each.name.replace("_", "-")


def _section(value: Any) -> Iterator[str]:
    yield from _lines(value, ())
    for each in fields(value):
        if is_dataclass(getattr(value, each.name)):
            yield f"[dual.{each.name}]"
            yield from _lines(getattr(value, each.name), ())


def _lines(value: Any, without: Collection[str]) -> Iterator[str]:
    for each in fields(value):
        has, name = getattr(value, each.name), each.name.rstrip("_").replace("_", "-")
        if each.name not in _OPEN and not is_dataclass(has) and name not in without:
            yield f"{name} = {written(has)}"


def written(value: Any) -> str:
    """A value as TOML has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    if hasattr(value, "items"):
        return f"{{ {', '.join(f'{written(k)} = {written(each)}' for k, each in value.items())} }}"
    return str(value)
