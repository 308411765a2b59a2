"""Kinds of works and editions in the language of a list: ``дис. … канд. наук``, ``2-е изд.``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from sibcite import tables
from sibcite.cite import forms
from sibcite.cite.presentation import Presentation
from sibcite.fields.template import fill
from sibcite.model import Record

_CYRILLIC = ("ru", "uk", "be")
# What says the degree goes before the code of a specialty: "канд. ист. наук : 07.00.02".
_SPECIALTY = re.compile(r"[\s:,;(]*\d\d\.\d\d\.\d\d\)?$")
_ELLIPSIS = re.compile(r"\s*…\s*|\s+\.\s?\.\s?\.\s*")
_NUMBER = re.compile(r"(?P<number>\d+)(?:st|nd|rd|th|-[а-яіїє]{1,3}|-?(?:e|oe|ye))?\b\.?")
# The branch of science in a form, as a pattern has it.
_BRANCH = re.escape("{branch} ")
_AND = re.compile(r",\s*|\s+(?:и|і|та|й)\s+")


def named(record: Record, shown: Presentation) -> Iterator[tuple[str, str]]:
    """The genre and the edition as a list has them, for what is not in its language.

    Args:
        record: The record.
        shown: The presentation of the list.

    Returns:
        CSL variables: `genre` and `genre-short`, `edition`. What no table knows stays out.
    """
    language = _language(record, shown)
    if not language:
        return
    yield from _genre(record, language, shown)
    edition = record.numbers.get("edition", "")
    if edition and (whole := _edition(edition, language)):
        yield "edition", whole


def numbered(edition: str) -> str:
    """The number of an edition of which nothing else is said: 2 of ``2-е изд.``; empty if not."""
    number, rest = _parted(edition)
    return "" if rest else number


def _language(record: Record, shown: Presentation) -> str:
    """The language that a list calls a work in; empty to leave its words alone."""
    if shown.item_language:
        title = record.texts.get("title")
        leading = forms.lead(forms.of_text(title, record.language), shown.title) if title else ""
        # In an entry in Latin letters, words in Cyrillic would be those of another script.
        return "" if record.language in _CYRILLIC and forms.is_latin(leading) else record.language
    return shown.locale[:2] or ("en" if shown.romanization else "")


def _genre(record: Record, language: str, shown: Presentation) -> Iterator[tuple[str, str]]:
    genre = record.text("genre")
    if not genre or (forms.is_latin(genre) and not shown.re_romanize):
        return
    for code, written, form in _forms():
        if form.fullmatch(_folded(genre)):
            row = tables.genres()[code]
            # Russian and Ukrainian share their abbreviations, and the branch of science stays.
            stays = written == language or {written, language} <= set(_CYRILLIC)
            if not stays and language in row.called:
                yield "genre", row.called[language]
            if language in row.short:
                yield "genre-short", row.short[language]
            return


@cache
def _forms() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each form of print, with its genre and its language."""
    return tuple(
        (code, written, re.compile(re.escape(_folded(form)).replace(_BRANCH, "(?:.{2,40} )?")))
        for code, row in tables.genres().items()
        for written, several in row.forms.items()
        for form in several
    )


def _folded(genre: str) -> str:
    """A genre without what printers differ in: ellipsis, capitals, ё, the specialty, the stop."""
    plain = _ELLIPSIS.sub(" ", _SPECIALTY.sub("", genre.strip())).casefold()
    return " ".join(plain.replace("ё", "е").replace("'", "’").split()).rstrip(".")


def _parted(edition: str) -> tuple[str, str]:
    """The number of an edition, and what else is said of it; no number where none comes first."""
    found = _NUMBER.match(edition)
    if found is None:
        return "", edition
    rest = edition[found.end() :].strip()
    for word in sorted(tables.words("editions")["number"], key=len, reverse=True):
        if rest.casefold().startswith(bare := word.rstrip(".").casefold()):
            rest = rest[len(bare) :]
            break
    return found["number"], rest.strip(" ,;.")


def _edition(edition: str, language: str) -> str:
    """A revised edition in the language of a list; empty if any word of it is not known."""
    words: Mapping[str, Mapping[str, str]] = tables.words("editions")["notes"]
    number, rest = _parted(edition)
    whole = tables.words("editions")["whole"].get(language, "")
    if not number or not rest or not whole:
        return ""
    told = [words.get(f"{word.rstrip('.')}.") or words.get(word) for word in _AND.split(rest)]
    notes = [word[language] for word in told if word]
    if len(notes) < len(told):
        return ""
    joint = tables.words("editions")["joint"][language]
    listed = joint.join(filter(None, (", ".join(notes[:-1]), notes[-1])))
    return fill(whole, {"number": _ordinal(int(number), language), "notes": listed})


def _ordinal(number: int, language: str) -> str:
    if language != "en":
        return f"{number}<sup>e</sup>" if language == "fr" else f"{number}."
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"
