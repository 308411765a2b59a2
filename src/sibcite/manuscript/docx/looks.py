"""How new entries and headings of a list look: after those that are there, or as a style says."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from sibcite.manuscript.docx.names import Element, make, w
from sibcite.manuscript.docx.pens import Pen
from sibcite.manuscript.docx.runs import plain_properties, properties_of, written
from sibcite.manuscript.docx.styles import Styles
from sibcite.model import ListLayout, RichText, Run


@dataclass(frozen=True, slots=True)
class Manner:
    """How a new entry looks: properties of its paragraph and of its text."""

    paragraph: Element | None
    text: Element | None

    def entry(self, text: RichText, pen: Pen) -> Element:
        """A new paragraph."""
        made = make("p")
        if self.paragraph is not None:
            made.append(copy.deepcopy(self.paragraph))
        made.extend(pen.written(written(text, self.text)))
        return made


def manner_of(styles: Styles, entry: Element, layout: ListLayout, is_all_new: bool) -> Manner:
    """How the old entries look, after the first of them."""
    properties = copy.deepcopy(entry.find(w("pPr")))
    if properties is not None:
        for path in ("sectPr", "pPrChange", "rPr/ins", "rPr/del", "rPr/rPrChange"):
            for found in properties.findall("/".join(map(w, path.split("/")))):
                parent = found.getparent()
                assert parent is not None, "It was found below the properties."
                parent.remove(found)
    indented = any(styles.setting(entry, name) is not None for name in ("ind", "numPr"))
    if is_all_new and layout.hanging_indent and not indented:
        properties = make("pPr") if properties is None else properties
        _hang(properties)
    run = next((run for run in entry.iter(w("r")) if run.find(w("t")) is not None), None)
    return Manner(properties, plain_properties(properties_of(run)))


def new_manner(styles: Styles, layout: ListLayout) -> Manner:
    """How entries look where there were none."""
    own = make("pPr")
    if layout.hanging_indent:
        _hang(own)
    key = styles.ensured("Bibliography", "Bibliography", "paragraph", *([own] if len(own) else []))
    properties = make("pPr", make("pStyle", val=key))
    paragraph = make("p", properties)
    if layout.line_spacing > 1:
        properties.append(make("spacing", line=str(240 * layout.line_spacing), lineRule="auto"))
    if layout.hanging_indent and styles.setting(paragraph, "ind") is None:
        _hang(properties)
    return Manner(copy.deepcopy(properties), None)


# What the schema wants behind the indent of a paragraph.
_BEHIND_INDENT = (
    *("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
    *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr"),
    "pPrChange",
)


def _hang(properties: Element) -> None:
    indent = make("ind", left="720", hanging="720")
    later = next(properties.iterchildren(*map(w, _BEHIND_INDENT)), None)
    if later is None:
        properties.append(indent)
    else:
        later.addprevious(indent)


def new_heading(styles: Styles, text: str, pen: Pen, style: str | None = None) -> Element:
    """A heading of the highest level, or of a style; in bold type where there is no such style."""
    style = styles.named("heading 1") if style is None else style
    properties = make("pPr", make("pStyle", val=style)) if style else make("pPr", make("keepNext"))
    look = None if style else make("rPr", make("b"))
    return make("p", properties, *pen.written(written((Run(text),), look)))
