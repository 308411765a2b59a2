"""A style made ready: its elements, the locales it speaks, and what can be settled beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from citeproc import LANGUAGE_NAMES, LOCALES_PATH, PRIMARY_DIALECTS, model

from sibcite.csl.citeproc_py import dates, elements, names
from sibcite.csl.citeproc_py.elements import CSL
from sibcite.csl.citeproc_py.markup import Quoting

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DONE_OVER = {
    "term": elements.Term,
    "layout": elements.Layout,
    "text": elements.Text,
    "number": elements.Number,
    "label": elements.Label,
    "names": names.Names,
    "name": names.Name,
    "name-part": names.NamePart,
    "substitute": names.Substitute,
    "date": dates.Date,
    "date-part": dates.DatePart,
    "if": elements.If,
    "else-if": elements.ElseIf,
    "key": elements.Key,
}
_AS_IT_IS = {
    "": model.CitationStylesElement,
    "style": model.Style,
    "locale": model.Locale,
    "citation": model.Citation,
    "bibliography": model.Bibliography,
    "sort": model.Sort,
    "macro": model.Macro,
    "group": model.Group,
    "choose": model.Choose,
    "else": model.Else,
    "et-al": model.Et_Al,
}

# The class of each CSL element; the empty name stands for every other.
CLASSES: dict[str, type[Any]] = {
    name: type(known.__name__, (elements.Element, known), {}) for name, known in _AS_IT_IS.items()
} | _DONE_OVER


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """A compiled style. `elements` keeps citeproc-py's objects, and what they know, alive."""

    root: Any
    quoting: Quoting
    elements: tuple[Any, ...] = field(repr=False)


def locale_files(locale: str) -> list[str]:
    """The locale files for a language tag, the nearest first; en-US ends every list."""
    wanted = [
        locale if locale in LANGUAGE_NAMES else "",
        PRIMARY_DIALECTS.get(locale.split("-", maxsplit=1)[0], ""),
        "en-US",
    ]
    return [
        str(Path(LOCALES_PATH, f"locales-{tag}.xml")) for tag in dict.fromkeys(filter(None, wanted))
    ]


def compiled(root: Any, locales: Sequence[Any], language: str) -> Program:
    """Make a checked style ready; `locales` are the roots of its locale files."""
    root.locales = [*_own_locales(root, language), *locales]
    root.terms_found = {}
    root.macros = {macro.get("name"): macro for macro in root.findall(f"{CSL}macro")}
    for locale in root.locales:
        locale.style = root
    _localize_dates(root)
    _give_names_a_name(root)
    alive = (*root.iter(), *(element for locale in locales for element in locale.iter()))
    return Program(root, _quoting(root), alive)


def _own_locales(root: Any, language: str) -> Iterator[Any]:
    for tag in dict.fromkeys((language, language.split("-", maxsplit=1)[0], None)):
        yield from (one for one in root.findall(f"{CSL}locale") if one.get(_XML_LANG) == tag)


def _quoting(root: Any) -> Quoting:
    def term(name: str) -> str:
        return str(root.get_single_term(name=name))

    return Quoting(
        (term("open-quote"), term("close-quote")),
        (term("open-inner-quote"), term("close-inner-quote")),
        str(root.get_locale_option("punctuation-in-quote")).lower() == "true",
    )


def _localize_dates(root: Any) -> None:
    """Write the parts of localized dates into the style, under the style's own attributes.

    citeproc-py merges them while it prints, into the locale itself, for all dates to come.
    """
    dates = [date for date in root.iter(f"{CSL}date") if date.get("form")]
    for date in dates:
        if date.getparent().tag == f"{CSL}locale":
            continue
        patterns = (one for locale in root.locales for one in locale.findall(f"{CSL}date"))
        pattern = next((one for one in patterns if one.get("form") == date.get("form")), None)
        if pattern is None:
            continue
        wanted = date.get("date-parts", "year-month-day").split("-")
        own = {part.get("name"): dict(part.attrib) for part in date}
        date[:] = []
        for part in pattern:
            if (name := part.get("name")) in wanted:
                attributes = dict(part.attrib) | own.get(name, {})
                date.append(date.makeelement(part.tag, attributes))
        if pattern.get("delimiter") and not date.get("delimiter"):
            date.set("delimiter", pattern.get("delimiter"))


def _give_names_a_name(root: Any) -> None:
    """Add the `<name/>` that CSL lets a style leave out; citeproc-py adds one a print."""
    for roles in root.iter(f"{CSL}names"):
        if roles.find(f"{CSL}name") is None and roles.getparent().tag != f"{CSL}substitute":
            roles.insert(0, roles.makeelement(f"{CSL}name"))
