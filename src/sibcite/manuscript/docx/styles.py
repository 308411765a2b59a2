"""The styles of a document, found by their names: ids differ with the language of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sibcite.manuscript.docx.names import Element, is_on, make, said, w
from sibcite.manuscript.docx.package import Package

_HEADING = re.compile(r"(?:heading|заголовок|überschrift|titre|見出し)\s*(?P<level>[1-9])$")


class Styles:
    """The styles of a document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        found = package.related("styles")
        self._part = found[0] if found else None
        self._styles: dict[str, Element] = {}
        if self._part is not None:
            for style in package.tree(self._part).iter(w("style")):
                self._styles.setdefault(style.get(w("styleId"), ""), style)

    def named(self, name: str) -> str:
        """The id of a style by its name, or empty."""
        for key, style in self._styles.items():
            if said(style, "name").casefold() == name.casefold():
                return key
        return ""

    def heading_level(self, paragraph: Element) -> int | None:
        """The level of a paragraph as a heading, from 1; None for any other paragraph."""
        own = said(paragraph, "pPr/outlineLvl")
        if own.isdecimal():
            return int(own) + 1 if int(own) < 9 else None
        key = said(paragraph, "pPr/pStyle")
        for style in self._chain(key):
            match = _HEADING.match(said(style, "name").casefold())
            if match:
                return int(match["level"])
            level = said(style, "pPr/outlineLvl")
            if level.isdecimal():
                return int(level) + 1 if int(level) < 9 else None
        match = _HEADING.match(key.casefold())
        return int(match["level"]) if match else None

    def setting(self, paragraph: Element, name: str) -> Element | None:
        """A setting of a paragraph (`ind`, `numPr`), its own or that of its style."""
        chain = self._chain(said(paragraph, "pPr/pStyle"))
        for holder in (paragraph, *chain):
            found = holder.find(f"{w('pPr')}/{w(name)}")
            if found is not None:
                return found
        return None

    def switch(self, key: str, name: str) -> bool | None:
        """Whether a style has a switch of its runs (`i`) on or off; None if it does not say."""
        for style in self._chain(key):
            properties = style.find(w("rPr"))
            if properties is not None and properties.find(w(name)) is not None:
                return is_on(properties, name)
        return None

    def value(self, key: str, name: str) -> str:
        """What a style says of its runs (`vertAlign`); empty if it does not."""
        chain = (said(style, f"rPr/{name}") for style in self._chain(key))
        return next(filter(None, chain), "")

    def ensured(self, name: str, style_id: str, kind: str, *settings: Element) -> str:
        """The id of a style of that name, which is made if there is none."""
        if found := self.named(name):
            return found
        if self._part is None:
            self._part = self._begun()
        while style_id in self._styles:
            style_id += "1"
        style = make("style", make("name", val=name), type=kind, styleId=style_id)
        style.extend(settings)
        self._package.tree(self._part).append(style)
        self._styles[style_id] = style
        self._package.touch(self._part)
        return style_id

    def _chain(self, key: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = said(self._styles[key], "basedOn")

    def _begun(self) -> str:
        media = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
        main = self._package.main
        name = main.rpartition("/")[0] + "/styles.xml"
        return self._package.add(name.lstrip("/"), make("styles"), "styles", media, main)
