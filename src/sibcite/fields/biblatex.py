"""BibLaTeX's words and CSL's: entry types, fields and languages, both ways.

Fields are BibLaTeX's own wherever it has one. The other forms of a text stand under the names of
the multiscript proposal (``title_original``, ``title_romanised``, ``title_translated``), and what
neither knows under ``x-`` and CSL's name of the variable. `docs/records.md` shows them all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sibcite import tables
from sibcite.fields import tex
from sibcite.fields.variables import KINDS, TYPES

# CSL type, entry type, entry subtype. A CSL type that is not the first of its entry type is said
# in `x-type`.
_TYPE_ROWS = (
    *(("article-journal", "article", ""), ("article-magazine", "article", "magazine")),
    *(("article-newspaper", "article", "newspaper"), ("article", "article", "")),
    *(("book", "book", ""), ("classic", "book", ""), ("pamphlet", "booklet", "")),
    *(("chapter", "incollection", ""), ("paper-conference", "inproceedings", "")),
    *(("entry-encyclopedia", "inreference", ""), ("entry-dictionary", "inreference", "")),
    *(("entry", "inreference", ""), ("periodical", "periodical", "")),
    *(("webpage", "online", ""), ("post", "online", ""), ("post-weblog", "online", "")),
    *(("manuscript", "unpublished", ""), ("speech", "unpublished", "")),
    *(("thesis", "thesis", ""), ("report", "report", ""), ("patent", "patent", "")),
    *(("dataset", "dataset", ""), ("software", "software", ""), ("standard", "standard", "")),
    *(("review", "review", ""), ("review-book", "review", ""), ("treaty", "legal", "")),
    *(("legislation", "legislation", ""), ("bill", "legislation", "")),
    *(("regulation", "legislation", ""), ("legal_case", "jurisdiction", "")),
    *(("graphic", "artwork", ""), ("figure", "image", ""), ("motion_picture", "movie", "")),
    *(("song", "music", ""), ("musical_score", "music", ""), ("broadcast", "video", "")),
    *(("performance", "performance", ""), ("personal_communication", "letter", "")),
    ("document", "misc", ""),
)
_MISC = sorted(TYPES - {row[0] for row in _TYPE_ROWS})
ENTRY_TYPES = dict.fromkeys(_MISC, ("misc", ""))
ENTRY_TYPES |= {csl: (entry, sub) for csl, entry, sub in _TYPE_ROWS}
# What other entry types and subtypes mean; they are kept beside, to be written again.
CSL_TYPES = {(entry, sub): csl for csl, entry, sub in reversed(_TYPE_ROWS)} | {
    (entry, ""): csl
    for csl, entries in {
        "book": "mvbook collection mvcollection proceedings mvproceedings reference mvreference "
        "commentary",
        "chapter": "inbook bookinbook suppbook suppcollection",
        "paper-conference": "conference",
        "article-journal": "suppperiodical",
        "webpage": "electronic www",
        "report": "techreport manual",
        "thesis": "phdthesis mastersthesis",
        "song": "audio",
    }.items()
    for entry in entries.split()
}
GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "techreport": "technical report",
}

NO_ENTRIES = frozenset({"string", "preamble", "comment", "xdata", "set", "control"})

_FIELDS = {
    "title": "title",
    "title-short": "shorttitle",
    "container-title": "booktitle",
    "collection-title": "series",
    "publisher": "publisher",
    "publisher-place": "location",
    "event-title": "eventtitle",
    "event-place": "venue",
    "genre": "type",
    "note": "note",
    "annote": "annotation",
    "abstract": "abstract",
    "keyword": "keywords",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "status": "pubstate",
    "call-number": "library",
    "original-title": "origtitle",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "edition": "edition",
    "chapter-number": "chapter",
    "part-number": "part",
    "version": "version",
    "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes",
    "author": "author",
    "number": "number",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
    "issued": "date",
    "accessed": "urldate",
    "event-date": "eventdate",
    "original-date": "origdate",
    "language": "langid",
    "citation-label": "shorthand",
}
_ARTICLES = frozenset({"article", "periodical", "review", "suppperiodical"})
_BOOKS = frozenset(
    {"book", "booklet", "incollection", "inproceedings", "inreference", "inbook", "collection"}
    | {"mvbook", "mvcollection", "proceedings", "mvproceedings", "reference", "mvreference"}
    | {"bookinbook", "suppbook", "suppcollection", "conference"}
)
_PUBLISHERS = {
    **dict.fromkeys(
        ("thesis", "phdthesis", "mastersthesis", "report", "techreport"), "institution"
    ),
    **dict.fromkeys(("online", "electronic", "www", "manual"), "organization"),
}
# Names of old BibTeX and of other programs; the first that is there is taken.
OLD_FIELDS = {
    "journaltitle": ("journal",),
    "location": ("address",),
    "publisher": ("institution", "school", "organization"),
    "institution": ("school", "publisher", "organization"),
    "organization": ("publisher", "institution"),
    "annotation": ("annote",),
    "langid": ("hyphenation", "language"),
    "number": ("issue",),
    "booktitle": ("journaltitle", "journal"),
}
# Fields that reading puts together with others, so that they cannot stand by themselves.
JOINED = frozenset(
    {"year", "month", "day", "subtitle", "booksubtitle", "journalsubtitle", "entrysubtype"}
    | {"options", "crossref", "xdata", "howpublished", "library", "eprint"}
    | {name for names in OLD_FIELDS.values() for name in names}
    | {"editor", "editora", "editorb", "editorc"}
    | {"editortype", "editoratype", "editorbtype", "editorctype"}
)
# Fields of ours that hold no variable of CSL.
OWN = frozenset(
    {"x-archive", "x-archive-name", "x-archive-candidates", "x-text", "x-id", "x-type", "x-sibcite"}
)
EDITORS = ("editor", "editora", "editorb", "editorc")
EDITOR_TYPES = ("compiler", "director", "organizer", "editorial-director", "producer", "performer")
FORMS = {"original": "_original", "romanized": "_romanised", "translated": "_translated"}
# Taken as they stand, by BibLaTeX too.
VERBATIM = frozenset({"URL", "DOI"})

# Languages of babel, which `langid` speaks, and their tags. Later names are only read.
_LANGUAGES = {
    "arabic": "ar",
    "belarusian": "be",
    "bulgarian": "bg",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "american": "en-US",
    "british": "en-GB",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hungarian": "hu",
    "italian": "it",
    "japanese": "ja",
    "kazakh": "kk",
    "korean": "ko",
    "latin": "la",
    "latvian": "lv",
    "lithuanian": "lt",
    "mongolian": "mn",
    "norwegian": "no",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovene": "sl",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
}
_TAGS = {tag: name for name, tag in _LANGUAGES.items()}
_OTHER_NAMES = {"usenglish": "en-US", "ukenglish": "en-GB", "ngerman": "de", "francais": "fr"}


@cache
def fields_of(entry_type: str) -> Mapping[str, str]:
    """The field that holds each variable in an entry of this type, standard fields and our own."""
    entry_type = entry_type.lower()
    fields = dict(_FIELDS)
    if entry_type in _ARTICLES:
        fields |= {"container-title": "journaltitle", "container-title-short": "shortjournal"}
        fields |= {"issue": "number", "number": "x-number"}
    elif entry_type in _BOOKS:
        fields |= {"collection-number": "number", "number": "x-number"}
    fields["publisher"] = _PUBLISHERS.get(entry_type, "publisher")
    own = {variable: f"x-{variable}" for variable in KINDS if variable not in fields}
    return MappingProxyType(fields | own | {"year-suffix": "x-year-suffix"})


# Levels of addresses whose fields have short names.
_LEVELS = ("fond", "opis", "papka", "karton", "delo", "list")


def in_archive(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields of an entry that has an archival address: its library is the archive."""
    own = {"call-number": "x-call-number", "archive_location": "x-archive_location"}
    return {**fields, **own, "archive": "library"}


