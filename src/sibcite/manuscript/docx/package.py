"""The parts of a .docx, found by their relationships and never by their names alone."""

from __future__ import annotations

import posixpath
from functools import partial
from itertools import islice
from typing import cast

from lxml import etree

from sibcite.manuscript.document import Unfit
from sibcite.manuscript.docx import markup
from sibcite.manuscript.docx.archive import SAVE_AGAIN, Archive
from sibcite.manuscript.docx.names import Element, w

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PARAGRAPHS = 100_000
_STRICT = "The file is of the variety 'Strict Open XML Document', which is not read."
# Saved again just so, it stays what it is.
_LOOSER = (
    "In Word: File, Save As, type 'Word Document (*.docx)' and not the Strict one; "
    "in LibreOffice: File, Save As, 'Word 2010-365 Document (.docx)'."
)
CONTENT_TYPES = "[Content_Types].xml"


class Package:
    """A .docx being read or changed: its parts as trees, each read once."""

    def __init__(self, raw: bytes) -> None:
        """Open a .docx.

        Raises:
            Unfit: It is not one.
        """
        self._raw = raw
        self._archive = Archive(raw)
        self._trees: dict[str, Element] = {}
        self._changed: dict[str, None] = {}
        self.main = self._main()

    def tree(self, name: str) -> Element:
        """The root of a part."""
        if name not in self._trees:
            pieces = self._archive.read(name)
            self._trees[name] = markup.read(pieces, name, self._archive.packed_size(name))
        return self._trees[name]

    def body(self) -> Element:
        """The body of the document."""
        body = self.tree(self.main).find(w("body"))
        if body is None:
            raise Unfit(f"The part '{self.main}' has no body.", SAVE_AGAIN)
        if sum(1 for _ in islice(body.iter(w("p")), PARAGRAPHS + 1)) > PARAGRAPHS:
            raise Unfit(f"The document has more than {PARAGRAPHS:,} paragraphs.")
        return body

    def related(self, kind: str, source: str | None = None) -> tuple[str, ...]:
        """The parts of a kind (`footnotes`, `header`) that a part, or the document, refers to."""
        source = self.main if source is None else source
        rels = _rels_of(source)
        if rels not in self._archive and rels not in self._trees:
            return ()
        found = []
        for each in self.tree(rels).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            if each.get("Type") == f"{OFFICE}/{kind}" and each.get("TargetMode") != "External":
                name = _resolved(source, each.get("Target", ""))
                if name in self._archive or name in self._trees:
                    found.append(name)
        return tuple(dict.fromkeys(found))

    def says(self, name: str, sign: bytes) -> bool:
        """Whether the beginning of a part has a sign in it; the part is not read for that."""
        return name in self._trees or sign in self._archive.beginning(name)

    def touch(self, name: str) -> None:
        """Say that a part was changed."""
        self._changed[name] = None

    def add(self, name: str, root: Element, kind: str, media: str, source: str) -> str:
        """Add a part of a `kind` that `source` refers to; gives the name that was free."""
        name = self._free(name)
        self._trees[name] = root
        self._relate(source, kind, name)
        self._declare(name, media)
        self.touch(name)
        return name

    def written(self) -> bytes:
        """The file with the changed parts; the bytes that were read if nothing differs.

        The text of a part is packed as it is made, and is never held as a whole.
        """
        parts = {}
        for name in self._changed:
            part = partial(markup.write, self._trees[name], self._archive.beginning(name))
            if not self._archive.holds(name, part):
                parts[name] = part
        return self._archive.written(parts) if parts else self._raw

    def _main(self) -> str:
        """The part that is the document."""
        self._refuse_other_packages()
        for name in (*self.related("officeDocument", ""), "word/document.xml"):
            if name in self._archive:
                root = self.tree(name)
                if root.tag == w("document"):
                    return name
                if STRICT in str(root.tag):
                    raise Unfit(_STRICT, _LOOSER)
                raise Unfit(f"The part '{name}' is no Word document: {_kind(root)}.", SAVE_AGAIN)
        if self._is_strict():
            raise Unfit(_STRICT, _LOOSER)
        raise Unfit("The archive has no document in it (word/document.xml).", SAVE_AGAIN)

    def _is_strict(self) -> bool:
        """Whether the archive names its document in the words of Strict Open XML."""
        rels = _rels_of("")
        kinds = (each.get("Type", "") for each in self.tree(rels)) if rels in self._archive else ()
        return any(kind.startswith(STRICT) for kind in kinds)

    def _refuse_other_packages(self) -> None:
        if CONTENT_TYPES in self._archive:
            return
        if "mimetype" in self._archive:
            raise Unfit("The file is an OpenDocument text (.odt) or a book, no .docx.", SAVE_AGAIN)
        raise Unfit("The archive is no .docx: it does not say what its parts are.", SAVE_AGAIN)

    def _free(self, name: str) -> str:
        stem, _, ending = name.rpartition(".")
        taken = {each.casefold() for each in (*self._archive.names(), *self._trees)}
        tries = (name, *(f"{stem}{number}.{ending}" for number in range(1, len(taken) + 2)))
        return next(each for each in tries if each.casefold() not in taken)

    def _relate(self, source: str, kind: str, target: str) -> None:
        rels = _rels_of(source)
        if rels not in self._archive and rels not in self._trees:
            self._trees[rels] = etree.Element(
                f"{{{RELATIONSHIPS}}}Relationships",
                nsmap=cast(dict[str, str], {None: RELATIONSHIPS}),
            )
        root = self.tree(rels)
        taken = {each.get("Id") for each in root}
        key = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        relationship = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
        relationship.set("Id", key)
        relationship.set("Type", f"{OFFICE}/{kind}")
        relationship.set("Target", posixpath.relpath(target, posixpath.dirname(source) or "."))
        self.touch(rels)

    def _declare(self, name: str, media: str) -> None:
        override = etree.SubElement(self.tree(CONTENT_TYPES), f"{{{TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", media)
        self.touch(CONTENT_TYPES)


def _rels_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(source: str, target: str) -> str:
    """The name of a part that a relationship of `source` aims at."""
    joined = posixpath.join("/", posixpath.dirname(source), target)
    return posixpath.normpath(joined).lstrip("/")


def _kind(root: Element) -> str:
    """What a root says of its file, in the reader's words."""
    tag = str(root.tag)
    if "spreadsheetml" in tag:
        return "it is an Excel workbook"
    if "presentationml" in tag:
        return "it is a presentation"
    return f"it begins with '{etree.QName(root).localname}'"
