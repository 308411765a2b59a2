"""Systems by their short names: ``ala-lc`` is ``ru-ala-lc`` for Russian."""

from __future__ import annotations

from sibcite import tables
from sibcite.romanize.forward import systems_of

LANGUAGES = ("ru", "uk", "be")


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
