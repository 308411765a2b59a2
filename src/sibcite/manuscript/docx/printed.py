"""The printed references of a list, and whether Word or the author numbers them."""

from __future__ import annotations

import re

from sibcite.manuscript.document import MASK
from sibcite.manuscript.docx.names import Element, said, shown, w
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.styles import Styles
from sibcite.model import Span

TYPED = re.compile(r"\s*(?:\d{1,4}[.)]|\[\d{1,4}\])[\s\u00a0]+(?=\S)")


def span(text: str) -> Span | None:
    """Where in an entry the reference stands, behind its typed number; None if all is masked."""
    match = TYPED.match(text)
    start = match.end() if match else 0
    bare = text[start:].strip(f" \t\n\u00a0{MASK}")
    if not bare:
        return None
    start = text.index(bare, start)
    return Span(start, start + len(bare))


def is_numbered(package: Package, styles: Styles, entries: tuple[Element, ...]) -> bool:
    """Whether most references of a list bear a number, typed or set by Word."""
    return sum(numbered(package, styles, entries)) * 2 > len(entries)


def numbered(package: Package, styles: Styles, entries: tuple[Element, ...]) -> tuple[bool, ...]:
    """Whether each paragraph of a list bears one."""
    bullets = _bullets(package)
    return tuple(
        bool(TYPED.match(shown(entry))) or _is_set(styles, entry, bullets) for entry in entries
    )


def _is_set(styles: Styles, entry: Element, bullets: frozenset[str]) -> bool:
    setting = styles.setting(entry, "numPr")
    key = said(setting, "numId")
    return key not in ("", "0") and key not in bullets


def _bullets(package: Package) -> frozenset[str]:
    """The ids of lists that are marked with bullets."""
    found: set[str] = set()
    for part in package.related("numbering"):
        root = package.tree(part)
        bulleted = {
            each.get(w("abstractNumId"))
            for each in root.iterfind(w("abstractNum"))
            if said(each, "lvl/numFmt") in ("bullet", "none")
        }
        for num in root.iterfind(w("num")):
            if said(num, "abstractNumId") in bulleted:
                found.add(num.get(w("numId"), ""))
    return frozenset(found)
