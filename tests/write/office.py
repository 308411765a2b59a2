"""What LibreOffice makes of a file: paragraphs, links, and how a text is set."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True, slots=True)
class Document:
    """A flat ODT file."""

    root: ET.Element

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text of every paragraph that has some."""
        found = [each for each in self.root.iter() if each.tag in (f"{_TEXT}p", f"{_TEXT}h")]
        texts = (_text(each).strip() for each in found)
        return tuple(text for text in texts if text)

    @property
    def links(self) -> tuple[str, ...]:
        return tuple(each.get(_HREF, "") for each in self.root.iter(f"{_TEXT}a"))

    def properties(self, text: str) -> dict[str, str]:
        """How a text is set: the properties of all that stands around it, the nearest first."""
        set_: dict[str, str] = {}
        for style in reversed(self._styles(self.root, text)):
            for name, value in self._named(style).items():
                set_.setdefault(name, value)
        return set_

    def _styles(self, element: ET.Element, text: str) -> list[str]:
        """The styles on the way down to the element that has that text and nothing else."""
        for child in element:
            if (below := self._styles(child, text)) or _text(child) == text:
                own = child.get(f"{_TEXT}style-name")
                return [*([own] if own else []), *below]
        return []

    def _named(self, name: str) -> dict[str, str]:
        """The properties of a style and of those that it stands on."""
        for style in self.root.iter(f"{_STYLE}style"):
            if style.get(f"{_STYLE}name") == name:
                parent = style.get(f"{_STYLE}parent-style-name")
                above = self._named(parent) if parent else {}
                own = {
                    key.rpartition("}")[2]: value
                    for each in style
                    for key, value in each.attrib.items()
                }
                return above | own
        return {}


def opened(folder: Path, name: str, page: str) -> Document:
    """The file as LibreOffice opens it, with a profile of its own."""
    (folder / name).write_text(page, encoding="utf-8", newline="")
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--writer"]
    command += ["--convert-to", "fodt", "--outdir", str(folder), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return Document(ET.parse((folder / name).with_suffix(".fodt")).getroot())


def _text(element: ET.Element) -> str:
    """All characters of an element; a row of spaces is an element of its own."""
    if element.tag == f"{_TEXT}s":
        return " " * int(element.get(f"{_TEXT}c", "1")) + (element.tail or "")
    whole = element.text or ""
    for child in element:
        whole += _text(child) + (child.tail or "" if child.tag != f"{_TEXT}s" else "")
    return whole
