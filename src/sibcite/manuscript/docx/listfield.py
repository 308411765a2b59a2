"""The field around a live bibliography: ``ADDIN ZOTERO_BIBL`` taken off and put on again."""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.manuscript.docx import live, zotero
from sibcite.manuscript.docx.names import Element, w
from sibcite.manuscript.docx.pens import Pen


def unwrap(paragraphs: Sequence[Element]) -> bool:
    """Take the field of a bibliography off its text; says whether there was one."""
    open_fields: list[list[Element]] = []
    codes: list[str] = []
    spare: list[Element] = []
    for run in (run for paragraph in paragraphs for run in paragraph.iter(w("r"))):
        kind = _kind(run)
        if kind == "begin":
            open_fields.append([run])
            codes.append("")
        elif open_fields and kind in ("code", "separate"):
            open_fields[-1].append(run)
            codes[-1] += "".join(code.text or "" for code in run.iter(w("instrText")))
        elif open_fields and kind == "end":
            runs = [*open_fields.pop(), run]
            spare += runs if live.is_list(codes.pop()) else []
    for run in spare:
        parent = run.getparent()
        assert parent is not None, "A run stands in a paragraph."
        parent.remove(run)
    return bool(spare)


def wrap(paragraphs: Sequence[Element], pen: Pen | None) -> None:
    """Put the field of Zotero's bibliography around the text, with a pen if that is a change."""
    if not paragraphs:
        return
    opening, closing = zotero.opening(zotero.LIST_CODE, None), [zotero.closing(None)]
    if pen is not None:
        opening, closing = pen.written(opening), pen.written(closing)
    first = paragraphs[0]
    place = 0 if first.find(w("pPr")) is None else 1
    for run in reversed(opening):
        first.insert(place, run)
    paragraphs[-1].extend(closing)


def _kind(run: Element) -> str:
    """What a run is to a field: `begin`, `code`, `separate`, `end`, or nothing."""
    mark = run.find(w("fldChar"))
    if mark is not None:
        return mark.get(w("fldCharType"), "")
    return "code" if run.find(w("instrText")) is not None else ""
