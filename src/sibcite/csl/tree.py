"""A style's elements as plain values: no XML is walked after a style is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One element of a style or locale, its name without the namespace.

    `text` is what stands in an element without children; `xml:lang` is the attribute `lang`.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    children: tuple[Element, ...] = ()
    text: str = ""

    def get(self, attribute: str, default: str = "") -> str:
        """An attribute, or the default where it is not set."""
        return self.attributes.get(attribute, default)

    def flag(self, attribute: str) -> bool:
        """Whether an attribute is set to true."""
        return self.attributes.get(attribute) == "true"

    def first(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def every(self, name: str) -> tuple[Element, ...]:
        """The children of that name."""
        return tuple(child for child in self.children if child.name == name)

    def within(self) -> Iterator[Element]:
        """Every element inside this one, and this one."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)
