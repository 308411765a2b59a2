"""The romanization that a name means for a language: `ala-lc-simplified` is `uk-ala-lc` there."""

from __future__ import annotations

from collections.abc import Iterator

from sibcite import romanize

# Languages in Cyrillic that have systems.
CYRILLIC = ("ru", "uk", "be")


def system_for(name: str, code: str) -> str:
    """The system of a language that a name means; its nearest kin where it has none of that name.

    Args:
        name: A system such as `ala-lc-simplified`; empty for none.
        code: `ru`, `uk` or `be`.

    Returns:
        The system's whole name; empty if the language has nothing like it.
    """
    if not name:
        return ""
    known = romanize.systems_of(code)
    short = name.partition("-")[2] if name[:3] in ("ru-", "uk-", "be-") else name
    family = short.partition("-")[0]
    for wanted in (short, *_kin(short, family)):
        found = [each for each in known if each[3:] == wanted]
        if found:
            return found[0]
    return next((each for each in known if each[3:].startswith(family)), "")


def _kin(short: str, family: str) -> Iterator[str]:
    """What stands for a system in another language of the same manner."""
    if family == "ala":
        yield from ("ala-lc", "ala-lc-simplified")
    if family == "bgn":
        yield from ("bgn-pcgn", "kmu2010", "bgn1979")
    if short in ("gost7034", "gost52535", "icao", "mvd310"):
        yield from ("kmu2010", "national2007")
    if family in ("scholarly", "scientific"):
        yield from ("scholarly", "iso9")
