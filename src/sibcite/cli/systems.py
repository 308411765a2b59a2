"""The systems of romanization that an option names, or the refusal that names all."""

from __future__ import annotations

from sibcite.cli.messages import Misuse, Page


def target_named(option: str, name: str, others: tuple[str, ...] = ()) -> str:
    """What is to be romanized to, in small letters: `cyrillic`, a system, or one of some others.

    Raises:
        Misuse: There is none of that name.
    """
    from sibcite.romanize.named import language_of, system_named

    small = name.lower()
    if small not in ("cyrillic", *others):
        try:
            system_named(small, language_of(small))
        except ValueError as fault:
            hint = f"It may also be {', '.join(('cyrillic', *others))}."
            raise Misuse.of(Page(option), "unknown-system", str(fault), hint) from None
    return small


def source_named(name: str) -> str:
    """The system that a text is in; empty for `auto`.

    Raises:
        Misuse: There is none of that name.
    """
    from sibcite.romanize.named import system_named

    if name.lower() == "auto":
        return ""
    try:
        return system_named(name.lower())
    except ValueError as fault:
        raise Misuse.of(Page("--from"), "unknown-system", str(fault)) from None