def csl_type(entry_type: str, subtype: str = "") -> str:
    """The CSL type that an entry type means, where nothing else says it."""
    return CSL_TYPES.get((entry_type, subtype), "document")


def is_kind_of(entry_type: str, meant: str, has_genre: bool) -> bool:
    """Whether an entry of another type than ours would be read as the same CSL type and genre."""
    return (
        entry_type != ENTRY_TYPES.get(meant, ("misc", ""))[0]
        and csl_type(entry_type) == meant
        and entry_type not in NO_ENTRIES
        and (has_genre or entry_type not in GENRES)
        and re.fullmatch("[a-z]+", entry_type) is not None
    )


def show_language(tag: str) -> str:
    """The name that babel has for a language, or the tag itself."""
    return _TAGS.get(tag, tag)


def parse_language(name: str) -> str:
    """The tag of a language that babel or a program names, or the name itself."""
    key = name.strip().lower()
    return _LANGUAGES.get(key) or _OTHER_NAMES.get(key) or name


def level_fields() -> dict[str, str]:
    """The field of each level of an archival address, by the archivist's name of the level.

    The usual levels have short names; others would meet variables of the same name (`volume`).
    """
    return {
        level: f"x-{level}" if level in _LEVELS else f"x-archive-{level}"
        for level in tables.level_names()
    }


def show_value(variable: str, text: str) -> str:
    """The text as the field of this variable writes it."""
    if variable in VERBATIM:
        return tex.show_verbatim(text)
    shown = tex.show(text)
    return shown.replace("-", "--") if variable == "page" else shown


def parse_value(variable: str, field: str) -> str:
    """The inverse of `show_value`, also of what other programs write."""
    if variable in VERBATIM:
        return tex.parse_verbatim(field)
    return tex.parse(field.replace("--", "-") if variable == "page" else field)


def is_known(field: str, entry_type: str) -> bool:
    """Whether sibcite reads this field of an entry, so that nothing else may stand there."""
    name = field.lower()
    for suffix in FORMS.values():
        name = name.removesuffix(suffix)
    fields = in_archive(fields_of(entry_type)).values()
    return name in JOINED or name in OWN or name in fields or name in level_fields().values()


def is_field_name(name: str) -> bool:
    """Whether every program reads this as the name of a field."""
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9_:+.-]*", name) is not None
