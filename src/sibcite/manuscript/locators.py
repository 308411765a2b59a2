"""Places in a work, as a citation names them: ``pp. 263-264``, ``с. 46``, ``: 1–3``, ``л. 5``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sibcite import tables

_NUMBER = r"[^\W\d_]?\d[\w./]*"
_ROMAN = r"[ivxlcdm]+(?!\w)|[IVXLCDM]+(?!\w)"
_END = r"(?:\s?(?:об|ob|зв|ff|f|sq|passim|n\d+)\b\.?)?"
_VALUE = re.compile(
    rf"(?:{_NUMBER}|{_ROMAN}){_END}(?:(?:\s?(?:-{{1,3}}|[–—‑])\s?|,\s?|\s?&\s?|\s(?:and|und|и|та)\s)(?:{_NUMBER}|{_ROMAN}){_END})*"
)
# A newspaper's page by the letter of its section, C7; the others are labels: P12, S33, L5.
_LETTERED = re.compile(r"(?![LPS])[A-Z]\d{1,3}(?![\w.])")
# Two hyphens are the dash of a range, in TeX and in Markdown; its thin spaces are of no use.
_DASHES = re.compile(r"\s?-{2,3}\s?|\u2009[–—]\u2009?|[–—]\u2009")
_LABEL = re.compile(r"(?P<label>[^\W\d_]+|[§¶№]{1,2})(?P<stop>\.?)\s*")
_LEAD = re.compile(r"[\s,:;]*")


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a work.

    Attributes:
        value: What is counted, as printed: `263-264`. Empty for none.
        label: What counts it, a CSL locator term: `page`.
        rest: What stands behind it and is no place.
    """

    value: str = ""
    label: str = "page"
    rest: str = ""


NOWHERE = Locator()


def read(text: str) -> Locator:
    """The place at the head of what follows a name and a year.

    Args:
        text: ``, p. 46, emphasis added``; a number without a label is a page.
    """
    at = _at(text, _LEAD)
    page = _LETTERED.match(text, at)
    label = _LABEL.match(text, at) if page is None else None
    term = _terms().get(label["label"].casefold()) if label is not None else None
    if label is not None and term is not None:
        value = _VALUE.match(text, label.end())
        if value is not None and term == "volume" and "," in value[0]:
            # "Vol. 2, 45" is a page of one volume.
            value = _VALUE.match(text, label.end(), label.end() + value[0].index(","))
        if value is not None:
            return _found(text, value, term)
    value = page or _VALUE.match(text, at)
    if value is not None and any(map(str.isdigit, value[0])):
        return _found(text, value, "page")
    return Locator(rest=text[at:].strip())


def _found(text: str, value: re.Match[str], term: str) -> Locator:
    printed = value[0].rstrip(".,") if not value[0].endswith(("об.", "ob.", "зв.")) else value[0]
    rest = text[value.start() + len(printed) :].lstrip(" .,;")
    return Locator(dashed(printed), term, rest.strip())


def dashed(text: str) -> str:
    """A text with the dash that TeX and Markdown print for two hyphens: ``112--19``."""
    return _DASHES.sub("–", text)


def _at(text: str, lead: re.Pattern[str]) -> int:
    match = lead.match(text)
    return match.end() if match else 0


@cache
def _terms() -> dict[str, str]:
    return {
        label: term
        for term, row in tables.words("locators").items()
        if term != "source"
        for label in row["labels"]
    }
