"""A presentation read from its file: every setting checked, every mistake with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from sibcite import csl, romanize, tables
from sibcite.cite.defaults import written
from sibcite.cite.groups import KINDS
from sibcite.cite.presentation import (
    FORMS,
    LANGUAGES_OF_NOTES,
    TEMPLATES,
    Archive,
    Dual,
    Label,
    LanguageNote,
    OneList,
    Presentation,
)
from sibcite.fields import template
from sibcite.model import Diagnostic, Span

_ORDERS = ("printed", "style", "family-first", "given-first")
_SORTS = ("style", "romanized", "cyrillic-first", "latin-first", "reading")
LISTS = ("single", "grouped", "dual")
_OF_LANGUAGE = (*TEMPLATES, "name_order", "romanization")
_ARCHIVE_PARTS = ("abbreviation", "name", "translated")
_PLACE_PARTS = (*FORMS, "short")
_NAME_PARTS = ("text", "original", "romanized")

# What a setting may say, by its section and name. The sections of languages are like the first.
_PARTS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("", "title"): FORMS,
    ("", "container_title"): FORMS,
    ("", "collection_title"): FORMS,
    ("", "publisher"): FORMS,
    ("", "publisher_place"): _PLACE_PARTS,
    ("", "names"): _NAME_PARTS,
    ("archive", "first"): _ARCHIVE_PARTS,
    ("archive", "later"): _ARCHIVE_PARTS,
    ("archive", "behind"): _ARCHIVE_PARTS,
    ("archive", "place"): ("place", "country"),
    ("language-note", "text"): ("language",),
    ("label", "form"): ("names", "title", "year"),
    ("label", "archive"): ("archive", "names", "title", "year"),
}
_CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("", "name_order"): _ORDERS,
    ("", "sort"): _SORTS,
    ("", "lists"): LISTS,
    ("archive", "names"): tables.ARCHIVE_NAMES,
    ("language-note", "in_"): LANGUAGES_OF_NOTES,
    ("language-note", "place"): ("end", "title"),
    ("dual", "order"): ("own", "original", "romanized"),
}
_SECTIONS = (
    ("archive", Archive),
    ("language-note", LanguageNote),
    ("label", Label),
    ("dual", Dual),
)
_FIELD = {"in": "in_"}
_BRACES = str.maketrans("", "", "{}")
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_WHOLE = ("ru-", "uk-", "be-")
# Bare words in a template without braces are the names of its parts.
_BARE = re.compile(r"\b(?:text|original|romanized|translated)\b")


class BrokenPresentation(ValueError):  # noqa: N818 (a noun that says what was found)
    """A presentation with a mistake; the message names the file, the line and the choices."""

    def __init__(self, where: str, text: str, diagnostic: Diagnostic) -> None:
        self.where, self.text, self.diagnostic = where, text, diagnostic
        line = text.count("\n", 0, diagnostic.span.start) + 1 if diagnostic.span and text else 0
        place = f"{where}:{line}" if line else where
        super().__init__(f"{place}: {diagnostic.message} {diagnostic.hint}".strip())


def read(style: tables.StyleFiles) -> Presentation:
    """The presentation beside a style; the defaults where there is none.

    Raises:
        BrokenPresentation: A setting, a choice or a part that nobody knows.
    """
    return of(style.presentation, str(style.path.with_suffix(".toml")), style.beside)


def of(settings: Mapping[str, Any], where: str = "", text: str = "") -> Presentation:
    """The presentation that settings describe, named as in the file.

    Args:
        settings: What the file says, as TOML has it.
        where: Where that was said, for messages.
        text: The text of the file, in which mistakes are pointed at.

    Raises:
        BrokenPresentation: A setting, a choice or a part that nobody knows.
    """
    return _Reader(where, text).presentation(settings)


def with_settings(style: tables.StyleFiles, asked: Mapping[str, Any]) -> tables.StyleFiles:
    """The style with what is asked in the place of what its presentation says.

    Args:
        style: The style.
        asked: Settings, named as in the file; sections are mappings.

    Raises:
        BrokenPresentation: A setting, a choice or a part that nobody knows.
    """
    of(asked)
    said = dict(style.presentation)
    # What is asked holds for works in every language.
    languages = {
        code: {key: value for key, value in row.items() if key not in asked}
        for code, row in said.get("language", {}).items()
    }
    merged = {
        key: {**said.get(key, {}), **value} if isinstance(value, Mapping) else value
        for key, value in asked.items()
    }
    whole = {**said, "language": languages, **merged}
    return replace(style, presentation={key: each for key, each in whole.items() if each != {}})


def spelled(words: str) -> str:
    """A template with its parts in braces: `romanized [translated]` is read as well."""
    return words if "{" in words else _BARE.sub(lambda found: f"{{{found[0]}}}", words)


class _Reader:
    """Reads the settings of one file."""

    def __init__(self, where: str, text: str) -> None:
        self._where, self._text = where, text

    def presentation(self, settings: Mapping[str, Any]) -> Presentation:
        given = dict(settings)
        made: dict[str, Any] = {}
        for name, kind in _SECTIONS:
            table = self._table(given.pop(name, {}), name)
            made[name.replace("-", "_")] = self._section(table, kind, name)
        made["groups"] = self._groups(self._table(given.pop("groups", {}), "groups"))
        made["by_language"] = self._languages(self._table(given.pop("language", {}), "language"))
        plain = self._settings(given, Presentation, "", tuple(_plain(Presentation)))
        return Presentation(**plain, **made)

    def _section(self, table: Mapping[str, Any], kind: type[Any], section: str) -> Any:
        if kind is not Dual:
            return kind(**self._settings(table, kind, section, tuple(_plain(kind))))
        lists = {}
        for name in ("original", "romanized"):
            of_one = self._table(table.get(name, {}), f"dual.{name}")
            given = self._settings(of_one, OneList, f"dual.{name}", ("heading", "style"))
            lists[name] = replace(getattr(Dual(), name), **given)
        rest = {key: value for key, value in table.items() if key not in lists}
        return Dual(**lists, **self._settings(rest, Dual, section, ("order",)))

    def _languages(self, table: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
        made = {}
        for code, row in table.items():
            if code not in tables.languages():
                known = ", ".join(tables.languages())
                raise self._broken("language", code, f"'{code}' is no language.", known)
            section = f"language.{code}"
            rows = self._table(row, section)
            made[code] = MappingProxyType(self._settings(rows, Presentation, section, _OF_LANGUAGE))
        return MappingProxyType(made)

    def _groups(self, table: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
        for heading, kinds in table.items():
            if not isinstance(kinds, tuple | list) or not all(isinstance(k, str) for k in kinds):
                said = f"The group '{heading}' is to be a row of kinds."
                raise self._broken("groups", heading, said, '["archives"], ["ru", "uk"], ["rest"]')
            for kind in kinds:
                near = get_close_matches(kind, KINDS, 1, 0.8)
                # Any other word is a keyword that records may have.
                if near and kind not in KINDS:
                    said = f"The group '{heading}' has the kind '{kind}'."
                    hint = f"Did you mean '{near[0]}'? Kinds:"
                    raise self._broken("groups", heading, said, ", ".join(KINDS), hint)
        return MappingProxyType({heading: tuple(kinds) for heading, kinds in table.items()})

    def _table(self, value: Any, section: str) -> Mapping[str, Any]:
        if isinstance(value, Mapping):
            return value
        parent, _, key = section.rpartition(".")
        said = f"'{key}' is {written(value)}, which is no table of settings."
        raise self._broken(parent, key, said, f"[{section}]", "Write it as:")

    def _settings(
        self, given: Mapping[str, Any], kind: type[Any], section: str, known: tuple[str, ...]
    ) -> dict[str, Any]:
        default = {each.name: each.type for each in fields(kind)}
        settings: dict[str, Any] = {}
        for key, value in given.items():
            name = _FIELD.get(key, key.replace("-", "_"))
            if name not in known:
                raise self._unknown(section, key, known)
            self._check_kind(section, key, value, str(default[name]))
            is_template = (section, name) in _PARTS or section.startswith("language.")
            said = spelled(value) if name in TEMPLATES and is_template else value
            self._check(section, name, key, said)
            settings[name] = tuple(said) if isinstance(said, list) else said
        return settings

    def _unknown(self, section: str, key: str, known: tuple[str, ...]) -> BrokenPresentation:
        names = [_key(each) for each in known]
        if not section:
            names += [name for name, _ in _SECTIONS] + ["groups", "language"]
        near = get_close_matches(key, names, 1)
        hint = f"Did you mean '{near[0]}'? Settings:" if near else "Settings:"
        return self._broken(section, key, f"'{key}' is no setting.", ", ".join(sorted(names)), hint)

    def _check_kind(self, section: str, key: str, value: Any, kind: str) -> None:
        wanted: Mapping[str, tuple[type[Any], str]] = {
            "str": (str, "a text in quotes"),
            "bool": (bool, "true or false"),
            "int": (int, "a number from 0 on"),
            "tuple[str, ...]": (tuple, 'a row of texts, as ["en", "ru"]'),
        }
        type_, words = wanted[kind]
        is_row = type_ is tuple and isinstance(value, tuple | list)
        fits = is_row and all(isinstance(each, str) for each in value)
        is_number = type_ is int and type(value) is int and value < 0
        if is_number or not (fits or (type_ is not tuple and type(value) is type_)):
            said = f"'{key}' is {written(value)}."
            raise self._broken(section, key, said, words, "It is to be")

    def _check(self, section: str, name: str, key: str, value: Any) -> None:
        """Refuse a choice or a part of a template that nobody knows."""
        place = ("" if section.startswith("language.") else section, name)
        choices = _CHOICES.get(place)
        if name == "address" and value:
            choices = tuple(tables.address_forms())
        if name == "romanization" and value:
            choices = _systems()
        if name == "running_date" and value:
            choices = tuple(sorted(csl.DATES))
        if name == "locale" and value and not csl.is_locale(value):
            said = f"'{key}' is '{value}', of which CSL has no terms."
            raise self._broken(section, key, said, "ru-RU, uk-UA, en-GB, fr-FR, ja-JP", "Such as:")
        if choices is not None and value not in choices:
            said = f"'{key}' is '{value}'."
            # A system may be called by its whole name, but nobody need read all of these.
            named = [each for each in choices if name != "romanization" or each[:3] not in _WHOLE]
            raise self._broken(section, key, said, ", ".join(named), _near(value, choices))
        if place in _PARTS:
            self._check_template(section, place, key, value)
        if name in ("unless", "title_case") or (section, name) == ("archive", "language"):
            self._check_languages(section, key, (value,) if isinstance(value, str) else value)
        if section.startswith("dual.") and name == "style" and value:
            self._check_style(section, key, value)

    def _check_template(self, section: str, place: tuple[str, str], key: str, value: str) -> None:
        """Refuse a template that names no part, or one that nobody knows."""
        parts = template.part_names(value)
        known = ", ".join(f"{{{each}}}" for each in _PARTS[place])
        if (value and not parts and place != ("language-note", "text")) or not _is_closed(value):
            said = f"'{key}' is '{value}', which names no part."
            raise self._broken(section, key, said, known, "Parts, in braces:")
        for part in parts:
            if part not in _PARTS[place]:
                said = f"'{key}' names the part {{{part}}}."
                raise self._broken(section, key, said, known, "Parts:")

    def _check_languages(self, section: str, key: str, codes: Sequence[str]) -> None:
        for code in codes:
            if code and not _CODE.fullmatch(code):
                said = f"'{key}' names the language '{code}'."
                raise self._broken(section, key, said, "en, ru, uk, ja", "It is a code, such as:")

    def _check_style(self, section: str, key: str, name: str) -> None:
        try:
            tables.find_style(name)
        except (OSError, ValueError):
            said = f"'{key}' is '{name}', and there is no such style."
            known = ", ".join(tables.style_names())
            hint = _near(name, tables.style_names()).replace("Choices", "House styles")
            raise self._broken(section, key, said, known, hint) from None

    def _broken(
        self, section: str, key: str, said: str, choices: str, hint: str = "Choices:"
    ) -> BrokenPresentation:
        span = self._span(section, key)
        message = f"[{section}]: {said}" if section else said
        remark = Diagnostic("broken-presentation", "error", message, span, f"{hint} {choices}.")
        return BrokenPresentation(self._where, self._text, remark)

    def _span(self, section: str, key: str) -> Span | None:
        """Where a setting stands in the file; else its section; None where neither is found."""
        start = 0
        if section:
            header = re.search(rf"^[ \t]*\[{re.escape(section)}\]", self._text, re.M)
            start = header.end() if header else 0
        last = section.rpartition(".")[2]
        for words, begin in (
            (rf"[\"']?{re.escape(key)}[\"']?(?=\s*[=.])", start),
            (rf"{re.escape(section)}\.{re.escape(key)}(?=\s*=)", 0),
            (rf"\[{re.escape(f'{section}.{key}' if section else key)}\]", 0),
            (rf"\[?{re.escape(section)}\]?(?=\s*[=\n])", 0),
            (rf"{re.escape(last)}(?=\s*=)", 0),
        ):
            found = re.compile(rf"^[ \t]*({words})", re.M).search(self._text, begin)
            if found and found[1]:
                return Span(*found.span(1))
        return None


def _is_closed(value: str) -> bool:
    """Whether every brace of a template has its other one."""
    return re.sub(r"\{[a-z-]+\}", "", value).translate(_BRACES) == re.sub(r"\{[a-z-]+\}", "", value)


def _plain(kind: type[Any]) -> list[str]:
    """The settings of a section that are no sections themselves."""
    simple = ("str", "bool", "int", "tuple[str, ...]")
    return [each.name for each in fields(kind) if str(each.type) in simple]


def _key(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _near(value: str, choices: tuple[str, ...]) -> str:
    near = get_close_matches(str(value), choices, 1)
    return f"Did you mean '{near[0]}'? Choices:" if near else "Choices:"


def _systems() -> tuple[str, ...]:
    """The romanizations, by their short names and by their whole ones."""
    whole = [name for code in ("ru", "uk", "be") for name in romanize.systems_of(code)]
    short = [name.partition("-")[2] for name in whole]
    return tuple(dict.fromkeys((*short, *whole)))
