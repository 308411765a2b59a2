"""Every setting of a presentation at its default, as comments for a file that is begun."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from sibcite.cite.presentation import Presentation

# What is written by the language or the heading, and has no default to show.
_OPEN = ("groups", "by_language")


def plain(without: Collection[str]) -> str:
    """The settings that stand before any section, but for those named."""
    return "".join(f"# {line}\n" for line in _lines(Presentation(), without))


def sections(said: Mapping[str, Any]) -> str:
    """The sections with their settings, but for those that are said."""
    rows = (lines for field, name in _sections() if (lines := tuple(_left(field, name, said))))
    return "\n".join("".join(f"# {line}\n" for line in lines) for lines in rows)


def beside(section: str, said: Mapping[str, Any]) -> str:
    """The settings of one section that are not said in it; none for a section of no defaults.

    Args:
        section: The section as its heading has it: `archive`, `dual.original`.
        said: What the presentation says, as TOML has it.
    """
    value: Any = Presentation()
    for name in section.split("."):
        value = getattr(value, name.replace("-", "_"), None)
        said = said.get(name, {})
    return "".join(f"# {line}\n" for line in _lines(value, said)) if is_dataclass(value) else ""


def _sections() -> Iterator[tuple[str, str]]:
    for each in fields(Presentation):
        if is_dataclass(getattr(Presentation(), each.name)):
            yield each.name, each.name.replace("_", "-")


def _left(field: str, name: str, said: Mapping[str, Any]) -> Iterator[str]:
    """The lines of a section, and of those in it, where they are not said."""
    value = getattr(Presentation(), field)
    if name not in said:
        yield f"[{name}]"
        yield from _lines(value, ())
    for each in fields(value):
        inner = getattr(value, each.name)
        if is_dataclass(inner) and each.name not in said.get(name, {}):
            yield f"[{name}.{each.name}]"
            yield from _lines(inner, ())


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
