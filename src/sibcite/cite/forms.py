"""The forms of a text or a name that a record has: its own script, Latin letters, other words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from sibcite import romanize, tables
from sibcite.cite.systems import CYRILLIC, system_for
from sibcite.fields.template import fill, part_names
from sibcite.model import Mark, Name, RichText, Run, Text

# Languages that are written in another script, so that their Latin letters are a romanization.
ROMANIZED = ("ru", "uk", "be", "ja", "zh", "ko", "bg", "sr", "mk", "kk", "mn", "hy", "ka", "el")
_ITALIC = re.compile(r"\*([^*]+)\*")
_TAG = re.compile(r"(</?(?:i|b|sup|sub|span)(?: [^<>]*)?>)")
_MARKS: Mapping[str, Mark] = {
    "i": "italic",
    "b": "bold",
    "sup": "superscript",
    "sub": "subscript",
}
_STAR = "\uf8e6"
_LATIN = re.compile("[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_JOINTS = re.compile(r"(\s*[;,–—/]\s*|\s+[-&]\s+)")
_HYPHENS = re.compile(r"(?<=\w)(-)(?=\w)")


def is_latin(text: str) -> bool:
    """Whether the first letter of a text is Latin."""
    found = _LETTER.search(text)
    return found is not None and _LATIN.match(found[0]) is not None


def script(text: str) -> str:
    """The script of a text's first letter, as Unicode names it: `LATIN`, `CYRILLIC`, `CJK`."""
    letter = next(filter(str.isalpha, text), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def of_text(text: Text, language: str) -> dict[str, str]:
    """What a text is in each form; forms that are not known are empty.

    Args:
        text: The text.
        language: The language of its work; empty if unknown.
    """
    code = text.language or language
    foreign = code in ROMANIZED or bool(text.original)
    latin = is_latin(text.text)
    return {
        "text": text.text,
        "original": text.original or ("" if latin and foreign else text.text),
        "romanized": text.romanized or (text.text if latin else ""),
        "translated": text.translated,
    }


def of_place(text: Text, language: str, system: str, own_script: bool = True) -> dict[str, str]:
    """What a place is in each form, with its English name and its customary abbreviation.

    Args:
        text: The place, or several with what joins them.
        language: The language of the work, which names the place in it: Kyiv is Киев in Russian.
        system: What Cyrillic is romanized by; empty for BGN/PCGN.
        own_script: Whether the work itself is known in its own script, as its place will be.
    """
    forms = of_text(text, language) | {"short": ""}
    if not own_script:
        forms["original"] = ""
    rows, joints = _rows(text.original, language)
    if not rows:
        rows, joints = _rows(text.text, language)
    if not rows:
        return forms

    def joined(names: Iterable[str]) -> str:
        return "".join(f"{name}{joint}" for name, joint in zip(names, joints, strict=True))

    # "Köln" is in Latin letters by nature: its English name is a translation.
    if not (is_latin(text.text) and all(is_latin(row.original) for row in rows)):
        named = joined(_romanized(row, language, system) for row in rows)
        forms["romanized"] = text.romanized or named
    forms["translated"] = text.translated or joined(row.english for row in rows)
    if own_script and all(_named(row, language) for row in rows):
        forms["original"] = text.original or joined(_named(row, language) for row in rows)
        forms["short"] = joined(_short(row, language) for row in rows)
    return forms


def of_name(name: Name, language: str) -> dict[str, str]:
    """What a name is in each form, as it stands behind another form: ``斎藤六郎``."""
    return {form: whole_name(each) if each else "" for form, each in _names(name, language).items()}


def whole_name(name: Name) -> str:
    """A name with the family name first: ``Катасонова Е. Л.``, ``斎藤六郎``."""
    if name.literal:
        return name.literal
    joint = "" if _is_east_asian(name.family) else " "
    family = f"{name.non_dropping_particle} {name.family}".strip()
    return joint.join(part for part in (family, name.given) if part)


def leading_name(name: Name, template: str, language: str) -> Name:
    """The form of a name that a style orders and shortens."""
    forms = _names(name, language)
    return next((found for part in part_names(template) if (found := forms.get(part))), name)


def lead(forms: Mapping[str, str], template: str) -> str:
    """The form that stands in the style's typeface: the first of the template that is there."""
    return next(iter(_once(forms, template).values()), forms["text"])


def whole(forms: Mapping[str, str], template: str) -> str:
    """All forms of a template in their marks, none of them twice."""
    return fill(template, _once(forms, template)) or forms["text"]


def follows(forms: Mapping[str, str], template: str) -> RichText:
    """What stands behind the leading form, with the space before it; italic in asterisks."""
    once = {part: value.replace("*", _STAR) for part, value in _once(forms, template).items()}
    first = lead(forms, template).replace("*", _STAR).lstrip()
    filled = fill(template, once).removeprefix(first)
    return tuple(_runs(filled)) if filled != fill(template, once) else ()


def _runs(filled: str) -> Iterator[Run]:
    for place, piece in enumerate(_ITALIC.split(filled)):
        marks: frozenset[Mark] = frozenset(("italic",)) if place % 2 else frozenset()
        yield from _marked(piece.replace(_STAR, "*"), marks)


def _marked(text: str, marks: frozenset[Mark]) -> Iterator[Run]:
    """The text in runs, its tags as marks: ``On <i>War and Peace</i>``."""
    for place, piece in enumerate(_TAG.split(text)):
        if not place % 2:
            if piece:
                yield Run(piece, marks)
            continue
        mark = _MARKS.get(piece.strip("</>"))
        # Italic within italic stands upright.
        marks = marks ^ {mark} if mark else marks


def _once(forms: Mapping[str, str], template: str) -> dict[str, str]:
    """The forms, without those that would say the same again.

    A translation leads only where the template has it first; else the printed form does.
    """
    seen: set[str] = set()
    once = {}
    parts = part_names(template)
    leading = parts[:1] if parts[:1] == ("translated",) else ()
    known = [part for part in parts if part != "translated" or leading]
    if not any(forms.get(part, "").strip() for part in known) and parts:
        forms = {**forms, parts[0]: forms["text"]}
    for part in parts:
        value = forms.get(part, "")
        if value.strip() and value not in seen:
            once[part] = value
            seen.add(value)
    return once


def _names(name: Name, language: str) -> dict[str, Name | None]:
    latin = is_latin(name.family or name.literal)
    foreign = language in ROMANIZED or name.original is not None
    return {
        "text": name,
        "original": name.original or (None if latin and foreign else name),
        "romanized": name if latin else None,
    }


def _is_east_asian(text: str) -> bool:
    return any("\u2e80" <= character <= "\ud7ff" for character in text)


def _rows(text: str, language: str) -> tuple[list[tables.Place], list[str]]:
    """The places that a text names and what stands behind each; none if one is not known."""
    pieces = [text] if _found(text, language) else list(_pieces(text, language))
    rows = [_found(piece, language) for piece in pieces[::2]]
    known = [row for row in rows if row is not None]
    return (known, [*pieces[1::2], ""]) if len(known) == len(rows) else ([], [])


def _pieces(text: str, language: str) -> Iterator[str]:
    """Names of places and what joins them in turn; a hyphen joins only what is no one place."""
    for place, piece in enumerate(_JOINTS.split(text)):
        if place % 2 or _found(piece, language):
            yield piece
        else:
            yield from _HYPHENS.split(piece)


def _found(name: str, language: str) -> tables.Place | None:
    found = _places().get(_key(name))
    # In an English work L. is London.
    return found or (_abbreviated().get(_key(name)) if language in CYRILLIC else None)


@cache
def _abbreviated() -> Mapping[str, tables.Place]:
    """Places by their romanized abbreviations: ``SPb.``."""
    rows = [row for row in tables.places() if row.short and row.language in CYRILLIC]
    return {
        _key(romanize.romanize(row.short, each)): row
        for row in reversed(rows)
        for each in romanize.systems_of(row.language)
    }


@cache
def _places() -> Mapping[str, tables.Place]:
    """Every place by all that it is called."""
    known: dict[str, tables.Place] = {}
    for row in tables.places():
        spelled = [row.english, row.original, row.short, row.russian, *row.variants]
        for code, name in (("ru", row.russian), (row.language, row.original)):
            systems = romanize.systems_of(code) if code in CYRILLIC else ()
            spelled += [romanize.romanize(name, each) for each in systems]
        for each in filter(None, map(_key, spelled)):
            known.setdefault(each, row)
    return known


def _key(name: str) -> str:
    return re.sub(r"['’ʹ´ʼ`]", "", name).strip().casefold()


def _named(place: tables.Place, language: str) -> str:
    """The place in the language of a work, empty if that is written in Latin letters or unknown."""
    if language == "ru":
        return place.russian or place.original
    is_cyrillic = language in CYRILLIC and place.language in CYRILLIC
    return place.original if is_cyrillic or language == place.language else ""


def _short(place: tables.Place, language: str) -> str:
    named = _named(place, language)
    return place.short if place.short and named == place.original else named


def _romanized(place: tables.Place, language: str, system: str) -> str:
    code = language if language in CYRILLIC else place.language
    named = _named(place, code)
    if code not in CYRILLIC or is_latin(named):
        return place.english
    return romanize.romanize(named, system_for(system, code) or system_for("bgn-pcgn", code))
