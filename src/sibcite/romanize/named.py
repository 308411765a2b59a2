"""Systems by their short names: ``ala-lc`` is ``ru-ala-lc`` for Russian."""

from __future__ import annotations

from functools import cache

from sibcite import tables

LANGUAGES = ("ru", "uk", "be")


@cache
def systems_of(language: str) -> tuple[str, ...]:
    """The systems for a language, by its ISO 639-1 code."""
    return tuple(name for name in tables.romanization_names() if name.startswith(f"{language}-"))


def whole_name(name: str, code: str = "ru") -> str:
    """The whole name of a system that may be short: a language's own, else the first one's.

    A name that no language has is given back as it is, for the table to refuse.

    Args:
        name: `ala-lc` or `ru-ala-lc`.
        code: The language of the text; Russian for letters of none.
    """
    known = tables.romanization_names()
    named = (name, *(f"{each}-{name}" for each in (code, *LANGUAGES)))
    return next((each for each in named if each in known), name)


def system_named(name: str, code: str = "ru") -> str:
    """The system that a short name means for a language.

    Args:
        name: `ala-lc` or `ru-ala-lc`.
        code: One of `LANGUAGES`.

    Raises:
        ValueError: The language has no system of that name; the message names those there are.
    """
    if is_named(name, code):
        return name if name in systems_of(code) else f"{code}-{name}"
    raise ValueError(no_system(name, code))


def no_system(name: str, code: str) -> str:
    """What is said where a language has no system of that name."""
    choices = ", ".join(each.removeprefix(f"{code}-") for each in systems_of(code))
    language = english_name(code)
    return f"No romanization of {language} is known as '{name}'. Choices: {choices}."


def english_name(code: str) -> str:
    """The name of a language of `data/languages.toml`: `Russian`."""
    return tables.languages()[code].names[0].capitalize()


def is_named(name: str, code: str) -> bool:
    """Whether a language has a system of that name."""
    return name in systems_of(code) or f"{code}-{name}" in systems_of(code)


def language_of(name: str) -> str:
    """The first language that has a system of that name, Russian before all; else Russian."""
    return next((code for code in LANGUAGES if is_named(name, code)), "ru")
