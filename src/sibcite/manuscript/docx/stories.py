"""A .docx told in order: each paragraph of the body, the notes marked in it, headers last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sibcite.manuscript.document import MASK
from sibcite.manuscript.docx.names import Element, mc, outside_fallbacks, w, within
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.walk import Mark, Piece, Shown, Story

_NOTES = ("footnote", "endnote")
_WHERE = {"footnote": "fn", "endnote": "en"}
_ALTERNATIVES = mc("AlternateContent")


@dataclass(frozen=True, slots=True)
class Told:
    """A flow as it stands in the document.

    Attributes:
        where: What its places begin with: `p14`, `fn2`.
        part: The part that it stands in.
        paragraphs: Its paragraphs; several only in a note.
        pieces: Its text, with the elements that hold it.
        shown: The fields that end in it.
        note: The number of the note that it is, or 0.
        at: For a note, the place of its mark.
        takes_notes: Whether Word allows the mark of a note in it.
    """

    where: str
    part: str
    paragraphs: tuple[Element, ...]
    pieces: tuple[Piece, ...]
    shown: tuple[Shown, ...]
    note: int = 0
    at: tuple[int, int] | None = None
    takes_notes: bool = False

    def text(self) -> str:
        """Its characters."""
        return "".join(text for text, _ in self.pieces)


def tell(package: Package) -> Iterator[Told]:
    """Every flow of a document in order."""
    teller = _Teller(package)
    yield from teller.body()
    yield from teller.margins()


def twins(told: Told) -> Iterator[Told]:
    """The same paragraph in the alternatives of its text box for older readers."""
    paragraph = told.paragraphs[0]
    around = within(paragraph, _ALTERNATIVES)
    choice = within(paragraph, mc("Choice"))
    if around is None or choice is None:
        return
    place = [each is paragraph for each in choice.iter(w("p"))].index(True)
    for fallback in around.iterfind(mc("Fallback")):
        paragraphs = list(fallback.iter(w("p")))
        if place < len(paragraphs):
            pieces = tuple(Story().paragraph(paragraphs[place], 0))
            twin = Told(told.where, told.part, (paragraphs[place],), pieces, ())
            if twin.text() == told.text():
                yield twin


def forget(told: Told) -> None:
    """Let go of what was told, since the tree of a book is many times its text."""
    for paragraph in told.paragraphs:
        # A text box in it is told by itself.
        if next(paragraph.iterdescendants(w("p")), None) is None:
            paragraph.clear()


class _Teller:
    """Goes through a document once, counting."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._flow = 0
        self._note = 0
        self._notes = {kind: self._known(kind) for kind in _NOTES}
        self._counts = dict.fromkeys(_NOTES, 0)
        self._stories: dict[Element | None, Story] = {}

    def body(self) -> Iterator[Told]:
        """The paragraphs of the body, each followed by its notes."""
        body = self._package.body()
        boxed = next(body.iter(w("txbxContent")), None) is not None
        for number, paragraph in enumerate(outside_fallbacks(body), 1):
            box = within(paragraph, w("txbxContent")) if boxed else None
            story = self._stories.setdefault(box, Story())
            flow = self._flow
            told = self._told(story, f"p{number}", self._package.main, paragraph, box is None)
            marks = story.marks
            yield told
            for mark in marks:
                yield from self._marked(mark, flow)

    def margins(self) -> Iterator[Told]:
        """The paragraphs of headers and footers."""
        parts = [*self._package.related("header"), *self._package.related("footer")]
        number = 0
        for part in dict.fromkeys(parts):
            story = Story()
            for paragraph in outside_fallbacks(self._package.tree(part)):
                number += 1
                yield self._told(story, f"h{number}", part, paragraph, False)

    def _told(
        self, story: Story, where: str, part: str, paragraph: Element, takes_notes: bool
    ) -> Told:
        pieces = tuple(story.paragraph(paragraph, self._flow))
        shown = _taken(story)
        self._flow += 1
        return Told(where, part, (paragraph,), pieces, shown, takes_notes=takes_notes)

    def _marked(self, mark: Mark, flow: int) -> Iterator[Told]:
        """The note of a mark."""
        if mark.id not in self._notes[mark.kind]:
            return
        part, note = self._notes[mark.kind].pop(mark.id)
        self._note += 1
        self._counts[mark.kind] += 1
        where = f"{_WHERE[mark.kind]}{self._counts[mark.kind]}"
        story, paragraphs = Story(), tuple(outside_fallbacks(note))
        pieces: list[Piece] = []
        for place, paragraph in enumerate(paragraphs):
            if place:
                pieces.append((MASK, None))
            pieces += story.paragraph(paragraph, self._flow, sum(len(text) for text, _ in pieces))
        self._flow += 1
        at = (flow, mark.offset)
        yield Told(where, part, paragraphs, tuple(pieces), _taken(story), self._note, at)

    def _known(self, kind: str) -> dict[str, tuple[str, Element]]:
        """The notes of a kind by their ids, without the lines that part them from the text."""
        notes: dict[str, tuple[str, Element]] = {}
        for part in self._package.related(f"{kind}s"):
            for note in self._package.tree(part).iterfind(w(kind)):
                if note.get(w("type"), "normal") == "normal":
                    notes.setdefault(note.get(w("id"), ""), (part, note))
        return notes


def _taken(story: Story) -> tuple[Shown, ...]:
    shown = tuple(story.shown)
    story.shown.clear()
    return shown
