"""A paragraph as pieces of text, each with the element that holds it or with none if masked.

What may be changed is read through: hyperlinks, smart tags, content controls, tracked insertions.
What may not is `MASK`: codes and results of fields, deletions, marks of notes, pictures, formulas.
What has no width (bookmarks, comments, spelling marks) is passed over, and stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sibcite.manuscript.document import MASK, Unfit
from sibcite.manuscript.docx.archive import SAVE_AGAIN
from sibcite.manuscript.docx.names import Element, is_on, said, w

# The characters, and the `w:t`, `w:tab`, … that gives them; None where they are masked.
Piece = tuple[str, Element | None]

DEPTH = 150

_RUN, _TEXT, _BREAK = w("r"), w("t"), w("br")
_SIMPLE, _FIELD, _CODE, _DATA = w("fldSimple"), w("fldChar"), w("instrText"), w("fldData")
_PROPERTIES, _KIND = w("rPr"), w("fldCharType")
_CONTROL = w("sdt")
_THROUGH = {
    w(name) for name in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo")
}
_THROUGH |= {_CONTROL, w("sdtContent")}
_SILENT = {
    w(name)
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr"),
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart"),
        *("permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart"),
        *("moveToRangeEnd", "lastRenderedPageBreak", "commentReference", "annotationRef"),
        *("delText", "delInstrText", "customXmlInsRangeStart", "customXmlInsRangeEnd"),
        *("customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart"),
        *("customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"),
    )
}
_CHARACTERS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_MARKS = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a note: `footnote` or `endnote`, the note's id, and where it stands."""

    kind: str
    id: str
    offset: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A field that has ended: its code and data, what it shows, and where that stands.

    It may show text in several flows; `start` and `end` lie in the first, `flow`.
    """

    code: str
    data: str
    text: str
    flow: int
    start: int
    end: int


@dataclass(slots=True)
class _Open:
    """A field that has begun."""

    flow: int
    start: int
    end: int
    code: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    in_code: bool = True
    is_placed: bool = False


class Story:
    """Reads the paragraphs of a story in turn; fields may go on from one to the next."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self.marks: list[Mark] = []
        self._fields: list[_Open] = []
        self._pieces: list[Piece] = []
        self._flow = 0
        self._length = 0
        self._depth = 0

    def paragraph(self, paragraph: Element, flow: int, at: int = 0) -> list[Piece]:
        """The pieces of the next paragraph, which begins at `at` in its flow."""
        self._pieces, self._flow, self._length = [], flow, at
        self.marks = []
        for each in self._fields:
            each.text.append("\n" if each.is_placed else "")
        self._content(paragraph)
        return self._pieces

    def _content(self, parent: Element) -> None:
        self._depth += 1
        if self._depth > DEPTH:
            raise Unfit("The document is nested deeper than any manuscript.", SAVE_AGAIN)
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in _THROUGH:
                self._control(child) if tag == _CONTROL else self._content(child)
            elif tag == _SIMPLE:
                self._simple(child)
            elif tag not in _SILENT and isinstance(tag, str):
                self._add(MASK, None)
        self._depth -= 1

    def _control(self, control: Element) -> None:
        """A content control; one that shows data kept elsewhere, as a field does, is masked."""
        properties = control.find(w("sdtPr"))
        tag = said(properties, "tag")
        bound = properties is not None and properties.find(w("dataBinding")) is not None
        if bound or tag.startswith(("MENDELEY_", "CitaviPlaceholder")):
            self._begin(tag)
            self._content(control)
            self._end()
        else:
            self._content(control)

    def _simple(self, simple: Element) -> None:
        self._begin(simple.get(w("instr"), ""))
        self._content(simple)
        self._end()

    def _run(self, run: Element) -> None:
        hidden = False
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._text(child.text or "", None if hidden else child)
            elif tag == _PROPERTIES:
                hidden = is_on(child, "vanish")
            elif tag in _CHARACTERS:
                kept = hidden or (tag == _BREAK and child.get(w("type"), "") in ("page", "column"))
                self._text(_CHARACTERS[tag], None if kept else child)
            elif tag == _FIELD:
                self._field(child)
            elif tag == _CODE:
                if self._fields and self._fields[-1].in_code:
                    self._fields[-1].code.append(child.text or "")
            elif tag in _MARKS:
                self.marks.append(Mark(_MARKS[tag], child.get(w("id"), ""), self._length))
                self._add(MASK, None)
            elif tag not in _SILENT and isinstance(tag, str):
                self._add(MASK, None)

    def _text(self, text: str, element: Element | None) -> None:
        """Visible text; in a field it is masked, and the code of one shows nothing."""
        if not text:
            return
        if not self._fields:
            self._add(text if element is not None else MASK * len(text), element)
            return
        if any(each.in_code for each in self._fields):
            return
        start = self._length
        self._add(MASK * len(text), None)
        for each in self._fields:
            each.text.append(text)
            if not each.is_placed:
                each.flow, each.start, each.is_placed = self._flow, start, True
            if each.flow == self._flow:
                each.end = self._length

    def _field(self, mark: Element) -> None:
        kind = mark.get(_KIND)
        if kind == "begin":
            self._begin("")
            self._fields[-1].in_code = True
            self._fields[-1].data.append(mark.findtext(_DATA) or "")
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
            self._fields[-1].data.append(mark.findtext(_DATA) or "")
        elif kind == "end" and self._fields:
            self._end()

    def _begin(self, code: str) -> None:
        """Begin a field, with a mask for its code."""
        if len(self._fields) >= DEPTH:
            raise Unfit("The fields are nested deeper than in any manuscript.", SAVE_AGAIN)
        self._add(MASK, None)
        begun = _Open(self._flow, self._length, self._length, [code], in_code=False)
        self._fields.append(begun)

    def _end(self) -> None:
        """End a field; one whose code is data for another is that other's data."""
        ended = self._fields.pop()
        text, code, data = "".join(ended.text), "".join(ended.code), "".join(ended.data)
        self.shown.append(Shown(code, data, text, ended.flow, ended.start, ended.end))
        if self._fields and code.strip() == "ADDIN EN.CITE.DATA":
            self._fields[-1].data.append(data)

    def _add(self, text: str, element: Element | None) -> None:
        self._pieces.append((text, element))
        self._length += len(text)
