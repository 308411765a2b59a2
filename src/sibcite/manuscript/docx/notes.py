"""Real footnotes: their part, their styles, their ids, and the marks in the text."""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.manuscript.docx.names import Element, make, set_said, w
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.runs import run_of, styled
from sibcite.manuscript.docx.styles import Styles

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class Footnotes:
    """The footnotes of a document, to which more are added."""

    def __init__(self, package: Package, styles: Styles) -> None:
        found = package.related("footnotes")
        self.part = found[0] if found else _begun(package)
        self._root = package.tree(self.part)
        self._text = styles.ensured("footnote text", "FootnoteText", "paragraph", *_small())
        self._mark = styles.ensured(
            "footnote reference", "FootnoteReference", "character", _raised()
        )
        ids = (note.get(w("id"), "") for note in self._root.iterfind(w("footnote")))
        self._last = max((int(key) for key in ids if key.isdecimal()), default=0)
        package.touch(self.part)

    def add(self, content: Sequence[Element]) -> Element:
        """Add a note of these runs, its sign among them; gives the run of the mark to it."""
        self._last += 1
        key = str(self._last)
        properties = make("pPr", make("pStyle", val=self._text))
        self._root.append(make("footnote", make("p", properties, *content), id=key))
        return run_of(styled(self._mark), make("footnoteReference", id=key))

    def settle(self, text: Element) -> None:
        """Number the notes as they stand in the text, and order them so, as Word does on saving.

        LibreOffice takes the id of a note for its place, and would mix up any other order.
        """
        lines = [note for note in self._root if note.get(w("type"), "normal") != "normal"]
        notes = {note.get(w("id")): note for note in self._root if note not in lines}
        marks = list(text.iter(w("footnoteReference")))
        order = dict.fromkeys(mark.get(w("id")) for mark in marks)
        order |= dict.fromkeys(notes)
        first = max((int(line.get(w("id"), "0")) for line in lines), default=0) + 1
        ids = {key: str(number) for number, key in enumerate(order, first)}
        for mark in marks:
            mark.set(w("id"), ids[mark.get(w("id"))])
        for key in order:
            if key in notes:
                notes[key].set(w("id"), ids[key])
                self._root.append(notes[key])

    def sign(self) -> list[Element]:
        """The number that a note begins with, and a space."""
        gap = make("t")
        set_said(gap, " ")
        return [run_of(styled(self._mark), make("footnoteRef")), make("r", gap)]


def _begun(package: Package) -> str:
    """The part of a document that had no footnotes, with the two lines that Word expects."""
    root = make("footnotes", _line("-1", "separator"), _line("0", "continuationSeparator"))
    name = package.main.rpartition("/")[0] + "/footnotes.xml"
    return package.add(name.lstrip("/"), root, "footnotes", _MEDIA, package.main)


def _line(key: str, kind: str) -> Element:
    spacing = make("spacing", after="0", line="240", lineRule="auto")
    paragraph = make("p", make("pPr", spacing), make("r", make(kind)))
    return make("footnote", paragraph, type=kind, id=key)


def _small() -> tuple[Element, ...]:
    spacing = make("spacing", after="0", line="240", lineRule="auto")
    return make("pPr", spacing), make("rPr", make("sz", val="20"), make("szCs", val="20"))


def _raised() -> Element:
    return make("rPr", make("vertAlign", val="superscript"))
