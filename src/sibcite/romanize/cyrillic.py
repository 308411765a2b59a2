"""The language of a Cyrillic text by its letters: ``Історія України`` is Ukrainian."""

from __future__ import annotations


def language_of_letters(text: str) -> str:
    """Russian, unless letters that it has not stand there; before 1918 it had i, but with ѣ, ъ.

    Args:
        text: A text in Cyrillic.

    Returns:
        `ru`, `uk` or `be`.
    """
    letters = set(text.casefold())
    if "ў" in letters:
        return "be"
    if "ѣ" in letters or letters >= {"і", "ъ"}:
        return "ru"
    if letters & set("ґєї"):
        return "uk"
    if "і" in letters:
        return "be" if letters & set("ыэё") and "и" not in letters else "uk"
    return "ru"
