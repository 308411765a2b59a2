"""COinS: a record in the title of an empty `span`, from which Zotero fills its library.

The pairs are those of an OpenURL context object, as `rft.btitle=Plenniki%20Stalina`; the kinds of
metadata and their keys are those of the standard's registry. Where Zotero reads a pair otherwise
than the registry means it, it is written for Zotero.

Source: [openurl-kev]
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from sibcite.fields import dois
from sibcite.model import Date, Name, Record

Pair = tuple[str, str]

# The registry's genre of a book. Zotero would take the proceedings' title for that of a paper of
# the genre `proceeding`, so a paper is a part of a book.
_GENRES = {
    "book": "book",
    "classic": "book",
    "report": "report",
    "chapter": "bookitem",
    "entry": "bookitem",
    "entry-dictionary": "bookitem",
    "entry-encyclopedia": "bookitem",
    "paper-conference": "bookitem",
}
_ARTICLES = ("article", "article-journal", "review", "review-book")
# Zotero's words for what has no format of its own; anything else is a document.
_KINDS = {
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "broadcast": "tvBroadcast",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "patent": "patent",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "webpage": "webpage",
}
_NUMBERS = ("volume", "issue", "edition")


def span(record: Record) -> str:
    """The `span` that stands behind an entry in HTML."""
    return f'<span class="Z3988" title="{escape(pairs(record))}"></span>'


def pairs(record: Record) -> str:
    """The record as pairs of keys and values, percent-encoded and with `&` between them."""
    name, own = _format(record)
    whole = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{name}"),
        *own,
        *_creators(record, name),
        *_common(record),
    ]
    return "&".join(f"{key}={quote(value, safe=':/')}" for key, value in whole if value)


def _format(record: Record) -> tuple[str, list[Pair]]:
    """The format of the metadata, and what only it says."""
    title, container = record.text("title"), record.text("container-title")
    if record.type in _ARTICLES and container:
        return "journal", [
            ("rft.genre", "article"),
            ("rft.atitle", title),
            ("rft.jtitle", container),
        ]
    if record.type == "thesis":
        degree = record.text("genre")
        inst = record.text("publisher")
        return "dissertation", [("rft.title", title), ("rft.inst", inst), ("rft.degree", degree)]
    if genre := _GENRES.get(record.type):
        part = [("rft.atitle", title), ("rft.btitle", container)]
        titles = part if genre == "bookitem" else [("rft.btitle", title)]
        series = ("rft.series", record.text("collection-title"))
        return "book", [("rft.genre", genre), *titles, series]
    return "dc", [
        ("rft.type", _KINDS.get(record.type, "document")),
        ("rft.title", title),
        ("rft.source", container),
        # No format has a place for an archive; so the address is at least not lost.
        ("rft.description", _address(record)),
        ("rft.language", record.language),
    ]


def _creators(record: Record, form: str) -> Iterator[Pair]:
    """The authors; a body apart, since Zotero would part its name into a person's."""
    person = "rft.creator" if form == "dc" else "rft.au"
    for name in record.names.get("author", ()):
        yield ("rft.aucorp", name.literal) if name.literal else (person, _shown(name))
    for variable in ("editor", "compiler", "translator"):
        for name in record.names.get(variable, ()):
            yield "rft.contributor", name.literal or _shown(name)


def _common(record: Record) -> Iterator[Pair]:
    """What every format may say: Zotero reads these keys in each."""
    yield "rft.date", _date(record.dates.get("issued"))
    for variable in _NUMBERS:
        yield f"rft.{variable}", record.numbers.get(variable, "")
    yield "rft.pages", record.numbers.get("page", "")
    if record.type != "thesis":
        yield "rft.publisher", record.text("publisher")
    yield "rft.place", record.text("publisher-place")
    yield "rft.isbn", record.text("ISBN")
    yield "rft.issn", record.text("ISSN")
    doi = dois.bare(record.text("DOI"))
    yield "rft_id", f"info:doi/{doi}" if doi else ""
    yield "rft_id", record.text("URL")


def _shown(name: Name) -> str:
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    return ", ".join(part for part in (family, given, name.suffix) if part)


def _date(date: Date | None) -> str:
    """The first day, month or year in ISO 8601; a season has no month there."""
    if date is None or not date.start or date.start[0] < 0:
        return ""
    year, *rest = date.start
    rest = [] if rest and rest[0] > 12 else rest
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])


def _address(record: Record) -> str:
    if record.address is None:
        return ""
    both = (record.address.written, record.address.location)
    return ". ".join(part for part in both if part)
