"""A style on trial: a work of every type is printed, and what is dropped or doubled is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sibcite import archives, tables
from sibcite.cite.citing import citations
from sibcite.cite.listing import bibliography_as_given
from sibcite.fields.variables import TYPES
from sibcite.model import Citation, Date, Diagnostic, Name, Parsed, Record, Text, plain

_TITLE = "Zapiski"
_TEXTS: Mapping[str, Text] = {
    "title": Text(_TITLE, original="Записки", translated="Notes"),
    "container-title": Text("Sbornik", original="Сборник", translated="Collection"),
    "publisher": Text("Nauka", original="Наука"),
    "publisher-place": Text("Moscow"),
    "URL": Text("https://example.org/zapiski"),
}
_NUMBERS = {"volume": "2", "issue": "3", "page": "10-20"}
_ADDRESS = "GARF, f. R-9401, op. 2, d. 582, l. 9-12"
# What no style means to print: two marks where one belongs, a space before one, empty brackets.
_DOUBLED = re.compile(
    r"[,;:][,;:.]|(?<!\.)\.\.(?!\.)|\.[,](?=\s[,.])|[(\[]\s*[)\]]|\s[,.](?=\s|$)|  "
)
_ANCHORS = re.compile("[\ue000-\uf8ff]")


def tried(style: tables.StyleFiles) -> Parsed[int]:
    """Print a work of every type in a style, and a document in an archive.

    Args:
        style: A valid style.

    Returns:
        How many works were printed, and remarks: `title-dropped`, `archive-dropped`, and
        `doubled-mark` with what was printed.

    Raises:
        csl.BrokenStyle: The CSL file breaks the schema.
        settings.BrokenPresentation: The presentation beside it has a mistake.
    """
    works = list(_works())
    listed = bibliography_as_given(works, style)
    printed = {entry.id: plain(entry.text) for entry in listed.bibliography}
    remarks = [*listed.diagnostics]
    for work in works:
        remarks += _remarks(work, printed[work.id])
    cited = citations(works, [[Citation(work.id, "5")] for work in works], style)
    for work, text in zip(works, cited.citations, strict=True):
        remarks += _doubled(f"a citation of {_named(work)}", plain(text))
    return Parsed(len(works), tuple(dict.fromkeys(remarks)))


def _works() -> Iterator[Record]:
    author = Name("Ivanova", "Anna P.", original=Name("Иванова", "Анна П."))
    for kind in sorted(TYPES):
        yield Record(
            kind,
            kind,
            "ru",
            names={"author": (author,)},
            texts=_TEXTS,
            dates={"issued": Date((1956, 10, 19)), "accessed": Date((2020, 7, 8))},
            numbers=_NUMBERS,
        )
    bare = Record("bare", "book", "ru", texts={"title": _TEXTS["title"]})
    yield bare
    dated = {"issued": Date((1956,))}
    address = archives.parse(_ADDRESS).value
    document = replace(bare, id="archive", type="manuscript", dates=dated, address=address)
    yield document
    yield replace(document, id="archive-author", names={"author": (author,)})


def _remarks(work: Record, text: str) -> Iterator[Diagnostic]:
    known = work.texts["title"]
    if not any(form in text for form in (known.text, known.original, known.translated) if form):
        message = f"The title of {_named(work)} is not printed: {text}"
        yield Diagnostic("title-dropped", "warning", message)
    if work.address is not None and "582" not in text:
        message = f"The address in the archive is not printed: {text}"
        hint = "Print the variables archive and archive_location for the type manuscript."
        yield Diagnostic("archive-dropped", "warning", message, None, hint)
    yield from _doubled(_named(work), text)


def _doubled(what: str, text: str) -> Iterator[Diagnostic]:
    found = _DOUBLED.search(text)
    if found:
        near = text[max(found.start() - 15, 0) : found.end() + 10]
        message = f"In {what} there is a mark too many, as in '{near}'."
        yield Diagnostic("doubled-mark", "warning", message, None, f"Printed: {text}")
    if _ANCHORS.search(text):
        message = f"In {what} a private character is left: the style changes letters one by one."
        yield Diagnostic("private-character", "warning", message, None, f"Printed: {text}")


def _named(work: Record) -> str:
    return {
        "bare": "a book of which only the title is known",
        "archive": "a document in an archive",
        "archive-author": "a document in an archive by an author",
    }.get(work.id, f"a work of the type {work.type}")
