"""Locales as dicts: terms, date forms and options, with the fallbacks of CSL merged in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from sibcite.csl import schema
from sibcite.csl.tree import Element

# A localized date format: its own attributes, and those of its parts in order.
DateForm: TypeAlias = tuple[Mapping[str, str], Sequence[Mapping[str, str]]]
# What an ordinal ending is matched by, the number, and the gender of the noun.
OrdinalKey: TypeAlias = tuple[str, int, str]

_ENGLISH = "en-US"
# Where a language has several dialects, the one that stands for all (CSL locales repository).
_DIALECTS = (
    *("af-ZA", "ar", "bal-PK", "bg-BG", "brh-PK", "ca-AD", "cs-CZ", "cy-GB", "da-DK", "de-DE"),
    *("el-GR", "en-US", "es-ES", "et-EE", "eu", "fa-IR", "fi-FI", "fr-FR", "gl-ES", "he-IL"),
    *("hi-IN", "hr-HR", "hu-HU", "hy-AM", "id-ID", "is-IS", "it-IT", "ja-JP", "km-KH", "ko-KR"),
    *("la", "lij-IT", "lt-LT", "lv-LV", "mn-MN", "ms-MY", "nb-NO", "nl-NL", "nn-NO", "pa-PK"),
    *("pl-PL", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI", "sr-Latn-RS", "sv-SE", "th-TH"),
    *("tl-PH", "tr-TR", "uk-UA", "vi-VN", "zh-CN"),
)
_PRIMARY = {dialect.partition("-")[0]: dialect for dialect in _DIALECTS}
_TAG = re.compile("[A-Za-z0-9-]{2,35}")
_ORDINAL = re.compile(r"ordinal(?:-(\d\d))?")
# The forms that stand in for a form of a term that a locale lacks, in order.
_FALLBACK = {
    "verb-short": ("verb", "long"),
    "symbol": ("short", "long"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term in one form; `gender` is that of the noun, for ordinals that agree with it."""

    single: str
    multiple: str
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Locale:
    """One locale with everything that it falls back on.

    Attributes:
        lang: The language (`ru-RU`).
        terms: Terms by name and form; a form for one gender is `long:feminine`.
        ordinals: The endings of ordinals; where nothing else matches, by ("", 0, gender).
        dates: The date forms, `text` and `numeric`.
        options: The attributes of `cs:style-options`.
    """

    lang: str
    terms: Mapping[tuple[str, str], Term] = field(default_factory=dict)
    ordinals: Mapping[OrdinalKey, str] = field(default_factory=dict)
    dates: Mapping[str, DateForm] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str, form: str = "long") -> Term | None:
        """A term in a form, or in the form that stands in for it; None where there is none."""
        term = self.terms.get((name, form))
        if term is not None or form == "long":
            return term
        forms = ((name, each) for each in _FALLBACK.get(form, ("long",)))
        return next((self.terms[each] for each in forms if each in self.terms), None)

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """The text of a term; None where there is none, empty where the locale says so."""
        term = self.find(name, form)
        if term is None:
            return None
        return term.multiple if plural else term.single


def locale(lang: str, style: Element) -> Locale:
    """The locale of a language under a style's own `cs:locale` elements.

    Of those elements, the ones without a language come first, those of the language (`de`) cover
    them, and those of the dialect (`de-AT`) cover both. A language without a locale file is
    printed in the terms of American English.
    """
    language = lang.partition("-")[0]
    own = style.every("locale")
    ranked = (
        each
        for tag in dict.fromkeys(("", language, lang))
        for each in own
        if each.get("lang") == tag
    )
    return _covered(_base(lang), ranked)


@cache
def is_known(lang: str) -> bool:
    """Whether a language has terms of its own: a locale file, be it that of another dialect."""
    tags = (lang, _PRIMARY.get(lang.partition("-")[0], lang))
    return any(_TAG.fullmatch(tag) and schema.locale_file(tag) is not None for tag in tags)


@cache
def _base(lang: str) -> Locale:
    """The locale files of American English, of the primary dialect, and of the dialect itself."""
    tags = dict.fromkeys((_ENGLISH, _PRIMARY.get(lang.partition("-")[0], lang), lang))
    files = (schema.locale_file(tag) for tag in tags if _TAG.fullmatch(tag))
    return _covered(Locale(lang), (each for each in files if each is not None))


def _covered(base: Locale, elements: Iterable[Element]) -> Locale:
    """A locale with `cs:locale` elements laid over it, one after the other."""
    terms, ordinals = dict(base.terms), dict(base.ordinals)
    dates, options = dict(base.dates), dict(base.options)
    for element in elements:
        for each in element.every("style-options"):
            options.update(each.attributes)
        for date in element.every("date"):
            parts = [part.attributes for part in date.every("date-part")]
            dates[date.get("form")] = (date.attributes, parts)
        named = [term for group in element.every("terms") for term in group.every("term")]
        # Ordinals of another language mean nothing, so a locale with one of its own has all.
        if fresh := dict(_ordinals(named)):
            ordinals = fresh
        for term in named:
            _put(term, terms)
    return Locale(base.lang, terms, ordinals, dates, options)


def _ordinals(terms: Iterable[Element]) -> Iterable[tuple[OrdinalKey, str]]:
    for term in terms:
        named = _ORDINAL.fullmatch(term.get("name"))
        if named is None:
            continue
        gender, number = term.get("gender-form"), named[1]
        if number is None:
            yield ("", 0, gender), term.text
        else:
            usual = "last-digit" if int(number) < 10 else "last-two-digits"
            yield (term.get("match", usual), int(number), gender), term.text


def _put(term: Element, terms: dict[tuple[str, str], Term]) -> None:
    """Enter a term; a gender that was said before stays, as styles seldom repeat it."""
    name, form, text = term.get("name"), term.get("form", "long"), _text(term)
    if term.get("gender-form"):
        terms[name, f"{form}:{term.get('gender-form')}"] = Term(text, text)
        return
    single, multiple = term.first("single"), term.first("multiple")
    before = terms.get((name, form))
    terms[name, form] = Term(
        _text(single) if single else text,
        _text(multiple) if multiple else text,
        term.get("gender") or (before.gender if before else ""),
    )


def _text(element: Element) -> str:
    """The text of a term; a line break between two empty tags is none."""
    return "" if "\n" in element.text and element.text.isspace() else element.text
