"""Live citations of reference managers: ``ADDIN ZOTERO_ITEM CSL_CITATION {…}`` to works."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from sibcite.manuscript.document import Live, Unfit
from sibcite.manuscript.docx import markup
from sibcite.manuscript.docx.names import Element
from sibcite.manuscript.docx.walk import Shown
from sibcite.model import Citation, Span

LISTS = re.compile(
    r"ADDIN\s+(?:ZOTERO_BIBL|Mendeley\s+Bibliography|EN\.REFLIST)|CSL_BIBLIOGRAPHY"
    r"|^\s*BIBLIOGRAPHY\b|MENDELEY_BIBLIOGRAPHY|CitaviPlaceholder.*ibliography"
)
_CSL = re.compile(r"\s*ADDIN\s+(?P<zotero>ZOTERO_ITEM\s+)?CSL_CITATION\s*")
_ENDNOTE = re.compile(r"\s*ADDIN\s+EN\.CITE(?!\.DATA)\s*")
_CONTROL = "MENDELEY_CITATION_"
_MOST = 2_000_000


def read(shown: Shown, note: int) -> Live | None:
    """The citation that a field is, in the note of that number; None for any other field."""
    if match := _CSL.match(shown.code):
        manager = "zotero" if match["zotero"] else "mendeley"
        works = _csl(_loaded(shown.code[match.end() :]), note)
    elif match := _ENDNOTE.match(shown.code):
        manager, works = "endnote", _endnote(shown.code[match.end() :] or shown.data, note)
    elif shown.code.startswith(_CONTROL):
        manager, works = "mendeley", _csl(_loaded(_unpacked(shown.code.rpartition("_")[2])), note)
    else:
        return None
    span = Span(shown.start, shown.end)
    items = tuple(item for item, _ in works)
    cited = tuple(work for _, work in works)
    return Live(shown.flow, span, manager, items, cited, shown.text)


def is_list(code: str) -> bool:
    """Whether the code of a field is that of a bibliography."""
    return LISTS.search(code) is not None


Work = tuple[dict[str, object], Citation]


def _loaded(text: str) -> Any:
    """The JSON that a code begins with; None if there is none."""
    if len(text) > _MOST:
        return None
    try:
        return json.JSONDecoder().raw_decode(text.strip())[0]
    except (ValueError, RecursionError):
        return None


def _unpacked(text: str) -> str:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4)).decode("utf-8")
    except ValueError:
        return ""


def _csl(cluster: Any, note: int) -> list[Work]:
    """Works of a citation cluster as citeproc-js writes it."""
    cited = cluster.get("citationItems") if isinstance(cluster, dict) else None
    works = []
    for number, cite in enumerate(cited if isinstance(cited, list) else ()):
        if isinstance(cite, dict):
            item = cite.get("itemData")
            item = dict(item) if isinstance(item, dict) else {}
            item["id"] = str(cite.get("id") or item.get("id") or f"live-{number + 1}")
            works.append((item, _citation(item["id"], cite, note)))
    return works


def _citation(key: str, cite: dict[str, Any], note: int) -> Citation:
    return Citation(
        key,
        locator=_word(cite.get("locator")),
        label=_word(cite.get("label")) or "page",
        prefix=_word(cite.get("prefix")),
        suffix=_word(cite.get("suffix")),
        suppress_author=cite.get("suppress-author") is True,
        author_only=cite.get("author-only") is True,
        note=note,
    )


def _word(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _endnote(code: str, note: int) -> list[Work]:
    """Works of an EndNote citation, whose XML stands in the code or packed in the data."""
    code = code.strip()
    source = code if code.startswith("<") else _unpacked("".join(code.split()))
    try:
        root = markup.read([source.encode("utf-8").rstrip(b"\0")], "EN.CITE", len(source))
    except Unfit:
        return []
    return [_endnote_work(cite, number, note) for number, cite in enumerate(root.iter("Cite"), 1)]


def _endnote_work(cite: Element, number: int, note: int) -> Work:
    key = f"endnote-{_text(cite, 'RecNum') or number}"
    item: dict[str, object] = {"id": key, "type": "document"}
    people = [{"literal": name} if "," not in name else _parted(name) for name in _authors(cite)]
    if people:
        item["author"] = people
    year = _text(cite, "Year") or _text(cite, "record/dates/year")
    if year.isdecimal():
        item["issued"] = {"date-parts": [[int(year[:4])]]}
    for variable, path in _ENDNOTE_TEXTS:
        if text := _text(cite, path):
            item[variable] = text
    hidden = cite.get("ExcludeAuth") == "1"
    before, after, pages = (_text(cite, name) for name in ("Prefix", "Suffix", "Pages"))
    return item, Citation(key, pages, "page", before, after, suppress_author=hidden, note=note)


_ENDNOTE_TEXTS = (
    ("title", "record/titles/title"),
    ("container-title", "record/titles/secondary-title"),
    ("publisher", "record/publisher"),
    ("publisher-place", "record/pub-location"),
    ("volume", "record/volume"),
    ("issue", "record/number"),
    ("page", "record/pages"),
)


def _authors(cite: Element) -> Iterator[str]:
    listed = [_whole(each) for each in cite.iterfind("record/contributors/authors/author")]
    yield from (name for name in listed or [_text(cite, "Author")] if name)


def _parted(name: str) -> dict[str, str]:
    family, _, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()}


def _text(cite: Element, path: str) -> str:
    found = cite.find(path)
    return "" if found is None else _whole(found)


def _whole(element: Element) -> str:
    """The text of an element whatever styles cut it up."""
    text = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return " ".join(str(text).split())
